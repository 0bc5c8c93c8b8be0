"""The amounts of a cell or line that can be ceilings and rates."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.text.amounts import Amount, find_amounts
from corpus.text.numerals import narrow
from corpus.words import listed

# What stands around an amount in its cell is no more than this.
MOST_AROUND = 30
# Amounts that one has to reach are no ceilings.
_FLOORS = frozenset({"以上", "超", "未満"})
_FLOOR = re.compile(r"以上|超える|未満")
# The ceiling behind a rate.
_RATED = re.compile(r"\((?:上限|最大)[^()]{2,20}\)$")


def cell_amounts(text: str) -> list[Amount]:
    """The amounts of a cell: one, or a rate and its ceiling: 「1件につき3万円（上限12万円）」."""
    if amount := only_amount(text):
        return [amount]
    rated = _RATED.search(narrow(text))
    rate = only_amount(text[: rated.start()]) if rated else None
    most = only_amount(text[rated.start() :]) if rated else None
    if rated is None or rate is None or most is None:
        return []
    start, end = rated.start() + most.start, rated.start() + most.end
    return [rate, replace(most, start=start, end=end)]


def only_amount(text: str) -> Amount | None:
    """The one amount of a cell that says little else, stated in full."""
    found = find_amounts(text)
    around = len(" ".join(text.split())) - len(found[0].original) if found else 0
    if len(found) != 1 or around > MOST_AROUND or "。" in text:
        return None
    amount = found[0]
    return None if amount.low is not None or _is_bound(amount, text) else amount


def _is_bound(amount: Amount, text: str) -> bool:
    """Whether an amount is one that has to be reached."""
    return amount.approximate in _FLOORS or is_floor(text[amount.end :])


def is_floor(behind: str) -> bool:
    """Whether what stands behind an amount makes it one that has to be reached: 「以上」."""
    return bool(_FLOOR.search(behind))


def is_rated(text: str) -> bool:
    """Whether a cell ends with the ceiling of its rate."""
    return len(cell_amounts(text)) > 1


def states_amounts(text: str) -> bool:
    """Whether a text states an amount that is no bound."""
    return any(not _is_bound(amount, text) for amount in find_amounts(text))


def is_least(reading: FigureReading) -> bool:
    """Whether an amount is the least that one gets, by its scope: no ceiling and no budget."""
    words = (reading.scope or "").split()
    return reading.measure is Measure.UNIT and not listed("names", "least").isdisjoint(words)
