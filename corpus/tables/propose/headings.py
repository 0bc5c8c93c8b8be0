"""Heads that stand one behind the other in lines, put together to one for each column."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.tables.columns.heads import Head, read_head
from corpus.tables.grid import GridCell

_NAMES = frozenset({"name", "level", "office", "text"})


def group_heads(cells: Sequence[GridCell]) -> list[tuple[GridCell, Head]] | None:
    """One head a column, from pieces in their order; None where a piece is not understood.

    A year alone belongs to the budget that follows it: 令和7年度, 予算額 -> one head. A sequence of
    pieces that could be put together in two ways, such as years before all budgets, is none.
    """
    heads: list[tuple[GridCell, Head]] = []
    for cell in cells:
        head = read_head([cell.text], None)
        if head.kind == "unknown":
            return None
        if head.kind == "blank":  # a mark such as "(A)"
            if heads:
                heads[-1] = (_join(heads[-1][0], cell), heads[-1][1])
        elif heads and _is_year(heads[-1][1]) and _wants_year(head):
            joined = _join(heads[-1][0], cell)
            heads[-1] = (joined, read_head([heads[-1][0].text, cell.text], None))
        else:
            heads.append((cell, head))
    bare = [h for _, h in heads if h.measure and h.year is None and h.shift is None]
    years = [h for _, h in heads if _is_year(h)]
    return None if bare and years else heads


def column_heads(cells: Sequence[GridCell]) -> list[GridCell] | None:
    """The heads of amounts in pieces that may begin with names and end with remarks."""
    grouped = group_heads(cells)
    if grouped is None:
        return None
    while grouped and grouped[0][1].kind in _NAMES:
        grouped = grouped[1:]
    while grouped and grouped[-1][1].kind in _NAMES:
        grouped = grouped[:-1]
    return [cell for cell, _ in grouped]


def _is_year(head: Head) -> bool:
    return head.kind == "money" and head.year is not None and head.measure is None


def _wants_year(head: Head) -> bool:
    return head.kind in {"money", "amount"} and head.year is None and head.shift is None


def _join(first: GridCell, second: GridCell) -> GridCell:
    return GridCell(f"{first.text} {second.text}", first.start, second.end)
