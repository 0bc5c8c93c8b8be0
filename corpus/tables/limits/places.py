"""Where an amount stands in a grid: the labels before it, the heads above it, its course."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.tables.columns.heads import YEARLY, read_head
from corpus.tables.grid import Grid, GridCell
from corpus.tables.limits.amounts import states_amounts
from corpus.tables.limits.words import (
    course_name,
    heads_courses,
    heads_schemes,
    is_course,
)
from corpus.text.amounts import Amount, find_amounts
from corpus.text.cells import parse_cell
from corpus.text.numerals import narrow

# A label of a case is not longer.
LONGEST_CASE = 40
_NOTES = ("※", "★", "*", "注")
_SHARE = re.compile(r"定額|全額|[\d\s/.%-]*(?:分の\d+)?(?:以内|以下|程度)?")
# How many are chosen or take part: no case of an amount.
_COUNT = re.compile(r"\s*\d+\s?[件人社者名校台個]\s*(?:程度|以内)?")


@dataclass(frozen=True, slots=True)
class LimitPlace:
    """An amount of a grid with the labels before it and the heads above it, the nearest last."""

    cell: GridCell
    amount: Amount
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    tops: tuple[str, ...]
    course: str | None = None  # what stands in the column of courses

    @property
    def around(self) -> tuple[str, ...]:
        return (*self.heads, *self.tops, *self.labels)


def place_of(
    grid: Grid, row: int, columns: tuple[int, int], cell: GridCell, amount: Amount
) -> LimitPlace:
    """The place of a cell; `columns` are the first of its table and its own."""
    first, column = columns
    before = [c for c in grid.rows[row][first:column] if c and not _COUNT.fullmatch(narrow(c.text))]
    beside = dict.fromkeys(c for c in before if _is_text(c))
    tops = [c for line in grid.rows[: _first_amount(grid)] if (c := line[column]) is not None]
    heads = _heads(grid, row, column, [c for c in beside if is_course(c.text)])
    return LimitPlace(
        cell,
        amount,
        tuple(c.text for c in beside),
        tuple(dict.fromkeys(heads)),
        tuple(dict.fromkeys(c.text for c in tops if not _is_note(c.text))),
        _course(grid, row, first, column),
    )


def _course(grid: Grid, row: int, first: int, last: int) -> str | None:
    """What a row says in the column whose head says that courses stand in it.

    Programs (事業名) that have a budget each beside it (予算額) are whose their own ceilings are.
    """
    top = range(_first_amount(grid))
    budgeted = any(_is_budget(cell.text) for i in top for cell in grid.rows[i] if cell)
    for column in range(first, last):
        cell = grid.rows[row][column]
        heads = [grid.text(i, column) for i in top]
        if cell and any(heads_courses(t) or (budgeted and heads_schemes(t)) for t in heads):
            return course_name(cell.text)
    return None


def _is_budget(head: str) -> bool:
    found = read_head([head], None)
    return found.kind == "money" and found.measure in YEARLY | {"total"}


def _first_amount(grid: Grid) -> int:
    """The first row with an amount."""
    return next(
        (i for i, row in enumerate(grid.rows) if any(c and find_amounts(c.text) for c in row)), 0
    )


def _heads(grid: Grid, row: int, column: int, courses: Sequence[GridCell]) -> list[str]:
    """What heads a cell, from the top: the nearest lines that are its own.

    Lines that other amounts of the row have above them as well part the table in sections; what is
    above them counts too. A line beside another course counts for that one.
    """
    cell = grid.rows[row][column]
    span = [c for c in range(grid.width) if grid.rows[row][c] is cell]
    others = [c for c in range(grid.width) if _is_other_amount(grid.rows[row][c], cell)]
    top = _first_amount(grid)
    found: list[str] = []
    own, section = False, False
    for index in range(row - 1, -1, -1):
        line = grid.rows[index]
        head = line[column]
        if head is None or head is cell or _is_note(head.text):
            continue
        if not _is_text(head):
            if own:
                break
            continue
        if index >= top and courses and not any(c in line for c in courses):
            continue
        if not all(line[c] is head for c in span):
            continue
        parts = any(line[c] is head for c in others)
        if not (parts and section):
            found.append(head.text)
        own, section = own or not parts, section or parts
    return found[::-1]


def _is_other_amount(cell: GridCell | None, own: GridCell | None) -> bool:
    return cell is not None and cell is not own and not _is_text(cell)


def _is_text(cell: GridCell) -> bool:
    return parse_cell(cell.text) is None and not states_amounts(cell.text)


def _is_note(text: str) -> bool:
    """Whether a cell is a remark or a share, and so no case of an amount."""
    long = text.startswith(_NOTES) or len(text) > LONGEST_CASE
    return long or bool(_SHARE.fullmatch(narrow(text)))
