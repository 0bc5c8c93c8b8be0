"""A reading: a figure on its way to a row of the table, with what proves it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.document import Document
from corpus.facts.reviewed import row_id
from corpus.facts.row import Candidate, FigureRow, Measure, ReviewItem, Trust
from corpus.programs.registry import Registry
from corpus.text.amounts import Amount


@dataclass(frozen=True, slots=True)
class FigureReading:
    """One settled reading. Ranges are of the document's text; `step` is the rounding of `amount`.

    `program` is the name as the layout gives it.
    """

    program: str
    measure: Measure
    year: int | None
    label: str
    amount: int
    currency: str
    original: str
    start: int
    end: int
    step: int = 1
    scope: str | None = None
    approximate: str | None = None
    parent: str | None = None
    trust: Trust = Trust.EXTRACTED
    note: str | None = None
    proof: str | None = None
    section: str | None = None  # the title of its table
    office: str | None = None  # who is in charge of it, where a column of its table says


def reading_of(
    amount: Amount,
    offset: int,
    *,
    program: str,
    measure: Measure,
    year: int | None,
    label: str,
    scope: str | None = None,
) -> FigureReading:
    """The reading of an amount as it is written in a text that begins at `offset`."""
    return FigureReading(
        program=program,
        measure=measure,
        year=year,
        label=label,
        amount=amount.value,
        currency=amount.currency,
        original=amount.original,
        start=offset + amount.start,
        end=offset + amount.end,
        step=amount.step,
        scope=scope,
        approximate=amount.approximate,
    )


@dataclass(frozen=True, slots=True)
class Pending:
    """A group whose figures are read but whose program the page does not prove."""

    readings: tuple[FigureReading, ...]  # without a program
    page: int | None


@dataclass(slots=True)
class Findings:
    """What the readers of a document's layouts have found so far."""

    readings: list[FigureReading] = field(default_factory=list)
    review: list[ReviewItem] = field(default_factory=list)

    def extend(self, other: Findings) -> None:
        self.readings.extend(other.readings)
        self.review.extend(other.review)


def agree(a: int, a_step: int, b: int, b_step: int) -> bool:
    """Whether two amounts can be roundings of one: they differ by half a step of the coarser."""
    return 2 * abs(a - b) <= max(a_step, b_step)


def adds_up(whole: tuple[int, int], parts: Iterable[tuple[int, int]]) -> bool:
    """Whether parts make a whole, each an amount with the step of its rounding.

    >>> adds_up((12, 1), [(6, 1), (5, 1)])
    True
    """
    found = list(parts)
    slack = whole[1] + sum(step for _, step in found)
    return 2 * abs(sum(amount for amount, _ in found) - whole[0]) <= slack


def open_item(
    document: Document,
    reason: str,
    span: tuple[int, int],
    original: str,
    *,
    measure: Measure | None = None,
    year: int | None = None,
    currency: str = "JPY",
    scope: str | None = None,
    candidates: Iterable[Candidate] = (),
) -> ReviewItem:
    """An item for the review list."""
    return ReviewItem(
        document_id=document.id,
        measure=measure,
        fiscal_year=year,
        original=original,
        start=span[0],
        end=span[1],
        page=document.page_at(span[0]),
        reason=reason,
        candidates=tuple(candidates),
        currency=currency,
        scope=scope,
    )


def open_reading(
    document: Document, reason: str, reading: FigureReading, candidates: Iterable[Candidate] = ()
) -> ReviewItem:
    """A reading as an item for the review list."""
    return open_item(
        document,
        reason,
        (reading.start, reading.end),
        reading.original,
        measure=reading.measure,
        year=reading.year,
        currency=reading.currency,
        scope=reading.scope,
        candidates=candidates,
    )


def to_row(document: Document, registry: Registry, reading: FigureReading) -> FigureRow:
    """The row of the table that a reading makes."""
    program = registry.resolve(reading.program)
    parent = registry.resolve(reading.parent).name if reading.parent else None
    return FigureRow(
        id=row_id(
            document.id,
            program.id,
            reading.start,
            reading.measure,
            reading.year,
            reading.amount,
            reading.scope,
        ),
        document_id=document.id,
        program_id=program.id,
        program=program.name,
        parent=parent,
        measure=reading.measure,
        label=reading.label,
        fiscal_year=reading.year,
        amount=reading.amount,
        currency=reading.currency,
        original=reading.original,
        scope=reading.scope,
        start=reading.start,
        end=reading.end,
        page=document.page_at(reading.start),
        trust=reading.trust,
        approximate=reading.approximate,
        note=reading.note,
        proof=reading.proof,
    )
