"""Reads one grid: what heads and rows say, put together cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from corpus.document import Document
from corpus.facts.proof import Number
from corpus.facts.reading import FigureReading, open_item, open_reading
from corpus.facts.row import Candidate, Measure, Trust
from corpus.tables.around.context import TableContext
from corpus.tables.columns.beside import Column
from corpus.tables.columns.heads import Head
from corpus.tables.columns.layout import Layout, read_layout
from corpus.tables.grid import CARD, Grid
from corpus.tables.limits.implied import Implied, implied_unit, with_unit
from corpus.tables.limits.rows import are_grants
from corpus.tables.meaning import RowMeanings, financing_head, row_heads
from corpus.tables.proofs import Proofs, prove
from corpus.tables.reading import CHANGE, OF_ONE, SETTLED, TableReading
from corpus.tables.rows.kinds import Kind, NamedRow
from corpus.tables.rows.names import is_of_one, own_unit
from corpus.tables.rows.not_added import not_added
from corpus.tables.rows.read import is_account_part, read_rows, tidy
from corpus.tables.rows.subject import RowSubject, RowSubjects
from corpus.tables.rows.subtracted import subtracted
from corpus.tables.rows.table_subject import is_card
from corpus.tables.values import (
    NO_BUDGET,
    Value,
    is_aside,
    looks_like_amount,
    read_value,
    signed,
    why_no_row,
)
from corpus.text.cells import CellNumber, parse_cell
from corpus.text.plain import plain
from corpus.text.years import find_years, with_era
from corpus.words import listed

MEMO = "not added"


_OF_BEFORE = frozenset({Measure.PREVIOUS, Measure.DIFFERENCE, Measure.RATIO})


class GridReader:
    """Reads one grid."""

    def __init__(self, document: Document, grid: Grid, context: TableContext) -> None:
        self._document = document
        self._grid = grid
        self._context = context
        self._found = TableReading(grid)
        self._has_amounts = False
        self._card = False
        self._measures = False  # whether its rows are measures of results
        self._grants = False
        self._parted = False  # whether rows are parts of the accounts beside them
        self._payees: list[int] = []  # columns of those who were paid
        self._offices: list[int] = []  # of those in charge, behind the names
        self._implied: Implied | None = None  # a unit that is told by what is possible only

    def read(self, layout: Layout | None = None) -> TableReading:
        """What the grid says; `layout` where its columns have been read already."""
        layout = layout or read_layout(self._grid, self._context)
        if layout is None:
            return self._found
        rows = read_rows(self._grid, layout)
        heads = row_heads(rows)
        self._card = is_card(heads, rows)
        self._subjects = RowSubjects(
            self._document, self._grid, self._context, rows, heads, card=self._card
        )
        amounts = [c for c in layout.columns if c.index not in layout.names]
        cells = {
            (row.index, c.index): n
            for row in rows
            for c in amounts
            if (n := parse_cell(self._grid.text(row.index, c.index)))
        }
        if implied := implied_unit(self._document.text, layout, cells.values()):
            layout, self._implied = with_unit(layout, implied.scale), implied
        heads_ = [layout.columns[i].head for i in layout.names]
        named = (plain(head.label) for head in heads_)
        self._measures = any(label in listed("names", "measure_heads") for label in named)
        self._parted = len(heads_) > 1 and is_account_part(heads_[-1])
        self._grants = are_grants(layout.columns, layout.names, rows)
        payees = (c.index for c in layout.of_kind("payee"))
        self._payees = [i for i in payees if layout.names and i not in layout.names]
        self._offices = [c.index for c in layout.of_kind("office") if c.index not in layout.names]
        said = [c for c in layout.of_kind("year", "measure", "unit") if c.index not in layout.names]
        long = any(c.head.kind != "unit" for c in said)
        self._has_amounts = long and any(c.head.kind in {"money", "amount"} for c in amounts)
        self._meanings = RowMeanings(
            self._grid, heads, said, self._context.year, has_amounts=self._has_amounts
        )
        cells = subtracted(not_added(cells, rows, layout.columns), rows, layout.columns)
        numbers = {
            p: Number(signed(n, layout.columns[p[1]]), n.step)
            for p, n in cells.items()
            if not n.envelope and not n.memo
        }
        alone = long or self._grid.origin == CARD  # its rows add up to nothing
        proofs = Proofs() if alone else prove(rows, layout.columns, numbers)
        owner: NamedRow | None = None
        for row in rows:
            if row.kind is Kind.ITEM:
                owner = row
            whole = row.index in proofs.overall
            subject = self._subjects.of(replace(row, parents=()) if whole else row, owner)
            for column in layout.columns:
                if cell := cells.get((row.index, column.index)):
                    self._cell(layout, row, subject, column=column, cell=cell, proofs=proofs)
        self._count_prices(layout, {row.index for row in rows})
        self._explain()
        return self._found

    def _count_prices(self, layout: Layout, read: set[int]) -> None:
        """The amounts of rows that are those of one: 「1人当たり給付費（円）」."""
        for index in range(layout.first, len(self._grid.rows) if layout.names else 0):
            name = self._grid.text(index, layout.names[-1]) if index not in read else ""
            if name and is_of_one(name) and own_unit(name)[1]:
                texts = (self._grid.text(index, c.index) for c in layout.columns)
                count = sum(parse_cell(text) is not None for text in texts)
                self._found.left += Counter({OF_ONE: count})

    def _cell(
        self,
        layout: Layout,
        row: NamedRow,
        subject: RowSubject,
        *,
        column: Column,
        cell: CellNumber,
        proofs: Proofs,
    ) -> None:
        place = (row.index, column.index)
        if place in proofs.financed and (_lists_programs(layout) or not column.head.financing):
            whole = layout.columns[proofs.financed[place]]
            column = replace(
                whole, index=column.index, head=financing_head(whole.head, column.head)
            )
        meant = self._meanings.of(row, column)
        if (said := self._context.brackets) and is_aside(cell, meant):
            meant = replace(meant, head=said, year=said.year, measure=said.measure)
            cell = replace(cell, bracketed=False)
        if self._card and row.kind is Kind.TOTAL and meant.head.measure is None:
            meant = replace(meant, measure="revised")  # all that the rows above make of it
        proof = proofs.proven.get(place)
        value = read_value(self._grid.text(row.index, meant.index), meant, cell)
        reason = self._reason(subject, column, meant, cell, proof) or value.reason
        if reason is not None:
            if looks_like_amount(meant.head, cell):
                self._found.left[reason] += 1
            return
        reading = self._reading(row, subject, column=meant, value=value, proof=proof)
        if cell.envelope:
            reading = replace(reading, scope=reading.scope or "内数")
        if cell.memo:
            reading = replace(reading, scope=" ".join(filter(None, [reading.scope, MEMO])))
        if place in proofs.broken:
            self._open(reading, proofs.broken[place])
        self._found.readings.append(reading)

    def _reason(
        self,
        subject: RowSubject,
        column: Column,
        meant: Column,
        cell: CellNumber,
        proof: str | None,
    ) -> str | None:
        """Why a cell is no row, None where nothing speaks against it."""
        if (self._context.counts or self._measures) and not cell.scaled:
            return "statistics"
        if reason := why_no_row(meant, cell, has_amounts=self._has_amounts):
            return reason
        owed = self._context.owed
        if (owed and meant.head.scope != owed) or (meant.head.kind == "limit" and not self._grants):
            return NO_BUDGET
        if subject.name is None:
            return "no program"
        if subject.parent is None and self._parted:
            return "a part of an account that is not named"
        if column.head.measure is None and subject.spent:
            return "no measure"  # 実績 among budgets
        if subject.compared and meant.head.kind != "difference":
            return CHANGE
        if subject.is_stock(meant.measure):
            return NO_BUDGET
        if meant.head.kind == "difference" and proof != "difference":
            return CHANGE
        return None

    def _open(self, reading: FigureReading, reason: str) -> None:
        self._found.review.append(
            open_reading(
                self._document,
                reason,
                reading,
                [Candidate(reading.program, reading.amount, "as printed")],
            )
        )

    def _reading(
        self,
        row: NamedRow,
        subject: RowSubject,
        *,
        column: Column,
        value: Value,
        proof: str | None,
    ) -> FigureReading:
        head = column.head
        cell = self._grid.rows[row.index][column.index]
        assert cell is not None  # noqa: S101 (a number stands there)
        change = head.kind == "difference"
        measure = Measure.DIFFERENCE if change else Measure(column.measure or "total")
        note = "新規" if subject.new and measure not in _OF_BEFORE else None
        name = f"{subject.parent} {subject.name}" if self._parted else subject.name
        return FigureReading(
            program=name or "",
            measure=measure,
            year=column.year,
            label=self._label(head),
            amount=int(value.amount),
            currency=value.currency,
            original=value.original,
            start=min(row.start, cell.start),
            end=max(row.end, cell.end),
            step=max(1, int(value.step)),
            scope=" ".join(filter(None, [subject.scope, head.scope, *self._paid_to(row)])) or None,
            parent=subject.parent,
            trust=Trust.CONFIRMED if proof and not self._implied else Trust.EXTRACTED,
            proof=None if self._implied else proof,
            note=self._implied.note if self._implied else note,
            section=self._context.section,
            office=subject.office or next(self._in_charge(row), None),
        )

    def _paid_to(self, row: NamedRow) -> Iterator[str]:
        """Who the amounts of a row were paid to, beside the program that paid them."""
        return (tidy(self._grid.text(row.index, column)) for column in self._payees)

    def _in_charge(self, row: NamedRow) -> Iterator[str]:
        """Who is in charge of a row by the columns behind its name, the narrowest first."""
        told = (tidy(self._grid.text(row.index, column)) for column in reversed(self._offices))
        return (office for office in told if office)

    def _label(self, head: Head) -> str:
        """What a head says; what it leaves open is in the title."""
        if head.measure or find_years(with_era(head.label, self._context.year)):
            return head.label.strip()
        return f"{self._context.titled.label} {head.label}".strip()

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
