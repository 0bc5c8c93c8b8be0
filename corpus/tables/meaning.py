"""What an amount of a row means: its column's head, as the row itself says it.

Tables of years name the year in the row ("令和8年度要求"), long tables have cells for year, measure
and unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from corpus.tables.columns.beside import Column
from corpus.tables.columns.head_line import is_balance
from corpus.tables.columns.heads import YEARLY, Head, read_head
from corpus.tables.grid import Grid
from corpus.tables.rows.kinds import Kind, NamedRow
from corpus.tables.rows.read import tidy
from corpus.text.currencies import iso_code
from corpus.text.plain import plain
from corpus.text.remembered import remembered
from corpus.text.units import Scale, bare_scale, find_units
from corpus.words import alternation, listed, meanings

# What a row says whose name is none, by the row's index: "令和8年度要求" of a table of years.
RowHeads = Mapping[int, Head]
_ANY_MONEY = frozenset({"money", "amount", "unknown"})  # of heads that a row may tell more of
_SPENT_ON = re.compile(r"(?i)(?P<what>[a-z]+) (?=expenditures?|expenses|spending|costs)")
_BUDGETS = frozenset({"money", "stage"})
_UNIT = re.compile(r"\s?[(（][^()（）]*円[)）]")


class RowMeanings:
    """What the amounts of the rows of one table mean.

    `said` are the columns of cells that name year, measure or unit, as in long tables. They say
    few things in many rows: each is understood once. With `has_amounts` a column holds what the
    cells speak of: what another head says is of something else, 「指標値」 beside 金額.
    """

    def __init__(
        self,
        grid: Grid,
        heads: RowHeads,
        said: Sequence[Column],
        base: int | None,
        *,
        has_amounts: bool = False,
    ) -> None:
        self._grid = grid
        self._heads = heads
        self._said = said
        self._base = base
        self._has_amounts = has_amounts
        self._known: dict[tuple[object, ...], Column] = {}

    def of(self, row: NamedRow, column: Column) -> Column:
        """The column as a row says it."""
        own = self._heads.get(row.index)
        if row.unit and row.unit != column.unit:  # a head that names another leaves it open
            column = replace(column, unit=None if column.head.unit else row.unit)
        other = self._has_amounts and column.head.kind == "unknown"
        if (own is None and not self._said) or other:
            return column
        texts = [self._grid.text(row.index, other.index) for other in self._said]
        key = (column, own, *texts)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._read(column, own, texts)
        return known

    def _read(self, column: Column, own: Head | None, texts: Sequence[str]) -> Column:
        if own and column.head.year is None:
            column = _with_row(column, own)
        elif own and own.measure and column.head.measure is None:
            head = replace(column.head, kind="money")
            column = replace(column, measure=own.measure, head=head)
        for other, text in zip(self._said, texts, strict=True):
            if other.head.kind == "unit":
                column = _with_unit(column, text)
            else:
                said = read_head([text], self._base)
                column = _with_cell(column, other.head.kind, said, self._base)
        return column


def _with_unit(column: Column, text: str) -> Column:
    """A column with the unit that a cell of a long table says; one in its own head wins.

    「単位」 千円 -> thousands of yen; "currency" KES below "amount (millions)" -> millions of it.
    What is no unit of money (人) leaves it open.
    """
    if column.head.unit or not text:
        return column
    units = find_units(text)
    code = None if units else iso_code(text)
    scale = units[0].scale if units else Scale(1, code) if code else None
    factor = bare_scale(column.head.label)
    if scale and factor and scale.factor == 1:
        scale = Scale(factor, scale.currency)
    return replace(column, unit=scale)


def _with_cell(column: Column, kind: str, said: Head, base: int | None) -> Column:
    """A column with the year or the budget that a cell of a long table says.

    A head that says no more than what the money is for narrows it: 「給料（千円）」 beside 本年度.
    """
    if kind == "year" and said.year is not None and column.head.year is None:
        return replace(column, year=said.year + (column.head.shift or 0))
    if kind != "measure" or column.head.kind not in _ANY_MONEY | {"sum"}:
        return column
    if said.kind != "money" or said.measure not in YEARLY:
        own = column.head.measure and said.kind in {"unknown", "blank"}
        return column if own else replace(column, measure=None)  # "closed" beside a budget
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


def row_heads(rows: Iterable[NamedRow]) -> RowHeads:
    """What the names of rows say that are no names, by the row's index."""
    items = (row for row in rows if row.kind is Kind.ITEM)
    return {row.index: head for row in items if (head := _said_head(row.name))}


@remembered
def _said_head(name: str) -> Head | None:
    bare = _group().sub("", plain(name), count=1).strip()
    name = bare if bare in meanings() else name  # 「予算の状況 当初予算」
    if not ("年" in name or name.isascii() or plain(name) in meanings()):
        return None
    head = read_head([name], None)
    said = head.kind == "money" and (head.measure or head.year) and not is_balance(head.scope)
    return head if said and not _is_spent_on(name) else None


def _is_spent_on(name: str) -> bool:
    """Whether a name says what money is spent on, and is no budget.

    >>> _is_spent_on("Staff expenditure"), _is_spent_on("Planned expenditure")
    (True, False)
    """
    match = _SPENT_ON.match(name)
    what = match["what"].lower() if match else ""
    word = meanings().get(what)
    return bool(what) and not is_balance(what) and (word is None or word.kind not in _BUDGETS)


@cache
def _group() -> re.Pattern[str]:
    """What may stand before a budget of a form: the group of its rows."""
    return re.compile(rf"^(?:{alternation(listed('names', 'budget_groups'))})")


@remembered
def names_none(name: str) -> bool:
    """Whether a row is called by what is no measure of a budget: 「翌年度への繰越し」."""
    word = meanings().get(plain(name))
    return word is not None and word.kind == "none"


@remembered
def names_limit(name: str) -> bool:
    """Whether a row is called by the most or least that one can get: "Award floor (per year)"."""
    return read_head([name], None).kind == "limit"


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
    """The head of a source or fund that is proven to be a part of an amount."""
    scope = part.scope or part.label
    return replace(whole, label=f"{whole.label} {part.label}", scope=scope, part=True)
