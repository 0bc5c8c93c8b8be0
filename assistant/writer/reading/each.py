"""What an amount is for each of: 「1人あたり」, "per project", and a row's 「（人・年当たり）」."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.writer.reading.vocabulary import words
from corpus.facts import FigureRow
from corpus.text import fold
from corpus.text.amounts import PER_ONE

OF_A_ROW = re.compile(
    r"(?:[/／]|毎)([^\s、。()]{1,12})|([^\s、。()]{1,12})"
    rf"{PER_ONE}"
)


def said_each(text: str) -> frozenset[str]:
    """The kinds of things that a text in lower case says an amount is for each of."""
    return frozenset(_kinds()[m[1] or m[2]] for m in _said().finditer(text))


def each_of(row: FigureRow, quote: str) -> frozenset[str]:
    """The kinds that a row is for each of, as its label or its quote says; none where they don't.

    「支援額（年・課題当たり）」 -> {"item"}
    """
    parts = (row.label, row.note or "", row.scope or "", row.original, quote)
    text = fold(" ".join(parts)).text
    nouns = {n for m in OF_A_ROW.finditer(text) for n in re.split("[・/]", m[1] or m[2])}
    return frozenset(
        kind for word, kind in _kinds().items() if any(n.endswith(word) for n in nouns)
    )


def counted_as(kinds: frozenset[str]) -> list[str]:
    """All words that things of some kinds are counted by: person -> 人, people, students …"""
    return [word for word, kind in _kinds().items() if kind in kinds]


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {word: kind for kind, group in words()["counters"].items() for word in group}


@lru_cache(maxsize=1)
def _said() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(_kinds(), key=len, reverse=True)))
    return re.compile(rf"({nouns})\s?(?:{PER_ONE}|ごと)|\b(?:per|each|every)\s({nouns})\b")
