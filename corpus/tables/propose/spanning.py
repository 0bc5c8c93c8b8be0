"""Heads over several columns of a table that is told by places: which columns each stands over.

A head is centred over its columns or begins where they begin, so the columns are shared out where
that fits best. Where the line below repeats its labels, each repetition is one head's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from corpus.tables.grid import GridCell
from corpus.tables.propose.pieces import Piece, PieceRow
from corpus.text.years import find_years

# Over more columns the ways to share them out are too many to try.
MOST_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class Span:
    """From `x0` to `x1` of a row."""

    x0: float
    x1: float

    def shares(self, piece: Piece) -> float:
        """How much of a piece stands in it, below zero where none does."""
        return min(self.x1, piece.x1) - max(self.x0, piece.x0)


def spanning_row(
    row: PieceRow, below: PieceRow, spans: Sequence[Span], names: int
) -> list[GridCell | None] | None:
    """The cells of a row of heads that each span columns; None where it is no such row.

    `below` are the labels under it, `spans` the places of all columns, the first `names` of them
    those of names. "2025 Estimate", "2026 Estimate" above Current, Capital, Total, twice.
    """
    columns = spans[names:]
    heads = [p for p in row if p.x1 > columns[0].x0 or p.x0 >= columns[0].x0] if columns else []
    labels = [p for p in below if p in _over(below, columns)]
    if not 1 < len(heads) < len(columns) <= MOST_COLUMNS or len(heads) != len(row):
        return None
    if len(labels) != len(columns):
        return None
    shares = _repeated(len(heads), labels)
    if shares is None and all(find_years(p.text) for p in heads):
        shares = _best(heads, columns)
    if shares is None:
        return None
    cells: list[GridCell | None] = [None] * names
    for head, count in zip(heads, shares, strict=True):
        cells += [joined([head])] * count
    return cells


def joined(pieces: Sequence[Piece]) -> GridCell:
    """Pieces that stand in one cell: letter-spaced names, a sign before its number."""
    ordered = sorted(pieces, key=lambda p: p.start)
    text = " ".join(p.text for p in ordered)
    return GridCell(text, ordered[0].start, max(p.end for p in ordered))


def _over(row: PieceRow, columns: Sequence[Span]) -> list[Piece]:
    """The pieces of a row that stand over columns, not over the names before them."""
    left = min(column.x0 for column in columns)
    return [p for p in row if p.x1 > left]


def _repeated(count: int, labels: Sequence[Piece]) -> list[int] | None:
    """How many columns each of `count` heads has where the labels repeat as often."""
    period, rest = divmod(len(labels), count)
    texts = [label.text for label in labels]
    if rest or period < 2 or texts != texts[:period] * count or len(set(texts)) == 1:
        return None
    return [period] * count


def _best(heads: Sequence[Piece], columns: Sequence[Span]) -> list[int]:
    """How many columns each head has where they are shared out as their places fit best."""
    ways = combinations(range(1, len(columns)), len(heads) - 1)
    bounds = min(
        ((0, *way, len(columns)) for way in ways), key=lambda b: _misfit(heads, columns, b)
    )
    return [b - a for a, b in pairwise(bounds)]


def _misfit(heads: Sequence[Piece], columns: Sequence[Span], bounds: Sequence[int]) -> float:
    return sum(
        _distance(head, columns[a].x0, columns[b - 1].x1)
        for head, (a, b) in zip(heads, pairwise(bounds), strict=True)
    )


def _distance(head: Piece, left: float, right: float) -> float:
    """How far a head is from the middle or from where its columns begin."""
    middle = abs(head.x0 + head.x1 - left - right) / 2
    return min(middle, abs(head.x0 - left))
