"""Price lists: what the use of a room or the copy of a paper costs, by the case.

A list says 使用料 or 手数料 in its title or in a head, and yen as its unit: sums of budgets are in
thousands. Each row names what is paid for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.document import Document
from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.programs.names import clean_name
from corpus.tables.columns.head_rows import is_number
from corpus.tables.grid import Grid
from corpus.tables.rows.read import tidy
from corpus.text.cells import parse_cell
from corpus.text.plain import plain
from corpus.text.units import Scale, find_units
from corpus.text.years import find_head_years
from corpus.words import listed

# The title of a list and its unit stand on so many lines right above it; longer is a sentence.
TITLE_LINES, LONGEST_TITLE = 3, 40
_BUDGET = re.compile(r"予算|決算|歳入|収入|会計")
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _List:
    """The columns of prices, the first row below the head, and what the prices are called."""

    columns: tuple[int, ...]
    first: int
    label: str
    scale: Scale


def read_fees(document: Document, grid: Grid) -> Iterator[FigureReading]:
    """The prices of a grid that is a list of them; nothing of any other."""
    found = _list(document, grid)
    rows = range(found.first, len(grid.rows)) if found else range(0)
    if found is None or len(rows) < _LEAST_ROWS:
        return
    for row in rows:
        name = _name(grid.text(row, 0))
        for column in found.columns if name else ():
            if reading := _reading(grid, row, column, name, found):
                yield reading


def speaks_of_fees(text: str) -> bool:
    """Whether a text names prices anywhere."""
    return bool(_fee().search(text.lower()))


def _list(document: Document, grid: Grid) -> _List | None:
    above = document.text[max(0, grid.start - 200) : grid.start].splitlines()
    titles = [line.strip() for line in above if line.strip()][-TITLE_LINES:]
    first = next(
        (i for i, r in enumerate(grid.rows) if any(c and is_number(c.text) for c in r[1:])), None
    )
    if not first or _BUDGET.search(document.title + "".join(titles)):
        return None
    heads = [" ".join(grid.text(i, c) for i in range(first)) for c in range(grid.width)]
    units = [u.scale for text in (*titles, *heads) for u in find_units(text)]
    own = tuple(c for c in range(1, grid.width) if _fee().search(plain(heads[c])))
    scale = next((u for u in units if u.factor == 1), None) or _marked(grid, own, first)
    if scale is None or any(u.factor != 1 for u in units):
        return None
    if own:
        return _List(own, first, tidy(heads[own[0]]), scale)
    title = next((t for t in titles if len(t) <= LONGEST_TITLE and _fee().search(plain(t))), None)
    numeric = (c for c in range(1, grid.width) if _is_numeric(grid, c, first))
    return _List(tuple(numeric), first, _name(title), scale) if title else None


def _marked(grid: Grid, columns: Sequence[int], first: int) -> Scale | None:
    """The unit of prices that each carry the mark of their currency: "£52.00"."""
    texts = [t for row in range(first, len(grid.rows)) for c in columns if (t := grid.text(row, c))]
    marks = {number.currency if (number := parse_cell(text)) else None for text in texts}
    code = marks.pop() if len(marks) == 1 else None
    return Scale(1, code) if code else None


def _is_numeric(grid: Grid, column: int, first: int) -> bool:
    texts = [text for row in range(first, len(grid.rows)) if (text := grid.text(row, column))]
    numbers = sum(is_number(text) for text in texts)
    return numbers > 0 and all(is_number(t) or len(t) == 1 for t in texts)


def _name(text: str) -> str:
    start, end = clean_name(text)
    return tidy(text[start:end])


def _reading(grid: Grid, row: int, column: int, name: str, found: _List) -> FigureReading | None:
    cell = grid.rows[row][column]
    number = parse_cell(cell.text) if cell else None
    if cell is None or number is None or number.percent or number.value != int(number.value):
        return None
    if number.scaled and number.currency != found.scale.currency:
        return None
    labels = [grid.text(row, c) for c in range(1, column) if c not in found.columns]
    heads = [grid.text(i, column) for i in range(found.first)]
    case = [text for text in (*labels, *heads) if text and not _fee().search(plain(text))]
    return FigureReading(
        program=name,
        measure=Measure.UNIT,
        year=_year(heads),
        label=found.label,
        amount=int(number.value),
        currency=found.scale.currency,
        original=cell.text[number.start : number.end].strip(),
        start=cell.start + number.start,
        end=cell.start + number.end,
        scope=" ".join(dict.fromkeys(map(tidy, case))) or None,
    )


def _year(heads: Sequence[str]) -> int | None:
    """The year that the head of a column of prices names, None where it names none."""
    years = {year.year for head in heads for year in find_head_years(head)}
    return years.pop() if len(years) == 1 else None


@cache
def _fee() -> re.Pattern[str]:
    words = sorted(listed("names", "fees"), key=len, reverse=True)
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in words))
