"""How good extraction is: precision and recall against rows that a person has reviewed.

A row is right when program, measure, fiscal year and amount are; a longer or shorter form of the
program's name, or one of its aliases, counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.discovery import find_programs
from corpus.document import Document
from corpus.errors import NotFound
from corpus.extraction import extract_figures
from corpus.facts.reviewed import load_reviewed
from corpus.facts.row import FigureRow, Measure
from corpus.layout.written.companions import find_companions
from corpus.layout.written.metadata import describe
from corpus.programs.program import Program
from corpus.programs.reviewed import load_programs
from corpus.text.folding import fold_key

# A shorter form shares at least this many characters: two have 事業 in common with everything.
SHORTEST_FORM = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """What is compared: the names that count for the program, and the figure."""

    names: frozenset[str]
    measure: Measure
    year: int | None
    amount: int

    def same_figure(self, other: Fact) -> bool:
        """Whether both state the same amount of the same budget."""
        mine, theirs = (
            (self.measure, self.year, self.amount),
            (other.measure, other.year, other.amount),
        )
        return mine == theirs

    def matches(self, other: Fact) -> bool:
        """Whether both state the same figure of the same program."""
        return self.same_figure(other) and any(
            a in b or b in a
            for a in self.names
            for b in other.names
            if min(len(a), len(b)) >= SHORTEST_FORM
        )


@dataclass(frozen=True, slots=True)
class ExtractionScore:
    """Counts of distinct facts: `found` of `expected`, and `right` of `given`."""

    expected: int
    found: int
    given: int
    right: int
    missed: tuple[Fact, ...]
    wrong: tuple[Fact, ...]

    @property
    def precision(self) -> float:
        """Part of the given facts that are right; 1 where none was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Part of the expected facts that were found; 1 where none was expected."""
        return self.found / self.expected if self.expected else 1.0


def score_extraction(given: Sequence[Fact], expected: Sequence[Fact]) -> ExtractionScore:
    """Compare facts; each is counted once however many rows state it."""
    given, expected = list(dict.fromkeys(given)), list(dict.fromkeys(expected))
    missed = tuple(e for e in expected if not any(g.matches(e) for g in given))
    wrong = tuple(g for g in given if not any(g.matches(e) for e in expected))
    return ExtractionScore(
        expected=len(expected),
        found=len(expected) - len(missed),
        given=len(given),
        right=len(given) - len(wrong),
        missed=missed,
        wrong=wrong,
    )


def evaluate_extraction(document: Document, path: Path | None = None) -> ExtractionScore:
    """Extract a document blind and compare with its reviewed table.

    Of what a person wrote down about the document, only its title, year and page breaks are used:
    those that every other format has by itself. Raises `NotFound` where no table was reviewed.
    """
    companions = find_companions(path, document.sha256)
    if companions.table is None:
        raise NotFound(f"{document.filename} has no reviewed table to compare with")
    metadata = companions.load_metadata()
    known = load_programs(companions.programs) if companions.programs else ()
    expected = facts(load_reviewed(document, companions.table), known)
    if metadata is not None:
        document = describe(document, metadata)
    blind = extract_figures(document, find_programs(document))
    return score_extraction(facts(blind.rows, blind.programs), expected)


def facts(rows: Iterable[FigureRow], programs: Iterable[Program] = ()) -> list[Fact]:
    """The facts that rows state, with every name of their programs."""
    names = {p.id: (p.name, *p.aliases, *((p.name_en,) if p.name_en else ())) for p in programs}
    return [
        Fact(
            frozenset(fold_key(n) for n in (row.program, *names.get(row.program_id, ()))),
            row.measure,
            row.fiscal_year,
            row.amount,
        )
        for row in rows
    ]
