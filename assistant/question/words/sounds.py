"""English names that a Japanese asker writes as they sound: 「ブラックウォーター」 is "Brackwater".

Both spellings come down to one sequence of consonants, as far as kana tell them apart: no l from
r, no v from b, no r before a consonant ("water" is ウォーター). A name needs three of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import jaconv

KATAKANA = re.compile(r"[ァ-ヶー]{3,}")
FEWEST = 3  # consonants that tell a name
VOWEL = "-"  # before a word that begins with none: w and y are hardly heard in kana
# English letters as kana have them, in this order.
LETTERS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""), (r"^kn", "n"), (r"^wr", "r"), (r"e$", ""), (r"dg|j|g(?=[eiy])", "j"),
        (r"tch|ch", "S"), (r"ph", "f"), (r"sh|th|sc(?=[eiy])|c(?=[eiy])", "s"), (r"gh", ""),
        (r"ck|qu|q|c(?!$|h)|c$", "k"), (r"x", "ks"), (r"wh", "w"), (r"m(?=[pb])", "n"),
        (r"r(?=[^aeiouyr]|$)", ""), (r"h(?=[^aeiouy]|$)", ""),
    )
)  # fmt: skip
# Kana in Latin letters as English has them.
KANA = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""), (r"sh|ch", "s"), (r"n(?=[bp])", "n"), (r"ji|j", "j"),
        (r"th", "t"), (r"dh", "d"),
    )
)  # fmt: skip
SAME = str.maketrans({"l": "r", "v": "b", "f": "h", "z": "s", "S": "s"})
SILENT = re.compile(r"[aeiouwy]")
TWICE = re.compile(r"(.)\1+")


class Sounds:
    """Words of names, found by how they sound in Japanese."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        """`names` are each the lower-case words of one, in their order."""
        self._names = names

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, None]]:
        """The words by their sounds, read when the first is asked for."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for words in self._names:
            for word in words:
                found[of_english(word)][word] = None
            for two in pairwise(words):
                found[of_english("".join(two))].update(dict.fromkeys(two))
        return {key: w for key, w in found.items() if len(key.lstrip(VOWEL)) >= FEWEST}

    def alike(self, text: str) -> tuple[str, ...]:
        """The words that the katakana of a text sound like: ("brackwater",)."""
        heard = (self._words.get(of_katakana(kana), ()) for kana in KATAKANA.findall(text))
        return tuple(dict.fromkeys(word for words in heard for word in words))


def of_english(word: str) -> str:
    """The consonants of an English word as kana have them: "wyndale" → "-ndr"."""
    for pattern, sound in LETTERS:
        word = pattern.sub(sound, word)
    return _consonants(word)


def of_katakana(kana: str) -> str:
    """The consonants of a word in katakana: ワインデール → "-ndr"."""
    word = jaconv.kana2alphabet(jaconv.kata2hira(kana.replace("ヴ", "ブ").replace("ー", "")))
    for pattern, sound in KANA:
        word = pattern.sub(sound, word)
    return _consonants(word)


def _consonants(word: str) -> str:
    begins = VOWEL if word[:1] in set("aeiouwy") else ""
    return begins + TWICE.sub(r"\1", SILENT.sub("", TWICE.sub(r"\1", word.translate(SAME))))
