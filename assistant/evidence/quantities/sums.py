"""Which rows add up to others of the same table, told by running sums.

"Salaries 40", "Rent 20", "Power 10" below "Running costs 70" are what it is made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.evidence.quantities.columns import QuantityColumn
from assistant.evidence.quantities.kinds import RowKind
from assistant.evidence.quantities.rows import LEAST_PARTS, QuantityRow

ROUNDED = Decimal("0.002")  # of a sum whose parts were rounded
BELOW = frozenset({RowKind.ITEM, RowKind.PART})
NO_AMOUNTS = frozenset({"ratio", "year", "name", "level", "office", "unit"})


class RunningSum:
    """The sum of some rows, in the columns of amounts of a row that they may be parts of."""

    def __init__(self, whole: QuantityRow, columns: Sequence[QuantityColumn]) -> None:
        kinds = {c.index: c.kind for c in columns}
        self._whole = {
            i: q.value
            for i, q in whole.cells.items()
            if kinds[i] not in NO_AMOUNTS and not q.is_rate
        }
        self._sums = dict.fromkeys(self._whole, Decimal(0))
        self._parts = 0

    @property
    def open(self) -> bool:
        """Whether all rows that were added have some column of the whole."""
        return bool(self._sums)

    def add(self, part: QuantityRow) -> bool:
        """Add a row; whether those added so far, several, make up the whole."""
        self._parts += 1
        cells = part.cells
        self._sums = {c: s + cells[c].value for c, s in self._sums.items() if c in cells}
        return self._parts >= LEAST_PARTS and self._is_whole()

    def _is_whole(self) -> bool:
        """Whether they add up to it in all columns, in one of them to the last digit."""
        pairs = [(self._whole[c], s) for c, s in self._sums.items()]
        near = all(abs(s - whole) <= abs(whole) * ROUNDED for whole, s in pairs)
        return near and any(whole and s == whole for whole, s in pairs)


def find_parts(
    rows: Sequence[QuantityRow], columns: Sequence[QuantityColumn]
) -> dict[int, tuple[int, ...]]:
    """The parts of each row that has some below it, by their places, from the bottom up."""
    found: dict[int, tuple[int, ...]] = {}
    for at in reversed(range(len(rows))):
        if rows[at].kind is RowKind.ITEM and (parts := _below(rows, columns, at, found)):
            found[at] = parts
    return found


def _below(
    rows: Sequence[QuantityRow],
    columns: Sequence[QuantityColumn],
    at: int,
    found: Mapping[int, tuple[int, ...]],
) -> tuple[int, ...]:
    """The rows right below one that add up to it, none that is a part of another of them."""
    total, parts, place = RunningSum(rows[at], columns), list[int](), at + 1
    while total.open and place < len(rows) and rows[place].kind in BELOW:
        if rows[place].kind is RowKind.PART:
            place += 1
            continue
        parts.append(place)
        if total.add(rows[place]):
            return tuple(parts)
        place = _end(place, found)
    return ()


def _end(place: int, found: Mapping[int, tuple[int, ...]]) -> int:
    """Where the row behind a row and its parts is."""
    while place in found:
        place = found[place][-1]
    return place + 1
