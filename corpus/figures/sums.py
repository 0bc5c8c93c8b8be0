"""Printed sums against their parts: an independent proof of both, or a difference to report.

A sum that does not add up is never mended: the document may count what the table leaves out, and
then the difference is what a reader has to know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Role(Enum):
    """What a row of a table is to the sums in it."""

    PART = auto()
    DETAIL = auto()  # 「うち…」, a part of the row above
    SUBTOTAL = auto()
    TOTAL = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount of a column with its role, and the step of its last printed digit."""

    role: Role
    amount: int
    step: int


@dataclass(frozen=True, slots=True)
class SumCheck:
    """A printed sum at `index`, the parts it was compared with, and what is missing (0: adds up).

    `difference` is the printed sum less the parts; within rounding it is 0.
    """

    index: int
    parts: tuple[int, ...]
    difference: int


def check_sums(entries: Sequence[Entry | None]) -> tuple[SumCheck, ...]:
    """Compare every sum of a column with the rows above it, or below where it stands first.

    None is a row without an amount. Of the ways in which the rows can make up the sum, parts
    since the last sum, all parts, or subtotals, the one that comes nearest counts.
    """
    checks = []
    for index, entry in enumerate(entries):
        if entry is None or entry.role not in {Role.SUBTOTAL, Role.TOTAL}:
            continue
        ways = [parts for parts in _ways(entries, index, entry.role) if len(parts) > 1]
        if ways:
            checks.append(min((_check(entries, index, p) for p in ways), key=_distance))
    return tuple(checks)


def adds_up(total: Entry, parts: Sequence[Entry]) -> int:
    """The printed total less its parts; 0 where rounding explains what is missing."""
    difference = total.amount - sum(p.amount for p in parts)
    slack = total.step + sum(p.step for p in parts)
    return 0 if 2 * abs(difference) <= slack else difference


def _ways(entries: Sequence[Entry | None], index: int, role: Role) -> list[tuple[int, ...]]:
    above = range(index)
    last = max((i for i in above if _is(entries[i], Role.SUBTOTAL, Role.TOTAL)), default=-1)
    parts = tuple(i for i in above if _is(entries[i], Role.PART))
    ways = [tuple(i for i in parts if i > last)]
    if role is Role.TOTAL:
        ways += [parts, tuple(i for i in above if _is(entries[i], Role.SUBTOTAL))]
        if not parts:
            ways.append(tuple(i for i in range(index, len(entries)) if _is(entries[i], Role.PART)))
    return ways


def _is(entry: Entry | None, *roles: Role) -> bool:
    return entry is not None and entry.role in roles


def _check(entries: Sequence[Entry | None], index: int, parts: tuple[int, ...]) -> SumCheck:
    total = entries[index]
    found = [entry for i in parts if (entry := entries[i]) is not None]
    return SumCheck(index, parts, adds_up(total, found) if total else 0)


def _distance(check: SumCheck) -> int:
    return abs(check.difference)
