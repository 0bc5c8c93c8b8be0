"""The tables of a form that is one grid: below labels with their values stand heads of years.

「事業名 | 港湾整備事業」, then 「予算額（単位：百万円） | 令和6年度 | 令和7年度」 with its rows,
then 「内訳 | 費目 | 令和7年度当初予算 | 令和8年度要求」 with those of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from corpus.programs.names import is_measure, is_program
from corpus.tables.columns.head_rows import is_number
from corpus.tables.columns.heads import read_head
from corpus.tables.grid import Grid, GridCell, Row

# A head of a form names so many budgets of different years.
LEAST_YEARS = 2
# It has so many tables, else it is one with a head of several lines.
LEAST_HEADS = 2
# It begins with its name, below its number perhaps.
MOST_ABOVE = 4


def find_form(grid: Grid) -> Iterator[Grid]:
    """The tables of a grid that begins with a label of a name and its value."""
    heads = [i for i, row in enumerate(grid.rows) if _is_head(row)]
    above = grid.rows[: min(MOST_ABOVE, heads[0])] if heads else ()
    if len({grid.rows[i] for i in heads}) < LEAST_HEADS or not any(map(_is_named, above)):
        return
    for head, following in pairwise([*heads, len(grid.rows)]):
        last = _end(grid, head, following)
        if last - head > 1:
            yield _titled(grid.part(head, last))


def _is_named(row: Row) -> bool:
    """Whether a row says the name of what the form is about: 「事業名 | 港湾整備事業」."""
    cells = _cells(row)
    label = len(cells) > 1 and row[0] is cells[0] and read_head([cells[0].text], None).kind
    return label == "name" and (is_program(cells[1].text) or is_measure(cells[1].text))


def _is_head(row: Row) -> bool:
    """Whether a row heads budgets of several years, and holds no number."""
    cells = _cells(row)[1:]
    read = [read_head([cell.text], None) for cell in cells]
    years = {head.year for head in read if head.kind == "money" and head.year}
    return len(years) >= LEAST_YEARS and not any(is_number(cell.text) for cell in cells)


def _end(grid: Grid, head: int, following: int) -> int:
    """Where the rows of a head end: with the label before it, that goes on down or is alone."""
    label, rows = grid.rows[head][0], range(head + 1, following)
    if label is None or grid.rows[min(head + 1, following - 1)][0] not in {None, label}:
        return following
    return next((i for i in rows if grid.rows[i][0] not in {None, label}), following)


def _titled(part: Grid) -> Grid:
    """A part with the label of its head as its title, if nothing stands below that."""
    label, *rest = part.rows[0]
    if label is None or any(row[0] for row in part.rows[1:]):
        return part
    title = (label, *(None for _ in rest))
    return replace(part, rows=(title, (None, *rest), *part.rows[1:]))


def _cells(row: Row) -> list[GridCell]:
    return list({cell.start: cell for cell in row if cell}.values())
