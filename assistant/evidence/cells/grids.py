"""The tables of a document as grids with their heads, whatever format they stand in.

Where the format knows its tables (HTML, XLSX, CSV, ruled PDF) they are taken as they are; what
stands outside of them in columns, by wide gaps in a text or by place on a page, is read line by
line: each line a row, its pieces cells under the head that stands nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.evidence.cells.number import is_numeric
from corpus.document import Document
from corpus.layout.lines import group_by_page, outside, read_lines
from corpus.tables.columns.head_rows import begins_amount, first_row, is_number
from corpus.tables.grid import Grid, GridCell, Row, make_grid, native_grid
from corpus.tables.propose import Piece, boxed_pieces, text_pieces
from corpus.text.remembered import of_latest

SHEETS = ("sheet", "csv")  # media types in which nothing stands outside of cells
LETTER = re.compile(r"[一-鿿ぁ-ヿ]")
RULE = re.compile(r"^[ \t]*[-=_─━—–]{3}[-=_─━—– \t]*$", re.MULTILINE)  # drawn across a text
DOCUMENTS = 8  # whose tables are kept: a question looks into so many, one reader after another
MOST_HEADS = 3  # lines that head one table
MOST_TITLES = 2  # lines between two parts of a table under one head
LONGEST_TITLE = 40  # characters of such a line
CORNER = 3.0  # a head that begins so little right of the labels has one for them too


@dataclass(frozen=True, slots=True)
class LabelledGrid:
    """A grid and the rows that head its columns: its own first ones, or those of a page before."""

    grid: Grid
    heads: tuple[Row, ...]

    @property
    def first(self) -> int:
        """The first row that is no head of this grid."""
        own = self.heads and self.grid.rows[: len(self.heads)] == self.heads
        return len(self.heads) if own else 0


def lowest(heads: Sequence[Row], column: int) -> GridCell | None:
    """The lowest head of a column."""
    return next((cell for row in reversed(heads) if (cell := row[column])), None)


def find_grids(document: Document, read: Sequence[Grid] = ()) -> list[LabelledGrid]:
    """All tables of a document, in its order; `read` are those of lines that its figures are
    from, which no other reading of these lines is set beside."""
    known = known_grids(document, read)
    found = _spaced(document, [(g.grid.start, g.grid.end) for g in known])
    return sorted([*known, *found], key=lambda labelled: labelled.grid.start)


def known_grids(document: Document, read: Sequence[Grid]) -> list[LabelledGrid]:
    """The tables that the format of a document knows, and those that its figures are from."""
    lines = (LabelledGrid(grid, grid.rows[: first_row(grid)]) for grid in read)
    return sorted([*_native(document), *lines], key=lambda labelled: labelled.grid.start)


@partial(of_latest, keep=DOCUMENTS)
def _native(document: Document) -> Sequence[LabelledGrid]:
    """The tables that the format knows, made once for statements, cells and quantities."""
    return tuple(_known_to_format(document))


def _known_to_format(document: Document) -> Iterator[LabelledGrid]:
    last: LabelledGrid | None = None
    for table in document.tables:
        grid = native_grid(document, table)
        if grid is None:
            continue
        heads = grid.rows[: table.header_rows]
        if last and last.grid.width == grid.width and first_row(grid) == 0:
            heads = last.heads  # it goes on over the page
        labelled = LabelledGrid(grid, heads)
        yield labelled
        if first_row(grid):
            last = labelled


def _spaced(document: Document, taken: Sequence[tuple[int, int]]) -> Iterator[LabelledGrid]:
    """Blocks of lines that are cut into columns, outside of the tables that the format knows."""
    if any(kind in document.media_type for kind in SHEETS):
        return
    if any(block.box for block in document.blocks):
        for page in group_by_page(outside(read_lines(document), taken)):
            yield from _blocks(boxed_pieces(page), page[0].page)
        return
    spans = _between_rules(document.text)
    rows = (row for span in spans for row in text_pieces(document.text, *span))
    yield from _blocks((row for row in rows if not row or not _within(row[0].start, taken)), None)


def _between_rules(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of a text without the lines drawn across it, which part no table.

    >>> list(_between_rules("a  b\\n----\\n1  2"))
    [(0, 4), (10, 14)]
    """
    start = 0
    for rule in RULE.finditer(text):
        if start < rule.start():
            yield start, rule.start() - 1
        start = rule.end() + 1
    if start <= len(text):
        yield start, len(text)


def _within(offset: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in ranges)


def _blocks(rows: Iterable[Sequence[Piece]], page: int | None) -> Iterator[LabelledGrid]:
    """Lines in columns that follow each other; a title between them parts a table's sections."""
    block: list[Sequence[Piece]] = []
    heads: Sequence[Sequence[Piece]] = ()
    titles = 0
    for pieces in (*rows, ()):
        row = _with_letters_joined(pieces)
        if len(row) > 1:
            block.append(row)
            continue
        if block:
            heads = _own_heads(block) or heads
            labelled = _labelled(block, heads, page)
            if labelled:
                yield labelled
            block, titles = [], 0
        titles += 1
        if titles > MOST_TITLES or not row or len(row[0].text) > LONGEST_TITLE:
            heads = ()


def _with_letters_joined(row: Sequence[Piece]) -> Sequence[Piece]:
    """A line whose words that are spread out letter by letter are words again: 「事　項」."""
    joined: list[Piece] = []
    spread = False
    for piece in row:
        letter = bool(LETTER.fullmatch(piece.text))
        if letter and spread:
            last = joined[-1]
            text = last.text + piece.text
            joined[-1] = Piece(text, last.start, piece.end, last.x0, piece.x1)
        else:
            joined.append(piece)
        spread = letter
    return joined


def _own_heads(block: Sequence[Sequence[Piece]]) -> Sequence[Sequence[Piece]]:
    """The lines right before the first that holds a number, but those of far fewer pieces.

    "FY 2026  FY 2026" over "Actual  Adopted" are two; a title that is cut in two is none.
    """
    first = next((i for i, row in enumerate(block) if _holds_number(row)), len(block))
    above = block[max(0, first - MOST_HEADS) : first]
    fullest = max(map(len, above), default=0)
    return [row for row in above if 2 * len(row) > fullest]


def _holds_number(row: Sequence[Piece]) -> bool:
    """Whether a line has a number behind its first piece, or an amount: 「12億円（前年」."""
    numbers = any(is_numeric(p.text) or is_number(p.text) for p in row[1:])
    return numbers or is_numeric(row[0].text) or any(begins_amount(p.text) for p in row[1:])


def _labelled(
    block: Sequence[Sequence[Piece]], lines: Sequence[Sequence[Piece]], page: int | None
) -> LabelledGrid | None:
    """A block as a grid under its heads, which may stand before the titles above it."""
    first = next((i for i, row in enumerate(block) if _holds_number(row)), len(block))
    rows = block[first:]
    if not rows:
        return None
    head = max(reversed(lines), key=len, default=())
    corner = bool(head) and _has_corner(head, rows)
    if not any(len(row) == len(head) + (0 if corner else 1) for row in rows):
        head = ()
    body = [_cells(row, head, corner=corner) for row in rows]
    heads = [_head_cells(line, head, corner=corner) for line in lines] if head else []
    own = first > 0
    grid = make_grid([*(heads if own else []), *body], page, "spaced")
    above = make_grid([*heads, *body], page, "spaced")
    return LabelledGrid(grid, above.rows[: len(heads)]) if grid and above else None


def _head_cells(
    line: Sequence[Piece], head: Sequence[Piece], *, corner: bool
) -> list[GridCell | None]:
    """A line of heads as a row: each piece in the column of the nearest of the fullest line."""
    made: list[GridCell | None] = [None] * (len(head) + (0 if corner else 1))
    for piece, cell in zip(line, _one_by_one(line), strict=True):
        at = min(range(len(head)), key=lambda i: abs(_middle(head[i]) - _middle(piece)))
        made[at + (0 if corner else 1)] = cell
    return made


def _has_corner(head: Sequence[Piece], body: Sequence[Sequence[Piece]]) -> bool:
    """Whether a head begins where the labels do: else its first piece heads the first number."""
    return head[0].x0 <= min(row[0].x0 for row in body) + CORNER


def _one_by_one(row: Sequence[Piece]) -> list[GridCell | None]:
    return [GridCell(p.text, p.start, p.end) for p in row]


def _cells(row: Sequence[Piece], head: Sequence[Piece], *, corner: bool) -> list[GridCell | None]:
    """A line as a row: as many pieces as heads go one by one, else each to the nearest head."""
    cells = _one_by_one(row)
    heads = head[1:] if corner else head
    if not head or len(cells) >= len(heads) + 1:
        return cells
    made: list[GridCell | None] = [cells[0], *[None] * len(heads)]
    at = 0
    for number, (piece, cell) in enumerate(zip(row[1:], cells[1:], strict=True), start=1):
        left = range(at, len(heads) - (len(row) - 1 - number))
        at = min(left, key=lambda i: abs(_middle(heads[i]) - _middle(piece)))
        made[1 + at] = cell
        at += 1
    return made


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2
