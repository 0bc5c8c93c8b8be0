"""Rows of flattened tables: names and cells in running text, and what their cells can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.text.numerals import narrow, parse_numeral

# Fewer rows could obey an equation by chance.
LEAST_ROWS = 4

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,3}"
_ENTRY = r"(?:[▲△-]?\d[\d,.]*%?(?:[▲△-]\d[\d,]*)?|-)"
_ROW = re.compile(
    r"(?P<name>[ぁ-んァ-ヶー一-龥々・]{1,24})[ ]?"
    rf"(?P<cells>{_ENTRY}(?:[ ]{_ENTRY}){{2,13}})(?![\d,.])"
)
_WHOLE = re.compile(_DIGITS)


@dataclass(frozen=True, slots=True)
class FlatRow:
    """A name with at least three cells behind it, at `start:end` of the text."""

    name: str
    start: int
    end: int
    cells: tuple[tuple[int, str], ...]  # offset and text of each cell


@dataclass(frozen=True, slots=True)
class FlatAmount:
    """An amount of a cell in yen; `text` is what stands at `start`."""

    value: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns of one year: `size` of them, the last the sum of `parts`."""

    size: int
    parts: tuple[int, ...]


def find_blocks(text: str) -> Iterator[list[FlatRow]]:
    """Runs of rows with equally many cells that follow directly on each other."""
    block: list[FlatRow] = []
    plain = narrow(text)
    for match in _ROW.finditer(plain):
        start = match.start("cells")
        cells = tuple((start + m.start(), m.group()) for m in re.finditer(r"\S+", match["cells"]))
        row = FlatRow(match["name"], match.start(), match.end(), cells)
        together = block and len(block[0].cells) == len(cells) and row.start - block[-1].end <= 2
        if not together:
            yield from _if_long(block)
            block = []
        block.append(row)
    yield from _if_long(block)


def _if_long(block: list[FlatRow]) -> Iterator[list[FlatRow]]:
    if len(block) >= LEAST_ROWS:
        yield block


def cell_value(text: str) -> Decimal | None:
    """The number in a cell; "-" counts as nothing where a sum is checked."""
    if text == "-":
        return Decimal(0)
    number = parse_numeral(text.lstrip("▲△-"))
    return -number if number is not None and text[:1] in "▲△-" else number


def last_cells(row: FlatRow, shape: Shape) -> Iterator[tuple[Decimal, Decimal, int, str]]:
    """Readings of second total and difference: two cells, or one that both run together in."""
    start, text = row.cells[2 * shape.size - 1]
    if len(row.cells) == 2 * shape.size + 2:
        total, difference = cell_value(text), cell_value(row.cells[2 * shape.size][1])
        if total is not None and difference is not None:
            yield total, difference, start, text
        return
    for cut in range(1, len(text)):
        left, right = text[:cut], text[cut:]
        if not _WHOLE.fullmatch(left) or not _WHOLE.fullmatch(right.lstrip("▲△-")):
            continue
        total, difference = cell_value(left), cell_value(right)
        if total is not None and difference is not None:
            yield total, difference, start, left
