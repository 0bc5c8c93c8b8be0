"""The budget that titles name: its year, its measure, whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpus.tables.around.titled import Titled
from corpus.text.amounts import find_amounts
from corpus.text.brackets import find_legends
from corpus.text.folding import fold_key, is_japanese
from corpus.text.plain import plain
from corpus.text.remembered import remembered
from corpus.text.years import YearMention, find_head_years, find_years
from corpus.words import alternation, listed, meanings

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
# 「昨年度の実績」 is about the year before that of the titles above it.
_YEAR_BEFORE = re.compile(
    r"[\W\d]*(?:昨年度?|前年度?|last year|(?:the )?(?:previous|prior) year)"
    r"(?:の|に|における|分|'s|[(]|$)"
)
# A Japanese line that is longer and begins with the year before says something of it.
LONGEST_BEFORE = 24
# A title names no more years.
MOST_YEARS = 2


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
    words = [meanings()[m[0]] for m in budget_words().finditer(small) if not _counts(small, m)]
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
def budget_words() -> re.Pattern[str]:
    """A pattern of the words that head amounts of money: 予算額, "appropriation"."""
    words = [w.text for w in meanings().values() if w.kind == "money"]
    return re.compile(alternation(words))
