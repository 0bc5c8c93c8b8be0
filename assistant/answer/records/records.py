"""The rows of a register that a turn asks of, as an answer cites, measures and adds them up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer.context import Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.operands.rows.located import LocatedRow
from assistant.answer.operations.formula import derive, short
from assistant.answer.operations.measured import Measured, figure_stated, rounds, write
from assistant.answer.records.model import RecordQuery
from assistant.conversation.item import Item
from assistant.evidence.quantities import outermost
from corpus.facts import Measure

MOST_PARTS = 300  # rows that are added up: each is stated and cited
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Records:
    """A query with the draft that it is answered in."""

    query: RecordQuery
    context: Context
    draft: Draft

    @property
    def which(self) -> str:
        """What tells the rows, as the turn said it: " (ohio, completed)"."""
        query = self.query
        said = [w.surface for w in query.words]
        said += map(str, query.years if query.dated else ())
        opens, closes = ("（", "）") if self.draft.language == "ja" else (" (", ")")
        return f"{opens}{', '.join(said)}{closes}" if said else ""

    def label(self, column: int) -> str:
        """The head of a column."""
        return next(c.label for c in self.query.register.table.columns if c.index == column)

    def text(self, located: LocatedRow, column: int) -> str | None:
        """The words that a row has in a column."""
        register = self.query.register
        return register.texts[register.rows.index(located.row)].get(column)

    def cite(self, rows: Sequence[LocatedRow]) -> int:
        """One citation of rows: from the first to the last of them."""
        start, end = min(r.row.start for r in rows), max(r.row.end for r in rows)
        return self.draft.cite(rows[0].table.document_id, start, end)

    def measured(self, rows: Sequence[LocatedRow]) -> list[Measured]:
        """The quantities of rows in the column asked of, none a part of another; all alike."""
        if not self.query.columns:
            return []
        table = self.query.register.table
        kept = (LocatedRow(table, r) for r in outermost(table, [r.row for r in rows]))
        found = (r.measured(self.query.columns[0], self.context) for r in kept)
        parts = [m for m in found if m is not None]
        alike = len({(m.unit, m.per) for m in parts}) == 1 and parts[0].unit != PERCENT
        return parts if alike and len(parts) <= MOST_PARTS else []

    def add_up(self, parts: Sequence[Measured]) -> str:
        """State a sum with its parts; what it is written as."""
        if len(parts) == 1:
            return parts[0].state(self.draft).display
        display = write(sum(m.amount for m in parts), parts, self.draft)
        self._derive(parts, sum(m.amount for m in parts), f"{_added(parts)} = {display}", display)
        return display

    def average(self, parts: Sequence[Measured]) -> str:
        """State a mean with its parts; what it is written as."""
        mean = Decimal(sum(m.amount for m in parts)) / len(parts)
        display = write(mean, parts, self.draft)
        equals = "=" if rounds(mean, parts) else "≒"
        formula = f"({_added(parts)}) ÷ {len(parts)} {equals} {display}"
        self._derive(parts, mean, formula, display)
        return display

    def _derive(
        self, parts: Sequence[Measured], amount: int | Decimal, formula: str, display: str
    ) -> None:
        stated = [m.state(self.draft) for m in parts]
        derive(self.draft, stated[0], Measure.SUM, amount, display=display, formula=formula)

    def count(self, number: int) -> str:
        """State how many there are; what it is written as."""
        place = self.draft.citations[-1]
        item = Item(place.document_title, None, None, place)
        said = figure_stated(item, place, number, None, str(number))
        figure = replace(
            said,
            label=self.draft.word("records_head"),
            measure=Measure.SUM.value,
            original=None,
            derived=True,
            formula=f"{number} × 1 = {number}",
            citation=None,
        )
        if figure not in self.draft.figures:
            self.draft.figures.append(figure)
        return str(number)

    def say_measured(self, m: Measured) -> None:
        """Say what a row has in a column of quantities."""
        figure, register = m.state(self.draft), self.query.register
        row = next(r for r in register.rows if r.start == m.citation.start)
        label = f"{register.title(row)} – {figure.label}"
        self.draft.say("value_alone", *m.numbers(self.draft), label=label, value=figure.display)

    def say_text(self, located: LocatedRow, column: int, text: str) -> None:
        """Say what a row has in a column of words."""
        number, cell = self.cite([located]), located.row.texts[column]
        own = self.draft.cite(located.table.document_id, cell.start, cell.end)
        label = f"{self.query.register.title(located.row)} – {self.label(column)}"
        self.draft.say("value_alone", number, own, label=label, value=text)
        self.show(located, number)

    def show(self, located: LocatedRow, number: int) -> None:
        """Remember that a row was shown."""
        name, program = self.query.register.title(located.row), located.program_in(self.context)
        self.draft.show(Item(name, program, None, self.draft.cited(number)))


def _added(parts: Sequence[Measured]) -> str:
    return " + ".join(short(m.figure) for m in parts)
