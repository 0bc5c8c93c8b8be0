"""The folded view: what two spellings of the same text have in common.

Slides turned into text spell one word in many ways: full-width and half-width, Kangxi radicals
for ideographs, private-use characters for bullets, a line break inside a word. Comparison works
on a folded copy; its offset map leads back, so that what is cited is the original.

NFKC maps full-width forms and Kangxi radicals (Unicode Standard Annex 15); the CJK radicals
supplement has hardly any decompositions, so the ones that occur in text made from fonts are listed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.text.remembered import remembered

RADICALS = str.maketrans("⺟⺠⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯", "母民虎西角長青食鬼麦黄斉歯竜")
# One character for each family of look-alikes, so that a range or a minus has one spelling.
BULLET = "•"
LOOKALIKES = str.maketrans(
    dict.fromkeys("〜～∼", "~")
    | dict.fromkeys("−‐‑‒–—―─", "-")
    | dict.fromkeys("●■◆◇○◯▪➢➣❖", BULLET)
)


_RUN = re.compile(r"\s+|\S+")
_SHOWN = RADICALS | {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded text; `offsets[i]` is the original offset of folded character `i`.

    `offsets` has one entry more than `text`: the length of the original.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Range of the original that the folded range `start:end` came from."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> FoldedText:
    """Fold width, radicals, bullets and case; join wrapped lines; squeeze white space.

    A line break between two ideographs or kana vanishes (a wrapped word); any other run of white
    space becomes one space; an empty line stays as one newline, since it ends a block.
    """
    return _fold(text)


@remembered
def _fold(text: str) -> FoldedText:
    out: list[str] = []
    offsets: list[int] = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        if text[start].isspace():
            gap = _gap(text, start, end)
            out.append(gap)
            offsets.extend([start] * len(gap))
            continue
        folded = list(map(_FOLDED.__getitem__, run[0]))
        said = "".join(folded)
        out.append(said)
        if len(said) == end - start and "" not in folded:  # each is one character
            offsets.extend(range(start, end))
        else:
            offsets.extend(at for at, c in enumerate(folded, start) for _ in c)
    offsets.append(len(text))
    return FoldedText("".join(out), tuple(offsets))


def plain_characters(text: str) -> str:
    """The text with radicals as the ideographs that they look like, as a name is to be shown."""
    return text.translate(_SHOWN)


class _Folded(dict[str, str]):
    """The folded form of each character, made when first met."""

    def __missing__(self, character: str) -> str:
        self[character] = _fold_character(character)
        return self[character]


_FOLDED = _Folded()


class _Key(dict[int, str]):
    """The folded form of each character by its code, "" for white space; made when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(_fold_character(chr(code)).split())
        return self[code]


_KEY = _Key()


@lru_cache(maxsize=32768)
def fold_key(text: str) -> str:
    """Folded text without any white space, for comparing names and values."""
    return text.translate(_KEY)


def key_of_text(text: str) -> str:
    """The same of a whole text, which is not kept in memory."""
    return text.translate(_KEY)


def _gap(text: str, start: int, end: int) -> str:
    breaks = text.count("\n", start, end)
    if breaks > 1:
        return "\n"
    if breaks == 1 and start and end < len(text) and _wraps(text[start - 1], text[end]):
        return ""
    return " "


def _wraps(before: str, after: str) -> bool:
    return is_japanese(before) and is_japanese(after)


@lru_cache(maxsize=65536)
def is_japanese(character: str) -> bool:
    """Whether a character is an ideograph, kana, or their punctuation."""
    name = unicodedata.name(unicodedata.normalize("NFKC", character)[0], "")
    return (
        name.startswith(("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"))
        or character in "、。々ー「」（）"
    )


def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "Co":
        return BULLET
    if unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    folded = unicodedata.normalize("NFKC", character.translate(RADICALS))
    return folded.translate(LOOKALIKES).lower()
