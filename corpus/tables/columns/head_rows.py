"""Where the head of a grid ends, and which rows above it are titles or units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.tables.columns.heads import read_head
from corpus.tables.grid import Grid, Row
from corpus.text.amounts import find_amounts
from corpus.text.cells import parse_cell
from corpus.text.remembered import remembered

# A head has no more rows than this.
MOST_HEAD_ROWS = 8
_REMARK = re.compile(r"[（(][^（）()]*[0-9０-９][^（）()]*[）)]\s*$")
_UNIT = re.compile(r"[(\[]?[$£€]\s?['’]?000s?[)\]]?")
# The columns of a card: labels and what they say.
CARD = 2


def first_row(grid: Grid) -> int | None:
    """The first row with an amount beside a name; None where there is none near the top."""
    for index, row in enumerate(grid.rows[: MOST_HEAD_ROWS + 1]):
        if is_caption(row):
            continue
        cells = list({cell.start: cell for cell in row if cell}.values())
        rest = cells[1:] if cells and row[0] is cells[0] else cells
        if any(is_number(cell.text) or begins_amount(cell.text) for cell in rest):
            return _below_head(grid, index)
    return None


@remembered
def begins_amount(text: str) -> bool:
    """Whether a cell begins with an amount, and says more: 「7,426億円（前年度」."""
    return text[:1].isdigit() and any(amount.start == 0 for amount in find_amounts(text))


def _below_head(grid: Grid, first: int) -> int:
    """`first`, or a row above it that says something: below "Item", "Details" of a card stands
    "Due date", "March 31", and no second line of a head."""
    said = (i for i in range(1, first) if grid.width == CARD and _says(grid.rows[i]))
    return next(said, first)


def _says(row: Row) -> bool:
    """Whether a row of a card has a label and a value that heads nothing."""
    filled = [cell for cell in row if cell]
    apart = len({cell.start for cell in filled}) == CARD
    return apart and read_head([filled[-1].text], None).kind == "unknown"


@remembered
def is_number(text: str) -> bool:
    """Whether a cell holds a number that is no year of a head."""
    number = parse_cell(text)
    if number is None and (behind := _REMARK.search(text)):
        amount = parse_cell(text[: behind.start()])  # 「1,248,000円（312世帯×4,000円）」
        return amount is not None and amount.currency is not None
    if number is None or number.percent:
        return number is not None
    if _UNIT.fullmatch(text.strip()):
        return False  # "$000" heads a column
    return number.scaled or not (len(text) == 4 and 1900 <= number.value < 2100)


def is_caption(row: Row) -> bool:
    """Whether a row is a title or a unit: one cell that may span the others, and no amount."""
    texts = [cell.text for cell in row if cell]
    one = len(set(texts)) == 1 and len(texts) in {1, len(row)} and len(row) > 1
    return one and parse_cell(texts[0]) is None


def is_lone_head(row: Row) -> bool:
    """Whether a row right above numbers heads one column of them, and the names have no head."""
    cell = next((cell for cell in row[1:] if cell), None)
    return row[0] is None and cell is not None and read_head([cell.text], None).is_money


def captions(grid: Grid, first: int) -> Iterator[str]:
    """The titles and units among the first rows of a grid, each as its one cell says it."""
    for row in grid.rows[:first]:
        if is_caption(row):
            yield next(cell.text for cell in row if cell)
