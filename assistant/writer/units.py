"""Figures in another unit than their source's: [[F1|百万円]] of 191億円 -> 19,100百万円."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from assistant.answer.figures.money import BILLION, MAN, MILLION, OKU, SYMBOLS, plain
from corpus.facts import FigureRow

UNITS: Final = {
    "円": 1,
    "千円": 1000,
    "万円": MAN,
    "百万円": MILLION,
    "億円": OKU,
    "兆円": MAN * OKU,
    "thousand": 1000,
    "million": MILLION,
    "billion": BILLION,
}


def is_unit(unit: str, rows: Sequence[FigureRow]) -> bool:
    """Whether amounts of these rows can be written in a unit."""
    yen = all(r.currency == "JPY" for r in rows)
    return unit in UNITS and (yen or unit.isascii())


def in_unit(amount: int, currency: str, unit: str) -> str:
    """An amount in a unit, exact: (19100000000, "JPY", "百万円") -> 19,100百万円."""
    number = plain(Decimal(abs(amount)) / UNITS[unit])
    if unit.isascii():
        return f"{'-' if amount < 0 else ''}{SYMBOLS.get(currency, currency)}{number} {unit}"
    return f"{'▲' if amount < 0 else ''}{number}{unit}"
