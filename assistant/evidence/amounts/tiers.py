"""Whether a number is in the range that a text names: 8人 is of 「6～20人」, not of 「5人以下」."""

from __future__ import annotations

import re
from functools import cache

from assistant.question.grammars.counts import counters_like
from corpus.text import fold

NUMBER = r"([0-9][0-9,]*)"
DASH = r"\s*(?:~|〜|～|-|–|から|to)\s*"


def falls_in(text: str, number: int, unit: str) -> bool | None:
    """Whether a number of a unit is in a range that a text names; None where it names none."""
    ranges = [_limits(m) for m in _ranges(unit).finditer(fold(text).text)]
    return any(low <= number <= high for low, high in ranges) if ranges else None


def in_range(text: str, number: int, unit: str) -> bool | None:
    """As `falls_in`, of ranges of more than one number: 「1人につき」 is none."""
    limits = (_limits(m) for m in _ranges(unit).finditer(fold(text).text))
    ranges = [(low, high) for low, high in limits if low < high]
    return any(low <= number <= high for low, high in ranges) if ranges else None


@cache
def _ranges(unit: str) -> re.Pattern[str]:
    units = "|".join(map(re.escape, sorted(counters_like(unit))))
    return re.compile(
        rf"(?:{NUMBER}\s*(?:{units})?{DASH})?{NUMBER}\s*(?:{units})(?![一-龥](?!上|下|満|内|超))"
        r"\s*(以上|以下|未満|以内|まで|超|を超え)?"
    )


def _limits(match: re.Match[str]) -> tuple[float, float]:
    number = int(match[2].replace(",", ""))
    if match[1]:
        return int(match[1].replace(",", "")), number
    return {
        "以上": (number, float("inf")),
        "超": (number + 1, float("inf")),
        "を超え": (number + 1, float("inf")),
        "未満": (0, number - 1),
        "以下": (0, number),
        "以内": (0, number),
        "まで": (0, number),
    }.get(match[3], (number, number))
