"""All tables of a document: every proposal is read, the best that do not overlap are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.document import Document
from corpus.layout.lines import PlacedLine, group_by_page, outside
from corpus.tables.around.context import read_context
from corpus.tables.columns.layout import read_layout
from corpus.tables.grid import Grid
from corpus.tables.over_pages import native_grids
from corpus.tables.propose import (
    boxed_pieces,
    find_accounts,
    find_budget_lines,
    find_counted,
    find_dated,
    find_form,
    find_listed,
    find_ordered,
    find_pairs,
    find_parts,
    find_placed,
    find_run_on,
    join_hanging,
    text_pieces,
)
from corpus.tables.read import read_grids
from corpus.tables.reading import SETTLED, TableReading
from corpus.text.units import find_units

# Of what rows stand where their heads are, or say themselves what they are.
SURE = frozenset({"placed", "budgets"})
# One row below the heads of so many years is surely one, where they have a unit of their own.
LEAST_YEARS = 3


def read_tables(document: Document, lines: Sequence[PlacedLine]) -> list[TableReading]:
    """What the tables of a document say, in its order; `lines` are all that it has."""
    native = [t for grid in native_grids(document) for t in _read_native(document, grid)]
    kept = [table for table in native if table.readings or table.left]
    taken = [(t.grid.start, t.grid.end) for t in kept]
    proposed = _proposed(document, lines, taken)
    found = [t for grid in proposed for t in read_grids(document, grid)]
    best = choose([table for table in found if table.readings and _is_sure(document, table)])
    again = [t for g in _counted(document, [*kept, *best]) for t in read_grids(document, g)]
    best += choose([table for table in again if table.worth[0] > 1])
    open_ = _left(document, found, [*kept, *best])
    return sorted([*kept, *best, *open_], key=lambda table: table.grid.start)


def _left(
    document: Document, found: Iterable[TableReading], read: Sequence[TableReading]
) -> list[TableReading]:
    """Tables of lines that give no figures, where nothing else is read: what they are is understood
    but for a unit or a year, or they have a unit of their own and heads that say no more."""
    taken = [(t.grid.start, t.grid.end) for t in read]
    tables = [t for t in found if not t.readings and t.left and _is_table(document, t)]
    free = [t for t in tables if all(t.grid.end <= a or b <= t.grid.start for a, b in taken)]
    most = choose(sorted(free, key=lambda t: -t.left.total()))
    return [replace(table, open=True) for table in most]


def _is_table(document: Document, table: TableReading) -> bool:
    """Whether lines are surely a table: one that is understood, or that declares its unit."""
    if table.understood:
        return True
    layout = read_layout(table.grid, read_context(document, table.grid))
    return table.left.total() > 1 and any(c.unit for c in layout.columns) if layout else False


def _read_native(document: Document, grid: Grid) -> list[TableReading]:
    """A table of the format as one, or as the tables that it is made of."""
    if form := [t for part in find_form(grid) for t in read_grids(document, part)]:
        return form
    whole = read_grids(document, grid)
    if any(table.readings or "no measure" in table.left for table in whole):
        return whole
    left = {reason for table in whole for reason in table.left}
    if left and left <= SETTLED:
        return whole  # all of it is understood, and none of it is a budget
    parts = [t for part in find_parts(grid) for t in read_grids(document, part)]
    if not any(table.readings for table in parts):
        parts = [t for part in find_pairs(grid) for t in read_grids(document, part)]
    return parts if any(table.readings or table.left for table in parts) else whole


def _is_sure(document: Document, table: TableReading) -> bool:
    """Whether more than one row was found, or the one is proven: a line alone may be anything.

    "($ in millions) FY 2029 FY 2030 FY 2031" above one line of a name and three numbers is no such.
    """
    rows = {r.start for r in table.readings}
    if len(rows) > 1 or table.grid.origin in SURE or table.worth[0] > 1:
        return True
    years = {r.year for r in table.readings} - {None}
    return len(years) >= LEAST_YEARS and _has_own_unit(document, table.grid)


def _has_own_unit(document: Document, grid: Grid) -> bool:
    """Whether the head of a grid or the line right above it says the unit of its amounts."""
    above = document.text.rfind("\n", 0, max(0, grid.start - 1)) + 1
    first = next((c.start for row in grid.rows for c in row if c), grid.start)
    return bool(find_units(document.text[above : max(first, grid.start)])) or any(
        find_units(cell.text) for cell in grid.rows[0] if cell
    )


def choose(tables: Iterable[TableReading]) -> list[TableReading]:
    """The tables that share no text, those that prove most first."""
    kept: list[TableReading] = []
    for table in sorted(tables, key=_rank, reverse=True):
        if all(
            table.grid.end <= other.grid.start
            or other.grid.end <= table.grid.start
            or table.grid.is_beside(other.grid)
            for other in kept
        ):
            kept.append(table)
    return kept


def _rank(table: TableReading) -> tuple[bool, tuple[int, int], bool, int]:
    """What says itself what it is, what is proven, whether its form is known, what comes first."""
    return (
        table.grid.origin == "budgets",
        table.worth,
        table.grid.origin == "accounts",
        -table.grid.start,
    )


def _proposed(
    document: Document, lines: Sequence[PlacedLine], taken: Sequence[tuple[int, int]]
) -> Iterator[Grid]:
    """Grids of what stands outside the tables that the format knows."""
    if "sheet" in document.media_type or "csv" in document.media_type:
        return  # its cells are known; nothing stands in it by its place
    for start, end in _gaps(len(document.text), taken):
        yield from find_dated(document, start, end)
        yield from find_budget_lines(document, start, end)
    if any(block.box for block in document.blocks):
        for page in group_by_page(outside(lines, taken)):
            yield from find_placed(boxed_pieces(page), page[0].page, "placed")
        return
    for start, end in _gaps(len(document.text), taken):
        rows = text_pieces(document.text, start, end)
        yield from find_placed(join_hanging(rows), None, "aligned")
        yield from find_accounts(rows)
        yield from find_ordered(document, start, end)
        yield from find_listed(document, start, end)
        yield from find_counted(document, start, end)
        yield from find_run_on(document, start, end)


def _counted(document: Document, read: Sequence[TableReading]) -> Iterator[Grid]:
    """Grids of lines that nothing else has read, whose columns are counted in characters."""
    if document.pages or document.media_type != "text/plain" or document.text.isascii():
        return
    for start, end in _gaps(len(document.text), [(t.grid.start, t.grid.end) for t in read]):
        rows = text_pieces(document.text, start, end, counted=True)
        yield from find_placed(join_hanging(rows), None, "aligned")


def _gaps(length: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    position = 0
    for start, end in sorted(taken):
        if start > position:
            yield position, start
        position = max(position, end)
    if position < length:
        yield position, length
