"""The unit of a table's column: stated in its head, once for the whole table, or plain yen."""

from __future__ import annotations

from dataclasses import replace

from corpus.facts.row import Measure
from corpus.figures.columns import Column
from corpus.figures.grid import NEAR, Grid
from corpus.figures.own_budget import titled_budgets
from corpus.figures.units import Scale, find_units, whole_scale
from corpus.text.amounts import find_amounts, parse_number

# A note below a table stands nearer to it than a title above it, in characters.
NEAR_BELOW = NEAR // 4
# Without a stated unit only amounts that are this large can be whole yen.
LEAST_YEN = 1_000_000


def stated_scale(grid: Grid, first: int) -> Scale | None:
    """The unit stated in the table's head, above it on its page, or right below it.

    Else the one unit of its page, or of a document without pages. `first` is the first row below
    the head.
    """
    text, table, page = grid.document.text, grid.table, grid.page()
    cells = [c.end for c in table.cells if c.row < first]
    above = find_units(text[grid.surroundings() : max(cells, default=table.start)])
    if above:
        return above[-1].scale
    end = min(len(text), table.end + NEAR_BELOW)
    below = find_units(text[table.end : min(end, page.end) if page else end])
    if below:
        return below[0].scale
    return whole_scale(text[page.start : page.end] if page else text)


def titled_years(grid: Grid) -> dict[Measure, int]:
    """The year of each kind of budget that a title above the table names, the last one's."""
    above = grid.document.text[grid.surroundings() : grid.table.start]
    labels = [budget.label for budget in titled_budgets(above)]
    return {label.measure: label.year for label in labels if label.year is not None}


def with_scale(grid: Grid, column: Column, first: int, *, guess: bool) -> Column | None:
    """The column with its unit: whole yen where none is stated and the amounts are large.

    That guess is left to tables, whose cells are certain to be numbers of one kind.
    """
    if column.scale is not None:
        return column
    texts = [grid.text(row, column.index) for row in range(first, grid.height)]
    numbers = [n for text in texts if (n := parse_number(text)) is not None]
    large = guess and bool(numbers) and max(abs(n) for n in numbers) >= LEAST_YEN
    spelled = any(find_amounts(text) for text in texts)
    return replace(column, scale=Scale(1)) if large or spelled else None
