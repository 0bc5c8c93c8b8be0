"""Which budget a list of projects is of, by its headings, and by what the paper says of the year.

「令和８年度 主要事業の概要」 names a year and no budget. Its list states the one budget of that
year that the text names, or where it names none at all, the year's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from corpus.document import Document
from corpus.facts.row import Measure
from corpus.tables.around.budgets.named import budgets_in, named_budgets
from corpus.tables.around.context import TableContext
from corpus.tables.around.guide import is_guide
from corpus.tables.around.named_budget import read_titles
from corpus.tables.around.title_lines import titles_above
from corpus.tables.around.titled import Titled
from corpus.text.amounts import find_amounts
from corpus.text.folding import is_japanese
from corpus.text.plain import plain
from corpus.text.remembered import of_latest
from corpus.text.years import find_years, japanese_year, with_era
from corpus.words import alternation, listed

# A title is no longer; those of a document are among its first lines.
LONGEST_TITLE, MOST_FIRST, BEGINNING = 60, 3, 500
LOWEST = 99  # deeper than any heading
MOST_ABOVE = 3  # lines above a table that can head its projects
MOST_NEAR = 1  # of lines that can be headings, where no format marks them
# Behind what is chosen stands what else is, then what they are: 「主な新規・拡充事業」.
_BETWEEN = r"(?:の|な|・|や|、|等|と|及び)"

# What is listed where a title says of which year: "Programs in 2026-27", 「令和8年度事業一覧」.
_PLURAL = re.compile(r"\b(?:programs|programmes|projects|initiatives|investments)\b|事業一覧")
# What a paper does and no list of notices: 「予算をお知らせします」.
_TELLS = re.compile(r"お知らせ(?=し|いたし|致し)")
_MARKED = re.compile(r"\s*[【■◆●◇□《＜<〈\[]")
_AMOUNT = re.compile(r"[$£€¥]\s?\d|[\d千万億]円")  # of cents, too


@dataclass(frozen=True, slots=True)
class ListedBudget:
    """The budget that a list states; `named` where a heading says that it lists projects."""

    measure: Measure
    year: int
    label: str
    named: bool


class ListedBudgets:
    """The budgets of the lists of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._headings = [b for b in document.blocks if b.heading]
        self._texts = frozenset(document.text[b.start : b.end].strip() for b in self._headings)
        self._titles = list(_first_lines(document))
        self._accounts = read_titles(self._titles).measure == "executed"
        self._known: dict[tuple[str, ...], ListedBudget | None] = {}

    def above(self, start: int, items: frozenset[str]) -> ListedBudget | None:
        """The budget of the list at a place; `items` are lines of lists, which are no titles."""
        near = tuple(t for t in self._near(start) if t.strip() not in items)
        if near not in self._known:
            self._known[near] = self._budget(near)
        return self._known[near]

    def year(self) -> int | None:
        """The year that the document's titles name, else the last that its text budgets for."""
        titled = read_titles(self._titles).year
        years = {y for y, m in named_budgets(self._document.text) if m in _YEARLY}
        return titled or max(years, default=None)

    def heading(self, start: int) -> str:
        """The nearest line above a place that states no amount and can be its heading."""
        return next(self._apart(start), "")

    def are_none(self, start: int) -> bool:
        """Whether a heading above a place says that what stands there is no budget."""
        titles = list(self._apart(start))
        lists = next((i for i, line in enumerate(titles) if lists_projects(line)), MOST_NEAR)
        return any(map(heads_none, titles[: lists + 1]))

    def _apart(self, start: int) -> Iterator[str]:
        """The lines above a place that state no amount and stand apart from those above them."""
        for line in self._near(start):
            if not (_AMOUNT.search(line) or find_amounts(line)) and self._stands_apart(line, start):
                yield line

    def _stands_apart(self, line: str, start: int) -> bool:
        """Whether a line is a heading by the format, its mark, or a blank line beside it."""
        if self._headings or _MARKED.match(line):
            return True
        text = self._document.text
        place = text.rfind(line, 0, start)
        above = text[:place].rstrip(" \t\u3000\r")
        below = text[place + len(line) :].lstrip(" \t\u3000\r")
        return not above or above.endswith(("\n\n", "\f")) or below.startswith("\n\n")

    def without_aside(self, titles: Iterable[str], start: int) -> list[str]:
        """The titles without headings that a place does not stand below."""
        near = {*self._near(start), self._document.title} if self._headings else set()
        return [t for t in titles if t.strip() in near or t.strip() not in self._texts]

    def _called(self, year: int, measure: str | None) -> str:
        """What the text calls the budget of a year: 「令和８年度一般会計当初予算」."""
        named = (
            b for b in budgets_in(self._document.text) if (b.year, b.measure) == (year, measure)
        )
        return next((budget.label for budget in named), "")

    def _near(self, start: int) -> Iterator[str]:
        """The headings above a place, the nearest first, or the lines that can be some."""
        if self._headings:
            yield from self._path(bisect_left(self._headings, start, key=lambda b: b.start))
            return
        page = next((p.start for p in self._document.pages if p.start <= start < p.end), 0)
        yield from titles_above(self._document, start, page)

    def _path(self, index: int) -> Iterator[str]:
        """The headings before the one at an index that it stands below, the nearest first."""
        lowest = LOWEST
        while index > 0 and lowest > 1:
            index -= 1
            block = self._headings[index]
            if block.heading and block.heading < lowest:
                lowest = block.heading
                yield self._document.text[block.start : block.end]

    def _budget(self, near: Sequence[str]) -> ListedBudget | None:
        titles = [*near, self._document.title]
        lists = next((i for i, line in enumerate(titles) if lists_projects(line)), None)
        until = titles if lists is None else titles[: lists + 1]
        if is_guide(self._document) or any(map(is_of_other, [*until, self._document.title])):
            return None
        told = read_titles(t for t in [*near, *self._titles] if not find_amounts(t))
        year = told.year or self.year()
        if year is None or told.looks_back or _speaks_of_another(until, year):
            return None
        if not self._accounts and any(map(_is_of_accounts, until)):
            return None
        measure = self._measure(told, year, listed=lists is not None)
        if measure is None:
            return None
        label = self._called(year, measure) or _label(titles[lists or 0], year, measure)
        return ListedBudget(Measure(measure), year, label, lists is not None)

    def _measure(self, told: Titled, year: int, *, listed: bool) -> str | None:
        """Which budget of a year a list states: that of its titles, else the only one named."""
        measures = {m for y, m in named_budgets(self._document.text) if y == year}
        if told.measure in _YEARLY:
            return told.measure if told.year is not None or told.measure in measures else None
        if listed and self._accounts and told.measure == "executed" and told.year is not None:
            return told.measure
        if not listed or told.measure is not None:
            return None
        if len(measures) == 1:
            return measures.pop()
        # The paper speaks of no budget at all, and its title is of the year.
        silent = not named_budgets(self._document.text) and told.year == self.year()
        return "initial" if silent and told.year is not None else None


@of_latest
def listed_budgets(document: Document) -> ListedBudgets:
    """The budgets of the lists of a document, which each of its tables asks for."""
    return ListedBudgets(document)


def of_projects(document: Document, context: TableContext, start: int) -> TableContext:
    """The context of a table at a place below a heading of projects that names no budget: theirs.

    「主な事業」 above columns of no more than years is of the one budget of the year that the text
    names, as a list there is.
    """
    lines = (*context.own[:MOST_ABOVE], context.section or "")
    if context.titled.measure is not None or not any(map(lists_projects, lines)):
        return context
    budget = listed_budgets(document).above(start, frozenset())
    if budget is None or not budget.named or context.year not in {None, budget.year}:
        return context
    titled = replace(context.titled, year=budget.year, measure=budget.measure, label=budget.label)
    return replace(context, titled=titled, year=budget.year)


def _first_lines(document: Document) -> Iterator[str]:
    """What a document is called, and its first lines: those that follow may be of its parts."""
    yield document.title
    lines = (line.strip() for line in document.text[:BEGINNING].splitlines())
    first = islice((line for line in lines if line), MOST_FIRST)
    yield from (line for line in first if len(line) <= LONGEST_TITLE and "。" not in line)


def _label(title: str, year: int, measure: str) -> str:
    """What a budget is called that no sentence names: 「令和8年度予算」."""
    if any(map(is_japanese, title)):
        return f"{japanese_year(year)}{CALLED[measure]}"
    return f"{year} {CALLED_EN[measure]}"


CALLED = {"initial": "予算", "request": "要求", "supplementary": "補正予算", "executed": "決算"}
CALLED_EN = {
    "initial": "budget",
    "request": "request",
    "supplementary": "supplementary budget",
    "executed": "accounts",
}
_YEARLY = frozenset({"initial", "request", "supplementary"})


def _speaks_of_another(titles: Sequence[str], year: int) -> bool:
    """Whether a heading is about another year: 「令和9年度以降の予定」."""
    for line in titles:
        years = {y.year for y in find_years(with_era(line, year)) if y.is_fiscal}
        if years and years != {year}:
            return True
    return False


def lists_projects(line: str) -> bool:
    """Whether a heading says that projects of the year stand below it.

    >>> lists_projects("主な新規・拡充事業"), lists_projects("New and expanded programs")
    (True, True)
    """
    small = plain(line)
    if len(small) > LONGEST_TITLE:
        return False
    dated = any(year.is_fiscal for year in find_years(line))
    return bool(_lists().search(small) or (dated and _PLURAL.search(small)))


def is_of_other(line: str) -> bool:
    """Whether a heading says that what stands below it is no budget of a project: fees, debts."""
    small = plain(line)
    return heads_none(line) or bool(_others().search(small) or _counting().search(small))


def _is_of_accounts(line: str) -> bool:
    """Whether a heading says that what stands below it was spent: 「主な事業の決算」."""
    return bool(_accounts().search(plain(line)))


def heads_none(line: str) -> bool:
    """Whether prices, balances, gifts or notices stand below a line, and no budgets.

    >>> heads_none("Fund balances, June 30"), heads_none("基金残高"), heads_none("Parks")
    (True, True, False)
    """
    return bool(_none().search(_TELLS.sub("", plain(line))))


@cache
def _none() -> re.Pattern[str]:
    return re.compile(alternation(listed("projects", "none")))


@cache
def _lists() -> re.Pattern[str]:
    chosen = alternation(listed("projects", "chosen"))
    kinds = alternation(listed("projects", "kinds"))
    english = alternation(listed("projects", "english"))
    return re.compile(rf"(?:{chosen})(?:{_BETWEEN}|{chosen})*(?:\S{{0,6}}の)?(?:{kinds})|{english}")


@cache
def _counting() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "counting")))


@cache
def _accounts() -> re.Pattern[str]:
    return re.compile(alternation(listed("projects", "accounts")))


@cache
def _others() -> re.Pattern[str]:
    return re.compile(alternation(listed("projects", "others")))
