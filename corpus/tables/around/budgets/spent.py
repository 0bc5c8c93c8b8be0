"""Tables that only their document says to be of a budget: "What your money pays for"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from re import Pattern, compile

from corpus.programs.accounts import names_whole
from corpus.tables.around.budgets.named import named_budgets
from corpus.tables.around.titled import Titled
from corpus.tables.grid import Grid
from corpus.text.plain import plain
from corpus.text.years import find_head_years
from corpus.words import alternation, listed

# So many rows are the head of such a table; so many lines above it are its titles.
HEAD, TITLES = 2, 2


def of_named_budget(titled: Titled, text: str, grid: Grid, own: Sequence[str]) -> Titled:
    """What titles name; else the budget that the text names of the last year of the columns.

    Below "Council adopts the FY 2027 budget" a table of "FY 2027" and "FY 2026" that says what is
    spent, or has a total, is of that budget.
    """
    if titled.measure is not None or titled.year is not None or "turned" in grid.origin:
        return titled
    last = max(_years(grid), default=None)
    measures = {measure for year, measure in named_budgets(text) if year == last}
    if len(measures) != 1 or not (_says_spent(own[:TITLES]) or _has_total(grid)):
        return titled
    return replace(titled, year=last, measure=measures.pop())


def _years(grid: Grid) -> list[int]:
    """The years that columns are headed by, and nothing else of them."""
    cells = [cell.text for row in grid.rows[:HEAD] for cell in row[1:] if cell]
    return [
        years[0].year
        for text in cells
        if len(years := find_head_years(text)) == 1 and years[0].original == text.strip()
    ]


def _says_spent(lines: Sequence[str]) -> bool:
    return any(_spent().search(plain(line)) for line in lines)


def _has_total(grid: Grid) -> bool:
    return any(names_whole(grid.text(row, 0)) for row in range(len(grid.rows)) if grid.rows[row])


@cache
def _spent() -> Pattern[str]:
    return compile(alternation(listed("names", "spent")))
