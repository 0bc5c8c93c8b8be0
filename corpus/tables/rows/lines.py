"""Names whose amounts stand on several lines, each with what it is for: 工事費, 委託料."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.tables.columns.layout import Layout
from corpus.tables.grid import Grid
from corpus.text.cells import is_empty, parse_cell
from corpus.text.folding import fold_key
from corpus.words import listed

if TYPE_CHECKING:
    from corpus.tables.rows.kinds import NamedRow

# What is longer describes, and tells no line apart; columns that can say what a line is for.
LONGEST = 40
_TELLING = frozenset({"none", "text", "unknown"})


def part_lines(grid: Grid, layout: Layout, rows: Sequence[NamedRow]) -> list[NamedRow]:
    """The rows, those of one name told apart by the column that says what each line is for.

    A name stands on the first of its lines, or in a cell that spans them all.
    """
    found: list[NamedRow] = []
    done = -1
    for row in rows:
        if row.index <= done:
            continue
        lines = [row.index, *_below(grid, layout, row)]
        column = _telling(grid, layout, lines, row.level) if len(lines) > 1 else None
        if column is None:
            found.append(row)
            continue
        found += [_line(grid, row, line, column) for line in lines]
        done = lines[-1]
    return found


def _below(grid: Grid, layout: Layout, row: NamedRow) -> Iterator[int]:
    """The lines below a row that have amounts and no name of their own."""
    own = grid.rows[row.index][row.level]
    for index in range(row.index + 1, len(grid.rows)):
        names = [grid.rows[index][c] for c in layout.names]
        if any(c is not own and c is not None and c.text.strip() for c in names):
            return
        money = (c.index for c in layout.columns if c.head.is_money)
        if not any(parse_cell(grid.text(index, column)) for column in money):
            return
        yield index


def _telling(grid: Grid, layout: Layout, lines: Sequence[int], name: int) -> int | None:
    """The column behind that of the name that says something else of each line."""
    for column in layout.columns[name + 1 :]:
        texts = [grid.text(line, column.index) for line in lines]
        told = all(t and len(t) <= LONGEST and not is_empty(t) and not parse_cell(t) for t in texts)
        if column.head.kind in _TELLING and told and len(set(texts)) == len(texts):
            return column.index
    return None


def _line(grid: Grid, row: NamedRow, index: int, column: int) -> NamedRow:
    cell = grid.rows[index][column]
    text = cell.text if cell else ""
    what = None if fold_key(text) in listed("names", "totals") else " ".join(text.split())
    if index == row.index or cell is None:
        return replace(row, what=what)
    return replace(row, index=index, what=what, start=cell.start, end=cell.end)
