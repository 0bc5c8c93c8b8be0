"""From a grid to its facts: what heads and rows say, put together cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from corpus.document import Document
from corpus.facts.proof import Number
from corpus.facts.row import Candidate, Measure, ReviewItem, Trust
from corpus.figures.names import clean_name, is_name, is_program
from corpus.figures.reading import Reading, open_item
from corpus.tables.columns import Column, Layout, read_layout, side_by_side
from corpus.tables.context import Context, read_context
from corpus.tables.grid import Grid
from corpus.tables.heads import read_head
from corpus.tables.meaning import financing_head, row_head, row_meaning
from corpus.tables.proofs import Proofs, prove
from corpus.tables.rows import Kind, NamedRow, is_agency, is_stock, read_rows
from corpus.tables.values import Value, looks_like_amount, read_value, signed, why_no_row
from corpus.text.cells import CellNumber, parse_cell
from corpus.text.folding import fold_key
from corpus.words import listed

CHANGE = "a change that its two amounts do not prove"
# Reasons that leave nothing for a person to settle.
SETTLED = frozenset({"statistics", "a source of the financing", "no measure of a budget", CHANGE})
# A name has two characters (市税); a piece of one has fewer.
SHORTEST_NAME = 2
MEMO = "not added"
_TORN = "names in pieces"
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


class _Reader:
    """Reads one grid."""

    def __init__(self, document: Document, grid: Grid, context: Context) -> None:
        self._document = document
        self._grid = grid
        self._context = context
        self._found = TableReading(grid)
        self._has_amounts = False

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
        long = bool(layout.of_kind("measure", "year"))
        self._has_amounts = long and any(c.head.kind in {"money", "amount"} for c in amounts)
        memo = _brackets_are_memo(cells.values())
        numbers = {
            p: Number(signed(n, layout.columns[p[1]]), n.step)
            for p, n in cells.items()
            if not n.envelope and not (memo and n.bracketed)
        }
        proofs = Proofs() if long else prove(rows, layout.columns, numbers)
        owner: NamedRow | None = None
        for row in rows:
            if row.kind is Kind.ITEM:
                owner = row
            for column in layout.columns:
                if cell := cells.get((row.index, column.index)):
                    if memo and cell.bracketed:
                        cell = replace(cell, bracketed=False, memo=True)
                    self._cell(layout, row, owner=owner, column=column, cell=cell, proofs=proofs)
        self._explain()
        return self._found

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
            column = replace(
                whole, index=column.index, head=financing_head(whole.head, column.head)
            )
        meant = row_meaning(self._grid, layout, row, column, self._context.year)
        reason = why_no_row(meant, cell, has_amounts=self._has_amounts)
        value = read_value(self._grid.text(row.index, meant.index), meant, cell)
        reason = reason or value.reason
        if reason is None and row_head(row) and not self._program():
            reason = "no program"
        if column.head.measure is None and any(_is_spent(name) for name in row.parents):
            reason = reason or "no measure"  # 実績 among budgets
        if any(is_stock(name, meant.measure) for name in (row.name, *row.parents)):
            reason = reason or "no measure of a budget"
        if meant.head.kind == "difference" and proofs.proven.get(place) != "difference":
            reason = reason or CHANGE
        if reason is not None:
            if looks_like_amount(meant.head, cell):
                self._found.left[reason] += 1
            return
        reading = self._reading(
            row, owner=owner, column=meant, value=value, proof=proofs.proven.get(place)
        )
        if cell.envelope:
            reading = replace(reading, scope=reading.scope or "内数")
        if cell.memo:
            reading = replace(reading, scope=" ".join(filter(None, [reading.scope, MEMO])))
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

    def _reading(
        self,
        row: NamedRow,
        *,
        owner: NamedRow | None,
        column: Column,
        value: Value,
        proof: str | None,
    ) -> Reading:
        head = column.head
        cell = self._grid.rows[row.index][column.index]
        assert cell is not None  # noqa: S101 (a number stands there)
        name, scope, parents = row.name, head.scope, row.parents
        context_subject = self._context.titled.subject
        if row.kind is Kind.ITEM and is_agency(row.name) and context_subject:
            name = f"{row.name} {context_subject}予算"
        if row_head(row) and (program := self._program()):
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
        own = fold_key(row.name) not in listed("names", "totals") | listed("names", "subtotals")
        if own and row.name.isascii():  # it says itself of what it is the total
            return row.name
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
def _is_spent(group: str) -> bool:
    """Whether a group of rows is called by what has been spent: 実績."""
    return read_head([group], None).measure == "executed"


def _brackets_are_memo(cells: Iterable[CellNumber]) -> bool:
    """Whether signs stand within the brackets, "(+244)": then a bracket is none itself.

    Congress sets amounts in brackets that are not added to the sums.
    """
    return any(cell.bracketed and cell.plus for cell in cells)


def readings_of(found: Sequence[TableReading]) -> Iterator[Reading]:
    """All readings of several tables."""
    for table in found:
        yield from table.readings
