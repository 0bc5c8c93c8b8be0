"""The unit of a Japanese table that declares none, where only one is possible.

Budgets are set in yen, thousands or millions. Where an amount in thousands would be more than the
state spends in a year, the table is in yen: 100,970,256,000 is no number of thousands.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corpus.tables.columns.layout import Layout
from corpus.text.cells import CellNumber
from corpus.text.folding import is_japanese
from corpus.text.units import Scale

# What the state spends in a year, general and special accounts without what they pay each other,
# is some 250 trillion yen; no program comes near to 100.
MOST_YEN = 100 * 10**12
NOTE = "unit: yen (in thousands it would be more than the state spends)"
_YEN = Scale(1, "JPY")


def implied_unit(layout: Layout, cells: Iterable[CellNumber]) -> Scale | None:
    """Yen, where nothing else is possible and the table is in Japanese; else None."""
    heads = "".join(column.head.label for column in layout.columns)
    if any(column.unit for column in layout.columns) or not any(map(is_japanese, heads)):
        return None
    plain = [c for c in cells if not c.scaled and not c.percent and c.currency is None]
    return _YEN if any(abs(c.value) * 1000 >= MOST_YEN for c in plain) else None


def with_unit(layout: Layout, unit: Scale) -> Layout:
    """A layout whose columns without a unit have this one."""
    columns = tuple(replace(c, unit=c.unit or unit) for c in layout.columns)
    return replace(layout, columns=columns)
