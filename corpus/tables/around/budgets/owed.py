"""What a table of a budget lists that is promised or carried over, and no budget of its year."""

from __future__ import annotations

import re
from functools import cache

from corpus.text.plain import plain
from corpus.words import alternation, listed


def owed_by(title: str | None) -> str | None:
    """What a title says is promised or carried over: 「第３表 継続費補正」 -> "継続費"."""
    match = _owed().search(plain(title)) if title else None
    return match["what"] or match["alone"] if match else None


@cache
def _owed() -> re.Pattern[str]:
    words = alternation(listed("names", "owed"))
    number = r"(?:第?\d{1,2}\s?表\s?|table\s?\d{1,2}\W*|\d{1,2}(?:\.\d{1,2})*\W*)?"
    alone = alternation(listed("names", "owed_alone"))
    bracket = r"(?:\s*\([^()]*\))?"
    return re.compile(rf"^\W*{number}(?:(?P<what>{words})|(?P<alone>{alone}){bracket}$)")
