"""What stands around a table and speaks of it: its year, its budget, its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile

from corpus.document import Document
from corpus.tables.around.declared import declares_unit, is_row, page_scales, unit_around
from corpus.tables.around.stated import NOTHING, Stated, read_stated
from corpus.tables.grid import Grid
from corpus.text.folding import fold_key, is_japanese
from corpus.text.plain import plain
from corpus.text.remembered import remembered
from corpus.text.units import Scale, find_units
from corpus.text.years import YearMention, find_head_years, find_years
from corpus.words import alternation, listed, meanings

# A line that is longer is a sentence, not a title; so many lines above a table may be its titles.
LONGEST_TITLE, MOST_TITLES = 90, 12
# A title of so many Latin words has capitals: "Budget Authority by Program".
MOST_SMALL = 5
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
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
# A year that a label calls something else than that of a budget: 「事業開始年度　令和5年度」.
_OTHER_YEAR = re.compile(
    r"(?:開始|終了|創設|設立|制定|策定|改正|作成|公表|更新)(?:予定)?(?:年度?|時期|日)"
)
# A title names no more years.
MOST_YEARS = 2
# The text above a table that can speak of it, in characters.
ABOVE = 600
# A table has no more titles of its own.
MOST_OWN = 3
# The title of a document stands within this.
BEGINNING = 800


@dataclass(frozen=True, slots=True)
class Titled:
    """The budget that titles name: `subject` is whose ("若葉市一般会計"), None where unsaid."""

    year: int | None = None
    measure: str | None = None
    label: str = ""
    subject: str | None = None

    @property
    def is_dated(self) -> bool:
        """Whether the line that names the budget names its year too."""
        return bool(find_years(self.label))


@dataclass(frozen=True, slots=True)
class TableContext:
    """What a table does not say itself. `unit` is None where none is declared anywhere."""

    titled: Titled
    unit: Scale | None
    year: int | None
    section: str | None = None
    stated: Stated = NOTHING
    counts: bool = False  # the table's own title counts something else than money


def read_context(document: Document, grid: Grid) -> TableContext:
    """The context of a table."""
    text, start, page = document.text, grid.start, grid.page
    first = next((p.start for p in document.pages if p.number == page), max(0, start - ABOVE))
    if grid.origin == "sheet":  # what stands before it in the text is another table
        lines = text[first:start].splitlines()[:1]
        titled = read_titles([*lines, *_titles(document)])
        scale = next((page_scale for page_scale in page_scales(document, start)), None)
        return TableContext(titled, scale, titled.year, next(iter(lines), None))
    above = text[max(first, start - 3 * ABOVE) : start]
    titles = [grid.title] if grid.title else [*titles_of(document, start, first)]
    titled = read_titles(titles)
    near = (line.strip() for line in _titles_above(above))
    section = next((line for line in near if not _is_unit(line)), None)
    stated, year = read_stated(text), titled.year
    if titled.measure is None and stated.requested and year in {None, stated.requested}:
        year = stated.requested
        titled = replace(titled, year=year, measure="request")
    unit, counts = unit_around(document, above, grid), _is_counting(f"{above}\n{_caption(grid)}")
    return TableContext(titled, unit, year, section, stated, counts)


def _is_counting(above: str) -> bool:
    """Whether the titles right above a table, as far as another one, count no money."""
    lines = [line.strip() for line in above.splitlines() if line.strip()][::-1][:MOST_OWN]
    own = list(takewhile(lambda line: not is_row(line), lines))
    said = next((line for line in own if _money().search(plain(line)) or declares_unit(line)), None)
    first = next((i for i, line in enumerate(own) if _counting().search(plain(line))), None)
    return first is not None and (said is None or own.index(said) >= first)


def _caption(grid: Grid) -> str:
    """The title that a grid's first row is, "" where it is none."""
    cells = {cell.start: cell.text for cell in grid.rows[0] if cell}
    return next(iter(cells.values())) if len(cells) == 1 else ""


def titles_of(document: Document, start: int, first: int = 0) -> Iterator[str]:
    """The lines that can title what stands at `start`, the nearest first, then the document's.

    None before `first`, and none in another table: its head is no title of this one.
    """
    text, position = document.text, max(first, start - 3 * ABOVE)
    free = []
    for table in document.tables:
        if position < table.end <= start and any(cell.column for cell in table.cells):
            free.append(text[position : max(position, table.start)])
            position = table.end
    yield from _titles_above("\n".join([*free, text[position:start]]))
    yield from _titles(document)


def _is_unit(line: str) -> bool:
    units = find_units(line)
    return bool(units) and units[-1].end - units[0].start + 6 > len(line)


def read_titles(lines: Iterable[str]) -> Titled:
    """The budget that the nearest titles name; year and measure may stand in two of them.

    >>> read_titles(["令和8年度 若葉市一般会計予算 歳出"]).subject
    '若葉市一般会計'
    """
    year: int | None = None
    measure, label, subject = None, "", None
    for line in lines:
        found = _titled(line)
        if measure is None and found.measure and (year is None or found.year in {None, year}):
            measure, label = found.measure, found.label
        if subject is None and found.measure == measure:
            subject, label = found.subject, found.label if found.subject else label
        year = found.year if year is None else year
        if year is not None and measure is not None:
            break
    return Titled(year, measure, label, subject)


@remembered
def _titled(line: str) -> Titled:
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
    return Titled(
        year.year if year else None, word.measure if word else None, line.strip(), subject
    )


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
    if len(fold_key(what)) <= SHORTEST_SUBJECT or what[-1] in _JOINING or find_years(what):
        return None
    return what


def _titles_above(above: str) -> Iterator[str]:
    lines = [line for line in above.splitlines() if line.strip()]
    for line in lines[::-1][:MOST_TITLES]:
        if _is_title(line):
            yield line


@remembered
def _is_title(line: str) -> bool:
    """Whether a line can be a title: short, no sentence, and no piece of a wrapped one."""
    line = line.strip()
    if len(line) > LONGEST_TITLE or line.endswith(".") or "。" in line or is_row(line):
        return False
    words = _LATIN_WORD.findall(line)
    if len(words) < MOST_SMALL or any(map(is_japanese, line)):
        return True
    small = sum(word.islower() for word in words if len(word) > 3)
    return line[0].islower() is False and small * 2 <= len(words)


def _titles(document: Document) -> tuple[str, ...]:
    return _beginning(document.title, _without_rows(document))


def _without_rows(document: Document) -> str:
    """How a document begins, less the rows below the heads of its tables: they title nothing."""
    text = document.text[:BEGINNING]
    for table in document.tables[::-1]:
        if table.start < len(text) and any(cell.column for cell in table.cells):
            rows = (cell.start for cell in table.cells if cell.row >= table.header_rows)
            text = text[: next(rows, table.end)] + text[table.end :]
    return text


@lru_cache(maxsize=4)
def _beginning(title: str, text: str) -> tuple[str, ...]:
    """The titles that a document begins with, asked for by each of its amounts."""
    return (title, *filter(_is_title, text.splitlines()))


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "counting")))


@cache
def _money() -> re.Pattern[str]:
    words = [w.text for w in meanings().values() if w.kind == "money"]
    return re.compile(alternation(words))
