"""The one form of a table, whatever it came from: rows of cells that are ranges of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Document, Table

# The origins of grids whose cells are what lines hold, outside of what a format calls a table.
IN_LINES = frozenset({"aligned", "placed", "ordered", "listed", "counted", "accounts", "shares"})
# That of labels with their values, which have no head.
CARD = "pairs"


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands at `text[start:end]`; a cell that spans several places is the same at each."""

    text: str
    start: int
    end: int


Row = tuple[GridCell | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equally many cells, None where there is none. `origin` says how it was found;
    `title` is the title that was found with it, where no line above the grid is one; `account`
    is the one of several in a text that it is of, "" for the general one."""

    rows: tuple[Row, ...]
    start: int
    end: int
    page: int | None
    origin: str
    title: str = ""
    account: str = ""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        """What a cell says, "" where there is none."""
        cell = self.rows[row][column]
        return cell.text if cell else ""

    def transposed(self) -> Grid:
        """The grid with rows as columns: for programs that stand side by side."""
        return Grid(tuple(zip(*self.rows, strict=True)), self.start, self.end, self.page, "turned")

    def columns(self, indexes: Iterable[int]) -> Grid:
        """Some of the columns; the range stays that of the whole."""
        chosen = tuple(indexes)
        rows = tuple(tuple(row[index] for index in chosen) for row in self.rows)
        return Grid(rows, self.start, self.end, self.page, self.origin)

    def is_beside(self, other: Grid) -> bool:
        """Whether both are parts of one grid, side by side."""
        same = (self.start, self.end, self.origin) == (other.start, other.end, other.origin)
        return same and self.rows != other.rows

    def part(self, first: int, last: int) -> Grid:
        """The rows from `first` to before `last`."""
        rows = self.rows[first:last]
        cells = [cell for row in rows for cell in row if cell]
        start = min((c.start for c in cells), default=self.start)
        end = max((c.end for c in cells), default=self.end)
        return Grid(rows, start, end, self.page, self.origin)


def make_grid(
    rows: Iterable[Sequence[GridCell | None]], page: int | None, origin: str
) -> Grid | None:
    """A grid of these rows, filled up to one width; None without cells."""
    found = [tuple(row) for row in rows]
    cells = [cell for row in found for cell in row if cell]
    if not cells:
        return None
    width = max(map(len, found))
    padded = tuple(row + (None,) * (width - len(row)) for row in found)
    return Grid(padded, min(c.start for c in cells), max(c.end for c in cells), page, origin)


def native_grid(document: Document, table: Table) -> Grid | None:
    """The grid of a table that the format itself knows."""
    height = 1 + max((c.row for c in table.cells), default=-1)
    width = 1 + max((c.column for c in table.cells), default=-1)
    rows: list[list[GridCell | None]] = [[None] * width for _ in range(height)]
    made: dict[tuple[int, int], GridCell] = {}
    for cell in table.cells:
        place = (cell.start, cell.end)
        if place not in made:
            made[place] = GridCell(document.text[cell.start : cell.end].strip(), *place)
        rows[cell.row][cell.column] = made[place] if made[place].text else None
    return make_grid(rows, table.page, "native")
