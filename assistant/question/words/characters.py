"""What kind of character or bracket something is, as far as questions need it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.text.folding import is_japanese

BRACKETED = re.compile(r"\s*[(（](?P<inner>[^()（）]*)[)）]")
LATIN_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,}(?![A-Za-z])")
HIRAGANA = "".join(map(chr, range(ord("ぁ"), ord("ん") + 1)))


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Text in round brackets, with the white space before them, at `start:end`."""

    inner: str
    start: int
    end: int

    @property
    def japanese(self) -> bool:
        """Whether it begins with a Japanese word."""
        return len(self.inner) > 1 and all(map(is_japanese, self.inner[:2]))

    @property
    def latin(self) -> bool:
        """Whether it begins with a Latin letter."""
        return self.inner[:1].isascii() and self.inner[:1].isalpha()


def bracketed(text: str) -> Iterator[Bracketed]:
    """What a text says in brackets: 「X (Y)」 → Y."""
    for match in BRACKETED.finditer(text):
        yield Bracketed(match["inner"], *match.span())


def is_kanji(character: str) -> bool:
    """Whether a character is an ideograph, or repeats one."""
    return "一" <= character <= "龥" or character == "々"


def is_katakana(character: str) -> bool:
    """Whether a character is of the syllabary for foreign words, or lengthens one."""
    return "ァ" <= character <= "ヶ" or character == "ー"


def english_words(text: str) -> int:
    """How many words of small letters a text has: names in capitals make no English sentence."""
    return sum(word.islower() for word in LATIN_WORD.findall(text))
