"""What the numbers of a table prove of each other: differences, sums and hierarchies.

A proof holds for digits: that they were read as printed. Which year a column is only its head says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

# A whole has no more parts than this.
MOST_PARTS = 400


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what its last digit is worth."""

    value: Decimal
    step: Decimal


Line = Sequence[Number | None]


def is_difference(late: Number, early: Number, change: Number) -> bool:
    """Whether a printed change is that from the earlier number to the later one."""
    slack = (late.step + early.step + change.step) / 2 if change.step != late.step else Decimal(0)
    slack = max(slack, late.step) if slack else late.step
    return abs(late.value - early.value - change.value) <= slack


def is_sum(whole: Number, parts: Sequence[Number]) -> bool:
    """Whether parts add up to a whole, each rounded by itself."""
    slack = (sum((p.step for p in parts), Decimal(0)) + whole.step) / 2
    exact = all(p.value == p.value.to_integral_value() for p in (*parts, whole))
    if exact and whole.step <= 1:
        slack = min(slack, Decimal(max(1, len(parts) // 4)))
    return abs(sum((p.value for p in parts), Decimal(0)) - whole.value) <= slack


def wholes(numbers: Sequence[Number | None]) -> dict[int, tuple[int, ...]]:
    """Numbers that are each the sum of those behind them: {index of the whole: its parts}.

    A part may be a whole itself; a number belongs to the nearest whole before it.
    """
    found: dict[int, tuple[int, ...]] = {}
    tops: list[int] = []  # numbers behind that belong to no whole yet, the nearest last
    for index in range(len(numbers) - 1, -1, -1):
        number = numbers[index]
        if number is None:
            continue
        count = _leading(number, numbers, tops)
        if count > 1:
            found[index] = tuple(reversed(tops[-count:]))
            del tops[-count:]
        tops.append(index)
    return found


def _leading(whole: Number, numbers: Sequence[Number | None], tops: Sequence[int]) -> int:
    """How many of the nearest numbers add up to the whole; 0 where none do."""
    total = Decimal(0)
    for count, index in enumerate(islice(reversed(tops), MOST_PARTS), start=1):
        part = numbers[index]
        total += part.value if part else 0
        if total == whole.value and whole.value > 0:
            return count
        if total > whole.value:
            return 0
    return 0
