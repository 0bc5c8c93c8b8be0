"""Tables whose total is the budget that the text states, which says what their years hold.

「令和８年度一般会計当初予算は 214億3,000万円」 and a table of 「8年度」 and 「7年度」 whose total
of 8年度 is 21,430 in millions: it is that budget, item by item. So it is where a sentence promises
the total of a year: "Councils will share £187 million in 2026 to 2027".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from corpus.facts.reading import agree
from corpus.programs.accounts import names_whole
from corpus.tables.around.budgets.named import budgets_in, named_budgets
from corpus.tables.around.titled import Titled
from corpus.tables.columns.heads import read_head
from corpus.tables.grid import Grid
from corpus.text.amounts import find_amounts
from corpus.text.cells import parse_cell
from corpus.text.units import Scale
from corpus.text.years import find_head_years, find_years, with_era
from corpus.words import alternation, listed

# So many rows are the head of such a table; the amount of a budget stands so near behind its name.
HEAD, NEAR = 6, 60
_YEARLY = frozenset({"request", "initial"})
_SENTENCE = re.compile(r"[^\n]+?(?:[.](?=\s|$)|(?=\n)|$)")


@dataclass(frozen=True, slots=True)
class StatedBudget:
    """A budget with the amount that a text states of it, and how exactly."""

    measure: str
    year: int
    label: str
    amount: int
    step: int


@lru_cache(maxsize=4)
def stated_budgets(text: str) -> tuple[StatedBudget, ...]:
    """The budgets of years whose amount a text states right behind them, or promises."""
    return (*_stated(text), *_promised(text))


def _stated(text: str) -> Iterator[StatedBudget]:
    for budget in budgets_in(text):
        near = text[budget.end : budget.end + NEAR].partition("。")[0].partition("\n\n")[0]
        amount = next(iter(find_amounts(near)), None)
        if amount and amount.low is None and not amount.per and budget.measure in _YEARLY:
            yield StatedBudget(budget.measure, budget.year, budget.label, amount.value, amount.step)


def _promised(text: str) -> Iterator[StatedBudget]:
    """What the sentences of a text promise for the one year that each of them names.

    "The Minister announced $38.4 million in funding for fiscal year 2025-26."
    """
    for match in _SENTENCE.finditer(text):
        said = _promises().search(match[0].lower())
        if said is None:
            continue
        behind = match[0][said.end() :]
        amount = next(iter(find_amounts(behind)), None)
        years = {y.year for y in find_years(behind) if y.is_fiscal}
        if amount and amount.low is None and not amount.per and len(years) == 1:
            yield StatedBudget("initial", years.pop(), match[0], amount.value, amount.step)


@cache
def _promises() -> re.Pattern[str]:
    return re.compile(alternation(listed("said", "promised")))


def of_repeated_total(titled: Titled, text: str, grid: Grid, scale: Scale | None) -> Titled:
    """What titles name; else the stated budget that the total of its year's column repeats."""
    if titled.measure is not None or "turned" in grid.origin:
        return titled
    for budget in stated_budgets(text):
        if titled.year in {None, budget.year} and budget.amount in _totals(grid, budget, scale):
            return replace(titled, year=budget.year, measure=budget.measure, label=budget.label)
    return titled


def _totals(grid: Grid, budget: StatedBudget, scale: Scale | None) -> Iterator[int]:
    """The amount of a budget for each total of its year's column that is the same."""
    columns = [c for c in range(1, grid.width) if _heads_year(grid, c, budget.year)]
    columns = columns or [c for c in range(1, grid.width) if _heads_amount(grid, c)]
    rows = [r for r in range(1, len(grid.rows)) if names_whole(grid.text(r, 0))]
    for row in rows:
        for column in columns:
            number = parse_cell(grid.text(row, column))
            unit = read_head([grid.text(0, column)], None).unit or scale
            factor = 1 if number and number.scaled else unit.factor if unit else None
            if number and factor:
                value, step = int(number.value * factor), max(1, int(number.step * factor))
                if agree(value, step, budget.amount, budget.step):
                    yield budget.amount


def _heads_amount(grid: Grid, column: int) -> bool:
    """Whether a column is headed by no more than that it holds amounts: "Amount (CAD)"."""
    head = read_head([grid.text(0, column)], None)
    return head.kind == "amount" and head.year is None


def _heads_year(grid: Grid, column: int, year: int) -> bool:
    """Whether a column is headed by a year and no more."""
    for row in range(min(HEAD, len(grid.rows))):
        text = grid.text(row, column).strip()
        years = find_head_years(with_era(text, year)) if text else ()
        if len(years) == 1 and years[0].year == year and len(text) <= len(years[0].original):
            return True
    return False


def era_of(text: str, year: int | None) -> int | None:
    """The year that heads without an era are near to: the titles' own, else the last budget's."""
    return year or max((year for year, _ in named_budgets(text)), default=None)
