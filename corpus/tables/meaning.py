"""What an amount of a row means: its column's head, as the row itself says it.

Tables of years name the year in the row ("令和8年度要求"), long tables have cells for year, measure
and unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.tables.beside import Column
from corpus.tables.grid import Grid
from corpus.tables.heads import YEARLY, Head, read_head
from corpus.tables.rows import Kind, NamedRow, tidy
from corpus.text.plain import plain
from corpus.text.units import find_units
from corpus.words import meanings

_ANY_MONEY = frozenset({"money", "amount", "unknown"})  # of heads that a row may tell more of
_UNIT = re.compile(r"\s?[(（][^()（）]*円[)）]")


def row_meaning(
    grid: Grid, said: Sequence[Column], row: NamedRow, column: Column, base: int | None
) -> Column:
    """The column as this row says it: long tables name year, measure or unit in cells.

    `said` are the columns of such cells.
    """
    if column.head.year is None and (own := row_head(row)):
        column = _with_row(column, own)
    elif column.head.measure is None and (own := row_head(row)) and own.measure:
        head = replace(column.head, kind="money")
        column = replace(column, measure=own.measure, head=head)
    for other in said:
        text = grid.text(row.index, other.index)
        if other.head.kind == "unit":
            units = find_units(text)
            column = replace(column, unit=units[0].scale) if units else column
        else:
            column = _with_cell(column, other.head.kind, read_head([text], base), base)
    return column


def _with_cell(column: Column, kind: str, said: Head, base: int | None) -> Column:
    """A column with the year or the budget that a cell of a long table says.

    A head that says no more than what the money is for narrows it: 「給料（千円）」 beside 本年度.
    """
    if kind == "year" and said.year is not None and column.head.year is None:
        return replace(column, year=said.year + (column.head.shift or 0))
    if kind != "measure" or column.head.kind not in _ANY_MONEY | {"sum"}:
        return column
    if said.kind != "money" or said.measure not in YEARLY:
        return replace(column, measure=None)
    shifted = base + said.shift if said.shift is not None and base is not None else None
    year = shifted if said.year is None else said.year
    unknown = tidy(_UNIT.sub("", column.head.label)) if column.head.kind == "unknown" else None
    scope = column.head.scope or unknown
    return replace(
        column,
        measure="previous" if column.measure == "previous" else said.measure,
        year=column.year if year is None else year,
        head=replace(column.head, kind="money", shift=None, scope=scope),
    )


def row_head(row: NamedRow) -> Head | None:
    """What the name of a row says where it is no name: "令和8年度要求" of a table of years."""
    return _said_head(row.name) if row.kind is Kind.ITEM else None


@lru_cache(maxsize=4096)
def _said_head(name: str) -> Head | None:
    if not ("年" in name or name.isascii() or plain(name) in meanings()):
        return None
    head = read_head([name], None)
    return head if head.kind == "money" and (head.measure or head.year) else None


@lru_cache(maxsize=4096)
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
