"""The unit of a table's column: stated in its head, once for the whole table, or plain yen."""

from __future__ import annotations

from dataclasses import replace

from corpus.figures.columns import Column
from corpus.figures.grid import NEAR, Grid
from corpus.figures.units import find_units
from corpus.text.amounts import find_amounts, parse_number

# A note below a table stands nearer to it than a title above it, in characters.
NEAR_BELOW = NEAR // 4
# Without a stated unit only amounts that are this large can be whole yen.
LEAST_YEN = 1_000_000


def stated_factor(grid: Grid, first: int) -> int | None:
    """The unit stated in the table's head, above it on its page, or right below it.

    In yen; `first` is the first row below the head.
    """
    text, table, page = grid.document.text, grid.table, grid.page()
    cells = [c.end for c in table.cells if c.row < first]
    above = find_units(text[grid.surroundings() : max(cells, default=table.start)])
    if above:
        return above[-1].factor
    end = min(len(text), table.end + NEAR_BELOW)
    below = find_units(text[table.end : min(end, page.end) if page else end])
    if below:
        return below[0].factor
    whole = {u.factor for u in find_units(text[page.start : page.end])} if page else set()
    return whole.pop() if len(whole) == 1 else None


def with_factor(grid: Grid, column: Column, first: int, *, guess: bool) -> Column | None:
    """The column with its unit: whole yen where none is stated and the amounts are large.

    That guess is left to tables, whose cells are certain to be numbers of one kind.
    """
    if column.factor is not None:
        return column
    texts = [grid.text(row, column.index) for row in range(first, grid.height)]
    numbers = [n for text in texts if (n := parse_number(text)) is not None]
    large = guess and bool(numbers) and max(abs(n) for n in numbers) >= LEAST_YEN
    spelled = any(find_amounts(text) for text in texts)
    return replace(column, factor=1) if large or spelled else None
