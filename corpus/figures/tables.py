"""Figures of tables: a row names the program, the head of a column the measure and the year.

The unit is stated once, in the head or near the table. A table of which a column's meaning, the
unit or the year is not stated gives no rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Cell, Document, Table
from corpus.facts.row import Measure, ReviewItem, Trust
from corpus.figures.cells import CellValue, read_value
from corpus.figures.columns import Column, Columns, read_columns
from corpus.figures.grid import Grid
from corpus.figures.names import clean_name, is_measure, is_name, is_total
from corpus.figures.own_budget import OwnBudget
from corpus.figures.reading import Findings, Reading, open_item
from corpus.figures.stated import stated_scale, titled_years, with_scale
from corpus.figures.sums import Entry, Role, SumCheck, check_sums
from corpus.figures.units import Scale, find_units
from corpus.text.amounts import find_amounts
from corpus.text.numerals import narrow
from corpus.text.years import find_years

# A quote is the whole row where that is no longer than this.
LONGEST_QUOTE = 700

# 内 alone can begin a name (内航海運), so it needs a bracket before it or a gap behind it.
_QUALIFIED = re.compile(r"[(（]")  # the sum of some rows is not the whole
_OF_WHICH = re.compile(r"^(?:[(（]?うち|[(（]内|内(?=[、,\s　]))[、,\s　]*|^内訳[:：]?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")


class TableReader:
    """Reads one table of a document.

    `before` is the table before it, which it may go on; `own` is the budget that a proven total is
    of where no title of the table says it.
    """

    def __init__(
        self,
        document: Document,
        table: Table,
        base_year: int | None,
        before: TableReader | None = None,
        own: OwnBudget | None = None,
    ) -> None:
        self._document = document
        self._grid = Grid(document, table)
        self._base_year = base_year
        self._before = before
        self._own = own
        self._whole = own.whole if own else None
        self._given = False
        self.columns: Columns | None = None

    def read(self, heads: Sequence[str] = ()) -> Findings:
        """The figures of the table; nothing where its head is not that of a budget.

        `heads` are given where the head is no row of the table; then the unit must be stated.
        """
        found = Findings()
        self._given = bool(heads)
        heads, first = (list(heads), 0) if heads else self._grid.heads()
        scale = stated_scale(self._grid, first)
        titled = titled_years(self._grid)
        columns = read_columns(heads, base_year=self._base_year, scale=scale, titled=titled)
        if columns is None and self._goes_on():
            columns, first = self._before.columns if self._before else None, 0
        if columns is None:
            return found
        self.columns = columns
        names = [self._name(columns, row) for row in range(first, self._grid.height)]
        for column in columns.amounts:
            usable = with_scale(self._grid, column, first, guess=not self._given)
            if usable is None:
                found.review.append(self._no_unit(column, first))
                continue
            values = [self._value(usable, row) for row in range(first, self._grid.height)]
            readings = self._readings(columns, usable, names, values, first)
            self._check(found, usable, names, values, readings)
            found.readings.extend(r for r in readings if r is not None and self._is_sure(r))
        return found

    def _is_sure(self, reading: Reading) -> bool:
        if self._own is None or reading.program != self._whole:
            return True
        same = reading.measure in {self._own.label.measure, Measure.PREVIOUS}
        return same and reading.trust is Trust.CONFIRMED

    def _goes_on(self) -> bool:
        """Whether this is the table of the page before without its head."""
        before, page = self._before, self._grid.table.page
        if before is None or before.columns is None or page is None:
            return False
        grid = before._grid
        follows = grid.table.page is not None and page - grid.table.page <= 1
        return follows and grid.width == self._grid.width and self._grid.has_number(0)

    # Rows

    def _name(self, columns: Columns, row: int) -> str:
        cell = self._grid.text(row, columns.name)
        text = "".join(part.strip() for part in cell.split("\n"))
        start, end = clean_name(text)
        return text[start:end] if end > start else text

    def _value(self, column: Column, row: int) -> CellValue | None:
        cell = self._grid.cell(row, column.index)
        above = self._grid.cell(row - 1, column.index)
        if cell is None or (above is not None and above.start == cell.start):
            return None  # a merged cell counts where it begins
        return read_value(
            cell, self._document.text[cell.start : cell.end], column.scale or Scale(1)
        )

    def _readings(
        self,
        columns: Columns,
        column: Column,
        names: Sequence[str],
        values: Sequence[CellValue | None],
        first: int,
    ) -> list[Reading | None]:
        title = (None if self._given else self._title()) or self._whole
        readings: list[Reading | None] = []
        above: str | None = None
        for i, value in enumerate(values):
            year = self._row_year(columns, column, first + i)
            role = _role(names[i])
            is_sum = role in {Role.TOTAL, Role.SUBTOTAL}
            whole = title if role is Role.TOTAL and not _QUALIFIED.search(names[i]) else None
            name = whole if is_sum else _OF_WHICH.sub("", names[i])
            if role is Role.PART:
                above = name
            detail = role is Role.DETAIL
            if value is None or not value.amount or year is None or not name or not is_name(name):
                readings.append(None)
                continue
            start, end = self._quote(columns, first + i, value.cell)
            readings.append(
                Reading(
                    program=name,
                    measure=column.label.measure,
                    year=year,
                    label=column.label.text,
                    amount=value.amount,
                    currency=value.currency,
                    original=value.original,
                    start=start,
                    end=end,
                    step=value.step,
                    scope=value.scope or column.scope or ("うち" if detail else None),
                    parent=above if detail and above and is_name(above) else None,
                )
            )
        return readings

    def _row_year(self, columns: Columns, column: Column, row: int) -> int | None:
        if column.year is not None:
            return column.year
        if columns.year is None:
            return None
        cell = self._grid.text(row, columns.year)
        shift = column.label.shift or 0
        if _YEAR.fullmatch(narrow(cell)):
            return int(float(narrow(cell))) + shift
        years = find_years(cell)
        return years[0].year + shift if len(years) == 1 else None

    def _quote(self, columns: Columns, row: int, value: Cell) -> tuple[int, int]:
        name = self._grid.cell(row, columns.name)
        if name is None:
            return value.start, value.end
        start, end = min(name.start, value.start), max(name.end, value.end)
        return (start, end) if end - start <= LONGEST_QUOTE else (value.start, value.end)

    def _title(self) -> str | None:
        """What the whole table is about: the last name above it that can be a program's."""
        above = self._document.text[self._grid.surroundings() : self._grid.table.start]
        for line in reversed(above.splitlines()):
            start, end = clean_name(line)
            name = line[start:end]
            if is_measure(name) and not find_units(line) and not find_amounts(line):
                return name
        return None

    # Sums

    def _check(
        self,
        found: Findings,
        column: Column,
        names: Sequence[str],
        values: Sequence[CellValue | None],
        readings: list[Reading | None],
    ) -> None:
        entries = [
            Entry(_summed(name, v), v.amount, v.step) if v else None
            for name, v in zip(names, values, strict=True)
        ]
        if column.year is None:
            return
        for check in check_sums(entries):
            total = values[check.index]
            if total is None:
                continue
            if check.difference:
                found.review.append(self._differs(column, names[check.index], total, check))
                continue
            for i in (check.index, *check.parts):
                reading = readings[i]
                if reading is not None:
                    readings[i] = replace(reading, trust=Trust.CONFIRMED)

    def _differs(self, column: Column, name: str, total: CellValue, check: SumCheck) -> ReviewItem:
        parts = total.amount - check.difference
        return open_item(
            self._document,
            f"{name} is printed as {total.amount:,} yen, but its {len(check.parts)} parts add up "
            f"to {parts:,} yen: a difference of {check.difference:,} yen",
            (total.cell.start, total.cell.end),
            total.original,
            measure=column.label.measure,
            year=column.year,
        )

    def _no_unit(self, column: Column, first: int) -> ReviewItem:
        cell = next(
            (c for r in range(first) if (c := self._grid.cell(r, column.index)) is not None),
            self._grid.table.cells[0],
        )
        return open_item(
            self._document,
            "the table states no unit for this column",
            (cell.start, cell.end),
            self._document.text[cell.start : cell.end],
            measure=column.label.measure,
            year=column.year,
        )


def _role(name: str) -> Role:
    key = narrow(name)
    if _OF_WHICH.match(key):
        return Role.DETAIL
    if not is_total(name):
        return Role.PART
    return Role.SUBTOTAL if "小計" in key else Role.TOTAL


def _summed(name: str, value: CellValue) -> Role:
    """What a value is in the sum of its column: a part of another budget (内数) is none of this."""
    role = _role(name)
    return Role.DETAIL if role is Role.PART and value.scope else role
