"""From a grid to its facts, as one table or as those that stand in it side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import Document
from corpus.facts.reading import FigureReading, open_item
from corpus.programs.accounts import is_total
from corpus.tables.around.budgets.listed import of_projects
from corpus.tables.around.context import TableContext, read_context
from corpus.tables.around.declared import Declared
from corpus.tables.columns.heads import read_head
from corpus.tables.columns.layout import Layout, read_layout, side_by_side
from corpus.tables.described import read_described
from corpus.tables.grid import Grid, GridCell
from corpus.tables.propose.years import by_years
from corpus.tables.reader import GridReader
from corpus.tables.reading import TableReading
from corpus.tables.rows.read import WHOLES, is_account_part
from corpus.text.folding import fold_key

# A name has two characters (市税); a piece of one has fewer.
SHORTEST_NAME = 2
# A table with more rows lists them.
MOST_TURNED = 200
# A year and a name in one cell are two columns that were put together.
_YEAR_AND_NAME = re.compile(r"[本前当]年度\s+\S")
_TORN = "names in pieces"


def read_grids(document: Document, grid: Grid) -> list[TableReading]:
    """The facts of a grid; names and amounts side by side are tables of their own."""
    context = of_projects(document, read_context(document, grid), grid.start)
    layout = read_layout(grid, context)
    cuts = side_by_side(layout) if layout else []
    if not cuts:
        return _with_described([_read(document, grid, context, layout)], grid, layout)
    context = _with_unit(context, layout)
    edges = [0, *cuts, grid.width]
    spans = (
        [*_above(layout, first), *range(first, last)] for first, last in pairwise(edges) if layout
    )
    tables = [_read(document, grid.columns(span), context) for span in spans]
    return _with_described(tables, grid, layout)


def _with_described(
    tables: list[TableReading], grid: Grid, layout: Layout | None
) -> list[TableReading]:
    """The tables of a grid of the format, with the projects that its cells describe."""
    if layout and grid.origin == "native" and tables[0].readings:
        tables[0].readings.extend(read_described(grid, layout))
    return tables


def _with_unit(context: TableContext, layout: Layout | None) -> TableContext:
    """The context of tables side by side: 「（単位：千円）」 above one of them is of all."""
    units = {column.unit for column in layout.columns if column.unit} if layout else set()
    scale = units.pop() if len(units) == 1 else None
    return replace(context, unit=Declared(scale)) if scale else context


def _above(layout: Layout, cut: int) -> list[int]:
    """The names that those beginning at `cut` are parts of: 節 with its own 金額 beside 款項目."""
    below = is_account_part(layout.columns[cut].head)
    names = [i for i in layout.names if i < cut]
    held = any(set(layout.columns[i].head.label.split("・")) & WHOLES for i in names)
    return names if below and held else []


def _read(
    document: Document, grid: Grid, context: TableContext, layout: Layout | None = None
) -> TableReading:
    """The facts of a grid, as it stands or turned, whichever is understood."""
    if grid.origin != "native" and any(_YEAR_AND_NAME.match(t.text) for t in _first(grid)):
        return TableReading(grid)
    found = GridReader(document, grid, context).read(layout)
    if _is_torn(grid, found.readings):
        return _doubted(document, found)
    silent = not found.readings and "no measure" not in found.left  # whose columns say no more
    sideways = silent or _clash(found.readings)
    if not sideways or grid.width < 3 or len(grid.rows) > MOST_TURNED:
        return found
    budgets = _names_budgets(grid)
    sides = grid if budgets or grid.origin == "native" else by_years(grid)
    if sides:
        turned = GridReader(document, sides.transposed(), context).read()
        whole = len(turned.readings) > 1 and (budgets or not turned.left)
        if whole and not _clash(turned.readings):
            return turned
    return found


def _clash(readings: Sequence[FigureReading]) -> bool:
    """Whether amounts that differ are said to be one: they are of what heads their columns."""
    said = {(r.program, r.scope, r.measure, r.year, r.amount) for r in readings}
    return len({key[:-1] for key in said}) < len(said)


def _names_budgets(grid: Grid) -> bool:
    """Whether the first cells of rows are budgets of years, and the columns what they are for."""
    heads = [read_head([cell.text], None) for cell in _first(grid)]
    said = [h for h in heads if h.kind == "money" and h.measure and (h.year or h.shift is not None)]
    return len(said) > 1


def _first(grid: Grid) -> Iterator[GridCell]:
    return (row[0] for row in grid.rows if row and row[0])


def _is_torn(grid: Grid, readings: Sequence[FigureReading]) -> bool:
    """Whether names that were put together by their places are pieces of names."""
    return grid.origin != "native" and any(map(_is_piece, readings))


def _is_piece(reading: FigureReading) -> bool:
    """Whether a name is too short to be one, and none of a total (計)."""
    return len(fold_key(reading.program)) < SHORTEST_NAME and not is_total(reading.program)


def _doubted(document: Document, found: TableReading) -> TableReading:
    """Only what the table proves; the rest is for a person."""
    kept = [r for r in found.readings if r.proof and not _is_piece(r)]
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
