"""Ceilings and rates in the cells of a table, each with its course and the case that it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Document
from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.programs.names import is_program
from corpus.programs.titled import title_program
from corpus.tables.around.guide import is_guide
from corpus.tables.around.own import own_lines
from corpus.tables.columns.heads import read_head
from corpus.tables.grid import Grid
from corpus.tables.limits.amounts import cell_amounts, is_rated
from corpus.tables.limits.places import LimitPlace, _is_note, place_of
from corpus.tables.limits.words import (
    course_name,
    each,
    is_bare,
    is_course,
    limit_word,
    names_grant,
    scheme_of,
    spoken_limit,
    without_limit,
    year_of_call,
)
from corpus.tables.rows.read import tidy
from corpus.text.amounts import find_amounts
from corpus.text.remembered import of_latest
from corpus.text.year_labels import year_labelled, year_of

# Titles of tables side by side stand this near above them, in characters.
ABOVE = 120
# The title of a document stands on one of its first lines.
BEGINNING, TITLE_LINES = 500, 4
# The labels of a call stand within so many characters.
LABELS = 3000


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
                place = place_of(grid, row, (first, column), cell, amount)
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


def _reading(
    place: LimitPlace, title: str | None, scheme: Scheme, above: str | None
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


def _whose(place: LimitPlace, title: str | None) -> str | None:
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


def _case(place: LimitPlace, whose: str, scheme: Scheme) -> str | None:
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


@of_latest
def scheme_in(document: Document) -> Scheme:
    """The grant and the year that the title of a document names, or one of its first lines."""
    end = min([BEGINNING, *(table.start for table in document.tables[:1])])
    first = [line for line in document.text[:end].splitlines() if line.strip()]
    lines = (document.title, *(line for line in first[:TITLE_LINES] if not find_amounts(line)))
    name = next((name for line in lines if (name := scheme_of(line))), title_program(document))
    year = next((year for line in lines if (year := year_of(line))), None)
    year = year or next((year for line in lines if (year := year_of_call(line))), None)
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
