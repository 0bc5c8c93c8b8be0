"""The tables of a format, those that go on over a page put together: their sums reach over it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Document
from corpus.tables.around.unit_lines import is_page_number
from corpus.tables.columns.head_rows import first_row
from corpus.tables.grid import Grid, Row, native_grid

# A table goes on over no more pages, so that it is found and proven as quickly as it is read.
MOST_PAGES = 40


def native_grids(document: Document) -> Iterator[Grid]:
    """The tables that a format knows, in order."""
    open_: Grid | None = None
    for table in document.tables:
        grid = native_grid(document, table)
        if grid is None:
            continue
        if open_ and (whole := _joined(document, open_, grid)):
            open_ = whole
            continue
        if open_:
            yield open_
            grid = _with_head(grid, open_)
        open_ = grid
    if open_:
        yield open_


def _joined(document: Document, before: Grid, grid: Grid) -> Grid | None:
    """Both as one, where the second goes on from the first on the next page.

    It has the head of the first, or none, and no line stands between them but a page's number.
    """
    if before.page is None or grid.page is None or before.width != grid.width:
        return None
    last = document.page_at(before.end - 1) or before.page
    head = first_row(grid)
    if head is None or grid.page != last + 1 or last - before.page >= MOST_PAGES:
        return None
    again = _texts(grid.rows[:head]) == _texts(before.rows[: first_row(before) or 0])
    between = document.text[before.end : grid.start].splitlines()
    if not (head == 0 or again) or not all(map(is_page_number, between)):
        return None
    rows = (*before.rows, *grid.rows[head:])
    return Grid(rows, before.start, grid.end, before.page, before.origin)


def _with_head(grid: Grid, before: Grid) -> Grid:
    """A table without a head has that of the one before it, if it is as wide."""
    if first_row(grid) != 0 or before.width != grid.width:
        return grid
    rows = (*before.rows[: first_row(before) or 0], *grid.rows)
    return Grid(rows, grid.start, grid.end, grid.page, grid.origin)


def _texts(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in rows]
