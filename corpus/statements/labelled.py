"""Lines that set a name before its amount: 「橋灯更新事業　3,860万円（前年度 3,100万円）」.

What the amount is, the titles above say; where they name no budget, only the name of a cost
(「建設費」) says enough: then it is a total of no one budget.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.document import Document
from corpus.facts.reading import FigureReading, Findings
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine, join_rows
from corpus.programs.names import clean_name, is_account, is_measure, is_name, is_total
from corpus.tables.around.context import Titled, read_titles, titles_of
from corpus.tables.heads import YEARLY
from corpus.tables.limits.words import each, limit_word
from corpus.text.amounts import Amount, find_amounts
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import listed, meanings

# Between a name and its amount: a colon, dots, a tab or blanks.
_GAP = re.compile(r"(?:\s*[:：…・.]+\s*|[\s　]+)$")
_COLUMNS = re.compile(r"[\t\u3000]+| {2,}")
_ASIDE = re.compile(r"[(（\[［【][^()（）\[\]［］【】]*[)）\]］】]")
_PART = re.compile(r"[(（]\s*うち[、\s]*(?P<what>[^()（）\d]{1,20}?)[:：\s]*$")
_BEFORE = re.compile(r"[(（]\s*(?:対?前年度(?:当初)?(?:予算)?額?|前年)\s*[:：]?\s*$")
_SMALL = frozenset({"at", "by", "for", "from", "in", "is", "of", "on", "over", "than", "to", "was"})
_DATED = re.compile(r"[(（]\s*[:：]?\s*$")  # a year alone: 「（R8：」
# One line may be anything; so many that look alike are a list.
LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class _Labelled:
    line: PlacedLine
    name: str
    amount: Amount
    aside: Amount | None  # in brackets behind it: last year's, or a `part`
    beside: int | None  # the year that the brackets name
    part: str | None
    year: int | None  # that the label begins with
    whole: bool  # nothing else stands on the line


def add_labelled(document: Document, lines: Sequence[PlacedLine], findings: Findings) -> None:
    """Add the amounts of lines that begin with their name, where nothing has read them yet."""
    taken = [(r.start, r.end) for r in findings.readings]
    known = {_key(r) for r in findings.readings}
    found = [item for line in join_rows(document, lines) if (item := _labelled(line))]
    for item in found:
        for reading in _readings(document, item, listed_alike=len(found) >= LEAST_LINES):
            free = not any(a < reading.end and reading.start < b for a, b in taken)
            if free and _key(reading) not in known:
                known.add(_key(reading))
                findings.readings.append(reading)


def _key(reading: FigureReading) -> tuple[object, ...]:
    return fold_key(reading.program), reading.measure, reading.year, reading.scope


def _labelled(line: PlacedLine) -> _Labelled | None:
    amounts = find_amounts(line.text)
    if not amounts or amounts[0].low is not None or amounts[0].per:
        return None
    gap = _GAP.search(line.text[: amounts[0].start])
    label = line.text[: gap.start()] if gap else ""
    first, last = clean_name(label)
    if _COLUMNS.search(label, first, last):
        return None  # a row of a table
    label, year = _dated(label[first:last])
    rest = line.text[amounts[0].end :].strip()
    aside = _ASIDE.match(rest)
    behind = rest[aside.end() :] if aside else rest
    if ":" in narrow(label) or each(label) or limit_word(label) or not _is_label(label):
        return None
    if (
        not (is_name(label) or is_account(label))
        or is_total(label)
        or (rest and not aside)
        or find_amounts(behind)
    ):
        return None
    second = amounts[1] if len(amounts) > 1 else None
    lead = line.text[: second.start] if second else ""
    part = _PART.search(lead)
    beside = _year_beside(lead)
    second = second if part or beside is not None or _BEFORE.search(lead) else None
    name, what = " ".join(label.split()), part["what"].strip() if part else None
    return _Labelled(line, name, amounts[0], second, beside, what, year, not behind.strip())


def _is_label(text: str) -> bool:
    """Whether words before an amount are no clause that goes on: "Bursaries of up to" is one."""
    words = [word for word in text.split() if word.isascii() and word.isalpha()]
    return not words or (text[0].isupper() and words[-1].lower() not in _SMALL)


def _is_figure(line: str) -> bool:
    """Whether a line states a budget itself: what stands below it is no list of budgets."""
    amounts = find_amounts(line)
    if amounts and narrow(line).lstrip().startswith("(前年度"):
        return True
    titled = read_titles([line[: amounts[0].start]]) if amounts else None
    return titled is not None and titled.year is not None and titled.measure in YEARLY


def _dated(label: str) -> tuple[str, int | None]:
    """A label without the fiscal year before it: 「平成22年度整備費」 -> 「整備費」, 2010."""
    year = next((y for y in find_years(label) if y.is_fiscal and y.start == 0), None)
    return (label[year.end :].lstrip("の "), year.year) if year else (label, None)


def _year_beside(lead: str) -> int | None:
    """The year that opens the brackets before an amount and stands alone: 「976百万円（R8：」."""
    year = next(reversed(list(find_years(lead))), None)
    alone = year and _DATED.search(lead[: year.start] + lead[year.end :].strip())
    return year.year if year and alone else None


def _readings(
    document: Document, item: _Labelled, *, listed_alike: bool
) -> Iterator[FigureReading]:
    above = list(titles_of(document, item.line.start))
    if any(map(_is_figure, above)):
        return
    titled = read_titles(line for line in above if not find_amounts(line))
    if item.whole and titled.measure in YEARLY and _names_one_budget(titled):
        if listed_alike or is_measure(item.name):
            yield from _of_year(item, titled)
    elif titled.measure not in YEARLY and _cost().search(narrow(item.name)):
        yield _reading(item, item.amount, Measure.TOTAL, item.year)


def _names_one_budget(titled: Titled) -> bool:
    """Whether titles name the budget of one year, and are no head of columns."""
    years = {year.year for year in find_years(titled.label)} - {titled.year}
    return titled.year is not None and not years and "前年度" not in titled.label


def _of_year(item: _Labelled, titled: Titled) -> Iterator[FigureReading]:
    measure, year = Measure(titled.measure or ""), titled.year
    if fold_key(item.name) in _measures():
        return  # 「当初予算 12億円」 names no program
    yield replace(_reading(item, item.amount, measure, year), label=titled.label)
    if item.aside and item.part:
        part = _reading(item, item.aside, measure, year)
        yield replace(part, label=titled.label, scope=f"うち{item.part}")
    elif item.aside and year is not None and item.beside in {None, year - 1}:
        yield _reading(item, item.aside, Measure.PREVIOUS, year - 1)


def _reading(item: _Labelled, amount: Amount, measure: Measure, year: int | None) -> FigureReading:
    start = item.line.start
    return FigureReading(
        program=item.name,
        measure=measure,
        year=year,
        label="前年度" if measure is Measure.PREVIOUS else item.name,
        amount=amount.value,
        currency=amount.currency,
        original=amount.original,
        start=start + amount.start,
        end=start + amount.end,
        step=amount.step,
        approximate=amount.approximate,
    )


@cache
def _measures() -> frozenset[str]:
    return frozenset(map(fold_key, meanings()))


@cache
def _cost() -> re.Pattern[str]:
    return re.compile(rf".(?:{'|'.join(sorted(listed('names', 'costs'), key=len, reverse=True))})$")
