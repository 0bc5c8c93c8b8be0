"""The amount of a cell in a column that is understood, or the reason why it is no row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from corpus.tables.columns.beside import Column
from corpus.tables.columns.heads import YEARLY, Head
from corpus.text.cells import CellNumber
from corpus.text.units import Scale

# Why an amount that is understood is no row: carried over, owed, the most that one can get.
NO_BUDGET = "no measure of a budget"
# Cents of a larger amount are less than a thousandth of it.
_LARGE = 1000


@dataclass(frozen=True, slots=True)
class Value:
    """The amount of a cell with its rounding, or the reason why it has none."""

    amount: Decimal
    step: Decimal
    currency: str
    original: str
    reason: str | None = None


def read_value(text: str, column: Column, cell: CellNumber) -> Value:
    """The amount of the cell whose text is given, in the unit of its column."""
    original = text[cell.start : cell.end].strip()
    unit = column.unit
    if cell.scaled and (cell.currency or unit is None or unit.factor == 1):
        currency = cell.currency or (unit.currency if unit else None)
        scale = Scale(1, currency) if currency else None
    elif cell.scaled:
        scale = None
    else:
        scale = unit or (Scale(1, cell.currency) if cell.currency else None)
    if scale is None:
        return _nothing(original, "no unit")
    if cell.currency and cell.currency != scale.currency and not cell.shared:
        return _nothing(original, "another currency than the one declared")
    if is_aside(cell, replace(column, unit=scale)):
        return _nothing(original, "in brackets")
    amount = _without_cents(signed(cell, column) * scale.factor, scale)
    fine = scale.currency == "JPY" and scale.factor == 1000 and not cell.scaled
    if amount != int(amount) or (fine and cell.step < 1):
        return _nothing(original, "a fraction of the smallest unit")
    return Value(amount, cell.step * scale.factor, scale.currency, original)


def _without_cents(amount: Decimal, scale: Scale) -> Decimal:
    """The nearest whole amount where cents are less than a thousandth of it, else as it is.

    >>> _without_cents(Decimal("402150.37"), Scale(1, "USD"))
    Decimal('402150')
    """
    if scale.currency == "JPY" or scale.factor != 1 or abs(amount) < _LARGE:
        return amount
    if amount != round(amount, 2):
        return amount
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def is_aside(cell: CellNumber, column: Column) -> bool:
    """Whether a number stands in round brackets that are no minus: a Japanese one, no change."""
    yen = column.unit is None or column.unit.currency == "JPY"
    return cell.bracketed and yen and column.head.kind != "difference"


def _nothing(original: str, reason: str) -> Value:
    return Value(Decimal(0), Decimal(1), "", original, reason)


def why_no_row(column: Column, cell: CellNumber, *, has_amounts: bool) -> str | None:
    """Why an amount of a column is no row, None where it is one."""
    head = column.head
    if has_amounts and head.kind == "unknown":
        return "the column's head is not understood"
    if cell.percent or head.kind in {"ratio", "count", "text", "year", "measure", "unit"}:
        return "statistics"
    if head.financing:
        return "a source of the financing"
    if head.kind == "none":
        return NO_BUDGET
    if head.kind not in {"money", "amount", "sum", "difference", "limit"}:
        return "the column's head is not understood"
    if column.measure is None:
        return "no measure"
    if column.year is None and (column.measure in YEARLY) and head.kind != "difference":
        return "no year"
    return None


def signed(cell: CellNumber, column: Column) -> Decimal:
    """Accountants' brackets are a minus; in a column of changes they are one everywhere."""
    foreign = (cell.currency or (column.unit.currency if column.unit else "JPY")) != "JPY"
    if cell.bracketed and cell.value > 0 and (foreign or column.head.kind == "difference"):
        return -cell.value
    return cell.value


def looks_like_amount(head: Head, cell: CellNumber) -> bool:
    """Whether a number that is no row has to be accounted for: it may be an amount."""
    if cell.percent:
        return False
    return head.is_money or cell.scaled or abs(cell.value) >= 1000
