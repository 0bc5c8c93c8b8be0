"""Whether a turn names nothing: a number, a mark, a single kana; one word that only asks."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from assistant.question.words.lexicon import lexicon, said_in, unframed
from corpus.text import fold_key
from corpus.text.years import ERAS

_NUMERALS: Final = re.compile(r"[〇一二三四五六七八九十百千万億兆]|分の")
_KANA: Final = re.compile(r"[ぁ-ゖァ-ヶｦ-ﾝ]")
# Marks that are letters to Unicode: the long sound, the voiced mark.
_MARKS: Final = "Lm"
_PICTURE: Final = "So"  # an emoji says something
_NO_WORD: Final = re.compile(r"[^\w']+|_")
_ALL: Final = "says.all"
_PARTICLES: Final = re.compile(r"(?<=.)(?:って|は|が|を|の|で|も)+$")


def is_bare(text: str) -> bool:
    """「12」, 「三分の一」, 「！」, 「ﾊﾟ」 -> True; 「3年」, 「国」, "a4", "👍" -> False."""
    rest = _NUMERALS.sub("", text)
    kinds = [unicodedata.category(character) for character in rest]
    letters = [c for c, kind in zip(rest, kinds, strict=True) if kind[0] == "L" and kind != _MARKS]
    alone = len(letters) == 1 and bool(_KANA.fullmatch(letters[0]))
    return _PICTURE not in kinds and (not letters or alone)


def is_alone(text: str) -> bool:
    """Whether a turn is one word that names nothing.

    "How?", 「合計は？」, 「予算」, 「増減」, 「令」 -> True; 「国」 -> False.
    """
    words = {_PARTICLES.sub("", fold_key(word)) for word in _NO_WORD.split(text) if word}
    return len(words) == 1 and all(map(_names_nothing, words))


def _names_nothing(word: str) -> bool:
    """Whether a word is one of asking, of a measure, or of all: 「増減」, "everything"."""
    return word in _empty() or not unframed(word) or not said_in(word).without((_ALL,)).strip()


@cache
def _empty() -> frozenset[str]:
    eras = {era[:length] for era, *_ in ERAS for length in (1, 2)}
    return frozenset(map(fold_key, lexicon().stop_ja | lexicon().stop_en | eras))
