"""Tables of a text whose columns are parted by blanks, however wide: by order, not by place.

「事　項　　前年度予算額　　令和９年度要求額」, then 「（１）藻場保全事業　　4,210　　5,130」:
people who type a table part its cells and do not set them under each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.tables.columns.head_rows import is_number
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.tables.propose.pieces import Piece, PieceRow, text_pieces
from corpus.text.amounts import find_amounts
from corpus.text.cells import is_empty, parse_cell
from corpus.text.folding import is_japanese

# A head has two columns of amounts at least, or one beside texts; a table has two rows at least.
LEAST_HEADS, LEAST_ROWS = 2, 2
# A cell of a head is no sentence; so many lines of one piece may stand between two rows.
LONGEST_HEAD, MOST_BETWEEN = 30, 3

# A mark that begins an item of a list, alone in its column.
_MARK = re.compile(r"[①-⑳・●○■□◆◇]|[(（]?[0-9０-９ア-ンa-zA-Z]{1,2}[)）.．]")

_Cells = list[GridCell | None]


def find_ordered(document: Document, start: int, end: int) -> Iterator[Grid]:
    """The tables between `start` and `end`."""
    rows = [_words(row) for row in text_pieces(document.text, start, end)]
    index = 0
    while index < len(rows):
        if _is_head(rows[index]):
            body, after = _body(rows, index)
            if len(body) > LEAST_ROWS:
                grid = make_grid(body, None, "ordered")
                if grid:
                    yield grid
                index = after
                continue
        index += 1


def _words(row: PieceRow) -> PieceRow:
    """The pieces of a line, letters that are spaced put together: 「合」「計」 -> 「合計」.

    A mark of a list is a part of the name behind it: 「①」「浮体の開発」.
    """
    joined: list[Piece] = []
    for piece in row:
        last = joined[-1] if joined else None
        if last and len(joined) == 1 and _MARK.fullmatch(last.text) and not _is_value(piece.text):
            text = f"{last.text} {piece.text}"
            joined[-1] = Piece(text, last.start, piece.end, last.x0, piece.x1)
            continue
        spaced = len(piece.text) == 1 and is_japanese(piece.text) and not is_empty(piece.text)
        if last and spaced and last.text.isalpha() and _is_spaced(row, last):
            text = last.text + piece.text
            joined[-1] = Piece(text, last.start, piece.end, last.x0, piece.x1)
        else:
            joined.append(piece)
    return tuple(joined)


def _is_spaced(row: PieceRow, piece: Piece) -> bool:
    """Whether a piece is made of letters that each stand alone in their line."""
    letters = {p.start for p in row if len(p.text) == 1}
    inside = [p for p in row if piece.start <= p.start < piece.end]
    return all(p.start in letters for p in inside)


def _is_head(row: PieceRow) -> bool:
    """Whether a line may head columns: several short pieces without a number."""
    if len(row) < LEAST_HEADS:
        return False
    texts = [piece.text for piece in row]
    short = all(len(text) <= LONGEST_HEAD and "。" not in text for text in texts)
    return short and not any(map(_is_value, texts))


def _body(rows: Sequence[PieceRow], head: int) -> tuple[list[_Cells], int]:
    """The head and its rows as cells, and the line behind the last row."""
    found = [row for row in rows[head + 1 : head + 2 + MOST_BETWEEN] if _values(row)]
    if not found:
        return [], head + 1
    named = len(rows[head]) == len(found[0])
    heads = _cells(rows[head])
    body: list[_Cells] = [heads if named else [None, *heads]]
    width = len(body[0])
    index, between, after = head + 1, 0, head + 1
    titles: list[_Cells] = []
    while index < len(rows):
        row = rows[index]
        cells = _row(row, rows[head], width)
        index += 1
        if cells is not None:
            body += [*titles, cells]
            titles, between, after = [], 0, index
            continue
        between += 1
        if not row or between > MOST_BETWEEN or _is_head(row) or _values(row):
            break
        if len(row) == 1 and len(row[0].text) <= LONGEST_HEAD:
            titles.append([*_cells(row), *[None] * (width - 1)])
    return body, after


def _row(row: PieceRow, head: PieceRow, width: int) -> _Cells | None:
    """A line as the cells of a row, None where it is none of this table."""
    if not _values(row) or _is_value(row[0].text) or len(row) > width:
        return None
    if len(row) < width and not _is_begun(row, head):
        return None
    return [*_cells(row), *[None] * (width - len(row))]


def _is_begun(row: PieceRow, head: PieceRow) -> bool:
    """Whether the values of a row that ends early stand under the first heads of amounts."""
    heads = head if head[0].x0 > row[0].x1 else head[1:]
    nearest = [min(range(len(heads)), key=lambda i: _away(heads[i], p)) for p in row[1:]]
    return nearest == list(range(len(row) - 1))


def _away(head: Piece, piece: Piece) -> float:
    return abs(head.x0 + head.x1 - piece.x0 - piece.x1)


def _values(row: PieceRow) -> list[Piece]:
    return [piece for piece in row[1:] if _is_value(piece.text)]


def _is_value(text: str) -> bool:
    """Whether a piece is a number, an amount, or says that there is none."""
    if is_number(text) or is_empty(text):
        return True
    amounts = find_amounts(text)
    return parse_cell(text) is not None or (
        len(amounts) == 1 and len(amounts[0].original) == len(text)
    )


def _cells(row: PieceRow) -> _Cells:
    return [GridCell(piece.text, piece.start, piece.end) for piece in row]
