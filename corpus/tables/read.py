"""From a grid to its facts, as one table or as those that stand in it side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import Document
from corpus.facts.reading import FigureReading, open_item
from corpus.tables.around.context import TableContext, read_context
from corpus.tables.columns import Layout, read_layout, side_by_side
from corpus.tables.grid import Grid
from corpus.tables.reader import GridReader, TableReading
from corpus.text.folding import fold_key

# A name has two characters (市税); a piece of one has fewer.
SHORTEST_NAME = 2
_TORN = "names in pieces"


def read_grids(document: Document, grid: Grid) -> list[TableReading]:
    """The facts of a grid; names and amounts side by side are tables of their own."""
    context = read_context(document, grid)
    layout = read_layout(grid, context)
    cuts = side_by_side(layout) if layout else []
    if not cuts:
        return [_read(document, grid, context, layout)]
    edges = [0, *cuts, grid.width]
    parts = (grid.columns(first, last) for first, last in pairwise(edges))
    return [_read(document, part, context) for part in parts]


def _read(
    document: Document, grid: Grid, context: TableContext, layout: Layout | None = None
) -> TableReading:
    """The facts of a grid, as it stands or turned, whichever is understood."""
    found = GridReader(document, grid, context).read(layout)
    if _is_torn(grid, found.readings):
        return _doubted(document, found)
    sideways = not found.readings and "no measure" not in found.left  # whose columns say no more
    if sideways and grid.width > 2 and len(grid.rows) < 200 and grid.origin == "native":
        turned = GridReader(document, grid.transposed(), context).read()
        if len(turned.readings) > 1 and not turned.left:
            return turned
    return found


def _is_torn(grid: Grid, readings: Sequence[FigureReading]) -> bool:
    """Whether names that were put together by their places are pieces of names."""
    return grid.origin != "native" and any(
        len(fold_key(r.program)) < SHORTEST_NAME for r in readings
    )


def _doubted(document: Document, found: TableReading) -> TableReading:
    """Only what the table proves; the rest is for a person."""
    kept = [r for r in found.readings if r.proof and len(fold_key(r.program)) >= SHORTEST_NAME]
    count = len(found.readings) - len(kept)
    first = found.readings[0]
    reason = f"a table with {count} amounts whose names are in pieces"
    item = open_item(document, reason, (first.start, first.end), first.original)
    return replace(
        found,
        readings=kept,
        review=[*found.review, item],
        left=found.left + Counter({_TORN: count}),
    )


def readings_of(found: Sequence[TableReading]) -> Iterator[FigureReading]:
    """All readings of several tables."""
    for table in found:
        yield from table.readings
