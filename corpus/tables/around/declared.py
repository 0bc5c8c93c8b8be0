"""The unit that is declared around a table: above it, below it, on its page, for the whole paper.

A unit in the title or head of another table is that one's. What stands alone (「単位：千円」)
or says that it counts for all ("All figures are in £ thousands") reaches further, and then only
tables that speak of money.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice, takewhile
from pathlib import PurePath

from corpus.document import Document, Table
from corpus.tables.around.own import is_row, tables_before
from corpus.tables.around.sections import open_sections
from corpus.tables.around.title_lines import is_prose
from corpus.tables.around.unit_lines import (
    declares_unit,
    for_all,
    is_page_number,
    said_of_all,
)
from corpus.tables.grid import Grid
from corpus.text.amounts import find_amounts
from corpus.text.cells import parse_cell
from corpus.text.plain import plain
from corpus.text.remembered import of_latest
from corpus.text.units import Scale, Unit, find_units, scale_alone, whole_scale

# A note below a table stands within so many characters.
BELOW = 120
# The heading of the part that a table stands in is no farther above it.
SECTION = 40_000
# The head of a table below its title has no more lines, and no more characters.
NEXT_LINES, NEAR = 4, 600
# So many heads, two of three, make a table one of the same kind.
LEAST_ALIKE = 3
_GAP = re.compile(r"\t|[ \u3000]{2,}")
# A table goes on over no more pages; its head is within so many characters.
MOST_PAGES, HEAD = 40, 300
_CENT = Decimal("0.01")
_MARK = re.compile(r"[($€£¥￥▲△−-]*\s?[$€£¥￥]")


@dataclass(frozen=True, slots=True)
class Declared:
    """The unit of a table by what stands around it; `own` where it is stated for this table."""

    scale: Scale | None
    own: bool = True


def unit_around(document: Document, grid: Grid, own: Sequence[str]) -> Declared:
    """The unit declared in the `own` lines above a table, right below it, or for all.

    Where tables declare their own, a unit of all is not that of prices, which carry their marks:
    "$7" in a paper in thousands.
    """
    text, end = document.text, grid.end
    if scale := next((units[-1].scale for line in own if (units := find_units(line))), None):
        return Declared(scale)
    if factor := next(filter(None, map(scale_alone, own)), None):
        code = _only_mark(text)
        return Declared(Scale(factor, code) if code else None)
    page = _page(document, grid.start)
    if _is_marked(grid) and (len(_first_units(text)) > 1 or _has_cents(grid)):
        return Declared(None)
    if scale := _below(document, end, page[1] if page else len(text)):
        return Declared(scale)
    if scale := _of_section(document, grid):
        return Declared(scale)
    if scale := _of_lent_head(document, grid) or _of_same_heads(document, grid):
        return Declared(scale)
    return Declared(_of_all(document, grid, page) or _continued(document, grid, own), own=False)


def _of_lent_head(document: Document, grid: Grid) -> Scale | None:
    """The unit of the table above that lends a table its head: "Funded by" below "Services"."""
    start = min((cell.start for row in grid.rows[:1] for cell in row if cell), default=grid.start)
    if start >= grid.start:
        return None
    lends = (table for table in document.tables if table.start <= start < table.end)
    return next((unit_near(document, table) for table in lends), None)


def _of_same_heads(document: Document, grid: Grid) -> Scale | None:
    """The one unit of a text, where the table that it is declared above has the heads of this one.

    「(1) 収益的収入及び支出（単位：円）」 holds for 「(2) 資本的収入及び支出」, with columns of the
    same names.
    """
    scale = _scale_of(document.text)
    unit = _first_units(document.text)[0] if scale else None
    if unit is None or unit.end > grid.start:
        return None
    lines = document.text[unit.end : min(grid.start, unit.end + NEAR)].splitlines()
    above = {plain(word) for line in lines[:NEXT_LINES] for word in _GAP.split(line)}
    for row in grid.rows[: NEXT_LINES + 1]:
        heads = {small for cell in row if cell and (small := plain(cell.text))}
        if any(parse_cell(head) for head in heads):
            return None
        if len(heads) >= LEAST_ALIKE and 3 * len(heads & above) >= 2 * len(heads):
            return scale
    return None


def _of_section(document: Document, grid: Grid) -> Scale | None:
    """The unit that stands below the heading of the part that a table's section belongs to.

    None in a part whose own text has tables: it is theirs.
    """
    first = max(0, grid.start - SECTION)
    for start, end in open_sections(document, first, grid.start)[-2::-1]:
        said = start > first and not _has_table(document, start, end)
        if said and (scale := whole_scale(document.text[start:end])):
            return scale
    return None


def _has_table(document: Document, start: int, end: int) -> bool:
    before = next(tables_before(document, end), None)
    return before is not None and before.end > start


def _page(document: Document, start: int) -> tuple[int, int] | None:
    return next(((p.start, p.end) for p in document.pages if p.start <= start < p.end), None)


def _below(document: Document, end: int, last: int) -> Scale | None:
    """The unit that a note right below a table declares."""
    unit = next(iter(find_units(document.text[end : min(end + BELOW, last)])), None)
    if unit is None or _titles_another(document, end + unit.end, last):
        return None
    return unit.scale


def _of_all(document: Document, grid: Grid, page: tuple[int, int] | None) -> Scale | None:
    """The one unit that the page of a table declares, else the one of the first page or text."""
    text = document.text
    if page and (scale := _on_page(document, page, grid.end)):
        return scale
    if document.pages:
        first = text[: document.pages[0].end]
    else:
        first = text[: document.tables[0].start if document.tables else grid.start]
    said = said_of_all(first) or (for_all(first) if document.pages else None)
    said = said or whole_scale(document.title)
    said = said or (_for_all_of(text) if _begins(text, grid) else None)
    return said or whole_scale(PurePath(document.filename).stem)


@of_latest
def _only_mark(text: str) -> str | None:
    """The one currency that the amounts of a text are marked with: the "$" of "in thousands"."""
    codes = {amount.currency for amount in find_amounts(text)}
    return codes.pop() if len(codes) == 1 else None


def _begins(text: str, grid: Grid) -> bool:
    """Whether a text declares a unit before a table."""
    return any(unit.end <= grid.start for unit in _first_units(text)[:1])


@of_latest
def _scale_of(text: str) -> Scale | None:
    """The one unit that a whole text declares, which each of its tables asks for."""
    return whole_scale(text)


@of_latest
def _for_all_of(text: str) -> Scale | None:
    """The one that it declares for all of it."""
    return for_all(text)


@of_latest
def _first_units(text: str) -> tuple[Unit, ...]:
    """The first two units that a whole text declares, which each of its tables asks for."""
    return find_units(text)[:2]


def _on_page(document: Document, page: tuple[int, int], end: int) -> Scale | None:
    """The one unit that the page of a table declares, wherever it stands on it."""
    first, last = page
    unit = next(iter(find_units(document.text[first:last])), None)
    behind = first + unit.end if unit else 0
    if behind > end and _titles_another(document, behind, last):
        return None
    return for_all(document.text[first:last])


def continued(document: Document, grid: Grid, own: Iterable[str]) -> Iterator[Table]:
    """The tables that this one goes on from: it has their head, and no title of its own."""
    if not all(map(is_page_number, own)):
        return
    head = _plain({c.start: c.text for c in grid.rows[0] if c}.values())
    for table in islice(tables_before(document, grid.start), MOST_PAGES):
        first = {c.start: document.text[c.start : c.end] for c in table.cells if c.row == 0}
        if _plain(first.values()) != head:
            return
        yield table


def _continued(document: Document, grid: Grid, own: Sequence[str]) -> Scale | None:
    """The unit of the tables that this one goes on from."""
    near = (unit_near(document, table) for table in continued(document, grid, own))
    return next(filter(None, near), None)


def unit_near(document: Document, table: Table) -> Scale | None:
    """The one unit of a table itself and right above it on its page."""
    page = _page(document, table.start)
    first = max(page[0] if page else 0, table.start - NEAR)
    return whole_scale(document.text[first : min(table.end, table.start + HEAD)])


def _plain(texts: Iterable[str]) -> list[str]:
    return [small for text in texts if (small := plain(text))]


def _titles_another(document: Document, behind: int, last: int) -> bool:
    """Whether a unit that ends at `behind` stands in the title of a table that follows."""
    near = document.text[behind : min(last, behind + NEAR)]
    lines = (line for line in near.splitlines()[1:] if line.strip())
    own = takewhile(lambda line: not declares_unit(line), islice(lines, NEXT_LINES))
    native = any(behind <= table.start <= behind + BELOW for table in document.tables)
    return native or any(is_row(line) and not _is_sentence(line) for line in own)


def _is_sentence(line: str) -> bool:
    """Whether a line says something with its numbers: "Awards run from $75,000 to $600,000."."""
    return "。" in line or line.rstrip().endswith(".") or is_prose(line)


def _is_marked(grid: Grid) -> bool:
    """Whether each number of a table has the mark of its currency."""
    numbers = (c.text.strip() for row in grid.rows for c in row if c and parse_cell(c.text))
    return all(map(_MARK.match, chain([next(numbers, "")], numbers)))


def _has_cents(grid: Grid) -> bool:
    """Whether all numbers of a table are prices, written to the cent: "£6.40", "£640.00"."""
    cells = (parse_cell(c.text) for row in grid.rows for c in row if c)
    numbers = [n for n in cells if n is not None and n.currency]
    return bool(numbers) and all(n.step == _CENT for n in numbers)


def page_scales(document: Document, start: int) -> Iterator[Scale]:
    """The one unit that the page at `start` declares."""
    page = _page(document, start)
    if page and (scale := whole_scale(document.text[page[0] : page[1]])):
        yield scale
