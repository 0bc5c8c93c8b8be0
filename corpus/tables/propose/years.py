"""Typed tables whose rows are years and whose columns are what is paid for."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.text.years import find_head_years

# So many rows of years make such a table.
LEAST_YEARS = 2


def by_years(grid: Grid) -> Grid | None:
    """The grid with one line of heads, where each row below them is one year's; None where not.

    Fiscal      Direct
     Year       Grants     Total   ->  "Fiscal Year", "Direct Grants", "Total"
    2022        61,000   140,000       2022, 61,000, 140,000
    """
    columns = [c for c in range(grid.width) if any(row[c] for row in grid.rows)]
    dated = [i for i, row in enumerate(grid.rows) if columns and _is_year(row[columns[0]])]
    if len(dated) < LEAST_YEARS or dated != [*range(dated[0], len(grid.rows))] or not dated[0]:
        return None
    heads = [_joined([row[c] for row in grid.rows[: dated[0]]]) for c in columns]
    rows = [heads, *([row[c] for c in columns] for row in grid.rows[dated[0] :])]
    return make_grid(rows, grid.page, grid.origin)


def _is_year(cell: GridCell | None) -> bool:
    if cell is None:
        return False
    years = find_head_years(cell.text)
    return len(years) == 1 and years[0].original == cell.text


def _joined(cells: Sequence[GridCell | None]) -> GridCell | None:
    """The lines of one head as one cell."""
    lines = list({cell.start: cell for cell in cells if cell}.values())
    if not lines:
        return None
    start, end = min(c.start for c in lines), max(c.end for c in lines)
    return GridCell(" ".join(c.text for c in lines), start, end)
