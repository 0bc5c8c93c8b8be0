"""Tables by the places of their cells: unruled ones of a page, aligned ones of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpus.tables.around.unit_lines import is_unit
from corpus.tables.columns.head_rows import is_number
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.tables.propose.pieces import Piece, PieceRow
from corpus.tables.propose.spanning import Span, joined, spanning_row
from corpus.text.cells import is_empty, parse_cell
from corpus.text.units import find_units
from corpus.text.years import find_years

# A head has no more rows; rows without an amount may stand between others (names, groups), and
# more of them where each is a line of a name alone: the titles of sections.
MOST_HEADS, MOST_NAMES, MOST_TITLES, LEAST_ROWS = 6, 2, 12, 2
# What is longer is a sentence, not a cell of a head.
LONGEST_HEAD, LONGEST_TITLE = 40, 60


def find_placed(rows: Sequence[PieceRow], page: int | None, origin: str) -> Iterator[Grid]:
    """The tables in rows of pieces: rows with amounts in columns, under their heads."""
    told = {
        at
        for at, row in enumerate(rows)
        if row and not row[1:] and row[0].text[-1] in ".。" and _describes(rows, at)
    }
    rows = [() if at in told else row for at, row in enumerate(rows)] if told else rows
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


def _describes(rows: Sequence[PieceRow], at: int) -> bool:
    """Whether a line is a sentence on the row above it, set in: "  This is limited to advice."."""
    above, said = (rows[at - 1] if at else ()), rows[at][0]
    if len(above) < LEAST_ROWS or len(said.text) <= LONGEST_HEAD:
        return False
    return said.x0 > above[0].x0 and _is_row(above)


def _numbers(row: PieceRow) -> list[Piece]:
    found = [p for p in row if is_number(p.text) or (is_empty(p.text) and len(row) > 1)]
    return [] if _is_numbered(row, found) else found


def _is_row(row: PieceRow) -> bool:
    return any(is_number(p.text) for p in _numbers(row))


def _is_numbered(row: PieceRow, numbers: Sequence[Piece]) -> bool:
    """Whether the only number of a row is that of a title: 「１　事業費の推移」."""
    return len(row) > 1 and [p.start for p in numbers] == [row[0].start] and len(row[0].text) < 3


def _block(rows: Sequence[PieceRow], first: int) -> int:
    """Where the rows of a table end that begin at `first`."""
    last = index = first
    while index < len(rows):
        if _is_row(rows[index]):
            apart = not all(rows[last + 1 : index])
            if apart and _bridges(rows[first:index], rows[index]):
                break
            last = index
        elif index - last > MOST_NAMES or any(len(p.text) > LONGEST_HEAD for p in rows[index]):
            break
        index += 1
    following = _next_section(rows, first, last + 1)
    return _block(rows, following) if following else last + 1


def _bridges(above: Sequence[PieceRow], row: PieceRow) -> bool:
    """Whether an amount stands across two columns of the rows above: it is in none of them."""
    columns = shared_places(p for other in above for p in _numbers(other))
    return any(sum(c.shares(p) > 0 for c in columns) > 1 for p in _numbers(row))


def _next_section(rows: Sequence[PieceRow], first: int, end: int) -> int | None:
    """The first row behind titles of a section, where its amounts stand in the same columns."""
    columns = shared_places(p for row in rows[first:end] for p in _numbers(row))
    for index in range(end, min(end + MOST_TITLES, len(rows))):
        row = rows[index]
        if _is_row(row):
            amounts = _numbers(row)
            placed = all(any(c.shares(p) > 0 for c in columns) for p in amounts)
            return index if placed and len(amounts) > 1 and not _speaks(rows[end:index]) else None
        if len(row) > 1:
            return None
    return None


def _speaks(rows: Sequence[PieceRow]) -> bool:
    """Whether titles name a year, a unit or more than a section: they belong to another table."""
    texts = [piece.text for row in rows for piece in row]
    return any(len(t) > LONGEST_TITLE or find_years(t) or find_units(t) for t in texts)


def _grid(
    rows: Sequence[PieceRow], first: int, last: int, page: int | None, origin: str
) -> Grid | None:
    body = rows[first:last]
    amounts = shared_places(p for row in body for p in _numbers(row))
    amounts = [s for s in amounts if any(s.x0 > p.x0 for row in body for p in row)] or amounts
    heads = _heads(rows, first, amounts[0].x0) if amounts else []
    if not amounts or not heads:
        return None
    if origin == "aligned" and _share_places(body, amounts):
        return None
    titles = _titles(rows, first, amounts[0].x0)
    names = _name_columns(heads, body, amounts[0])
    spans = [*names, *sorted([*amounts, *_text_columns(body, amounts)], key=lambda s: s.x0)]
    made: list[list[GridCell | None]] = []
    for row, below in zip(heads, [*heads[1:], ()], strict=True):
        made.append(
            spanning_row(row, below, spans, len(names)) or _head_row(row, spans, len(names))
        )
    for row in [*titles, *body]:
        made.append(_body_row(row, spans, len(names)))
    return make_grid(made, page, origin)


def _share_places(body: Sequence[PieceRow], amounts: Sequence[Span]) -> bool:
    """Whether two amounts of most rows stand in one place: columns drift, they are none."""
    rows = [numbers for row in body if len(numbers := _amounts(row)) > 1]
    shared = (any(sum(s.shares(p) > 0 for p in row) > 1 for s in amounts) for row in rows)
    return sum(shared) * 2 > len(rows)


def _amounts(row: PieceRow) -> list[Piece]:
    return [p for p in row if is_number(p.text)]


def shared_places(pieces: Iterable[Piece]) -> list[Span]:
    """Places that amounts share; each is as wide as all that stands in it."""
    spans: list[Span] = []
    for piece in sorted(pieces, key=lambda p: p.x0):
        if spans and piece.x0 < spans[-1].x1:
            spans[-1] = Span(spans[-1].x0, max(spans[-1].x1, piece.x1))
        else:
            spans.append(Span(piece.x0, piece.x1))
    return spans


def _text_columns(body: Sequence[PieceRow], amounts: Sequence[Span]) -> list[Span]:
    """Columns of words between amounts or behind them: rates, remarks."""
    words = [p for row in body for p in row if p.x0 >= amounts[0].x1 and not _is_value(p)]
    found = shared_places(p for p in words if not any(s.shares(p) > 0 for s in amounts))
    return [s for s in found if sum(s.shares(p) > 0 for p in words) >= LEAST_ROWS]


def _is_value(piece: Piece) -> bool:
    return parse_cell(piece.text) is not None or is_empty(piece.text)


def _heads(rows: Sequence[PieceRow], first: int, left: float) -> list[PieceRow]:
    """The rows above the first amounts that are their head; `left` is where the amounts begin."""
    return _found(rows, _below_titles(rows, first, left))


def _below_titles(rows: Sequence[PieceRow], first: int, left: float) -> int:
    """The row behind a head: titles of sections may stand between it and the first amounts."""
    for index in range(first - 1, max(-1, first - 1 - MOST_TITLES), -1):
        row = rows[index]
        if _is_row(row) or any(len(p.text) > LONGEST_TITLE for p in row):
            break
        if len(row) > 1 or any(p.x0 >= left for p in row):
            return first if _speaks(rows[index + 1 : first]) else index + 1
    return first


def _titles(rows: Sequence[PieceRow], first: int, left: float) -> Sequence[PieceRow]:
    """The titles of sections between a head and the first amounts: "Land Resources:", 収入."""
    above = [row for row in rows[_below_titles(rows, first, left) : first] if row]
    return above[-MOST_NAMES:]


def _found(rows: Sequence[PieceRow], end: int) -> list[PieceRow]:
    found: list[PieceRow] = []
    for row in reversed(rows[max(0, end - MOST_HEADS) : end]):
        if _is_row(row) or _is_long(row):
            break
        if not row:
            if found:
                break
            continue
        if len(row) == 2 and found and is_unit(row[1].text) and not find_years(row[0].text):
            break  # a title with the unit behind it
        found.append(row)
        if found[1:] and len(row) == 1 and is_unit(row[0].text):
            break  # the title stands above it
    return found[::-1]


def _is_long(row: PieceRow) -> bool:
    """Whether a piece is no cell of a head; the head of names beside two others may be longer."""
    first = LONGEST_TITLE if len(row) > LEAST_ROWS else LONGEST_HEAD
    return any(len(p.text) > (LONGEST_HEAD if i else first) for i, p in enumerate(row))


def _name_columns(heads: Sequence[PieceRow], body: Sequence[PieceRow], first: Span) -> list[Span]:
    """The columns left of the amounts: one below each head, else by where the names begin."""
    pieces = [p for row in body for p in row if p.x1 <= first.x0 and not is_number(p.text)]
    heading = sorted(
        {round(p.x0): p for row in heads for p in row if p.x1 <= first.x0}.values(),
        key=lambda p: p.x0,
    )
    if not pieces:
        return [Span(float("-inf"), first.x0)]
    apart = shared_places(pieces)
    middle = [s.x0 for s in apart[1:]] if len(apart) == len(heading) else []
    middle = middle or [h.x0 for h in heading[1:] if any(abs(p.x0 - h.x0) < 3 for p in pieces)]
    edges = [float("-inf"), *middle, first.x0]
    return [Span(a, b) for a, b in pairwise(edges)]


def _head_row(row: PieceRow, spans: Sequence[Span], names: int) -> list[GridCell | None]:
    """A row of a head; a piece over several columns heads them all.

    As many pieces as columns head one each, wherever they stand: wide letters above narrow
    digits drift to the right.
    """
    if len(row) == len(spans):
        return [joined([piece]) for piece in row]
    cells: list[GridCell | None] = [None] * len(spans)
    if len(row) == 1 and row[0].x0 < spans[names].x0:  # a title, however far it reaches
        return [joined(row), *cells[1:]]
    taken: dict[int, list[Piece]] = {}
    for piece in row:
        over = [i for i, s in enumerate(spans) if i >= names and s.shares(piece) > 0]
        if not over:
            over = [_nearest(piece, spans)]
        for i in over:
            taken.setdefault(i, []).append(piece)
    made = {tuple(pieces): joined(pieces) for pieces in taken.values()}
    for i, pieces in taken.items():
        cells[i] = made[tuple(pieces)]
    return cells


def _body_row(row: PieceRow, spans: Sequence[Span], names: int) -> list[GridCell | None]:
    cells: list[GridCell | None] = [None] * len(spans)
    taken: dict[int, list[Piece]] = {}
    for piece in row:
        shared = [(s.shares(piece), i) for i, s in enumerate(spans)]
        best, i = max(shared)
        if best <= 0 or (not _is_value(piece) and piece.x0 < spans[names].x0):
            i = next(
                (i for i in range(names) if spans[i].x0 - 1 <= piece.x0 < spans[i].x1), names - 1
            )
        taken.setdefault(i, []).append(piece)
    for i, pieces in taken.items():
        cells[i] = joined(pieces)
    return cells


def _nearest(piece: Piece, spans: Sequence[Span]) -> int:
    middle = (piece.x0 + piece.x1) / 2
    return min(
        range(len(spans)),
        key=lambda i: max(spans[i].x0 - middle, middle - spans[i].x1, 0.0),
    )
