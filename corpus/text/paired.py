"""Pairs of numbers that share the unit behind them: 「3,850（2,980）百万円」.

Budget papers set this year's amount and, in a bracket, last year's before one unit. 「－」 and
新規 in the bracket are no amount: 「450（－）百万円」 is one amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.text.numerals import ARABIC, SCALES, last_place, parse_numeral

_PAIR = re.compile(
    rf"(?<![\d.,])(?P<first>{ARABIC})\s?\(\s?(?:(?P<second>{ARABIC})|-|新規|皆増)\s?\)"
    rf"\s?(?P<scale>[{SCALES}]{{0,3}})円"
)


@dataclass(frozen=True, slots=True)
class PairedNumber:
    """A number at `start:end` of the text, worth `value` yen in steps of `step`."""

    start: int
    end: int
    value: int
    step: int


def find_paired(plain: str) -> Iterator[PairedNumber]:
    """Every number of such a pair in a narrowed text, in order."""
    for match in _PAIR.finditer(plain):
        factor = parse_numeral(f"1{match['scale']}") or Decimal(1)
        for group in ("first", "second"):
            number = parse_numeral(match[group]) if match[group] else None
            if number is not None and number * factor == int(number * factor):
                step = max(1, int(last_place(match[group]) * factor))
                yield PairedNumber(*match.span(group), int(number * factor), step)
