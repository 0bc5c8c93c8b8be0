"""Things that questions and statements name alike: numbers, universities, countries."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.question.words.lexicon import lexicon
from corpus.text import fold_key
from corpus.text.years import find_years

NUMBER = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?[十百千万億]*|[一二三四五六七八九十百千]+|数[十百千]?)"

# The name of a university, not a kind of university such as 国際卓越研究大学.
UNIVERSITY = re.compile(
    r"[一-龥ァ-ヶー]{1,5}[一-龥ァ-ヶー](?<![究越立学内外等各要在])大学(?!院生|ファンド|等|生)"
)

# 「C7彗星」; "the Deep Comet Service".
_MARKED = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+-?[0-9]+[A-Za-z]?(?:[ァ-ヶー]+|[一-龥]+)")
_CAPITALISED = re.compile(r"(?<=[a-z] )(?:[A-Z][a-z]+ ){2,}[A-Z][a-z]+\b")


def lettered_names(text: str) -> tuple[str, ...]:
    """Names that a text writes as such, by letters with digits or by several capitals; no year.

    「C7彗星のR8予算」 → ("C7彗星",).
    """
    names = (*_MARKED.findall(text), *_CAPITALISED.findall(text))
    return tuple(n for n in names if not find_years(n))


@lru_cache(maxsize=1)
def countries() -> re.Pattern[str]:
    """The names of countries, as one pattern."""
    names = sorted(map(fold_key, lexicon().countries), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))
