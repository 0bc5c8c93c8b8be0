"""Everything that one document says, found by one pass over it: what a build keeps of it.

What a person has reviewed wins: a reviewed table replaces extraction, reviewed sections replace
headings, and reviewed programs are the document's programs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.figures.reviewed import load_reviewed
from corpus.figures.row import FigureRow, Measure, ReviewItem
from corpus.programs.discovery import find_programs
from corpus.programs.naming import merge_names
from corpus.programs.program import Program
from corpus.programs.reviewed import load_programs
from corpus.structure.companions import NONE, Companions, find_companions
from corpus.structure.metadata import describe
from corpus.structure.section import LabelledValue, Section
from corpus.structure.sections import find_sections
from corpus.structure.values import find_values


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its programs, parts, labelled values and figures."""

    document: Document
    programs: tuple[Program, ...]
    sections: tuple[Section, ...]
    values: tuple[LabelledValue, ...]
    figures: tuple[FigureRow, ...]
    review: tuple[ReviewItem, ...]


def analyse(document: Document, path: Path | None = None, *, blind: bool = False) -> Analysis:
    """Find everything in a document.

    `path` is the document's file, to find reviewed data beside it; bundled data is found by the
    checksum. `blind` leaves all reviewed data out, which is how extraction is measured. Raises
    `InvalidMetadata` or `InvalidTable` where reviewed data does not fit the document.
    """
    companions = NONE if blind else find_companions(path, document.sha256)
    metadata = companions.load_metadata()
    if metadata is not None:
        document = describe(document, metadata)
    programs = _programs(document, companions)
    sections = find_sections(document, programs, metadata)
    figures, review = _figures(document, companions)
    complete = with_figures(document, programs, figures)
    if len(complete) > len(programs):
        sections = find_sections(document, complete, metadata)
    return Analysis(
        document=document,
        programs=complete,
        sections=sections,
        values=_facts(find_values(document, sections), figures),
        figures=figures,
        review=review,
    )


def with_figures(
    document: Document, programs: Sequence[Program], figures: Sequence[FigureRow]
) -> tuple[Program, ...]:
    """The programs with those that only a figure names."""
    known = {p.id for p in programs}
    new = {
        row.program_id: Program(row.program_id, row.program, document_ids=(document.id,))
        for row in figures
        if row.program_id not in known
    }
    return (*programs, *new.values())


def _programs(document: Document, companions: Companions) -> tuple[Program, ...]:
    if companions.programs is not None:
        return load_programs(companions.programs, document.id)
    return merge_names(find_programs(document))


def _figures(
    document: Document, companions: Companions
) -> tuple[tuple[FigureRow, ...], tuple[ReviewItem, ...]]:
    if companions.table is not None:
        return load_reviewed(document, companions.table), ()
    return (), ()


def _facts(
    values: Sequence[LabelledValue], figures: Sequence[FigureRow]
) -> tuple[LabelledValue, ...]:
    """The values that are no figures: an amount of a budget is answered from the table."""
    budgets = [(f.start, f.end) for f in figures if f.measure is not Measure.UNIT]
    return tuple(v for v in values if not any(a < v.end and v.start < b for a, b in budgets))
