"""Rows of a table as ranges of the text.

A merged cell stands in the text once, with the first of the rows that it covers; it is said of the
others too, but is no part of their ranges.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter

from corpus.document import Cell, Table


@dataclass(frozen=True, slots=True)
class Row:
    """One row: every cell that covers it, by column, and where its own text lies."""

    number: int
    cells: tuple[Cell, ...]
    start: int
    end: int

    def owns(self, cell: Cell) -> bool:
        """Whether a cell stands in this row's text, not in that of a row above."""
        return self.start <= cell.start and cell.end <= self.end


class TableRanges:
    """Where the tables of a document lie; each question costs the logarithm of their number."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, tables: Sequence[Table]) -> None:
        spans = sorted((t.start, t.end) for t in tables)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def hold(self, offset: int) -> bool:
        """Whether an offset lies in a table."""
        before = bisect_right(self._starts, offset)
        return before > 0 and offset < self._ends[before - 1]

    def cover(self, start: int, end: int) -> bool:
        """Whether a range lies in one table, or in several that overlap."""
        before = bisect_right(self._starts, start)
        return before > 0 and end <= self._ends[before - 1]

    def next_from(self, offset: int) -> int | None:
        """Where the first table from an offset on begins, None where there is none."""
        after = bisect_left(self._starts, offset)
        return self._starts[after] if after < len(self._starts) else None


def table_rows(table: Table) -> Iterator[Row]:
    """The rows that have text of their own, from the top."""
    by_number: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_number.setdefault(cell.row, []).append(cell)
    said = 0
    for number in sorted(by_number):
        cells = sorted(by_number[number], key=attrgetter("column"))
        own = [c for c in cells if c.start >= said and c.end > c.start]
        if own:
            start, end = _span(own)
            said = end
            yield Row(number, tuple(cells), start, end)


def _span(cells: Sequence[Cell]) -> tuple[int, int]:
    return min([c.start for c in cells]), max([c.end for c in cells])


__all__ = ["Row", "TableRanges", "table_rows"]
