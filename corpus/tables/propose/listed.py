"""Tables whose cells stand one under the other, or one behind the other in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.tables.columns.head_rows import is_number
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.tables.propose.headings import column_heads
from corpus.text.cells import is_empty

# Fewer rows are no table; a row has no more amounts, and a name is no longer.
LEAST_ROWS, MOST_COLUMNS, LONGEST_NAME = 2, 16, 60
_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"[▲△]\s\d\S*|\S+")
# A line that is longer is running text.
LONGEST_LINE = 400


def find_listed(document: Document, start: int, end: int) -> Iterator[Grid]:
    """Tables in the lines of a text, and in the words of lines that have lost their breaks."""
    cells = list(_cells(document.text, start, end))
    index = 0
    while index < len(cells):
        if _is_amount(cells[index]) and index and not _is_amount(cells[index - 1]):
            grid, index = _table(cells, index)
            if grid:
                yield grid
        else:
            index += 1


def _cells(text: str, start: int, end: int) -> Iterator[GridCell]:
    for line in _LINE.finditer(text, start, end):
        if len(line[0]) > LONGEST_LINE:
            for token in _TOKEN.finditer(text, line.start(), line.end()):
                yield GridCell(token[0], *token.span())
        elif line[0].strip():
            lead = len(line[0]) - len(line[0].lstrip())
            yield GridCell(line[0].strip(), line.start() + lead, line.end())


def _is_amount(cell: GridCell) -> bool:
    return is_number(cell.text) or is_empty(cell.text)


def _table(cells: Sequence[GridCell], first: int) -> tuple[Grid | None, int]:
    """The table whose first row has its amounts at `first`, and where to go on."""
    width = _run(cells, first)
    rows: list[list[GridCell | None]] = []
    index = first - 1
    while index < len(cells):
        name = cells[index]
        if _is_amount(name) or len(name.text) > LONGEST_NAME or _run(cells, index + 1) != width:
            break
        rows.append([name, *cells[index + 1 : index + 1 + width]])
        index += 1 + width
        if _is_remark(cells, index, width):
            index += 1
    after = max(index, first + width)
    if len(rows) < LEAST_ROWS or width > MOST_COLUMNS:
        return None, after
    heads = _heads(cells[max(0, first - 3 - 2 * width) : first - 1], width)
    if heads is None:
        return None, after
    return make_grid([heads, *rows], None, "listed"), after


def _is_remark(cells: Sequence[GridCell], index: int, width: int) -> bool:
    """Whether a remark stands behind a row: what follows it is the next name, or nothing."""
    texts = cells[index : index + 2]
    if not texts or any(_is_amount(cell) for cell in texts):
        return False
    return _run(cells, index + 1) == 0 and _run(cells, index + 2) == width


def _run(cells: Sequence[GridCell], index: int) -> int:
    end = index
    while end < len(cells) and end - index <= MOST_COLUMNS and _is_amount(cells[end]):
        end += 1
    return end - index


def _heads(above: Sequence[GridCell], width: int) -> list[GridCell | None] | None:
    """The heads of the amounts, with the name's before them; None where they are not as many."""
    best: list[GridCell | None] | None = None
    for count in range(width, min(len(above), 2 * width + 2) + 1):
        heads = column_heads(above[-count:])
        if heads is None or len(heads) > width:
            break
        if len(heads) == width:
            best = [None, *heads]
    return best
