"""Rows of a table as ranges of the text.

A merged cell stands in the text once, with the first of the rows that it covers; it is said of the
others too, but is no part of their ranges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


def table_rows(table: Table) -> Iterator[Row]:
    """The rows that have text of their own, from the top."""
    by_number: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_number.setdefault(cell.row, []).append(cell)
    said = 0
    for number in sorted(by_number):
        cells = sorted(by_number[number], key=lambda c: c.column)
        own = [c for c in cells if c.start >= said and c.end > c.start]
        if own:
            start, end = _span(own)
            said = end
            yield Row(number, tuple(cells), start, end)


def _span(cells: Sequence[Cell]) -> tuple[int, int]:
    return min(c.start for c in cells), max(c.end for c in cells)


__all__ = ["Row", "table_rows"]
