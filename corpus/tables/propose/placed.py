"""Tables by the places of their cells: unruled ones of a page, aligned ones of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.tables.columns import is_number
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.tables.propose.pieces import Piece, PieceRow
from corpus.text.cells import is_empty, parse_cell

# A head has no more rows; rows without an amount may stand between others (names, groups).
MOST_HEADS, MOST_NAMES, LEAST_ROWS = 6, 2, 2
# What is longer is a sentence, not a cell of a head.
LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class _Span:
    x0: float
    x1: float

    def shares(self, piece: Piece) -> float:
        return min(self.x1, piece.x1) - max(self.x0, piece.x0)


def find_placed(rows: Sequence[PieceRow], page: int | None, origin: str) -> Iterator[Grid]:
    """The tables in rows of pieces: rows with amounts in columns, under their heads."""
    index = 0
    while index < len(rows):
        if not _numbers(rows[index]):
            index += 1
            continue
        last = _block(rows, index)
        grid = _grid(rows, index, last, page, origin) if last > index else None
        if grid:
            yield grid
        index = max(last, index + 1)


def _numbers(row: PieceRow) -> list[Piece]:
    return [p for p in row if is_number(p.text) or (is_empty(p.text) and len(row) > 1)]


def _is_row(row: PieceRow) -> bool:
    return any(is_number(p.text) for p in row)


def _block(rows: Sequence[PieceRow], first: int) -> int:
    """Where the rows of a table end that begin at `first`."""
    last = index = first
    while index < len(rows) and index - last <= MOST_NAMES:
        if _is_row(rows[index]):
            last = index
        elif any(len(p.text) > LONGEST_HEAD for p in rows[index]):
            break
        index += 1
    return last + 1


def _grid(
    rows: Sequence[PieceRow], first: int, last: int, page: int | None, origin: str
) -> Grid | None:
    body = rows[first:last]
    amounts = _columns(p for row in body for p in _numbers(row))
    amounts = [s for s in amounts if any(s.x0 > p.x0 for row in body for p in row)] or amounts
    heads = _heads(rows, first)
    if not amounts or not heads:
        return None
    names = _name_columns(heads, body, amounts[0])
    spans = [*names, *amounts]
    made: list[list[GridCell | None]] = []
    for row in heads:
        made.append(_head_row(row, spans, len(names)))
    for row in body:
        made.append(_body_row(row, spans, len(names)))
    return make_grid(made, page, origin)


def _columns(pieces: Iterable[Piece]) -> list[_Span]:
    """Places that amounts share; each is as wide as all that stands in it."""
    spans: list[_Span] = []
    for piece in sorted(pieces, key=lambda p: p.x0):
        if spans and piece.x0 < spans[-1].x1:
            spans[-1] = _Span(spans[-1].x0, max(spans[-1].x1, piece.x1))
        else:
            spans.append(_Span(piece.x0, piece.x1))
    return spans


def _heads(rows: Sequence[PieceRow], first: int) -> list[PieceRow]:
    """The rows above the first amounts that can be their head."""
    found: list[PieceRow] = []
    for row in reversed(rows[max(0, first - MOST_HEADS) : first]):
        if _is_row(row) or any(len(p.text) > LONGEST_HEAD for p in row):
            break
        if not row:
            if found:
                break
            continue
        found.append(row)
    return found[::-1]


def _name_columns(heads: Sequence[PieceRow], body: Sequence[PieceRow], first: _Span) -> list[_Span]:
    """The columns left of the amounts, by where the names begin."""
    pieces = [p for row in body for p in row if p.x1 <= first.x0 and not is_number(p.text)]
    heading = sorted(
        {round(p.x0): p for row in heads for p in row if p.x1 <= first.x0}.values(),
        key=lambda p: p.x0,
    )
    if not pieces:
        return [_Span(float("-inf"), first.x0)]
    middle = [h.x0 for h in heading[1:] if any(abs(p.x0 - h.x0) < 3 for p in pieces)]
    edges = [float("-inf"), *middle, first.x0]
    return [_Span(a, b) for a, b in pairwise(edges)]


def _head_row(row: PieceRow, spans: Sequence[_Span], names: int) -> list[GridCell | None]:
    """A row of a head; a piece over several columns heads them all."""
    cells: list[GridCell | None] = [None] * len(spans)
    taken: dict[int, list[Piece]] = {}
    for piece in row:
        over = [i for i, s in enumerate(spans) if i >= names and s.shares(piece) > 0]
        if not over:
            over = [_nearest(piece, spans)]
        for i in over:
            taken.setdefault(i, []).append(piece)
    for i, pieces in taken.items():
        cells[i] = _joined(pieces)
    return cells


def _body_row(row: PieceRow, spans: Sequence[_Span], names: int) -> list[GridCell | None]:
    cells: list[GridCell | None] = [None] * len(spans)
    taken: dict[int, list[Piece]] = {}
    for piece in row:
        shared = [(s.shares(piece), i) for i, s in enumerate(spans)]
        best, i = max(shared)
        numeric = parse_cell(piece.text) is not None or is_empty(piece.text)
        if best <= 0 or (not numeric and piece.x0 < spans[names].x0):
            i = next(
                (i for i in range(names) if spans[i].x0 - 1 <= piece.x0 < spans[i].x1), names - 1
            )
        taken.setdefault(i, []).append(piece)
    for i, pieces in taken.items():
        cells[i] = _joined(pieces)
    return cells


def _nearest(piece: Piece, spans: Sequence[_Span]) -> int:
    middle = (piece.x0 + piece.x1) / 2
    return min(
        range(len(spans)),
        key=lambda i: max(spans[i].x0 - middle, middle - spans[i].x1, 0.0),
    )


def _joined(pieces: Sequence[Piece]) -> GridCell:
    """Pieces that stand in one cell: letter-spaced names, a sign before its number."""
    ordered = sorted(pieces, key=lambda p: p.start)
    text = " ".join(p.text for p in ordered)
    return GridCell(text, ordered[0].start, max(p.end for p in ordered))
