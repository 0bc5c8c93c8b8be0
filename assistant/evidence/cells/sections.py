"""Tables of a text in sections: the heads of their columns stand once, far above most rows.

Between the rows stand blank lines, titles and rules that are drawn. A row is one of the table where
each of its pieces stands under a head of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.evidence.cells.number import is_numeric
from corpus.tables.grid import Grid, GridCell, Row, make_grid
from corpus.tables.propose import Piece

PieceRow = Sequence[Piece]
LEAST_COLUMNS = 3
LEAST_ROWS, LEAST_SECTIONS = 6, 3
LONGEST_TITLE = 60  # characters
MOST_ABOVE = 2  # lines that stand over several columns
CENTRED = 4.0  # columns by which such a line may be off the middle of what it heads
YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Sectioned:
    """A table with the rows that head its columns."""

    grid: Grid
    heads: tuple[Row, ...]


def find_sectioned(rows: Sequence[PieceRow]) -> Iterator[Sectioned]:
    """The tables in sections among the rows of a text."""
    at = 0
    while at < len(rows):
        end = _end_of_heads(rows, at)
        columns = _columns(rows[at:end])
        found = _table(rows[at:end], columns, rows[end:]) if len(columns) >= LEAST_COLUMNS else None
        if found:
            yield found[0]
        at = end + found[1] if found else max(end, at + 1)


def _end_of_heads(rows: Sequence[PieceRow], at: int) -> int:
    """Where the lines end that follow each other from one on and hold no number but years."""
    while at < len(rows) and rows[at] and not _is_of_data(rows[at]):
        at += 1
    return at


def _is_of_data(row: PieceRow) -> bool:
    numbers = [p.text for p in row if is_numeric(p.text)]
    return bool(numbers) and not all(YEAR.fullmatch(n) for n in numbers)


def _columns(lines: Sequence[PieceRow]) -> list[Piece]:
    """Where columns stand: pieces of heads that stand one above the other are one."""
    several = [line for line in lines if len(line) > 1]
    single = [p for n, line in enumerate(several) for p in line if not _spans(p, several, n)]
    columns: list[Piece] = []
    for piece in sorted(single, key=lambda p: p.x0):
        last = columns[-1] if columns else None
        if last and piece.x0 < last.x1:
            x1 = max(last.x1, piece.x1)
            columns[-1] = Piece(last.text, last.start, last.end, last.x0, x1)
        else:
            columns.append(piece)
    return columns


def _spans(piece: Piece, lines: Sequence[PieceRow], own: int) -> bool:
    """Whether a piece stands over several of another line."""
    others = (line for n, line in enumerate(lines) if n != own)
    return any(sum(_over(piece, p) for p in line) > 1 for line in others)


def _over(one: Piece, other: Piece) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _table(
    heads: Sequence[PieceRow], columns: Sequence[Piece], below: Sequence[PieceRow]
) -> tuple[Sectioned, int] | None:
    """The table under some heads, and how many rows below them it takes; None if it is none."""
    body: list[list[GridCell | None]] = []
    count, sections, used, broken = 0, 0, 0, True
    for number, row in enumerate(below, start=1):
        if cells := _placed(row, columns):
            body.append(cells)
            count, sections, used, broken = count + 1, sections + broken, number, False
        elif len(row) > 1 or (row and len(row[0].text) > LONGEST_TITLE):
            break
        else:
            broken = True
            body += [[_cell(row[0]), *[None] * (len(columns) - 1)]] if row else []
    if count < LEAST_ROWS or sections < LEAST_SECTIONS:
        return None
    above = _head_rows(heads, columns)
    grid = make_grid([*above, *body], None, "spaced")
    return (Sectioned(grid, grid.rows[: len(above)]), used) if grid else None


def _placed(row: PieceRow, columns: Sequence[Piece]) -> list[GridCell | None] | None:
    """A row with each piece in the column under whose head it stands; None where one has none."""
    if len(row) < LEAST_COLUMNS or row[0].x0 >= columns[1].x0 or not _is_of_data(row):
        return None
    cells: list[GridCell | None] = [None] * len(columns)
    cells[0] = _cell(row[0])
    for piece in row[1:]:
        at = [i for i, c in enumerate(columns) if i and _over(piece, c)]
        if len(at) != 1 or cells[at[0]]:
            return None
        cells[at[0]] = _cell(piece)
    return cells


def _head_rows(heads: Sequence[PieceRow], columns: Sequence[Piece]) -> list[list[GridCell | None]]:
    """The lines of heads, each piece in the columns that it stands over."""
    first = next(i for i, line in enumerate(heads) if len(line) > 1)
    spanning = [h for h in heads[:first][-MOST_ABOVE:] if _is_centred(h[0], columns)]
    return [_headed(line, columns) for line in (*spanning, *heads[first:])]


def _headed(line: PieceRow, columns: Sequence[Piece]) -> list[GridCell | None]:
    made: list[GridCell | None] = [None] * len(columns)
    for piece in line:
        for i, column in enumerate(columns):
            if _over(piece, column):
                made[i] = _cell(piece)
    return made


def _is_centred(piece: Piece, columns: Sequence[Piece]) -> bool:
    """Whether a line stands in the middle over several columns, and not over all of the table."""
    under = [c for c in columns if _over(piece, c)]
    if len(under) <= 1 or columns[0] in under:
        return False
    middle = (under[0].x0 + under[-1].x1) / 2
    return abs(middle - (piece.x0 + piece.x1) / 2) <= CENTRED


def _cell(piece: Piece) -> GridCell:
    return GridCell(piece.text, piece.start, piece.end)
