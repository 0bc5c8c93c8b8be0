"""Things that questions and statements name alike: numbers, universities, countries."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.question.words.lexicon import lexicon
from corpus.text import fold_key

NUMBER = r"(?:[0-9][0-9,]*(?:\.[0-9]+)?[十百千万億]*|[一二三四五六七八九十百千]+|数[十百千]?)"

# The name of a university, not a kind of university such as 国際卓越研究大学.
UNIVERSITY = re.compile(
    r"[一-龥ァ-ヶー]{1,5}[一-龥ァ-ヶー](?<![究越立学内外等各要在])大学(?!院生|ファンド|等|生)"
)


@lru_cache(maxsize=1)
def countries() -> re.Pattern[str]:
    """The names of countries, as one pattern."""
    names = sorted(map(fold_key, lexicon().countries), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))
