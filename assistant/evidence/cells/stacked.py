"""Columns that repeat side by side, one below the other: 県 | 率 | 県 | 率 is one list."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.evidence.cells.grids import LabelledGrid
from corpus.tables.grid import Row, make_grid
from corpus.text import fold_key

LEAST_COLUMNS = 2  # of a part: a name, and what is said of it


def stacked(labelled: LabelledGrid) -> LabelledGrid:
    """A grid whose heads repeat, its parts one below the other; any other as it is."""
    width = _width_of_part(labelled)
    if width is None:
        return labelled
    heads = tuple(row[:width] for row in labelled.heads)
    body = [p for row in labelled.grid.rows[labelled.first :] for p in _parts(row, width)]
    grid = make_grid([*heads, *body], labelled.grid.page, labelled.grid.origin)
    return LabelledGrid(grid, heads) if grid else labelled


def _width_of_part(labelled: LabelledGrid) -> int | None:
    """After how many columns the heads begin anew; None where they do not."""
    total = labelled.grid.width
    heads = [
        tuple(fold_key(cell.text) if (cell := row[i]) else "" for row in labelled.heads)
        for i in range(total)
    ]
    for width in range(LEAST_COLUMNS, total // 2 + 1):
        first = heads[:width]
        told_apart = len(set(first)) == width and all(any(head) for head in first)
        if total % width == 0 and told_apart and heads == first * (total // width):
            return width
    return None


def _parts(row: Row, width: int) -> Iterator[Row]:
    """A row cut at every part; what spans all of it is one."""
    seen: set[int] = set()
    for at in range(0, len(row), width):
        part = row[at : at + width]
        starts = {cell.start for cell in part if cell}
        if not starts <= seen:
            yield part
        seen |= starts
