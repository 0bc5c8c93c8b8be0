"""Amounts in the cells of tables: a number in the column's unit, or one with a unit of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Cell
from corpus.figures.units import Scale
from corpus.text.amounts import find_amounts, parse_number
from corpus.text.numerals import last_place, narrow

_CELL = re.compile(
    r"(?P<open>[(\[])?\s*(?P<number>[▲△\-+]?\s?[\d,]+(?:\.\d+)?)\s*(?P<close>[)\]])?"
    r"\s*(?P<envelope>の?内数)?\s*(?:[※*]\s?\d*|注\d+)?"
)


@dataclass(frozen=True, slots=True)
class CellValue:
    """An amount in a cell, with the cell and its rounding."""

    cell: Cell
    amount: int
    step: int
    original: str
    scope: str | None
    currency: str = "JPY"


def is_figure(text: str) -> bool:
    """Whether a cell gives a number or an amount."""
    return bool(text) and bool(_CELL.fullmatch(narrow(text)) or find_amounts(text))


def read_value(cell: Cell, raw: str, scale: Scale) -> CellValue | None:
    """The one amount of a cell that says `raw`; a bare number counts `scale`."""
    if find_amounts(raw):
        return _spelled(cell, raw)
    bare = raw.strip().strip('"').strip()  # a CSV quotes numbers with commas
    match = _CELL.fullmatch(narrow(bare))
    number = parse_number(match["number"]) if match else None
    if match is None or number is None or match["open"]:
        return None
    if number * scale.factor != int(number * scale.factor):
        return None
    step = max(1, int(last_place(match["number"].strip("▲△-+ ")) * scale.factor))
    original = bare[: match.end("number") - match.start("number")].strip()
    scope = "内数" if match["envelope"] else None
    return CellValue(cell, int(number * scale.factor), step, original, scope, scale.currency)


def _spelled(cell: Cell, raw: str) -> CellValue | None:
    amount, *more = find_amounts(raw)
    if more or amount.low is not None:
        return None
    scope = "内数" if "内数" in raw else None
    return CellValue(cell, amount.value, amount.step, amount.original, scope, amount.currency)
