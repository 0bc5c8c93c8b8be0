"""Ceilings and rates in the cells of a table, each with its course and the case that it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.programs.names import is_program
from corpus.programs.titled import title_program
from corpus.tables.around.guide import is_guide
from corpus.tables.around.own import own_lines
from corpus.tables.columns.heads import YEARLY, read_head
from corpus.tables.grid import Grid, GridCell
from corpus.tables.limits.amounts import cell_amounts, is_rated, states_amounts
from corpus.tables.limits.words import (
    course_name,
    each,
    heads_courses,
    heads_schemes,
    is_bare,
    is_course,
    limit_word,
    names_grant,
    scheme_of,
    spoken_limit,
    without_limit,
    year_labelled,
    year_of,
)
from corpus.tables.rows.read import tidy
from corpus.text.amounts import Amount, find_amounts
from corpus.text.cells import parse_cell
from corpus.text.numerals import narrow

# A label of a case is not longer.
LONGEST_CASE = 40
# Titles of tables side by side stand this near above them, in characters.
ABOVE = 120
# The title of a document stands on one of its first lines.
BEGINNING, TITLE_LINES = 500, 4
# The labels of a call stand within so many characters.
LABELS = 3000
_NOTES = ("※", "★", "*", "注")
_SHARE = re.compile(r"定額|全額|[\d\s/.%-]*(?:分の\d+)?(?:以内|以下|程度)?")
# How many are chosen or take part: no case of an amount.
_COUNT = re.compile(r"\s*\d+\s?[件人社者名校台個]\s*(?:程度|以内)?")


@dataclass(frozen=True, slots=True)
class _Place:
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


@dataclass(frozen=True, slots=True)
class Scheme:
    """The grant that a paper is about, and the fiscal year that it is for."""

    name: str | None
    year: int | None
    guide: bool = False


def read_limits(document: Document, grid: Grid) -> Iterator[FigureReading]:
    """The ceilings and rates of a grid."""
    titles = _titles(document, grid)
    scheme = scheme_in(document)
    above = limit_above(document, grid) if scheme.guide else None
    owner = _owner_above(document, grid)
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell is None or _goes_on(grid, row, column):
                continue
            first, title = titles.get(column, (0, None))
            for amount in cell_amounts(cell.text):
                place = _place(grid, row, (first, column), cell, amount)
                if reading := _reading(place, title or owner, scheme, above):
                    yield reading


def _owner_above(document: Document, grid: Grid) -> str | None:
    """Whose ceilings the title of a table says that it holds: 「灯台改修事業の補助上限額」."""
    line = next(iter(own_lines(document, grid.start)), "").strip()
    word = limit_word(line)
    name = course_name(line.rpartition(word)[0].rstrip("の ")) if word else ""
    return name if is_program(name) or names_grant(name) else None


def _goes_on(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell begins above or to the left of a place."""
    cell = grid.rows[row][column]
    left = column > 0 and grid.rows[row][column - 1] is cell
    return left or (row > 0 and grid.rows[row - 1][column] is cell)


def _place(
    grid: Grid, row: int, columns: tuple[int, int], cell: GridCell, amount: Amount
) -> _Place:
    """The place of a cell; `columns` are the first of its table and its own."""
    first, column = columns
    before = [c for c in grid.rows[row][first:column] if c and not _COUNT.fullmatch(narrow(c.text))]
    beside = dict.fromkeys(c for c in before if _is_text(c))
    tops = [c for line in grid.rows[: _first_amount(grid)] if (c := line[column]) is not None]
    heads = _heads(grid, row, column, [c for c in beside if is_course(c.text)])
    return _Place(
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
    return found.kind == "money" and found.measure in YEARLY


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


def _reading(
    place: _Place, title: str | None, scheme: Scheme, above: str | None
) -> FigureReading | None:
    named = [text for text in place.around if limit_word(text, guide=scheme.guide)]
    if not named and above and not any(map(_is_other, place.heads)):
        named = [above]
    rated = is_rated(place.cell.text)
    said = (place.cell.text, *place.around) if not rated or place.amount.per else ()
    per = next((p for text in said if (p := each(text))), None)
    owner = title or scheme.name
    whose = owner if named and all(map(is_bare, named)) else _whose(place, title) or scheme.name
    if whose is None or not (named or per):
        return None
    label = " ".join(named[0].split()) if named else per or ""
    if named and per and per not in label:
        label = f"{label}（{per}）"
    return reading_of(
        place.amount,
        place.cell.start,
        program=whose,
        measure=Measure.UNIT,
        year=scheme.year,
        label=label,
        scope=" ".join(filter(None, [_case(place, whose, scheme), per if rated else None])) or None,
    )


def limit_above(document: Document, grid: Grid) -> str | None:
    """The words of a line right above a table that say that it holds ceilings: "maximum grant"."""
    lines = own_lines(document, grid.start)[:TITLE_LINES]
    return next((said for line in lines if (said := spoken_limit(line))), None)


def _is_other(head: str) -> bool:
    """Whether a head says that a column holds something else: a year, a count, a total."""
    return read_head([head], None).kind not in {"unknown", "limit", "name", "blank", "level"}


def _whose(place: _Place, title: str | None) -> str | None:
    """The course or grant that an amount is of: by its labels, its head, the title above it."""
    if place.course:
        return place.course
    for text in (*place.labels, *place.tops, *place.heads):
        if is_course(text):
            return course_name(text)
    if title:
        return title
    for text in place.labels:
        name = course_name(text)
        if limit_word(text):
            continue  # "Award ceiling" says what its amount is, and whose it is another says
        if not _is_note(text) and (is_program(name) or (name.isascii() and names_grant(name))):
            return name
    return None


def _case(place: _Place, whose: str, scheme: Scheme) -> str | None:
    """The case that an amount is for: what labels and the nearest head say beside its course.

    What a label calls a ceiling stands in a card: what is above it there is said of other labels.
    """
    card = len(place.labels) == 1 and limit_word(place.labels[0])
    said = (
        tidy(without_limit(text, guide=scheme.guide))
        for text in (*place.labels, *(() if card else place.heads))
        if not _is_note(text) and course_name(text) != whose
    )
    return " ".join(dict.fromkeys(filter(None, said))) or None


def scheme_in(document: Document) -> Scheme:
    """The grant and the year that the title of a document names, or one of its first lines."""
    end = min([BEGINNING, *(table.start for table in document.tables[:1])])
    first = [line for line in document.text[:end].splitlines() if line.strip()]
    lines = (document.title, *(line for line in first[:TITLE_LINES] if not find_amounts(line)))
    name = next((name for line in lines if (name := scheme_of(line))), title_program(document))
    year = next((year for line in lines if (year := year_of(line))), None)
    year = year or year_labelled(document.text[:LABELS])
    return Scheme(name, year, is_guide(document))


def _titles(document: Document, grid: Grid) -> dict[int, tuple[int, str]]:
    """The course whose name stands above each column, with the first column of its table."""
    above = document.text[max(0, grid.start - ABOVE) : grid.start].splitlines()
    courses: list[str] = []
    for line in reversed([text for text in above if text.strip()]):
        if not is_course(line):
            break
        courses.append(course_name(line))
    starts = _starts(grid)
    if not courses or len(courses) != len(starts):
        return {}
    edges = [*starts[1:], grid.width]
    spans = zip(starts, edges, courses[::-1], strict=True)
    return {column: (start, name) for start, end, name in spans for column in range(start, end)}


def _starts(grid: Grid) -> list[int]:
    """Where the first head of a table stands, again for each one beside it."""
    first = grid.text(0, 0)
    again = [c for c in range(1, grid.width) if first and grid.text(0, c) == first]
    return [0, *(c for c in again if grid.rows[0][c] is not grid.rows[0][c - 1])]
