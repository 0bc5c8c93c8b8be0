"""What stands around a table and speaks of it: its year, its budget, its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.document import Document
from corpus.tables.grid import Grid
from corpus.text.folding import fold_key
from corpus.text.plain import plain
from corpus.text.units import Scale, find_units, whole_scale
from corpus.text.years import find_years
from corpus.words import alternation, meanings

# A line that is longer is a sentence, not a title; so many lines above a table may be its titles.
LONGEST_TITLE, MOST_TITLES = 90, 12
# The text above a table that can speak of it, and a note below it, in characters.
ABOVE, BELOW = 600, 120
# The title of a document stands within this.
BEGINNING = 800


@dataclass(frozen=True, slots=True)
class Titled:
    """The budget that titles name: `subject` is whose ("若葉市一般会計"), None where unsaid."""

    year: int | None = None
    measure: str | None = None
    label: str = ""
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a table does not say itself. `unit` is None where none is declared anywhere."""

    titled: Titled
    unit: Scale | None
    year: int | None
    section: str | None = None


def read_context(document: Document, grid: Grid) -> Context:
    """The context of a table."""
    text, start, end, page = document.text, grid.start, grid.end, grid.page
    first = next((p.start for p in document.pages if p.number == page), max(0, start - ABOVE))
    above = text[max(first, start - 3 * ABOVE) : start]
    titles = [grid.title] if grid.title else [*_titles_above(above), *_titles(document)]
    titled = read_titles(titles)
    year = titled.year
    near = (line.strip() for line in _titles_above(above))
    section = next((line for line in near if not _is_unit(line)), None)
    return Context(titled, _unit(document, above, start, end), year, section)


def titles_of(document: Document, start: int) -> Iterator[str]:
    """The lines that can title what stands at `start`, the nearest first, then the document's."""
    yield from _titles_above(document.text[max(0, start - 3 * ABOVE) : start])
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
            subject = found.subject
        year = found.year if year is None else year
        if year is not None and measure is not None:
            break
    return Titled(year, measure, label, subject)


def _titled(line: str) -> Titled:
    years = find_years(line)
    fiscal = [y for y in years if y.is_fiscal] or [
        y for y in years if len(years) == 1 and "年" in y.original and "月" not in line
    ]
    year = fiscal[0] if fiscal else None
    small = plain(line)
    words = [meanings()[m[0]] for m in _money().finditer(small)]
    words = [w for w in words if w.measure not in {None, "previous"} and w.shift in {None, 0}]
    measures = {w.measure for w in words}
    word = next((w for w in words if w.measure in {"supplementary", "executed", "request"}), None)
    word = word or (words[0] if words else None)
    if measures >= {"supplementary", "initial"} and "当初" in small:
        word = None  # two budgets in one title say nothing of one table
    subject = _subject(line[year.end :]) if year and word else None
    return Titled(
        year.year if year else None, word.measure if word else None, line.strip(), subject
    )


def _subject(text: str) -> str | None:
    """Whose budget a title names: " 若葉市一般会計予算 歳出" -> "若葉市一般会計"."""
    small = "".join(text.split()).split("における")[-1]
    match = re.match(r"の?(?P<what>[^。、()（）]{3,30}?)(?:当初|補正|予算|概算|決算)", small)
    return match["what"].rstrip("の") if match and len(fold_key(match["what"])) > 3 else None


def _titles_above(above: str) -> Iterator[str]:
    lines = [line for line in above.splitlines() if line.strip()]
    for line in lines[::-1][:MOST_TITLES]:
        if len(line) <= LONGEST_TITLE and not line.rstrip().endswith(("。", ".")):
            yield line


def _titles(document: Document) -> Iterator[str]:
    yield document.title
    for line in document.text[:BEGINNING].splitlines():
        if len(line) <= LONGEST_TITLE:
            yield line


def _unit(document: Document, above: str, start: int, end: int) -> Scale | None:
    """The unit declared nearest above the table, right below it, on its page, or everywhere."""
    text = document.text
    if units := find_units(above):
        return units[-1].scale
    if units := find_units(text[end : end + BELOW]):
        return units[0].scale
    page = next((p for p in document.pages if p.start <= start < p.end), None)
    if page and (scale := whole_scale(text[page.start : page.end])):
        return scale
    first = document.pages[0].end if document.pages else BEGINNING
    return whole_scale(text[:first]) or whole_scale(document.title) or whole_scale(text)


@cache
def _money() -> re.Pattern[str]:
    words = [w.text for w in meanings().values() if w.kind == "money"]
    return re.compile(alternation(words))
