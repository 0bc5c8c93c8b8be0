"""Ceilings and rates put beside what the tables of a document have given."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.facts.reading import FigureReading, Findings
from corpus.facts.row import ReviewItem
from corpus.layout.lines import PlacedLine, outside
from corpus.tables.around.guide import is_guide
from corpus.tables.grid import Grid, GridCell, native_grid
from corpus.tables.limits.fees import read_fees, speaks_of_fees
from corpus.tables.limits.grids import read_limits
from corpus.tables.limits.lines import read_limit_lines
from corpus.tables.limits.remarks import read_remarks
from corpus.tables.limits.words import speaks_of_limits
from corpus.tables.propose import find_ordered
from corpus.text.cells import parse_cell

# A list of prices has no more cells.
MOST_CELLS = 5000


def add_limits(document: Document, lines: Sequence[PlacedLine], findings: Findings) -> None:
    """Add the ceilings and rates of a document's tables and lines that no table has given yet."""
    priced = list(_priced(document))
    taken = {reading.end for reading in findings.readings}
    guide = is_guide(document)
    spoken = (
        t for t in document.tables if guide or speaks_of_limits(document.text[t.start : t.end])
    )
    tables = [t for t in spoken if len(t.cells) <= MOST_CELLS]
    grids = [grid for table in tables if (grid := native_grid(document, table))]
    if not any(block.box for block in document.blocks):
        grids += _typed(document)
    found = [reading for grid in grids for reading in read_limits(document, grid)]
    found += [reading for grid in priced for reading in read_fees(document, grid)]
    found += [r for grid in grids for r in read_remarks(grid, findings.readings)]
    free = outside(lines, [(table.start, table.end) for table in document.tables])
    found += read_limit_lines(document, free)
    findings.readings.extend(
        reading
        for reading in found
        if reading.end not in taken
        and document.text[reading.start : reading.end] == reading.original
    )
    read = [grid for grid in [*grids, *priced] if _is_read(grid, found)]
    findings.review = [r for r in findings.review if not any(_is_of(r, grid) for grid in read)]


def _is_read(grid: Grid, found: Sequence[FigureReading]) -> bool:
    """Whether every number of a grid is read, so that nothing in it is left for a person."""
    cells = {cell for row in grid.rows for cell in row if cell}
    numbers = {c for c in cells if (n := parse_cell(c.text)) and not n.percent}
    ends = sorted(reading.end for reading in found)
    return bool(numbers) and all(_has(ends, cell) for cell in numbers)


def _has(ends: Sequence[int], cell: GridCell) -> bool:
    index = bisect_right(ends, cell.start)
    return index < len(ends) and ends[index] <= cell.end


def _is_of(item: ReviewItem, grid: Grid) -> bool:
    return grid.start <= item.start < grid.end


def _priced(document: Document) -> Iterator[Grid]:
    """The tables of a document that speaks of prices anywhere before them."""
    if speaks_of_fees(document.text):
        for table in document.tables:
            if len(table.cells) <= MOST_CELLS and (grid := native_grid(document, table)):
                yield grid


def _typed(document: Document) -> Iterator[Grid]:
    """The tables that stand in the text between those of the format, typed with blanks."""
    position = 0
    for table in [*document.tables, None]:
        end = table.start if table else len(document.text)
        if position < end and speaks_of_limits(document.text[position:end]):
            yield from find_ordered(document, position, end)
        position = max(position, table.end if table else end)
