"""The statements of a build, ready to be compared with questions.

Splitting and folding a document costs more than one answer may take, so each document's
statements and views are made on first use, or ahead of it where there is time, and kept.
"""

from __future__ import annotations

import bisect
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.evidence.cells import CellIndex
from assistant.evidence.classes import ClassValue, read_classes
from assistant.evidence.finding.covering.coverage import ABOUT_ALL, identity_of
from assistant.evidence.finding.covering.views import View, ViewIndex
from assistant.evidence.finding.covering.weights import Near, Weights, nothing_near
from assistant.evidence.finding.leads import Lead, attributes_asked, leads
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement, split_statements, value_statements
from assistant.evidence.finding.valuetypes import counted_kinds, said_kinds, value_kinds
from assistant.evidence.quantities import (
    QuantityTable,
    ToldText,
    read_quantity_lists,
    read_quantity_tables,
)
from assistant.evidence.registers import Register, read_registers
from assistant.question.model import Term
from assistant.question.words.runs import normalised_tokens
from corpus.analysed import Analysis, is_reviewed
from corpus.layout import Section
from corpus.layout.opening import identity
from corpus.layout.text_lines import line_breaks
from corpus.text import fold, fold_key

STATEMENTS_KEPT = 100_000  # about 5 KB each; a document of ten passages has some 45
FEWEST_KEPT = 32  # documents, however large: one question looks into so many
BEHIND = re.compile(r"$|[0-9(\[【<:△▲]|\.\.|・・")  # what may stand behind a name in a title
# Labels of what happened to the paper: no date of what it tells of.
OF_PAPER = re.compile(
    r"(?:更新|作成|発行|公表|公開|掲載|登録|印刷|改訂|改定)(?:年月)?日時?$"
    r"|\b(?:updated?|published|issued|revised|reviewed|posted|printed)\b"
)
SHORTEST_NAME = 4  # characters of a name that a line may begin with
NUMBERING = re.compile(r"^(?:[(第]?[0-9]{1,2}[).、項:-]*|[・●■◆○◇▪]+)+")


class Ledger:
    """Statements by document; those of the documents asked for last are kept."""

    def __init__(self, analyses: Mapping[str, Analysis], near: Near = nothing_near) -> None:
        """`near` gives the words that mean about the same as a word, with their similarity."""
        self._analyses = analyses
        self._near = near
        self._pages: OrderedDict[str, StatementPage] = OrderedDict()
        self._cells: dict[str, CellIndex] = {}
        self._tables: dict[str, tuple[QuantityTable, ...]] = {}
        self._lists: dict[str, tuple[QuantityTable, ...]] = {}
        self._registers: dict[str, tuple[Register, ...]] = {}
        self._classes: dict[str, tuple[ClassValue, ...]] = {}
        self._held = 0  # statements of the pages kept
        self._lock = threading.Lock()
        self._ahead = iter(analyses)

    def page(self, document_id: str) -> StatementPage:
        """The statements of a document, labelled values among them."""
        with self._lock:
            page = self._pages.get(document_id)
            if page is not None:
                self._pages.move_to_end(document_id)
                return page
        return self._keep(document_id, _page(self._analyses[document_id], self._near))

    def read_ahead(self) -> str | None:
        """Read the next document, its tables included; which, or None where all are read.

        No more are read ahead than are kept.
        """
        document_id = next(self._ahead, None)
        if document_id is None or self._held >= STATEMENTS_KEPT:
            return None
        self.cells(document_id)
        self.tables(document_id)
        return document_id

    def _keep(self, document_id: str, page: StatementPage) -> StatementPage:
        """The page, kept; those asked for longest ago go where there are too many statements."""
        with self._lock:
            if document_id not in self._pages:
                self._held += len(page.statements)
            self._pages[document_id] = page
            while self._held > STATEMENTS_KEPT and len(self._pages) > FEWEST_KEPT:
                dropped, oldest = self._pages.popitem(last=False)
                self._held -= len(oldest.statements)
                self._cells.pop(dropped, None)
                self._tables.pop(dropped, None)
                self._lists.pop(dropped, None)
                self._registers.pop(dropped, None)
                self._classes.pop(dropped, None)
        return page

    def calls(self, document_id: str, term: Term) -> bool:
        """Whether a document is about a word as a whole, by its title and its opening."""
        page, term = self.page(document_id), replace(term, parts=())
        return not term.concept and identity_of((term,), page.index, page.weights)[0] >= ABOUT_ALL

    def weights(self, document_id: str) -> Weights:
        """How rare words are inside a document: the same whatever stands beside it."""
        return self.page(document_id).weights

    def cells(self, document_id: str) -> CellIndex:
        """The cells of a document's tables."""
        cells = self._cells.get(document_id)
        if cells is None:
            page = self.page(document_id)
            cells = CellIndex(self._analyses[document_id], page.index, page.weights)
            self._cells[document_id] = cells
        return cells

    def tables(self, document_id: str) -> tuple[QuantityTable, ...]:
        """The tables of a document as quantities."""
        tables = self._tables.get(document_id)
        if tables is None:
            analysis = self._analyses[document_id]
            self.page(document_id)  # what is kept of a document goes with its statements
            tables = read_quantity_tables(analysis.document, analysis.tables)
            self._tables[document_id] = tables
        return tables

    def lists(self, document_id: str) -> tuple[QuantityTable, ...]:
        """What sentences and bullets of a document list, as tables of quantities."""
        lists = self._lists.get(document_id)
        if lists is None:
            page = self.page(document_id)
            told = {
                s.start: ToldText(s.start, s.end, v.title)
                for s, v in zip(page.statements, page.views, strict=True)
                if s.value is None and not s.cells
            }
            bullets = [
                [replace(told[s.start], heading=one.above) for s in one.items if s.start in told]
                for one in page.together
            ]
            text = self._analyses[document_id].document.text
            lists = read_quantity_lists(
                document_id, text, list(told.values()), [b for b in bullets if b]
            )
            self._lists[document_id] = lists
        return lists

    def registers(self, document_id: str) -> tuple[Register, ...]:
        """The tables of a document that list things with the classes that they are of."""
        registers = self._registers.get(document_id)
        if registers is None:
            registers = read_registers(self.tables(document_id))
            self._registers[document_id] = registers
        return registers

    def classes(self, document_id: str) -> tuple[ClassValue, ...]:
        """What a document gives for each of several classes."""
        classes = self._classes.get(document_id)
        if classes is None:
            tables = self.tables(document_id)
            analysis = self._analyses[document_id]
            classes = read_classes(analysis.values, tables, analysis.document.text)
            self._classes[document_id] = classes
        return classes


def _page(analysis: Analysis, near: Near) -> StatementPage:
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
