"""The statements of a build, ready to be compared with questions.

Splitting and folding a document costs more than one answer may take, so each document's
statements and views are made on first use and kept.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.cells import CellIndex
from assistant.evidence.finding.coverage import View, ViewIndex
from assistant.evidence.finding.statements import Statement, split_statements, value_statements
from assistant.evidence.finding.valuetypes import counted_kinds, said_kinds, value_kinds
from assistant.evidence.finding.weights import Near, Weights, nothing_near
from assistant.question.words.runs import normalised_tokens
from corpus.analysed import Analysis
from corpus.layout import Section
from corpus.layout.text_lines import line_breaks
from corpus.text import fold_key

OPENING = 300  # characters in which a document says what it is


@dataclass(frozen=True, slots=True)
class Page:
    """A document's statements in order, with their views and the programs they are about."""

    statements: tuple[Statement, ...]
    views: tuple[View, ...]
    index: ViewIndex
    program_ids: tuple[frozenset[str], ...]
    weights: Weights


class Ledger:
    """Statements by document."""

    def __init__(self, analyses: Mapping[str, Analysis], near: Near = nothing_near) -> None:
        """`near` gives the words that mean about the same as a word, with their similarity."""
        self._analyses = analyses
        self._near = near
        self._pages: dict[str, Page] = {}
        self._cells: dict[str, CellIndex] = {}

    def page(self, document_id: str) -> Page:
        """The statements of a document, labelled values among them."""
        if document_id not in self._pages:
            self._pages[document_id] = _page(self._analyses[document_id], self._near)
        return self._pages[document_id]

    def weights(self, document_id: str) -> Weights:
        """How rare words are inside a document: the same whatever stands beside it."""
        return self.page(document_id).weights

    def cells(self, document_id: str) -> CellIndex:
        """The cells of a document's tables."""
        if document_id not in self._cells:
            page = self.page(document_id)
            analysis = self._analyses[document_id]
            self._cells[document_id] = CellIndex(analysis, page.index, page.weights)
        return self._cells[document_id]


def _page(analysis: Analysis, near: Near) -> Page:
    statements = sorted(
        (*split_statements(analysis), *value_statements(analysis)),
        key=lambda s: (s.start, s.value is not None, s.end),
    )
    breaks = line_breaks(analysis.document.text)
    sections = sorted(analysis.sections, key=lambda s: (s.start, -s.end))
    starts = [s.start for s in sections]
    views, programs = [], []
    for statement in statements:
        section = _section(sections, starts, statement.start)
        views.append(_view(statement, section, bisect.bisect_right(breaks, statement.start)))
        programs.append(_programs(statement, section))
    index = ViewIndex(views, _identity(analysis))
    weights = Weights(index.frequency, len(views), near)
    return Page(tuple(statements), tuple(views), index, tuple(programs), weights)


def _identity(analysis: Analysis) -> View:
    """What a document says of itself as a whole: its title, its publisher, how it opens."""
    document = analysis.document
    name = re.sub(r"[_.-]+", " ", document.filename)
    parts = (document.title, document.publisher or "", name, document.text[:OPENING])
    text = " ".join(parts)
    return View(fold_key(text), frozenset(normalised_tokens(text)), "", frozenset(), 0)


def _section(sections: Sequence[Section], starts: Sequence[int], offset: int) -> Section | None:
    """The innermost section that holds an offset."""
    for at in range(bisect.bisect_right(starts, offset) - 1, -1, -1):
        if sections[at].end > offset:
            return sections[at]
    return None


def _view(statement: Statement, section: Section | None, line: int) -> View:
    heading = " ".join(section.heading) if section else ""
    if statement.value:
        heading = f"{heading} {statement.value.label} {statement.value.qualifier or ''}"
    return View(
        fold_key(statement.text),
        frozenset(normalised_tokens(statement.text)),
        fold_key(heading),
        frozenset(normalised_tokens(heading)),
        line,
        section.heading[-1] if section and section.heading else "",
        fold_key(section.heading[-1]) if section and section.heading else "",
        _kinds(statement),
        frozenset() if statement.value else said_kinds(statement.text),
    )


def _kinds(statement: Statement) -> frozenset[str]:
    """What a labelled value is; of a sentence only what it counts."""
    if statement.value:
        return value_kinds(statement.value.value)
    return counted_kinds(statement.text)


def _programs(statement: Statement, section: Section | None) -> frozenset[str]:
    own = {statement.value.program_id} if statement.value and statement.value.program_id else set()
    return frozenset(own or (section.program_ids if section else ()))
