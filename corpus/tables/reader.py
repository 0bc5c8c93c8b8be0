"""Reads one grid: what heads and rows say, put together cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from corpus.document import Document
from corpus.facts.proof import Number
from corpus.facts.reading import FigureReading, open_item
from corpus.facts.row import Candidate, Measure, ReviewItem, Trust
from corpus.programs.names import is_name
from corpus.tables.beside import Column
from corpus.tables.columns import Layout, read_layout
from corpus.tables.context import TableContext
from corpus.tables.grid import Grid
from corpus.tables.heads import read_head
from corpus.tables.limits.implied import NOTE, implied_unit, with_unit
from corpus.tables.meaning import financing_head, names_none, row_head, row_meaning
from corpus.tables.proofs import Proofs, prove
from corpus.tables.rows import Kind, NamedRow, is_agency, is_stock, read_rows
from corpus.tables.subject import is_card, subject_of
from corpus.tables.values import Value, looks_like_amount, read_value, signed, why_no_row
from corpus.text.cells import CellNumber, parse_cell
from corpus.text.folding import fold_key
from corpus.text.years import find_years
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
    readings: list[FigureReading] = field(default_factory=list)
    review: list[ReviewItem] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    @property
    def worth(self) -> tuple[int, int]:
        """How much is proven, then how much is understood."""
        proven = sum(r.trust is Trust.CONFIRMED for r in self.readings)
        return proven, len(self.readings)


_NEW = re.compile(r"[（(【<＜\[]\s*(?:新規|new)\s*[)）】>＞\]]", re.IGNORECASE)


class GridReader:
    """Reads one grid."""

    def __init__(self, document: Document, grid: Grid, context: TableContext) -> None:
        self._document = document
        self._grid = grid
        self._context = context
        self._found = TableReading(grid)
        self._has_amounts = False
        self._card = False
        self._implied = False  # whether the unit is told by what is possible only

    def read(self, layout: Layout | None = None) -> TableReading:
        """What the grid says; `layout` where its columns have been read already."""
        layout = layout or read_layout(self._grid, self._context)
        if layout is None:
            return self._found
        rows = read_rows(self._grid, layout)
        self._card = is_card(rows)
        amounts = [c for c in layout.columns if c.index not in layout.names]
        cells = {
            (row.index, c.index): n
            for row in rows
            for c in amounts
            if (n := parse_cell(self._grid.text(row.index, c.index)))
        }
        if unit := implied_unit(layout, cells.values()):
            layout, self._implied = with_unit(layout, unit), True
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
        if self._card and row.kind is Kind.TOTAL and meant.head.measure is None:
            meant = replace(meant, measure="revised")  # all that the rows above make of it
        value = read_value(self._grid.text(row.index, meant.index), meant, cell)
        reason = self._reason(row, column, meant, cell, proofs.proven.get(place)) or value.reason
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

    def _reason(
        self, row: NamedRow, column: Column, meant: Column, cell: CellNumber, proof: str | None
    ) -> str | None:
        """Why a cell is no row, None where nothing speaks against it."""
        if self._context.counts and not cell.scaled:
            return "statistics"
        if reason := why_no_row(meant, cell, has_amounts=self._has_amounts):
            return reason
        if self._is_budget(row) and not self._program:
            return "no program"
        if column.head.measure is None and any(_is_spent(name) for name in row.parents):
            return "no measure"  # 実績 among budgets
        if row.kind is Kind.ITEM and names_none(row.name):
            return "no measure of a budget"
        if any(is_stock(name, meant.measure) for name in (row.name, *row.parents)):
            return "no measure of a budget"
        if meant.head.kind == "difference" and proof != "difference":
            return CHANGE
        return None

    def _open(self, reading: FigureReading, reason: str) -> None:
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
    ) -> FigureReading:
        head = column.head
        cell = self._grid.rows[row.index][column.index]
        assert cell is not None  # noqa: S101 (a number stands there)
        name, scope, parents = row.name, head.scope, row.parents
        context_subject = self._context.titled.subject
        if row.kind is Kind.ITEM and is_agency(row.name) and context_subject:
            name = f"{row.name} {context_subject}予算"
        if self._is_budget(row) and (program := self._program):
            name = program
        if row.kind is Kind.PART and owner and is_name(row.name):
            parents = (*row.parents, owner.name)
        elif row.kind is Kind.PART and owner:
            name, scope = owner.name, f"うち{row.name}"
        elif row.kind in {Kind.TOTAL, Kind.SUBTOTAL} and name == row.name:
            name = self._total_name(row)
        change = head.kind == "difference"
        measure = Measure.DIFFERENCE if change else Measure(column.measure or "total")
        dated = head.measure or find_years(head.label)  # what else is said of it is in the title
        title = "" if dated else self._context.titled.label
        label = f"{title} {head.label}".strip()
        start, end = min(row.start, cell.start), max(row.end, cell.end)
        return FigureReading(
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
            trust=Trust.CONFIRMED if proof and not self._implied else Trust.EXTRACTED,
            proof=None if self._implied else proof,
            note=NOTE if self._implied else self._marked_new(row, measure),
            section=self._context.section,
        )

    def _marked_new(self, row: NamedRow, measure: Measure) -> str | None:
        """What the name says of the program's first year: 「おむつ処分事業（新規）」 → 新規."""
        current = measure not in {Measure.PREVIOUS, Measure.DIFFERENCE, Measure.RATIO}
        said = _NEW.search(self._document.text[row.start : row.end]) if current else None
        return "新規" if said else None

    def _is_budget(self, row: NamedRow) -> bool:
        """Whether a row names a budget of the table's one program."""
        return row_head(row) is not None or (self._card and row.kind is Kind.TOTAL)

    @cached_property
    def _program(self) -> str | None:
        """The program of the whole table, for tables whose rows name budgets."""
        title = self._context.section
        return subject_of(self._document, self._grid.start, title, card=self._card)

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
