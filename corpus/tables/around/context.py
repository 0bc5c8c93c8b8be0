"""What stands around a table and speaks of it: its year, its budget, its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from corpus.document import Document
from corpus.tables.around.balanced import unit_of_balance
from corpus.tables.around.budgets.owed import owed_by
from corpus.tables.around.budgets.repeated import era_of, of_repeated_total
from corpus.tables.around.budgets.spent import of_named_budget
from corpus.tables.around.budgets.stated import NOTHING, Stated, read_stated, says_little
from corpus.tables.around.declared import (
    BELOW,
    Declared,
    continued,
    page_scales,
    unit_around,
)
from corpus.tables.around.ending import year_ending
from corpus.tables.around.guide import is_guide
from corpus.tables.around.named_budget import budget_words, read_titles
from corpus.tables.around.own import ABOVE, own_lines
from corpus.tables.around.sheet_name import on_sheet
from corpus.tables.around.title_lines import (
    document_titles,
    is_prose,
    titles_above,
    titles_of_table,
)
from corpus.tables.around.titled import Titled
from corpus.tables.around.unit_lines import declares_unit, is_page_number, is_unit
from corpus.tables.columns.head_rows import is_number
from corpus.tables.columns.heads import Head, read_head
from corpus.tables.grid import CARD, Grid
from corpus.text.amounts import find_amounts
from corpus.text.brackets import find_legends
from corpus.text.plain import plain
from corpus.text.year_labels import year_labelled
from corpus.words import alternation, listed

LONGEST_SECTION = 160
# The labels of a notice stand within so many characters: "Fiscal year: FY 2026".
LABELS = 3000
_UNIT = re.compile(r"[(]?単位[:)は]|[(]単位|(?<![a-z])units?\s?:")
# What announces the parts of what stands above it names no part of a paper: 【内訳】.
_PARTS = re.compile(r"[【〔\[(（＜<■□○◎※*・\s]*内\s?訳[】〕\])）＞>：:\s]*")
# A table has no more titles of its own.
MOST_OWN = 3


@dataclass(frozen=True, slots=True)
class TableContext:
    """What a table does not say itself. `unit` is None where none is declared anywhere; `own` are
    the lines above it, the nearest first."""

    titled: Titled
    unit: Declared
    year: int | None
    section: str | None = None
    stated: Stated = NOTHING
    counts: bool = False  # the table's own title counts something else than money
    owed: str | None = None  # what its title says is carried over or promised, no budget
    own: tuple[str, ...] = ()
    guide: bool = False  # the paper tells how to apply
    brackets: Head | None = None  # what amounts in brackets are, as a line beside the table says


def read_context(document: Document, grid: Grid) -> TableContext:
    """The context of a table."""
    text, start, page = document.text, grid.start, grid.page
    first = next((p.start for p in document.pages if p.number == page), 0)
    if grid.origin == "sheet":  # what stands before it in the text is another table
        lines = text[first:start].splitlines()[:1]
        titled = read_titles([*lines, *document_titles(document)])
        if titled.year is None:
            titled = replace(titled, year=year_ending(text, own_lines(document, start, first)))
        titled = on_sheet(titled, read_titles(lines), document, page)
        scale = next((page_scale for page_scale in page_scales(document, start)), None)
        unit = Declared(scale, own=False)
        section = next(iter(lines), None)
        guide = is_guide(document)
        return TableContext(titled, unit, titled.year, section, owed=owed_by(section), guide=guide)
    in_line = grid.origin == "run-on"  # all of a page on one line
    own = (
        (text[max(first, start - ABOVE) : start],) if in_line else own_lines(document, start, first)
    )
    titles = [grid.title] if grid.title else [*titles_of_table(document, start, grid.end, first)]
    titled = read_titles(titles)
    if titled.year is None:
        titled = replace(titled, year=year_ending(text, titles))
    above = [grid.title] if grid.title else titles_above(document, start, first)
    titled = on_sheet(titled, read_titles(above), document, page)
    section = _section(own) or _section(titles_above(document, start, first))
    section = section or _section_before(document, grid, own)
    stated, year = read_stated(text), titled.year
    open_ = titled.measure is None or says_little(titled.label)
    if open_ and stated.requested and year in {None, stated.requested}:
        year = stated.requested
        titled = replace(titled, year=year, measure="request")
    unit = unit_around(document, grid, own)
    if not (unit.scale and unit.own) and (scale := unit_of_balance(document, grid)):
        unit = Declared(scale)
    if unit.scale is None and grid.origin == CARD:
        unit = Declared(next((s for s in page_scales(document, start)), None))
    titles = _captions(grid)
    own = (*titles[-1:], *own)
    guide = is_guide(document)
    if guide and titled.year is None:
        titled = replace(titled, year=year_labelled(text[:LABELS]))
    titled = of_named_budget(titled, text, grid, own)
    titled = of_repeated_total(titled, text, grid, unit.scale)
    year = era_of(text, titled.year)
    said = (owed_by(title) for title in (*titles, grid.title or section))
    counts = _is_counting(own) and not _declares_money(grid)
    owed = next(filter(None, said), None)
    below = text[grid.end : grid.end + BELOW]
    brackets = _brackets([*own[:MOST_OWN], below], year)
    return TableContext(titled, unit, year, section, stated, counts, owed, own, guide, brackets)


def _brackets(lines: Sequence[str], year: int | None) -> Head | None:
    """The budget that round brackets hold: 「（ ）は前年度当初予算額」 below 令和8年度 -> 2025."""
    legends = (legend for line in lines for legend in find_legends(line) if legend.opening == "(")
    legend = next(legends, None)
    head = read_head([legend.what], year) if legend else None
    if head is None or head.kind != "money" or head.measure is None:
        return None
    shifted = year + head.shift if year and head.shift is not None else None
    return replace(head, year=head.year or shifted)


def _section_before(document: Document, grid: Grid, own: Sequence[str]) -> str | None:
    """The title of the table that this one goes on from."""
    for table in continued(document, grid, own):
        first = next((p.start for p in document.pages if p.number == table.page), 0)
        if section := _section(titles_above(document, table.start, first)):
            return section
    return None


def _is_counting(own: Sequence[str]) -> bool:
    """Whether the titles right above a table count no money."""
    lines = list(takewhile(lambda line: not _is_sentence(line), own[:MOST_OWN]))
    said = next((i for i, line in enumerate(lines) if _says_money(line)), len(lines))
    first = next((i for i, line in enumerate(lines) if _says_count(line)), None)
    return first is not None and said >= first


def _declares_money(grid: Grid) -> bool:
    """Whether a head or title of a grid declares its unit: 「歳入の状況（単位：千円）」."""
    rows = takewhile(lambda row: not any(c and is_number(c.text) for c in row), grid.rows)
    texts = {cell.text for row in rows for cell in row if cell}
    return any(_UNIT.search(plain(text)) and declares_unit(text) for text in texts)


def _is_sentence(line: str) -> bool:
    """Whether a line is of the text above a table, which is no title of it."""
    return line.rstrip().endswith((".", "。")) or is_prose(line)


def _says_money(line: str) -> bool:
    return bool(budget_words().search(plain(line))) or declares_unit(line)


def _says_count(line: str) -> bool:
    """Whether a line names what is counted, or declares a unit that is none of money: 単位：人."""
    small = plain(line)
    return bool(_counting().search(small) or (_UNIT.search(small) and not declares_unit(line)))


def _captions(grid: Grid) -> list[str]:
    """The titles that a grid begins with, the nearest to its head first: rows of one cell."""
    rows = ({cell.start: cell.text for cell in row if cell} for row in grid.rows)
    alone = takewhile(lambda cells: len(cells) == 1, rows)
    return [next(iter(cells.values())) for cells in alone][::-1]


def _section(lines: Iterable[str]) -> str | None:
    """The nearest line that names a part of a paper, however long: no unit, amount or sentence."""
    for line in map(str.strip, lines):
        said = is_unit(line) or is_page_number(line) or line.endswith(".") or "。" in line
        said = said or is_prose(line) or bool(_PARTS.fullmatch(line))
        if not said and 1 < len(line) <= LONGEST_SECTION and not find_amounts(line):
            return line
    return None


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "counting")))
