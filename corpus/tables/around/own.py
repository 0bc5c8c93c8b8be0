"""The lines above a table that are its own: as far as the table before it, on its page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise, takewhile

from corpus.document import Document, Table
from corpus.text.amounts import find_amounts
from corpus.text.cells import CellNumber, is_empty, parse_cell
from corpus.text.remembered import remembered
from corpus.text.years import find_head_years

# The text above a table that can speak of it, in characters.
ABOVE = 1800
# What parts the cells of a typed table.
_GAP = re.compile(r"\t|[ \u3000]{2,}")
# What may stand between a year, or two, and an amount.
_BETWEEN = frozenset(" \t\u3000:：・･,、~～〜-–からまで")


def own_lines(document: Document, start: int, first: int = 0) -> tuple[str, ...]:
    """The lines between what stands at `start` and the table before it, the nearest first.

    None before `first`. Rows of typed tables end them as tables of the format do.
    """
    text = document.text
    begin = max(first, start - ABOVE)
    if begin > first:
        begin = text.find("\n", begin, start) + 1 or start
    if before := table_before(document, start):
        begin = max(begin, before.end)
    lines = (line for line in text[begin:start].splitlines()[::-1] if line.strip())
    return tuple(takewhile(lambda line: not is_row(line), lines))


def table_before(document: Document, start: int) -> Table | None:
    """The last table of the format that ends before `start`; a frame of one column is none."""
    return next(tables_before(document, start), None)


def tables_before(document: Document, start: int) -> Iterator[Table]:
    """The tables of the format that end before `start`, the nearest first."""
    last = bisect_right(document.tables, start, key=lambda table: table.start)
    for table in reversed(document.tables[:last]):
        if table.end <= start and any(cell.column for cell in table.cells):
            yield table


def is_row(line: str) -> bool:
    """Whether a line is a row of another table: two numbers and more, or one apart from a name.

    A dash before a word is none: "Accounts 2024-25 – Statement for the year ended 31 March 2025".
    """
    name, *rest = _GAP.split(line.strip())
    if rest and parse_cell(name) is None and _is_amount(rest[-1]):
        return True
    pairs = pairwise([*line.split()[1:], ""])
    words = [w for w, after in pairs if len(w) > 1 or (is_empty(w) and not after[:1].isalpha())]
    numbers = [n for word in words if (n := parse_cell(word))]
    amounts = sum(not _is_year(n) for n in numbers)
    return amounts > 0 and amounts + sum(map(is_empty, words)) > 1


@remembered
def is_dated_amount(line: str) -> bool:
    """Whether a line holds nothing but a year and an amount: a row of a list, and no title.

    「令和12年度 １，７７３，８６３円」「令和9年～11年度：10,000千円」 "FY 2027: $1.2 million"
    """
    amounts, years = find_amounts(line), find_head_years(line)
    if len(amounts) != 1 or not years:
        return False
    spans = [*((a.start, a.end) for a in amounts), *((y.start, y.end) for y in years)]
    inside = {i for start, end in spans for i in range(start, end)}
    return all(c in _BETWEEN for i, c in enumerate(line) if i not in inside)


def _is_amount(text: str) -> bool:
    number = parse_cell(text)
    return number is not None and not _is_year(number)


def _is_year(number: CellNumber) -> bool:
    return number.value == int(number.value) and 1900 < number.value < 2100
