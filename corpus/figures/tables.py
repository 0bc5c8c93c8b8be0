"""Figures of tables: a row names the program, the head of a column the measure and the year.

The unit is stated once, in the head or near the table. A table of which a column's meaning, the
unit or the year is not stated gives no rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Cell, Document, Table
from corpus.figures.columns import Column, Columns, read_columns
from corpus.figures.names import clean_name, is_measure, is_name, is_total
from corpus.figures.reading import Findings, Reading, open_item
from corpus.figures.row import ReviewItem, Trust
from corpus.figures.sums import Entry, Role, SumCheck, check_sums
from corpus.figures.units import find_units
from corpus.text.amounts import find_amounts, parse_number
from corpus.text.numerals import last_place, narrow
from corpus.text.years import find_years

# A unit stands this near to its table, in characters, where the document has no pages.
UNIT_WITHIN = 400
# Without a stated unit only amounts that are this large can be whole yen.
LEAST_YEN = 1_000_000
# A quote is the whole row where that is no longer than this.
LONGEST_QUOTE = 700

_CELL = re.compile(
    r"(?P<open>[(\[])?\s*(?P<number>[▲△\-+]?\s?[\d,]+(?:\.\d+)?)\s*(?P<close>[)\]])?"
    r"\s*(?P<envelope>の?内数)?\s*(?:[※*]\s?\d*|注\d+)?"
)
_OF_WHICH = re.compile(r"^[(（]?(?:うち|内)[、,\s　]*|^内訳[:：]?")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")


@dataclass(frozen=True, slots=True)
class _Value:
    """An amount in a cell, in yen, with the cell and its rounding."""

    cell: Cell
    amount: int
    step: int
    original: str
    scope: str | None


class TableReader:
    """Reads one table of a document."""

    def __init__(
        self,
        document: Document,
        table: Table,
        base_year: int | None,
        before: TableReader | None = None,
    ) -> None:
        self._document = document
        self._table = table
        self._text = document.text
        self._grid = {(c.row, c.column): c for c in table.cells}
        self._rows = 1 + max((c.row for c in table.cells), default=-1)
        self._width = 1 + max((c.column for c in table.cells), default=-1)
        self._base_year = base_year
        self._before = before
        self.columns: Columns | None = None

    def read(self) -> Findings:
        """The figures of the table; nothing where its head is not that of a budget."""
        found = Findings()
        heads, first = self._heads()
        factor = self._stated_factor(first)
        columns = read_columns(heads, base_year=self._base_year, factor=factor)
        if columns is None and self._goes_on():
            columns, first = self._before.columns if self._before else None, 0
        if columns is None:
            return found
        self.columns = columns
        names = [self._name(columns, row) for row in range(first, self._rows)]
        for column in columns.amounts:
            usable = self._with_factor(column, first)
            if usable is None:
                found.review.append(self._no_unit(column, first))
                continue
            values = [self._value(usable, row) for row in range(first, self._rows)]
            readings = self._readings(columns, usable, names, values, first)
            self._check(found, usable, names, values, readings)
            found.readings.extend(r for r in readings if r is not None)
        return found

    def _goes_on(self) -> bool:
        """Whether this is the table of the page before without its head."""
        before, page = self._before, self._table.page
        if before is None or before.columns is None or page is None:
            return False
        follows = before._table.page is not None and page - before._table.page <= 1
        return follows and before._width == self._width and self._has_number(0)

    # The head

    def _heads(self) -> tuple[list[str], int]:
        """The head of each column over all its rows, and the first row below it."""
        rows = max(1, self._table.header_rows)
        while rows < min(self._rows, 4) and not self._has_number(rows):
            rows += 1
        heads = []
        for column in range(self._width):
            pieces: dict[int, str] = {}
            for row in range(rows):
                if cell := self._grid.get((row, column)):
                    pieces.setdefault(cell.start, self._text[cell.start : cell.end].strip())
            heads.append("\n".join(p for p in pieces.values() if p))
        return heads, rows

    def _has_number(self, row: int) -> bool:
        """Whether a row below the head is one of figures."""
        cells = [self._cell_text(row, column) for column in range(self._width)]
        return any(_CELL.fullmatch(narrow(c)) or find_amounts(c) for c in cells if c)

    def _cell_text(self, row: int, column: int) -> str:
        cell = self._grid.get((row, column))
        return self._text[cell.start : cell.end].strip().strip('"') if cell else ""

    def _stated_factor(self, first: int) -> int | None:
        """The unit stated in the table's head, above it on its page, or right below it."""
        table = self._table
        page = next((p for p in self._document.pages if p.number == table.page), None)
        begin = page.start if page else max(0, table.start - UNIT_WITHIN)
        cells = [c.end for c in table.cells if c.row < first]
        head_end = max(cells, default=table.start)
        above = find_units(self._text[begin:head_end])
        if above:
            return above[-1].factor
        end = min(len(self._text), table.end + UNIT_WITHIN // 4)
        below = find_units(self._text[table.end : min(end, page.end) if page else end])
        if below:
            return below[0].factor
        whole = {u.factor for u in find_units(self._text[page.start : page.end])} if page else set()
        return whole.pop() if len(whole) == 1 else None

    def _with_factor(self, column: Column, first: int) -> Column | None:
        """The column with its unit: whole yen where none is stated and the amounts are large."""
        if column.factor is not None:
            return column
        numbers = [
            n
            for row in range(first, self._rows)
            if (n := parse_number(self._cell_text(row, column.index))) is not None
        ]
        spelled = any(
            find_amounts(self._cell_text(row, column.index)) for row in range(first, self._rows)
        )
        large = bool(numbers) and max(abs(n) for n in numbers) >= LEAST_YEN
        return replace(column, factor=1) if large or spelled else None

    # Rows

    def _name(self, columns: Columns, row: int) -> str:
        cell = self._cell_text(row, columns.name)
        text = "".join(cell.split("\n"))
        start, end = clean_name(text)
        return text[start:end] if end > start else text

    def _value(self, column: Column, row: int) -> _Value | None:
        cell = self._grid.get((row, column.index))
        above = self._grid.get((row - 1, column.index))
        if cell is None or (above is not None and above.start == cell.start):
            return None  # a merged cell counts where it begins
        raw = self._text[cell.start : cell.end]
        spelled = find_amounts(raw)
        if spelled:
            amount = spelled[0]
            inside = "内数" if "内数" in raw else None
            one = len(spelled) == 1 and amount.low is None
            return _Value(cell, amount.value, amount.step, amount.original, inside) if one else None
        bare = raw.strip().strip('"').strip()  # a CSV quotes numbers with commas
        match = _CELL.fullmatch(narrow(bare))
        number = parse_number(match["number"]) if match else None
        if match is None or number is None or match["open"]:
            return None
        factor = column.factor or 1
        if number * factor != int(number * factor):
            return None
        step = max(1, int(last_place(match["number"].strip("▲△-+ ")) * factor))
        original = bare[: match.end("number") - match.start("number")].strip()
        return _Value(
            cell, int(number * factor), step, original, "内数" if match["envelope"] else None
        )

    def _readings(
        self,
        columns: Columns,
        column: Column,
        names: Sequence[str],
        values: Sequence[_Value | None],
        first: int,
    ) -> list[Reading | None]:
        title = self._title()
        readings: list[Reading | None] = []
        above: str | None = None
        for i, value in enumerate(values):
            year = self._row_year(columns, column, first + i)
            role = _role(names[i])
            name = title if role in {Role.TOTAL, Role.SUBTOTAL} else _OF_WHICH.sub("", names[i])
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
                    currency="JPY",
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
        cell = self._cell_text(row, columns.year)
        shift = column.label.shift or 0
        if _YEAR.fullmatch(narrow(cell)):
            return int(float(narrow(cell))) + shift
        years = find_years(cell)
        return years[0].year + shift if len(years) == 1 else None

    def _quote(self, columns: Columns, row: int, value: Cell) -> tuple[int, int]:
        name = self._grid.get((row, columns.name))
        if name is None:
            return value.start, value.end
        start, end = min(name.start, value.start), max(name.end, value.end)
        return (start, end) if end - start <= LONGEST_QUOTE else (value.start, value.end)

    def _title(self) -> str | None:
        """What the whole table is about: the last name above it that can be a program's."""
        page = next((p for p in self._document.pages if p.number == self._table.page), None)
        begin = page.start if page else max(0, self._table.start - UNIT_WITHIN)
        for line in reversed(self._text[begin : self._table.start].splitlines()):
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
        values: Sequence[_Value | None],
        readings: list[Reading | None],
    ) -> None:
        entries = [
            Entry(_role(name), v.amount, v.step) if v else None
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

    def _differs(self, column: Column, name: str, total: _Value, check: SumCheck) -> ReviewItem:
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
            (c for r in range(first) if (c := self._grid.get((r, column.index))) is not None),
            self._table.cells[0],
        )
        return open_item(
            self._document,
            "the table states no unit for this column",
            (cell.start, cell.end),
            self._text[cell.start : cell.end],
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
