"""The unit that is declared around a table: above it, below it, on its page, on the first one.

A unit in the title of another table is that one's; none reaches back to the tables before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, takewhile

from corpus.document import Document
from corpus.tables.grid import Grid
from corpus.text.cells import is_empty, parse_cell
from corpus.text.units import Scale, find_units, whole_scale

# A note below a table stands within so many characters.
BELOW = 120
# The head of a table below its title has no more lines, and no more characters.
NEXT_LINES, NEAR = 4, 600
_MARK = re.compile(r"[($€£¥￥▲△−-]*\s?[$€£¥￥]")


def unit_around(document: Document, above: str, grid: Grid) -> Scale | None:
    """The unit declared nearest above the table, right below it, on its page, or everywhere.

    Where each table declares its own, those of others are not that of prices, which carry their
    marks: "$7" below tables in thousands.
    """
    text, start, end = document.text, grid.start, grid.end
    own = _is_marked(grid) and len(find_units(text)) > 1
    if units := find_units(above):
        declared = start - len(above) + units[-1].end
        if own and any(declared <= t.start and t.end <= start for t in document.tables):
            return None
        return units[-1].scale
    if own:
        return None
    page = next(((p.start, p.end) for p in document.pages if p.start <= start < p.end), None)
    if scale := _below(document, end, page[1] if page else len(text)):
        return scale
    if page and (scale := _on_page(document, page, end)):
        return scale
    first = document.pages[0].end if document.pages else 0
    return whole_scale(text[:first]) or whole_scale(document.title) or _before(text, start)


def _below(document: Document, end: int, last: int) -> Scale | None:
    """The unit that a note right below a table declares."""
    unit = next(iter(find_units(document.text[end : min(end + BELOW, last)])), None)
    if unit is None or _titles_another(document, end + unit.end, last):
        return None
    return unit.scale


def _on_page(document: Document, page: tuple[int, int], end: int) -> Scale | None:
    """The one unit that the page of a table declares, wherever it stands on it."""
    first, last = page
    unit = next(iter(find_units(document.text[first:last])), None)
    behind = first + unit.end if unit else 0
    if behind > end and _titles_another(document, behind, last):
        return None
    return whole_scale(document.text[first:last])


def _titles_another(document: Document, behind: int, last: int) -> bool:
    """Whether a unit that ends at `behind` stands in the title of a table that follows."""
    near = document.text[behind : min(last, behind + NEAR)]
    lines = (line for line in near.splitlines()[1:] if line.strip())
    own = takewhile(lambda line: not declares_unit(line), islice(lines, NEXT_LINES))
    native = any(behind <= table.start <= behind + BELOW for table in document.tables)
    return native or any(map(is_row, own))


def _before(text: str, start: int) -> Scale | None:
    """The one unit of a whole document, where it is declared before a table."""
    if not find_units(text[:start]):  # which is less to look through than all of it
        return None
    first = next(iter(find_units(text)), None)
    return whole_scale(text) if first and first.end <= start else None


def _is_marked(grid: Grid) -> bool:
    """Whether each number of a table has the mark of its currency."""
    numbers = (c.text.strip() for row in grid.rows for c in row if c and parse_cell(c.text))
    return all(map(_MARK.match, chain([next(numbers, "")], numbers)))


def page_scales(document: Document, start: int) -> Iterator[Scale]:
    """The one unit that the page at `start` declares."""
    page = next((p for p in document.pages if p.start <= start < p.end), None)
    if page and (scale := whole_scale(document.text[page.start : page.end])):
        yield scale


def is_row(line: str) -> bool:
    """Whether a line is a row of another table: two numbers and more."""
    words = [word for word in line.split()[1:] if len(word) > 1 or is_empty(word)]
    numbers = [n for word in words if (n := parse_cell(word))]
    amounts = sum(not (n.value == int(n.value) and 1900 < n.value < 2100) for n in numbers)
    return amounts > 0 and amounts + sum(map(is_empty, words)) > 1


def declares_unit(line: str) -> bool:
    """Whether a line declares a unit of money."""
    return bool(find_units(line))
