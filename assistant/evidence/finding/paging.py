"""The statements of a document and how they are compared with questions, made from its analysis."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.evidence.finding.covering.views import View, ViewIndex
from assistant.evidence.finding.covering.weights import Near, Weights
from assistant.evidence.finding.leads import Lead, attributes_asked, leads
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement, split_statements, value_statements
from assistant.evidence.finding.valuetypes import counted_kinds, said_kinds, value_kinds
from assistant.question.words.runs import normalised_tokens
from corpus.analysed import Analysis, is_reviewed
from corpus.layout import Section
from corpus.layout.opening import identity
from corpus.layout.text_lines import line_breaks
from corpus.text import fold, fold_key

BEHIND = re.compile(r"$|[0-9(\[【<:△▲]|\.\.|・・")  # what may stand behind a name in a title
# Labels of what happened to the paper: no date of what it tells of.
OF_PAPER = re.compile(
    r"(?:更新|作成|発行|公表|公開|掲載|登録|印刷|改訂|改定)(?:年月)?日時?$"
    r"|\b(?:updated?|published|issued|revised|reviewed|posted|printed)\b"
)
SHORTEST_NAME = 4  # characters of a name that a line may begin with
NUMBERING = re.compile(r"^(?:[(第]?[0-9]{1,2}[).、項:-]*|[・●■◆○◇▪]+)+")


def read_page(analysis: Analysis, near: Near) -> StatementPage:
    """The statements of a document, in order; `near` gives words that mean about the same."""
    statements = sorted(
        (*split_statements(analysis), *value_statements(analysis)),
        key=lambda s: (s.start, s.value is not None, s.end),
    )
    breaks = line_breaks(analysis.document.text)
    sections = sorted(analysis.sections, key=lambda s: (s.start, -s.end))
    starts = [s.start for s in sections]
    views, programs = [], []
    above = _Above(analysis, statements)
    led = tuple(leads(statements, analysis.document.text))
    for statement, lead in zip(statements, led, strict=True):
        section = _section(sections, starts, statement.start)
        view = _view(statement, section, lead, bisect.bisect_right(breaks, statement.start))
        views.append(view)
        programs.append(above.of(statement, view, section))
    index = ViewIndex(views, _identity(analysis))
    title = analysis.document.title
    weights = Weights(index.frequency, len(views), near)
    return StatementPage(
        tuple(statements),
        tuple(views),
        index,
        tuple(programs),
        tuple(lead.place if lead else None for lead in led),
        weights,
        fold_key(title),
        analysis.document.language,
    )


class _Above:
    """The program that the nearest title above names, for what stands in no section of its own.

    A section that is found by a row of a table may go on for pages: a later line that begins with
    the name of another program ends it, but where a person has set the sections. One of several
    rows of a table tells of itself alone, not of those below it.
    """

    def __init__(self, analysis: Analysis, statements: Sequence[Statement]) -> None:
        named = ((fold_key(n), p.id) for p in analysis.programs for n in (p.name, *p.aliases))
        self._ids = {name: key for name, key in named if len(name) >= SHORTEST_NAME}
        self._longest = max(map(len, self._ids), default=0)
        self._set = is_reviewed(analysis)
        self._rows = {
            one.start for pair in pairwise(statements) for one in pair if all(s.cells for s in pair)
        }
        self._page: int | None = None
        self._title: tuple[int, frozenset[str]] | None = None

    def of(self, statement: Statement, view: View, section: Section | None) -> frozenset[str]:
        """The programs of a statement, which is itself the next title where it names one."""
        if statement.start in self._rows and not self._set:
            program = self._named(view.key)
            return frozenset((program,) if program else ())
        if section is not None and section.start in self._rows and not self._set:
            section = None
        own = _programs(statement, section)
        if statement.page != self._page:
            self._page, self._title = statement.page, None
        if (program := self._named(view.key)) and not statement.cells:
            self._title = (statement.start, frozenset((program,)))
        if self._title is None or (own and (self._set or statement.value is not None)):
            return own
        begins, programs = self._title
        return own if section is not None and section.start > begins else programs

    def _named(self, key: str) -> str | None:
        """The program that a line names, an amount or brackets behind it: 「（１）X　1,450」."""
        text = NUMBERING.sub("", key)
        sizes = range(min(len(text), self._longest), SHORTEST_NAME - 1, -1)
        size = next((n for n in sizes if text[:n] in self._ids), 0)
        return self._ids[text[:size]] if size and BEHIND.match(text, size) else None


def _identity(analysis: Analysis) -> View:
    """What a document says of itself as a whole: its title, its publisher, how it opens."""
    text = identity(analysis.document)
    return View(fold_key(text), frozenset(normalised_tokens(text)), "", frozenset(), 0)


def _section(sections: Sequence[Section], starts: Sequence[int], offset: int) -> Section | None:
    """The innermost section that holds an offset."""
    for at in range(bisect.bisect_right(starts, offset) - 1, -1, -1):
        if sections[at].end > offset:
            return sections[at]
    return None


def _view(statement: Statement, section: Section | None, lead: Lead | None, line: int) -> View:
    above = (*(section.heading if section else ()), *([lead.text] if lead else ()))
    heading = " ".join((*above, *attributes_asked(lead.text))) if lead else " ".join(above)
    if statement.value:
        heading = f"{heading} {statement.value.label} {statement.value.qualifier or ''}"
    return View(
        fold_key(statement.text),
        frozenset(normalised_tokens(statement.text)),
        fold_key(heading),
        frozenset(normalised_tokens(heading)),
        line,
        above[-1] if above else "",
        fold_key(above[-1]) if above else "",
        _kinds(statement),
        frozenset() if statement.value else said_kinds(statement.text),
    )


def _kinds(statement: Statement) -> frozenset[str]:
    """What a labelled value is, but of the paper itself; of a sentence only what it counts."""
    if statement.value:
        if OF_PAPER.search(fold(statement.value.label).text):
            return frozenset()
        return value_kinds(statement.value.value)
    return counted_kinds(statement.text)


def _programs(statement: Statement, section: Section | None) -> frozenset[str]:
    own = {statement.value.program_id} if statement.value and statement.value.program_id else set()
    return frozenset(own or (section.program_ids if section else ()))
