"""The statements of a build, ready to be compared with questions.

Splitting and folding a document costs more than one answer may take, so each document's
statements and views are made on first use and kept.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.evidence.cells import CellIndex
from assistant.evidence.finding.coverage import ABOUT_ALL, View, ViewIndex, identity_of
from assistant.evidence.finding.statements import Statement, split_statements, value_statements
from assistant.evidence.finding.valuetypes import counted_kinds, said_kinds, value_kinds
from assistant.evidence.finding.weights import Near, Weights, nothing_near
from assistant.question.model import Term
from assistant.question.words.runs import normalised_tokens
from corpus.analysis import Analysis
from corpus.document import Document
from corpus.layout import Section
from corpus.layout.text_lines import line_breaks
from corpus.text import fold_key

OPENING = 300  # characters in which a document says what it is
TELLS = re.compile(r"[^\n]*。|[^\n]*[a-z)]\.(?:\s|$)")  # a sentence: the titles have ended
LONGEST_TITLE = 40  # characters of a line that names the program of what follows


@dataclass(frozen=True, slots=True)
class Page:
    """A document's statements in order, with their views and the programs they are about."""

    statements: tuple[Statement, ...]
    views: tuple[View, ...]
    index: ViewIndex
    program_ids: tuple[frozenset[str], ...]
    weights: Weights
    title: str  # folded


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

    def calls(self, document_id: str, term: Term) -> bool:
        """Whether a document is about a word as a whole, by its title and its opening."""
        page, term = self.page(document_id), replace(term, parts=())
        return not term.concept and identity_of((term,), page.index, page.weights)[0] >= ABOUT_ALL

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
    above = _Above(analysis)
    for statement in statements:
        section = _section(sections, starts, statement.start)
        view = _view(statement, section, bisect.bisect_right(breaks, statement.start))
        views.append(view)
        programs.append(_programs(statement, section) or above.of(statement, view))
    index = ViewIndex(views, _identity(analysis))
    title = analysis.document.title
    weights = Weights(index.frequency, len(views), near)
    return Page(tuple(statements), tuple(views), index, tuple(programs), weights, fold_key(title))


class _Above:
    """The program that the nearest title above names, for what stands in no program's section."""

    def __init__(self, analysis: Analysis) -> None:
        self._names = sorted(
            ((fold_key(n), p.id) for p in analysis.programs for n in (p.name, *p.aliases)),
            key=lambda named: -len(named[0]),
        )
        self._page: int | None = None
        self._current: frozenset[str] = frozenset()

    def of(self, statement: Statement, view: View) -> frozenset[str]:
        """The programs of a statement, which is itself the next title where it names one."""
        if statement.page != self._page:
            self._page, self._current = statement.page, frozenset()
        if len(view.key) <= LONGEST_TITLE and not re.search(r"[0-9]{2}", view.key):
            named = next((i for name, i in self._names if len(name) > 3 and name in view.key), None)
            self._current = frozenset((named,)) if named else self._current
        return self._current


def _identity(analysis: Analysis) -> View:
    """What a document says of itself as a whole: its title, its publisher, how it opens."""
    document = analysis.document
    name = re.sub(r"[_.-]+", " ", document.filename)
    parts = (document.title, document.publisher or "", name, _opening(document))
    text = " ".join(parts)
    return View(fold_key(text), frozenset(normalised_tokens(text)), "", frozenset(), 0)


def _opening(document: Document) -> str:
    """How a document opens: its titles, up to its first sentence or table."""
    end = min([OPENING, *(t.start for t in document.tables if t.start > 0)])
    return TELLS.split(document.text[:end], maxsplit=1)[0]


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
