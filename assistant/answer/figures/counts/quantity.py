"""Numbers with their units as facts state them: 270人, 576万円, 509名（263名）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import fold
from corpus.text.amounts import find_amounts

UNITS = r"人|名|件|課題|か国|カ国|ヶ国|校|大学|社|機関|団体|組|か所|カ所|ha|回|台|戸|世帯"
LASTING = re.compile(
    r"([0-9]+)\s*(年間|か月間?|ヶ月間?|カ月間?|週間|日間)"
    r"|(?<![0-9和成])([0-9]{1,2})(年)(?!度|[0-9])"
)
RANGE = re.compile(r"[0-9]\s*\D{0,3}\s*(?:~|から|ないし)\s*[0-9]|年\s*[0-9]+\s*[かヶカ]月")
COUNT = re.compile(rf"([0-9][0-9,]*)\s*({UNITS})")
WITH_BEFORE = re.compile(rf"([0-9][0-9,]*)\s*({UNITS})\s*\(\s*([0-9][0-9,]*)\s*(?:\2)?\s*\)")
MONEY = "円"


@dataclass(frozen=True, slots=True)
class StatedQuantity:
    """A number with its unit as the source writes it; of money in whole currency units."""

    number: int
    unit: str
    original: str
    currency: str | None = None


def quantity_in(text: str) -> StatedQuantity | None:
    """The quantity that a value states, where it states one: an amount of money, or a count."""
    folded = fold(text).text
    if RANGE.search(folded):
        return None
    amounts = find_amounts(text)
    if amounts:
        first = amounts[0]
        original = text[first.start : first.end]
        return (
            StatedQuantity(first.value, MONEY, original, first.currency)
            if len(amounts) == 1
            else None
        )
    pair = now_and_before(text)
    if pair:
        return pair[0]
    counts = list(COUNT.finditer(folded)) or list(LASTING.finditer(folded))
    if len(counts) != 1:
        return None
    number, unit = (group for group in counts[0].groups() if group)
    return _counted(number, unit)


def largest_in(value: str) -> StatedQuantity | None:
    """The quantity by which a value is put in order: of a range its upper end."""
    amounts = find_amounts(value)
    if amounts and len({a.currency for a in amounts}) == 1:
        most = max(amounts, key=lambda a: a.value)
        return StatedQuantity(most.value, MONEY, value[most.start : most.end], most.currency)
    return quantity_in(value)


def now_and_before(text: str) -> tuple[StatedQuantity, StatedQuantity] | None:
    """Two counts of one unit, the second in brackets: 「509名（263名）」."""
    match = WITH_BEFORE.search(fold(text).text)
    return (_counted(match[1], match[2]), _counted(match[3], match[2])) if match else None


def _counted(number: str, unit: str) -> StatedQuantity:
    return StatedQuantity(int(number.replace(",", "")), unit, f"{number}{unit}")
