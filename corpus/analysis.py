"""Everything that one document says, found by one pass over it: what a build keeps of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Document
from corpus.figures.row import FigureRow, ReviewItem
from corpus.programs.program import Program
from corpus.structure.section import LabelledValue, Section


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with its programs, parts, labelled values and figures."""

    document: Document
    programs: tuple[Program, ...]
    sections: tuple[Section, ...]
    values: tuple[LabelledValue, ...]
    figures: tuple[FigureRow, ...]
    review: tuple[ReviewItem, ...]
