"""The unit of a table that balances with another: where money comes from, and where it goes.

Below "Where the money goes (in thousands of dollars)" the totals are 46,510 and 48,630. A table of
sources that declares no unit and has the same totals is in thousands, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.document import Document, Table
from corpus.programs.accounts import names_whole
from corpus.tables.around.declared import unit_near
from corpus.tables.grid import Grid
from corpus.text.cells import parse_cell
from corpus.text.units import Scale

# So many totals are the same, each of them so large that none is so by chance.
FEWEST, LEAST = 2, 1000


def unit_of_balance(document: Document, grid: Grid) -> Scale | None:
    """The one unit of the other tables of a document whose totals are those of this one."""
    own = _totals([c.text if c else "" for c in row] for row in grid.rows)
    if len(own) < FEWEST:
        return None
    others = (t for t in document.tables if t.end <= grid.start or grid.end <= t.start)
    found = {unit_near(document, t) for t in others if own == _totals(_rows(document, t))}
    return found.pop() if len(found) == 1 else None


def _rows(document: Document, table: Table) -> Iterator[list[str]]:
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    yield from rows.values()


def _totals(rows: Iterable[list[str]]) -> set[int]:
    """The large numbers of the last row that is called by a whole: {46510, 48630}."""
    found: set[int] = set()
    for row in rows:
        if row and names_whole(row[0]):
            numbers = (n for cell in row[1:] if (n := parse_cell(cell)) and not n.scaled)
            found = {int(n.value) for n in numbers if n.value >= LEAST}
    return found
