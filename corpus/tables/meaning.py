"""What an amount of a row means: its column's head, as the row itself says it.

Tables of years name the year in the row ("令和8年度要求"), long tables have cells for year, measure
and unit.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from corpus.tables.beside import Column
from corpus.tables.columns import YEARLY, Layout
from corpus.tables.grid import Grid
from corpus.tables.heads import Head, read_head
from corpus.tables.rows import Kind, NamedRow
from corpus.text.plain import plain
from corpus.text.units import find_units
from corpus.words import meanings

_ANY_MONEY = frozenset({"money", "amount", "unknown"})  # of heads that a row may tell more of


def row_meaning(
    grid: Grid, layout: Layout, row: NamedRow, column: Column, base: int | None
) -> Column:
    """The column as this row says it: long tables name year, measure or unit in cells."""
    if column.head.year is None and (said := row_head(row)):
        column = _with_row(column, said)
    elif column.head.measure is None and (said := row_head(row)) and said.measure:
        head = replace(column.head, kind="money")
        column = replace(column, measure=said.measure, head=head)
    for other in layout.of_kind("year", "measure"):
        head = read_head([grid.text(row.index, other.index)], base)
        if other.head.kind == "year" and head.year is not None:
            shift = column.head.shift or 0
            if column.head.year is None:
                column = replace(column, year=head.year + shift)
        elif other.head.kind == "measure" and column.head.kind in _ANY_MONEY:
            if head.kind == "money" and head.measure in YEARLY:
                measure = "previous" if column.measure == "previous" else head.measure
                year = head.year if head.year is not None else column.year
                column = replace(
                    column, measure=measure, year=year,
                    head=replace(column.head, kind="money", shift=None),
                )  # fmt: skip
            else:
                column = replace(column, measure=None)
    for other in layout.of_kind("unit"):
        if units := find_units(grid.text(row.index, other.index)):
            column = replace(column, unit=units[0].scale)
    return column


@lru_cache(maxsize=4096)
def row_head(row: NamedRow) -> Head | None:
    """What the name of a row says where it is no name: "令和8年度要求" of a table of years."""
    dated = "年" in row.name or row.name.isascii() or plain(row.name) in meanings()
    if row.kind is not Kind.ITEM or not dated:
        return None
    head = read_head([row.name], None)
    return head if head.kind == "money" and (head.measure or head.year) else None


def names_none(name: str) -> bool:
    """Whether a row is called by what is no measure of a budget: 「翌年度への繰越し」."""
    word = meanings().get(plain(name))
    return word is not None and word.kind == "none"


def _with_row(column: Column, said: Head) -> Column:
    """A column with the year and the budget that the row says."""
    if column.head.kind not in _ANY_MONEY or said.year is None:
        return column
    return replace(
        column,
        year=said.year,
        measure=said.measure or column.measure,
        head=replace(column.head, kind="money"),
    )


def financing_head(whole: Head, part: Head) -> Head:
    """The head of a source of financing that is proven to be a part of an amount."""
    return replace(whole, label=f"{whole.label} {part.label}", scope=part.scope, part=True)
