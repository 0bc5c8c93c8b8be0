"""Whether a table speaks of money at all: a unit that is stated elsewhere reaches no other one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.tables.columns.heads import Head
from corpus.tables.grid import Grid
from corpus.text.cells import parse_cell
from corpus.text.plain import plain
from corpus.words import alternation, listed

# So many lines above a table are its titles; so many of its rows tell what it is about.
TITLES, ROWS = 3, 30
_MONEY = frozenset({"money", "amount", "difference", "part", "none", "limit"})


def speaks_of_money(grid: Grid, heads: Sequence[Head], first: int, own: Sequence[str]) -> bool:
    """Whether the heads of a table, its own titles or most of its rows name money.

    A head of no more than a year says nothing: 「令和8年度」 may head visitors.
    """
    if any(head.kind in _MONEY and (head.measure or head.kind != "money") for head in heads):
        return True
    titles = [*own[:TITLES], *(c.text for row in grid.rows[:first] for c in row if c)]
    if any(map(names_money, titles)):
        return True
    rows = [
        names for i in range(first, min(len(grid.rows), first + ROWS)) if (names := _row(grid, i))
    ]
    return sum(map(names_money, rows)) * 2 >= len(rows) > 0


def _row(grid: Grid, index: int) -> str:
    texts = {c.start: c.text for c in grid.rows[index] if c and parse_cell(c.text) is None}
    return " ".join(texts.values())


def names_money(text: str) -> bool:
    """Whether a text has a word for money: 「歳入総額」."""
    return bool(_money().search(plain(text)))


@cache
def _money() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "money")))
