"""Which rows head each row of a table, where labels that span rows part it into sections.

A leaflet prints 「中小企業 | 大企業」 once above all, and below it, beside the label of one course
alone, 「重点支援対象者 | 左記以外」: these head the rows of that course, and no others. So does a
line between its rows: 「① 重度の場合」 heads those below it, until the course ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.tables.grid import Grid, GridCell, Row
from corpus.text.amounts import find_amounts
from corpus.text.cells import parse_cell

LONGEST_NUMBER = 24  # characters of a cell that is a number
LONGEST_HEAD = 60  # longer words, and sentences, are said of the rows above them
LEAST_HEADS = 2  # different heads that begin a section, beside the name of its first rows

Labels = frozenset[int]  # where the labels start that a row stands beside


def heads_of_rows(grid: Grid, header_rows: int) -> tuple[tuple[int, ...], ...]:
    """The places of the rows that head each row of a grid, from the top.

    `header_rows` are those that head all of it, as far as none stands beside the label of a part.
    """
    labels = labels_of_rows(grid)
    begun: list[int] = []
    heads: list[tuple[int, ...]] = []
    for number, row in enumerate(grid.rows):
        if number >= header_rows and labels[number] and _begins(grid, number, labels[number]):
            goes_on = bool(begun) and begun[-1] == number - 1
            begun = [*(begun if goes_on else []), number]
        over = (*range(min(header_rows, number)), *(b for b in begun if b < number))
        heads.append(tuple(h for h in over if _reaches(labels[h], row)))
    return tuple(heads)


def labels_of_rows(grid: Grid) -> tuple[Labels, ...]:
    """The labels that each row stands beside: its first cells, as far as they span rows.

    One that spans no row with a number is a head, and so is none of them.
    """
    numbered = [any(c and _is_number(c) for c in row) for row in grid.rows]
    spans: dict[int, list[int]] = {}
    for number, row in enumerate(grid.rows):
        for start in {c.start for c in row if c}:
            spans.setdefault(start, []).append(number)
    naming = {s for s, rows in spans.items() if len(rows) > 1 and any(numbered[r] for r in rows)}
    return tuple(_leading(row, naming) for row in grid.rows)


def _leading(row: Row, naming: set[int]) -> Labels:
    found: set[int] = set()
    for cell in row:
        if cell is None or cell.start not in naming or _is_number(cell):
            break
        found.add(cell.start)
    return frozenset(found)


def _reaches(labels: Labels, row: Row) -> bool:
    """Whether a row is beside most of the labels that a head stands beside."""
    return not labels or 2 * len(labels & {c.start for c in row if c}) > len(labels)


def _begins(grid: Grid, number: int, labels: Labels) -> bool:
    """Whether a row heads those below it: it holds no number, and few words over each of theirs."""
    row = grid.rows[number]
    known = labels | {c.start for c in grid.rows[number - 1] if c}
    own = {c.start: c for c in row if c and c.start not in known}
    if not own or any(_is_number(c) or not _is_head(c) for c in own.values()):
        return False
    over = [row[column] for column in _number_columns(grid, number, labels)]
    if not over or any(c is None or c.start not in own for c in over):
        return False
    return len(own) == 1 or len({c.text for c in over if c}) >= LEAST_HEADS


def _number_columns(grid: Grid, number: int, labels: Labels) -> Sequence[int]:
    """The columns that hold numbers in the next rows of the same part."""
    found: dict[int, None] = {}
    for row in grid.rows[number + 1 :]:
        if not _reaches(labels, row):
            break
        found |= dict.fromkeys(i for i, c in enumerate(row) if c and _is_number(c))
    return list(found)


def _is_head(cell: GridCell) -> bool:
    return len(cell.text) <= LONGEST_HEAD and "。" not in cell.text


def _is_number(cell: GridCell) -> bool:
    """Whether a cell is a number, or one amount and no more: 「67.5万円」."""
    text = cell.text
    if len(text) > LONGEST_NUMBER:
        return False
    amounts = find_amounts(text)
    return parse_cell(text) is not None or any(a.start == 0 and a.end == len(text) for a in amounts)
