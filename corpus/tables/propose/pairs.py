"""Cards without heads: labels with their values to the right, several pairs a row.

「歳入総額 8,234,561 | 歳出総額 7,890,123」 of a card of accounts: the title says what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.tables.around.money import names_money
from corpus.tables.columns.head_rows import is_caption, is_number
from corpus.tables.grid import CARD, Grid, GridCell, Row
from corpus.text.cells import is_empty

LEAST_PAIRS = 2
_Pair = tuple[GridCell, GridCell]


def find_pairs(grid: Grid) -> Iterator[Grid]:
    """The rows of a grid as one name and one amount each, where each number has its own label.

    Only what is called by money is an amount: population and area stand on the same card.
    """
    pairs: list[_Pair] = []
    for row in grid.rows:
        if is_caption(row):
            continue
        found = _pairs(row)
        if not found:
            break  # a head: what stands below is another table
        pairs += found
    rows = tuple(pair for pair in pairs if names_money(pair[0].text))
    if len(rows) >= LEAST_PAIRS:
        yield Grid(rows, grid.start, grid.end, grid.page, CARD)


def _pairs(row: Row) -> list[_Pair]:
    """The labels of a row with their values, none where a value has no label right before it."""
    cells = [*{cell.start: cell for cell in row if cell and cell.text}.values()]
    found: list[_Pair] = []
    label: GridCell | None = None
    for cell in cells:
        if not (is_number(cell.text) or is_empty(cell.text)):
            label = cell
            continue
        if label is None:
            return []
        if is_number(cell.text):
            found.append((label, cell))
        label = None
    return found
