"""The statements of a build, ready to be compared with questions.

Splitting and folding a document costs more than one answer may take, so each document's
statements and views are made on first use and kept.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.coverage import View, ViewIndex
from assistant.evidence.statements import Statement, split_statements, value_statements
from assistant.evidence.valuetypes import counted_kinds, said_kinds, value_kinds
from assistant.question.runs import normalised_tokens
from corpus.analysis import Analysis
from corpus.structure import Section
from corpus.structure.text_lines import line_breaks
from corpus.text import fold_key


@dataclass(frozen=True, slots=True)
class Page:
    """A document's statements in order, with their views and the programs they are about."""

    statements: tuple[Statement, ...]
    views: tuple[View, ...]
    index: ViewIndex
    program_ids: tuple[frozenset[str], ...]


class Ledger:
    """Statements by document."""

    def __init__(self, analyses: Mapping[str, Analysis]) -> None:
        self._analyses = analyses
        self._pages: dict[str, Page] = {}

    def page(self, document_id: str) -> Page:
        """The statements of a document, labelled values among them."""
        if document_id not in self._pages:
            self._pages[document_id] = _page(self._analyses[document_id])
        return self._pages[document_id]


def _page(analysis: Analysis) -> Page:
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
    return Page(tuple(statements), tuple(views), ViewIndex(views), tuple(programs))


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
