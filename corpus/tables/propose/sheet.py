"""Tables that share one sheet: a card with heads in its middle, tables beside and below each other.

Each number belongs to the nearest text above it in its column, and is named by the nearest text
to the left of its column; columns that share their rows make a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.tables.columns.head_rows import is_number
from corpus.tables.columns.heads import read_head
from corpus.tables.grid import Grid, GridCell, Row, make_grid
from corpus.text.cells import is_empty
from corpus.text.folding import fold_key
from corpus.text.units import find_units

# A table has two rows at least; its unit stands no more rows above its head.
LEAST_ROWS, MOST_ABOVE = 2, 2
_MONEY = frozenset({"money", "amount", "sum"})
_NUMBERS = _MONEY | {"ratio", "share", "count"}


@dataclass(frozen=True, slots=True)
class _Segment:
    """Numbers in rows `first` to before `last` of a column, under the head in row `head`."""

    column: int
    head: int
    first: int
    last: int


def find_parts(grid: Grid) -> Iterator[Grid]:
    """The tables in a grid that is no one table, those whose heads name amounts."""
    groups: dict[tuple[int, int, int], list[_Segment]] = {}
    seen: set[tuple[GridCell | None, ...]] = set()
    names = _NameCounts(grid)
    for column in range(1, grid.width):
        for segment in _segments(grid, column):
            cells = (grid.rows[segment.head][column], grid.rows[segment.first][column])
            if cells in seen:  # merged cells go on in the next column
                continue
            seen.add(cells)
            if read_head([grid.text(segment.head, column)], None).kind in _MONEY:
                name = _name_column(grid, segment, names)
                groups.setdefault((name, segment.head, segment.last), []).append(segment)
    for (name, head, last), segments in groups.items():
        if name >= 0 and (part := _part(grid, name, (head, last), segments)):
            yield part


def _segments(grid: Grid, column: int) -> Iterator[_Segment]:
    """The runs of numbers of a column, each under a text."""
    head: int | None = None
    first: int | None = None
    for row in range(len(grid.rows) + 1):
        text = grid.text(row, column) if row < len(grid.rows) else "end"
        if text and (is_number(text) or is_empty(text)):
            first = row if first is None else first
        elif text:
            if head is not None and first is not None and row - first >= LEAST_ROWS:
                yield _Segment(column, head, first, row)
            head, first = row, None


class _NameCounts(dict[int, list[int]]):
    """How many names a column has above each of its rows: cells are looked at once."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid

    def __missing__(self, column: int) -> list[int]:
        named = (_is_name(row[column]) for row in self._grid.rows)
        self[column] = list(accumulate(named, initial=0))
        return self[column]


def _name_column(grid: Grid, segment: _Segment, names: _NameCounts) -> int:
    """The column to the left with a name in most of the rows, -1 where there is none.

    The one whose head says that it holds names, else the nearest: 「対象」 may stand between.
    """
    first, last = segment.first, segment.last
    before = range(segment.column - 1, -1, -1)
    worded = [c for c in before if (names[c][last] - names[c][first]) * 2 > last - first]
    headed = (c for c in worded if read_head([grid.text(segment.head, c)], None).kind == "name")
    return next(headed, worded[0] if worded else -1)


def _is_name(cell: GridCell | None) -> bool:
    return cell is not None and not is_number(cell.text) and len(fold_key(cell.text)) > 1


def _part(
    grid: Grid, name: int, place: tuple[int, int], segments: Sequence[_Segment]
) -> Grid | None:
    head, last = place
    columns = [segment.column for segment in segments]
    first = max(segment.first for segment in segments)
    rows: list[list[GridCell | None]] = []
    if unit := _unit(grid, head, name):
        rows.append([unit, None, *(None for _ in columns)])
    rows.append([None, grid.rows[head][name], *(grid.rows[head][c] for c in columns)])
    for index in range(first, last):
        named = _named(grid.rows[index], columns[0], grid.rows[head])
        row = [*named, *(grid.rows[index][c] for c in columns)]
        if named[1] and row != rows[-1]:  # a merged cell is in each of its rows
            rows.append(row)
    return make_grid(rows, grid.page, "sheet")


def _named(row: Row, first: int, heads: Row) -> tuple[GridCell | None, GridCell | None]:
    """The group and the name of a row, None where what stands before its number is none ("(%)").

    What stands below the heads of numbers of the table beside it is no group.
    """
    before: list[GridCell] = []
    for cell in reversed(row[:first]):
        if cell is None or cell is row[first] or cell in before:
            continue
        if is_number(cell.text) or is_empty(cell.text):
            break
        before.append(cell)
    name, group, *_ = [*before, None, None]
    return (
        group if _is_group(group, row, heads) else None,
        name if _is_name(name) else None,
    )


def _is_group(group: GridCell | None, row: Row, heads: Row) -> bool:
    """Whether a text names what the rows beside it are of, and is no number's of another table."""
    if group is None or not _is_name(group) or read_head([group.text], None).kind == "level":
        return False  # 内訳
    above = {c.text for cell, c in zip(row, heads, strict=True) if cell is group and c}
    return not any(read_head([text], None).kind in _NUMBERS for text in above)


def _unit(grid: Grid, head: int, first: int) -> GridCell | None:
    """The cell above a table that declares its unit: behind its title, before another one's."""
    for index in range(head - 1, max(-1, head - 1 - MOST_ABOVE), -1):
        cells = {cell.start: cell for cell in grid.rows[index][first:] if cell}
        for cell in list(cells.values())[:2]:
            if find_units(cell.text):
                return cell
    return None
