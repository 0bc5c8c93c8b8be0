"""A reading: a figure on its way to a row of the table, with what proves it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.document import Document
from corpus.facts.reviewed import row_id
from corpus.facts.row import Candidate, FigureRow, Measure, ReviewItem, Trust
from corpus.figures.names import acronym
from corpus.programs.program import Program
from corpus.text.folding import fold_key, plain_characters

_SPACED_DOT = re.compile(r"\s?・\s?")


@dataclass(frozen=True, slots=True)
class Reading:
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


@dataclass(frozen=True, slots=True)
class Pending:
    """A group whose figures are read but whose program the page does not prove."""

    readings: tuple[Reading, ...]  # without a program
    page: int | None


@dataclass(slots=True)
class Findings:
    """What the readers of a document's layouts have found so far."""

    readings: list[Reading] = field(default_factory=list)
    review: list[ReviewItem] = field(default_factory=list)

    def extend(self, other: Findings) -> None:
        self.readings.extend(other.readings)
        self.review.extend(other.review)


def agree(a: int, a_step: int, b: int, b_step: int) -> bool:
    """Whether two amounts can be roundings of one: they differ by half a step of the coarser."""
    return 2 * abs(a - b) <= max(a_step, b_step)


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


class Registry:
    """The programs of a document by name, alias and acronym; new ones are added as they appear."""

    def __init__(self, document: Document, programs: Iterable[Program]) -> None:
        self._document_id = document.id
        self._programs: dict[str, Program] = {}
        self._ids: dict[str, str] = {}
        self._acronyms: dict[str, set[str]] = {}
        for program in programs:
            self._add(program)

    def programs(self) -> tuple[Program, ...]:
        """All programs, the new ones last."""
        return tuple(self._programs.values())

    def find(self, name: str) -> Program | None:
        """The program of this name: the same name or alias, or one that has its acronym alone."""
        if found := self._ids.get(fold_key(name)):
            return self._programs[found]
        short = acronym(name)
        owners = self._acronyms.get(fold_key(short), set()) if short else set()
        return self._programs[next(iter(owners))] if len(owners) == 1 else None

    def resolve(self, name: str) -> Program:
        """The program of this name, made where there is none."""
        if found := self.find(name):
            return found
        cleaned = _SPACED_DOT.sub("・", plain_characters("".join(name.split("\n"))))
        digest = hashlib.sha256(fold_key(name).encode()).hexdigest()[:10]
        short = acronym(name)
        program = Program(
            id=f"p-{digest}",
            name=cleaned,
            aliases=(short,) if short else (),
            document_ids=(self._document_id,),
        )
        self._add(program)
        return program

    def _add(self, program: Program) -> None:
        self._programs[program.id] = program
        for name in (program.name, *program.aliases, program.name_en or ""):
            if name:
                self._ids.setdefault(fold_key(name), program.id)
        for name in (program.name, *program.aliases):
            short = acronym(name)
            if short:
                self._acronyms.setdefault(fold_key(short), set()).add(program.id)


def to_row(document: Document, registry: Registry, reading: Reading) -> FigureRow:
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
