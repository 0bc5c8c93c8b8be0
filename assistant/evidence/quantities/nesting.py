"""Which rows of a table are parts of others, told by their sums.

Tables in text lose their indentation, and many never had one. Rows right below another that add
up to it, in every column of amounts, are what it is made of; a total has its parts above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from assistant.evidence.quantities.kinds import RowKind
from assistant.evidence.quantities.rows import LEAST_PARTS, QuantityRow
from assistant.evidence.quantities.tables import QuantityTable

ROUNDED = Decimal("0.002")  # of a sum whose parts were rounded
BELOW = frozenset({RowKind.ITEM, RowKind.PART})
NO_AMOUNTS = frozenset({"ratio", "year", "name", "level", "office", "unit"})


def parts_of(table: QuantityTable, row: QuantityRow) -> list[QuantityRow]:
    """The rows that a row is the sum of: below it, or, of a total, above it."""
    if row.kind is RowKind.ITEM:
        return [table.rows[i] for i in _parts(table).get(table.rows.index(row), ())]
    before = [r for r in table.rows if r.start < row.start]
    return _adding_up(table, row, before) or _back_to_total(table, row, before)


def _adding_up(
    table: QuantityTable, row: QuantityRow, before: Sequence[QuantityRow]
) -> list[QuantityRow]:
    """The items right above a total that add up to it, those under other subtotals among them."""
    whole, parts = _amounts(table, row), list[QuantityRow]()
    for other in reversed(outermost(table, before)):
        parts.insert(0, other)
        if whole and len(parts) >= LEAST_PARTS and _add_up(whole, parts):
            return parts
    return []


def _back_to_total(
    table: QuantityTable, row: QuantityRow, before: Sequence[QuantityRow]
) -> list[QuantityRow]:
    """The items above a total, back to the one before it."""
    above: list[QuantityRow] = []
    for other in reversed(before):
        if other.kind is RowKind.TOTAL or row.kind is other.kind:
            break
        above.append(other)
    return outermost(table, above[::-1])


def outermost(table: QuantityTable, rows: Sequence[QuantityRow]) -> list[QuantityRow]:
    """The items among rows that are part of no other of them."""
    parts = _parts(table)
    inner = {i for found in parts.values() for i in found}
    at = {row.start: i for i, row in enumerate(table.rows)}
    return [r for r in rows if r.kind is RowKind.ITEM and at[r.start] not in inner]


def _parts(table: QuantityTable) -> Mapping[int, tuple[int, ...]]:
    """The parts of each row that has some, by their places, found from the bottom up."""
    found: dict[int, tuple[int, ...]] = {}
    for at in reversed(range(len(table.rows))):
        if table.rows[at].kind is RowKind.ITEM and (parts := _below(table, at, found)):
            found[at] = parts
    return found


def _below(table: QuantityTable, at: int, found: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
    whole, parts = _amounts(table, table.rows[at]), list[int]()
    place = at + 1
    while whole and place < len(table.rows) and table.rows[place].kind in BELOW:
        if table.rows[place].kind is RowKind.PART:
            place += 1
            continue
        parts.append(place)
        if len(parts) >= LEAST_PARTS and _add_up(whole, [table.rows[i] for i in parts]):
            return tuple(parts)
        place = _end(place, found)
    return ()


def _end(place: int, found: Mapping[int, tuple[int, ...]]) -> int:
    """Where the row behind a row and its parts is."""
    return _end(found[place][-1], found) if place in found else place + 1


def _add_up(whole: Mapping[int, Decimal], parts: Sequence[QuantityRow]) -> bool:
    """Whether parts add up to a whole in all columns, in one of them to the last digit."""
    sums = {
        c: sum((r.cells[c].value for r in parts), Decimal(0))
        for c in whole
        if all(c in r.cells for r in parts)
    }
    near = all(abs(sums[c] - whole[c]) <= abs(whole[c]) * ROUNDED for c in sums)
    return near and any(whole[c] and sums[c] == whole[c] for c in sums)


def _amounts(table: QuantityTable, row: QuantityRow) -> dict[int, Decimal]:
    """The amounts of a row by column: no shares, no years."""
    kinds = {c.index: c.kind for c in table.columns}
    return {
        i: q.value for i, q in row.cells.items() if kinds[i] not in NO_AMOUNTS and not q.is_rate
    }
