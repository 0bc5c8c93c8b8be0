"""What a build keeps of one document; apart from what finds it, so that to load is quick."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Document
from corpus.facts.coverage import Coverage
from corpus.facts.row import FigureRow, ReviewItem, Trust
from corpus.layout.section import Section
from corpus.programs.program import Program
from corpus.tables.grid import Grid
from corpus.values.value import LabelledValue


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its programs, parts, labelled values and figures.

    `tables` are the grids that its figures were read from where they stand in its lines; those
    that its format knows are the document's own.
    """

    document: Document
    programs: tuple[Program, ...]
    sections: tuple[Section, ...]
    values: tuple[LabelledValue, ...]
    figures: tuple[FigureRow, ...]
    review: tuple[ReviewItem, ...]
    coverage: Coverage = Coverage()  # noqa: RUF009 (it is frozen)
    tables: tuple[Grid, ...] = ()


def is_reviewed(analysis: Analysis) -> bool:
    """Whether a person has reviewed the table of figures of a document."""
    return any(row.trust is Trust.REVIEWED for row in analysis.figures)
