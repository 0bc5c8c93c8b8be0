"""The state of a conversation, made from its turns by one function and never patched by hand.

The service keeps nothing between requests: the user's turns are answered again, which is cheap,
and what they were about and what was *shown* is known from those answers, not guessed from text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.acts import Act, Shown
from assistant.conversation.item import Item
from assistant.model import Answer, Citation, Language
from assistant.question.model import Intent, ProgramMention, Question

Range = tuple[str, int, int]  # a document's id, start and end
SEVERAL = frozenset({Intent.FIT, Intent.LIST, Intent.FILTER, Intent.RANK})  # asked for
MOST_DOCUMENTS = 2  # cited by an answer that is about them


@dataclass(frozen=True, slots=True)
class Exchange:
    """A turn of the user's as it was understood, and what was answered and shown."""

    act: Act
    question: Question
    answer: Answer
    items: tuple[Item, ...] = ()
    documents: tuple[str, ...] = ()  # what it was about: those cited, else those looked into
    near: str | None = None  # of what is only near: the program that it is about, "" for none
    own: Question | None = None  # by its own words, before the conversation filled it in
    offered: tuple[str, ...] = ()  # documents of which one was to be chosen

    @property
    def bare(self) -> Exchange:
        """The exchange without what only leads on: passages and suggestions."""
        answer = replace(self.answer, passages=(), suggestions=(), searched=None)
        return replace(self, answer=answer)

    @property
    def shown(self) -> Shown:
        """What kind of thing the answer showed."""
        if self.answer.status == "clarify":
            return Shown.CHOICES
        if self.answer.status == "not_found":
            return Shown.DENIED
        figures = [i for i in self.items if i.figure is not None and not i.figure.derived]
        if len(figures) > 1:
            return Shown.ROWS
        if figures or any(i.figure for i in self.items):
            return Shown.FIGURE
        names = {i.program_id for i in self.items if i.program_id}
        if len(self.items) > 2 and len(names) > 2:
            return Shown.LIST
        return Shown.TEXT if self.answer.citations else Shown.TALK

    @property
    def told(self) -> tuple[Citation, ...]:
        """Where what it told stands: the things that it showed, else all that it quoted."""
        shown = tuple(dict.fromkeys(i.citation for i in self.items if i.citation))
        return shown or self.answer.citations

    @property
    def programs(self) -> tuple[ProgramMention, ...]:
        """What the exchange was about: the programs named or, where none was, those shown.

        Of quotes the first answers; what stands below it may be of another, also where it is of
        none. What is quoted beside figures is not what they are of. Asked of a program that was
        talked of, a turn may be answered by one of its parts: the next turn is of that.
        """
        shown = self._shown_programs()
        asked = self.question.programs
        if not asked:
            return shown
        known = {i for m in asked for i in m.program_ids}
        part = len(shown) == 1 and known.isdisjoint(shown[0].program_ids)
        inherited = "programs" in self.question.inherited
        return shown if part and inherited and self.shown is Shown.TEXT else asked

    def _shown_programs(self) -> tuple[ProgramMention, ...]:
        """The programs of what it shows."""
        quotes = self.shown is Shown.TEXT and self.question.intent not in SEVERAL
        figures = tuple(i for i in self.items if i.figure is not None and i.program_id)
        items = self.items[:1] if quotes else figures or self.items
        shown = dict.fromkeys(i.program_id for i in items if i.program_id)
        return tuple(ProgramMention((p,), "", 0, 0, exact=False) for p in shown)


@dataclass(frozen=True, slots=True)
class State:
    """The exchanges so far, oldest first."""

    exchanges: tuple[Exchange, ...] = ()

    def after(self, exchange: Exchange) -> State:
        """The state after one more exchange."""
        return replace(self, exchanges=(*self.exchanges, exchange))

    def before(self, exchange: Exchange) -> State:
        """The state in which an exchange of it began."""
        return State(self.exchanges[: self.exchanges.index(exchange)])

    @property
    def last(self) -> Exchange | None:
        """The latest exchange that was about something: talk is passed over."""
        return next((e for e in reversed(self.exchanges) if e.shown is not Shown.TALK), None)

    def told(self, most: int) -> tuple[tuple[Question, ...], tuple[tuple[Range, ...], ...]]:
        """What the last turns asked, oldest first, and the ranges that each answer cited."""
        last = self.exchanges[-most:]
        cited = (tuple((c.document_id, c.start, c.end) for c in e.answer.citations) for e in last)
        return tuple(e.question for e in last), tuple(cited)

    @property
    def shown(self) -> Shown:
        """What the very last reply showed."""
        return self.exchanges[-1].shown if self.exchanges else Shown.NONE

    @property
    def showing(self) -> Exchange | None:
        """The latest exchange that showed figures, quotes or names."""
        return next((e for e in reversed(self.exchanges) if e.items), None)

    @property
    def language(self) -> Language | None:
        """The language of the last answer."""
        return self.exchanges[-1].answer.language if self.exchanges else None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions asked, latest first, each with what it turned out to be about."""
        return tuple(replace(e.question, programs=e.programs) for e in self.about)

    @property
    def about(self) -> tuple[Exchange, ...]:
        """The exchanges that were about something, latest first."""
        return tuple(e for e in reversed(self.exchanges) if e.shown is not Shown.TALK)

    @property
    def variants(self) -> list[str]:
        """The variants of one program that the last answer told of, in its order."""
        last = self.showing
        if last is None or len({i.program_id for i in last.items}) > 1:
            return []
        parts = list(dict.fromkeys(p for i in last.items for p in i.parts))
        return parts if len(parts) > 1 else []

    @property
    def subjects(self) -> list[ProgramMention]:
        """The one program that each exchange was about, oldest first."""
        return [e.programs[0] for e in reversed(self.about) if len(e.programs) == 1]

    @property
    def ordered(self) -> list[str]:
        """The programs that an order refers to: those named together, else those shown in turn."""
        for exchange in reversed(self.exchanges):
            shown = list(dict.fromkeys(i.program_id for i in exchange.items if i.program_id))
            named = list(dict.fromkeys(m.program_ids[0] for m in exchange.question.programs))
            if len(named) > 1:
                return named
            if len(shown) > 1:
                return shown
        return []


def is_one_question(parts: Sequence[Exchange]) -> bool:
    """Whether parts of a turn refer to what the first names, which was not found.

    "What is done about chips, and how much money is in it?"
    """
    unfound = len(parts) > 1 and parts[0].answer.status == "not_found"
    return unfound and not any(e.question.programs and not e.question.inherited for e in parts[1:])


def documents_of(answer: Answer) -> tuple[str, ...]:
    """The documents that an answer cites, in their order; of many none is what it is about."""
    cited = tuple(dict.fromkeys(c.document_id for c in answer.citations))
    return cited if len(cited) <= MOST_DOCUMENTS else ()


BEGINNING = State()
