"""From a grid to its facts: what heads and rows say, put together cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from corpus.document import Document
from corpus.facts.proof import Number
from corpus.facts.row import Candidate, Measure, ReviewItem, Trust
from corpus.figures.names import clean_name, is_name, is_program
from corpus.figures.reading import Reading, open_item
from corpus.tables.columns import YEARLY, Column, Layout, read_layout, side_by_side
from corpus.tables.context import Context, read_context
from corpus.tables.grid import Grid
from corpus.tables.heads import Head, read_head
from corpus.tables.proofs import Proofs, prove
from corpus.tables.rows import Kind, NamedRow, is_agency, read_rows
from corpus.text.cells import CellNumber, parse_cell
from corpus.text.folding import fold_key
from corpus.text.units import Scale, find_units

CHANGE = "a change that its two amounts do not prove"
# Reasons that leave nothing for a person to settle.
SETTLED = frozenset({"statistics", "a source of the financing", "no measure of a budget", CHANGE})
# A name has two characters (市税); a piece of one has fewer.
SHORTEST_NAME = 2
_TORN = "names in pieces"
_ANY_MONEY = frozenset({"money", "amount", "unknown"})
# A total of a shorter name (合計) is called by what its table's title says.
SHORTEST = 3


@dataclass(slots=True)
class TableReading:
    """What one grid gives. `left` counts the amounts that are no row, by the reason."""

    grid: Grid
    readings: list[Reading] = field(default_factory=list)
    review: list[ReviewItem] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    @property
    def worth(self) -> tuple[int, int]:
        """How much is proven, then how much is understood."""
        proven = sum(r.trust is Trust.CONFIRMED for r in self.readings)
        return proven, len(self.readings)


def read_grids(document: Document, grid: Grid) -> list[TableReading]:
    """The facts of a grid; names and amounts side by side are tables of their own."""
    context = read_context(document, grid)
    layout = read_layout(grid, context)
    cuts = side_by_side(layout) if layout else []
    if not cuts:
        return [_read(document, grid, context)]
    edges = [0, *cuts, grid.width]
    parts = (grid.columns(first, last) for first, last in pairwise(edges))
    return [_read(document, part, context) for part in parts]


def _read(document: Document, grid: Grid, context: Context) -> TableReading:
    """The facts of a grid, as it stands or turned, whichever is understood."""
    found = _Reader(document, grid, context).read()
    if _is_torn(grid, found.readings):
        return _doubted(document, found)
    if not found.readings and grid.width > 2 and len(grid.rows) < 200 and grid.origin == "native":
        turned = _Reader(document, grid.transposed(), context).read()
        if len(turned.readings) > 1 and not turned.left:
            return turned
    return found


def _is_torn(grid: Grid, readings: Sequence[Reading]) -> bool:
    """Whether names that were put together by their places are pieces of names."""
    return grid.origin != "native" and any(
        len(fold_key(r.program)) < SHORTEST_NAME for r in readings
    )


def _doubted(document: Document, found: TableReading) -> TableReading:
    """Only what the table proves; the rest is for a person."""
    kept = [r for r in found.readings if r.proof and len(fold_key(r.program)) >= SHORTEST_NAME]
    count = len(found.readings) - len(kept)
    first = found.readings[0]
    reason = f"a table with {count} amounts whose names are in pieces"
    item = open_item(document, reason, (first.start, first.end), first.original)
    return replace(
        found,
        readings=kept,
        review=[*found.review, item],
        left=found.left + Counter({_TORN: count}),
    )


@dataclass(frozen=True, slots=True)
class _Value:
    """The amount of a cell with its rounding, or the reason why it has none."""

    amount: Decimal
    step: Decimal
    currency: str
    original: str
    reason: str | None = None


class _Reader:
    """Reads one grid."""

    def __init__(self, document: Document, grid: Grid, context: Context) -> None:
        self._document = document
        self._grid = grid
        self._context = context
        self._found = TableReading(grid)

    def read(self) -> TableReading:
        layout = read_layout(self._grid, self._context)
        if layout is None:
            return self._found
        rows = read_rows(self._grid, layout)
        amounts = [c for c in layout.columns if c.index not in layout.names]
        cells = {
            (row.index, c.index): n
            for row in rows
            for c in amounts
            if (n := parse_cell(self._grid.text(row.index, c.index)))
        }
        long = self._is_long(layout)
        numbers = {
            p: Number(_signed(n, layout.columns[p[1]]), n.step)
            for p, n in cells.items()
            if not n.envelope
        }
        proofs = Proofs() if long else prove(rows, layout.columns, numbers)
        owner: NamedRow | None = None
        for row in rows:
            if row.kind is Kind.ITEM:
                owner = row
            for column in layout.columns:
                if cell := cells.get((row.index, column.index)):
                    self._cell(layout, row, owner=owner, column=column, cell=cell, proofs=proofs)
        self._explain()
        return self._found

    def _is_long(self, layout: Layout) -> bool:
        return bool(layout.of_kind("measure", "year"))

    def _cell(
        self,
        layout: Layout,
        row: NamedRow,
        *,
        owner: NamedRow | None,
        column: Column,
        cell: CellNumber,
        proofs: Proofs,
    ) -> None:
        place = (row.index, column.index)
        if place in proofs.financed and _lists_programs(layout):
            whole = layout.columns[proofs.financed[place]]
            column = replace(whole, index=column.index, head=_source(whole.head, column.head))
        meant = self._row_meaning(layout, row, column)
        reason = self._reason(meant, cell)
        value = self._value(row, meant, cell)
        reason = reason or value.reason
        if reason is None and _row_head(row) and not self._program():
            reason = "no program"
        if meant.head.kind == "difference" and proofs.proven.get(place) != "difference":
            reason = reason or CHANGE
        if reason is not None:
            if _looks_like_amount(meant.head, cell):
                self._found.left[reason] += 1
            return
        reading = self._reading(
            row, owner=owner, column=meant, value=value, proof=proofs.proven.get(place)
        )
        if cell.envelope:
            reading = replace(reading, scope=reading.scope or "内数")
        if place in proofs.broken:
            self._open(reading, proofs.broken[place])
        if reading is not None:
            self._found.readings.append(reading)

    def _open(self, reading: Reading, reason: str) -> None:
        self._found.review.append(
            open_item(
                self._document,
                reason,
                (reading.start, reading.end),
                reading.original,
                measure=reading.measure,
                year=reading.year,
                currency=reading.currency,
                scope=reading.scope,
                candidates=[Candidate(reading.program, reading.amount, "as printed")],
            )
        )

    def _row_meaning(self, layout: Layout, row: NamedRow, column: Column) -> Column:
        """The column as this row says it: long tables name year, measure or unit in cells."""
        if column.head.year is None and (said := _row_head(row)):
            column = _with_row(column, said)
        for other in layout.of_kind("year", "measure"):
            head = read_head([self._grid.text(row.index, other.index)], self._context.year)
            if other.head.kind == "year" and head.year is not None:
                shift = column.head.shift or 0
                if column.head.year is None:
                    column = replace(column, year=head.year + shift)
            elif other.head.kind == "measure" and column.head.kind in {
                "money",
                "amount",
                "unknown",
            }:
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
            if units := find_units(self._grid.text(row.index, other.index)):
                column = replace(column, unit=units[0].scale)
        return column

    def _reason(self, column: Column, cell: CellNumber) -> str | None:
        """Why an amount of a column is no row, None where it is one."""
        head = column.head
        if cell.percent or head.kind in {"ratio", "count", "text", "year", "measure", "unit"}:
            return "statistics"
        if head.financing:
            return "a source of the financing"
        if head.kind == "none":
            return "no measure of a budget"
        if head.kind not in {"money", "amount", "sum", "difference"}:
            return "the column's head is not understood"
        if column.measure is None:
            return "no measure"
        if column.year is None and (column.measure in YEARLY) and head.kind != "difference":
            return "no year"
        return None

    def _value(self, row: NamedRow, column: Column, cell: CellNumber) -> _Value:
        text = self._grid.text(row.index, column.index)
        original = text[cell.start : cell.end].strip()
        unit = column.unit
        nothing = _Value(Decimal(0), Decimal(1), "", original)
        if cell.scaled and (cell.currency or unit is None or unit.factor == 1):
            currency = cell.currency or (unit.currency if unit else None)
            scale = Scale(1, currency) if currency else None
        elif cell.scaled:
            scale = None
        else:
            scale = unit or (Scale(1, cell.currency) if cell.currency else None)
        if scale is None:
            return replace(nothing, reason="no unit")
        if cell.currency and cell.currency != scale.currency and not cell.shared:
            return replace(nothing, reason="another currency than the one declared")
        if cell.bracketed and scale.currency == "JPY" and column.head.kind != "difference":
            return replace(nothing, reason="in brackets")
        amount = _signed(cell, column) * scale.factor
        if amount != int(amount):
            return replace(nothing, reason="a fraction of the smallest unit")
        return _Value(amount, cell.step * scale.factor, scale.currency, original)

    def _reading(
        self,
        row: NamedRow,
        *,
        owner: NamedRow | None,
        column: Column,
        value: _Value,
        proof: str | None,
    ) -> Reading:
        head = column.head
        cell = self._grid.rows[row.index][column.index]
        assert cell is not None  # noqa: S101 (a number stands there)
        name, scope, parents = row.name, head.scope, row.parents
        context_subject = self._context.titled.subject
        if row.kind is Kind.ITEM and is_agency(row.name) and context_subject:
            name = f"{row.name} {context_subject}予算"
        if _row_head(row) and (program := self._program()):
            name = program
        if row.kind is Kind.PART and owner and is_name(row.name):
            parents = (*row.parents, owner.name)
        elif row.kind is Kind.PART and owner:
            name, scope = owner.name, f"うち{row.name}"
        elif row.kind in {Kind.TOTAL, Kind.SUBTOTAL}:
            name = self._total_name(row)
        change = head.kind == "difference"
        measure = Measure.DIFFERENCE if change else Measure(column.measure or "total")
        label = head.label if head.measure or not self._context.titled.label else (
            f"{self._context.titled.label} {head.label}"
        )  # fmt: skip
        start, end = min(row.start, cell.start), max(row.end, cell.end)
        return Reading(
            program=name,
            measure=measure,
            year=column.year,
            label=label,
            amount=int(value.amount),
            currency=value.currency,
            original=value.original,
            start=start,
            end=end,
            step=max(1, int(value.step)),
            scope=scope,
            parent=parents[-1] if parents and parents[-1] != name else None,
            trust=Trust.CONFIRMED if proof else Trust.EXTRACTED,
            proof=proof,
            section=self._context.section,
        )

    def _program(self) -> str | None:
        """The program that the line above the table names, for tables of one program."""
        section = self._context.section or ""
        start, end = clean_name(section)
        return section[start:end] if is_program(section[start:end]) else None

    def _total_name(self, row: NamedRow) -> str:
        subject = self._context.titled.subject
        if row.kind is Kind.SUBTOTAL and row.parents:
            return f"{row.parents[-1]} {row.name}"
        if row.kind is Kind.TOTAL and subject and not row.parents:
            return f"{subject}予算" if len(row.name) <= SHORTEST else f"{subject} {row.name}"
        return f"{row.parents[-1]} {row.name}" if row.parents else row.name

    def _explain(self) -> None:
        """One item for the review list for each reason that a person can settle."""
        for reason, count in self._found.left.items():
            if reason in SETTLED:
                continue
            grid = self._grid
            cell = next(c for row in grid.rows for c in row if c)
            self._found.review.append(
                open_item(
                    self._document,
                    f"a table with {count} amounts that are no figures yet: {reason}",
                    (cell.start, cell.end),
                    cell.text,
                )
            )


def _lists_programs(layout: Layout) -> bool:
    """Whether a table names programs (事業名), not account titles (款): theirs have sources."""
    return any(c.head.kind == "name" for c in layout.columns if c.index in layout.names)


@lru_cache(maxsize=4096)
def _row_head(row: NamedRow) -> Head | None:
    """What the name of a row says where it is no name: "令和8年度要求" of a table of years."""
    if row.kind is not Kind.ITEM:
        return None
    head = read_head([row.name], None)
    return head if head.kind == "money" and (head.measure or head.year) else None


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


def _source(whole: Head, part: Head) -> Head:
    """The head of a source of financing that is proven to be a part of an amount."""
    return replace(whole, label=f"{whole.label} {part.label}", scope=part.scope, part=True)


def _signed(cell: CellNumber, column: Column) -> Decimal:
    """Accountants' brackets are a minus; in a column of changes they are one everywhere."""
    foreign = (cell.currency or (column.unit.currency if column.unit else "JPY")) != "JPY"
    if cell.bracketed and cell.value > 0 and (foreign or column.head.kind == "difference"):
        return -cell.value
    return cell.value


def _looks_like_amount(head: Head, cell: CellNumber) -> bool:
    if cell.percent:
        return False
    return head.is_money or cell.scaled or abs(cell.value) >= 1000


def readings_of(found: Sequence[TableReading]) -> Iterator[Reading]:
    """All readings of several tables."""
    for table in found:
        yield from table.readings
