"""Which rows of a table are parts of others, told by their sums.

Tables in text lose their indentation, and many never had one. Rows right below another that add
up to it, in every column of amounts, are what it is made of; a total has its parts above it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.quantities.kinds import RowKind
from assistant.evidence.quantities.rows import QuantityRow
from assistant.evidence.quantities.sums import RunningSum
from assistant.evidence.quantities.tables import QuantityTable


def parts_of(table: QuantityTable, row: QuantityRow) -> list[QuantityRow]:
    """The rows that a row is the sum of: below it, or, of a total, above it."""
    if row.kind is RowKind.ITEM:
        return [table.rows[i] for i in table.parts.get(table.rows.index(row), ())]
    before = [r for r in table.rows if r.start < row.start]
    return _adding_up(table, row, before) or _back_to_total(table, row, before)


def _adding_up(
    table: QuantityTable, row: QuantityRow, before: Sequence[QuantityRow]
) -> list[QuantityRow]:
    """The items right above a total that add up to it, those under other subtotals among them."""
    total, items = RunningSum(row, table.columns), outermost(table, before)
    for at in reversed(range(len(items))):
        if total.add(items[at]):
            return items[at:]
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
    inner = {i for found in table.parts.values() for i in found}
    at = {row.start: i for i, row in enumerate(table.rows)}
    return [r for r in rows if r.kind is RowKind.ITEM and at[r.start] not in inner]
