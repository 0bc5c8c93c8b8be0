"""What composing an answer works with: the corpus as questions see it, and the conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer.drafting.draft import Draft
from assistant.conversation.state import BEGINNING, Exchange, State
from assistant.evidence.amounts import FoundAmount
from assistant.evidence.budget.lookup import Lookup
from assistant.evidence.budget.table import FigureTable
from assistant.evidence.catalog import Catalog
from assistant.evidence.classes import ClassValue
from assistant.evidence.contacts import Contact, ContactQuery
from assistant.evidence.finding.finder import Evidence
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.together import Together
from assistant.evidence.items import PaperItems
from assistant.evidence.quantities import QuantityTable
from assistant.evidence.registers import Register
from assistant.evidence.turns.conversational import RankedPassage
from assistant.evidence.turns.windows import Window
from assistant.model import Status
from assistant.question.model import Question, Term
from corpus.document import Document
from corpus.values import LabelledValue

Passages = Callable[[Question, tuple[str, ...] | None, int], Sequence[RankedPassage]]
Amounts = Callable[[Question, Sequence[tuple[str, int, int]]], Sequence[FoundAmount]]
Windows = Callable[[Question, tuple[str, ...] | None, int], Sequence[Window]]


@dataclass(frozen=True, slots=True)
class Context:
    """A question with its evidence, and the tables to look further up in.

    `find_of` gives the evidence for a question, retrieved when it is first asked for: what the
    table settles pays for no retrieval. `documents` are the ids that the answer is restricted to,
    or None; `fiscal_year` is the western year that 前年度 and 来年度 are counted from. `resolve`
    finds the program that a question describes instead of naming; `ask` answers another question
    in a state of the conversation; `weigh` tells how much a word of the question says, `have`
    whether documents have all of some words, `ranked` gives the passages that suit a question
    best in its conversation, `likely` what stands around the statements that most likely answer it
    there, `statements_of` all that a document says, `page_of` with what is known of each,
    `lists_of` what it tells together, `tables_of` its tables as quantities, `told_lists_of` what
    its sentences list, as tables too, `registers_of` those that list things, `classes_of` what it
    gives for each of several classes, `items_of` what it tells of one thing after the other, and
    `contacts` how its offices are reached; `language_of`
    tells the language of a document without reading it.
    """

    question: Question
    find_of: Callable[[Question], Evidence]
    table: FigureTable
    catalog: Catalog
    sources: Mapping[str, Document]
    documents: tuple[str, ...] | None
    fiscal_year: int | None
    state: State = BEGINNING
    values: Mapping[str, Sequence[LabelledValue]] = field(default_factory=dict)
    resolve: Callable[[Question], Question] = lambda question: question
    ask: Callable[[Question, State], Exchange | None] = lambda _question, _state: None
    weigh: Callable[[Term], float] = lambda _term: 1.0
    have: Callable[[Sequence[str], Sequence[Term]], bool] = lambda _documents, _terms: True
    ranked: Passages = lambda _question, _documents, _most: ()
    likely: Windows = lambda _question, _documents, _most: ()
    statements_of: Callable[[str], Sequence[Statement]] = lambda _document: ()
    page_of: Callable[[str], StatementPage | None] = lambda _document: None
    lists_of: Callable[[str], Sequence[Together]] = lambda _document: ()
    tables_of: Callable[[str], Sequence[QuantityTable]] = lambda _document: ()
    told_lists_of: Callable[[str], Sequence[QuantityTable]] = lambda _document: ()
    registers_of: Callable[[str], Sequence[Register]] = lambda _document: ()
    classes_of: Callable[[str], Sequence[ClassValue]] = lambda _document: ()
    items_of: Callable[[str], PaperItems | None] = lambda _document: None
    contacts: Callable[[str, ContactQuery], Sequence[Contact]] = lambda _document, _query: ()
    amounts_in: Amounts = lambda _question, _ranges: ()
    language_of: Callable[[str], str] = lambda _document: "ja"

    @property
    def evidence(self) -> Evidence:
        """Passages and statements for the question."""
        return self.find_of(self.question)

    def passages(self, most: int) -> Sequence[RankedPassage]:
        """The passages that suit the question best where the conversation stands, best first."""
        return self.ranked(self.question, self.documents, most)

    def windows(self, most: int) -> Sequence[Window]:
        """What stands around the statements that most likely answer, the likeliest first."""
        return self.likely(self.question, self.documents, most)

    def is_foreign(self, document: str) -> bool:
        """Whether a document is written in another language than the question."""
        return self.language_of(document) != self.question.language

    def draft(self) -> Draft:
        """An empty draft in the language of the answer."""
        return Draft(self.question.language, self.catalog, self.sources)

    @property
    def years(self) -> tuple[int, ...]:
        """Fiscal years asked for, with 来年度 resolved; 前年度 is a measure, not a year.

        A budget is made in the year before: 来年度 is the document's own year, where it has no
        amounts of a later one. An answer names the year.
        """
        question = self.question
        if question.years or question.relative_year != 1 or self.fiscal_year is None:
            return question.years
        later = self.fiscal_year + 1
        return (later,) if self.table.has_year(later, self.documents) else (self.fiscal_year,)

    def lookup(self, program_id: str, question: Question | None = None) -> Lookup:
        """Rows of one program for the question, or for another one."""
        return self.table.lookup(question or self.question, program_id, self.years, self.documents)

    def roots(self) -> Sequence[str]:
        """Programs that stand for a document as a whole and have rows."""
        roots = self.catalog.roots(self.documents)
        return [i for i in roots if self.table.rows_of(i, self.documents)]

    def wholes(self) -> Sequence[str]:
        """What a document as a whole amounts to: the sum of its table, else its root program."""
        sums = self.table.sums.wholes(self.documents)
        summed = {r.document_id for i in sums for r in self.table.rows_of(i, self.documents)}
        others = (
            i
            for i in self.roots()
            if not {r.document_id for r in self.table.rows_of(i, self.documents)} <= summed
        )
        return [*sums, *others]


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished draft with its status and how sure it is, before calibration.

    `suggestions` are those that belong to this very answer, before the general ones; `complete`:
    what else stands near adds nothing to it.
    """

    status: Status
    draft: Draft
    score: float
    intent: str = ""
    suggestions: tuple[str, ...] = ()
    question: Question | None = None  # as it was resolved, where that changed it
    complete: bool = False
    offered: tuple[str, ...] = ()  # documents of which one is to be chosen
