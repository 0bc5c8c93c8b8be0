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
    declares_unit,
    is_page_number,
    is_unit,
    page_scales,
    unit_around,
)
from corpus.tables.around.ending import year_ending
from corpus.tables.around.guide import is_guide
from corpus.tables.around.own import ABOVE, own_lines
from corpus.tables.around.sheet_name import on_sheet
from corpus.tables.around.title_lines import (
    document_titles,
    is_prose,
    titles_above,
    titles_of_table,
)
from corpus.tables.around.titled import Titled
from corpus.tables.columns.head_rows import is_number
from corpus.tables.columns.heads import Head, read_head
from corpus.tables.grid import CARD, Grid
from corpus.text.amounts import find_amounts
from corpus.text.brackets import find_legends
from corpus.text.folding import fold_key, is_japanese
from corpus.text.plain import plain
from corpus.text.remembered import remembered
from corpus.text.year_labels import year_labelled
from corpus.text.years import YearMention, find_head_years, find_years
from corpus.words import alternation, listed, meanings

LONGEST_SECTION = 160
# The labels of a notice stand within so many characters: "Fiscal year: FY 2026".
LABELS = 3000
# What narrows the budgets of a plan of several years.
PLANNED = "planned"
# What narrows the total that a title names to what there is at the end of a year: 「町債の残高」.
BALANCE = "残高"
_PAPER = re.compile(
    r"(?i)\b(?:budget|report|accounts|estimates?|plan|statement|awards|grants|spending|expenditures?"
    r"|programmes?|programs|allocations?|appropriations?|requests?|outturn|funding)\b"
)
_DATE = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:act|law)\b"
)
_SEVERAL = re.compile(r"(?:予算額?|当初額?)(?:・|、|及び|と)\s?(?:執行|決算|支出)")
_BEFORE_COUNT = re.compile(r"(?<!執行)(?<!支出)(?<!決算)(?<!予算)(?<![年度])[一-鿿]$")
# "施政方針と予算": what is before the budget is another thing, not whose it is.
_JOINING = "とやをにはが"
SHORTEST_SUBJECT = 3
_PAPERS = re.compile(r"別紙|別表|別添|資料|計画$|議会|定例会|臨時会|会議録?$|記者会見")
# What stands in brackets behind an amount: 「3億円（令和7年度 2億円）」 is about 令和8年度.
_BESIDE = re.compile(r"(?<=[円\d])\s?[(（][^()（）]*[)）]")
# A year that a label calls something else than that of a budget: 「事業開始年度　令和5年度」.
_OTHER_YEAR = re.compile(
    r"(?:開始|終了|創設|設立|制定|策定|改正|作成|公表|更新)(?:予定)?(?:年度?|時期|日)"
)
_UNIT = re.compile(r"[(]?単位[:)は]|[(]単位|(?<![a-z])units?\s?:")
# 「昨年度の実績」 is about the year before that of the titles above it.
_YEAR_BEFORE = re.compile(
    r"[\W\d]*(?:昨年度?|前年度?|last year|(?:the )?(?:previous|prior) year)"
    r"(?:の|に|における|分|'s|[(]|$)"
)
# What announces the parts of what stands above it names no part of a paper: 【内訳】.
_PARTS = re.compile(r"[【〔\[(（＜<■□○◎※*・\s]*内\s?訳[】〕\])）＞>：:\s]*")
# A Japanese line that is longer and begins with the year before says something of it.
LONGEST_BEFORE = 24
# A title names no more years.
MOST_YEARS = 2
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
    return bool(_money().search(plain(line))) or declares_unit(line)


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


def read_titles(lines: Iterable[str]) -> Titled:
    """The budget that the nearest titles name; year and measure may stand in two of them.

    >>> read_titles(["令和8年度 若葉市一般会計予算 歳出"]).subject
    '若葉市一般会計'
    """
    year: int | None = None
    measure, label, subject, looks_back, shift, scope = None, "", None, False, 0, None
    for line in lines:
        found = _titled(line)
        shift = shift or (0 if found.year else -_speaks_of_before(line))
        if measure is None and found.measure and (year is None or found.year in {None, year}):
            measure, label, scope = found.measure, found.label, found.scope
        if subject is None and found.measure == measure:
            subject, label = found.subject, found.label if found.subject else label
        if year is None:
            year, looks_back = found.year, found.looks_back
        if year is not None and measure is not None:
            break
    year = year + shift if year else None
    return Titled(year, measure, label, subject, looks_back, scope)


@remembered
def _speaks_of_before(line: str) -> bool:
    """Whether a title is about the year before: 「昨年度の実績」, no sentence that begins so."""
    says = len(line.strip()) > LONGEST_BEFORE and any(map(is_japanese, line))
    return not says and bool(_YEAR_BEFORE.match(plain(line)))


@remembered
def _titled(line: str) -> Titled:
    if find_legends(line):
        return Titled()  # it speaks of brackets
    line = _BESIDE.sub("", line) if find_amounts(line) else line
    years = [] if _OTHER_YEAR.search(line) else find_years(line)
    fiscal = [y for y in years if y.is_fiscal] or [
        y for y in years if len(years) == 1 and "年" in y.original and "月" not in line
    ]
    fiscal = fiscal or ([] if _OTHER_YEAR.search(line) else _plain_year(line))
    if len({y.year for y in fiscal}) > MOST_YEARS:
        return Titled()  # the head of a table
    year = fiscal[0] if fiscal else None
    small = plain(line)
    words = [meanings()[m[0]] for m in _money().finditer(small) if not _counts(small, m)]
    words = [w for w in words if w.measure not in {None, "previous"} and w.shift in {None, 0}]
    measures = {w.measure for w in words}
    word = next((w for w in words if w.measure in {"supplementary", "executed", "request"}), None)
    word = word or (words[0] if words else None)
    if (measures >= {"supplementary", "initial"} and "当初" in small) or _SEVERAL.search(small):
        word = None  # two budgets in one title say nothing of one table
    subject = _subject(line[year.end :]) if year and word else None
    measure = word.measure if word else None
    looks_back = any(word in small for word in listed("names", "reviews"))
    scope = word.scope if word and word.scope in {PLANNED, BALANCE} else None
    return Titled(year.year if year else None, measure, line.strip(), subject, looks_back, scope)


def _counts(small: str, match: re.Match[str]) -> bool:
    """Whether results are counted, and no money: 「活動実績」."""
    return match[0] == "実績" and bool(_BEFORE_COUNT.search(small[: match.start()]))


def _plain_year(line: str) -> list[YearMention]:
    """The one year of an English title of a paper about money: "Annual Report 2024"."""
    if any(map(is_japanese, line)) or not _PAPER.search(line) or _DATE.search(line):
        return []
    years = find_head_years(line)
    return list(years) if len({y.year for y in years}) == 1 else []


def _subject(text: str) -> str | None:
    """Whose budget a title names: " 若葉市一般会計予算 歳出" -> "若葉市一般会計"."""
    small = "".join(text.split()).split("における")[-1]
    if small[:1] in {"・", "、", "~", "～", "から", "及"}:
        return None  # another year follows
    match = re.match(r"の?(?P<what>[^。、()（）]{3,30}?)(?:当初|補正|予算|概算|決算)", small)
    what = match["what"].rstrip("の") if match else ""
    known = len(fold_key(what)) > SHORTEST_SUBJECT and not _PAPERS.search(what)
    if not known or what[-1] in _JOINING or find_years(what):
        return None
    return what


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "counting")))


@cache
def _money() -> re.Pattern[str]:
    words = [w.text for w in meanings().values() if w.kind == "money"]
    return re.compile(alternation(words))
