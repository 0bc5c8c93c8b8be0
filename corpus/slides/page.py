"""What the readers of a page share: its lines, names and groups, and how a label gets its year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.slides.frame import DocumentFrame
from corpus.slides.groups import AmountGroup, group_statements
from corpus.slides.labels import BudgetLabel
from corpus.slides.page_names import envelopes, page_names
from corpus.slides.statements import AmountForm, StatedAmount

# The quote of an amount in brackets goes back to the head of its group within these characters.
BRACKET_QUOTE = 160


class SlideView:
    """One page, read once; `frame` is what its document says for all pages."""

    def __init__(self, lines: Sequence[PlacedLine], frame: DocumentFrame) -> None:
        self.lines = lines
        self.frame = frame
        self.names = page_names(lines)
        self.groups = group_statements(lines)
        self.boxed = any(line.box for line in lines)
        self.inside = envelopes(lines)

    def year(self, label: BudgetLabel, beside: int | None) -> int | None:
        """The year of a label; `beside` is the year that 前年度 is counted from."""
        if label.year is not None:
            return label.year
        if label.shift is None:
            own = label.measure is Measure.REQUEST and self.frame.is_request
            return self.frame.year if own else None
        base = beside if beside is not None else self.frame.year
        return None if base is None else base + label.shift

    def reading(
        self, statement: StatedAmount, name: str, measure: Measure, year: int | None, label: str
    ) -> FigureReading:
        """A statement as a reading of a program."""
        found = reading_of(
            statement.amount,
            statement.line.start,
            program=name,
            measure=measure,
            year=year,
            label=label,
            scope=statement.scope,
        )
        note = "新規" if statement.is_new and measure is not Measure.PREVIOUS else None
        return replace(found, start=statement.start, end=statement.end, note=note)


def quote_start(group: AmountGroup, statement: StatedAmount) -> int:
    """Where the quote of a statement begins: a bracket says nothing without what stands before."""
    near = 0 <= statement.start - group.head.start <= BRACKET_QUOTE
    bracketed = statement.form in {AmountForm.BRACKET, AmountForm.PART}
    return group.head.start if bracketed and near else statement.start
