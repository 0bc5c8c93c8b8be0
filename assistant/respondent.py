"""Which documents a turn is asked of: those that it is about, else any, else the nearest.

A turn names its document, or goes on about the one that was talked of; one that names none is
first asked of the document that a person has reviewed. What another document says is told only
where it surely answers, with its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.acts import Act, Guess
from assistant.answer.applying import names_a_thing
from assistant.answer.asking.abstain import answer_missing
from assistant.answer.asking.which_document import ask_which_document, asks_of_a_whole
from assistant.answer.context import Composed, Context
from assistant.answer.figures.ambiguity import ask_which_of
from assistant.answer.home import say_of_which
from assistant.answer.near.topicality import told_best
from assistant.answer.respond import nearest_to, respond
from assistant.conversation.reading import TurnReading
from assistant.conversation.state import State
from assistant.parts import AssistantParts, Documents
from assistant.question import Question
from assistant.question.model import Intent, ProgramMention
from assistant.question.signs import Sign
from corpus.text import fold_key

# Set beside what was told: "is it more than the research one?"
COMPARING = frozenset({Intent.COMPARE, Intent.DIFFERENCE, Intent.RATIO, Intent.SUM})
Contexts = Callable[[Question, Documents, State], Context]
Tried = tuple[Context, TurnReading, Composed]


class Respondent:
    """Answers turns from the documents that they are asked of; `context_of` makes contexts."""

    def __init__(self, parts: AssistantParts, context_of: Contexts) -> None:
        self._parts = parts
        self._focus = parts.focus
        self._whole = parts.whole
        self._context = context_of

    def picked(
        self, reading: TurnReading, state: State, documents: Documents
    ) -> tuple[TurnReading, Documents]:
        """A turn that picks one of the documents offered asks of it what was asked before."""
        last = state.exchanges[-1] if state.exchanges else None
        picked = self._focus.picked(reading.own, last.offered) if last else None
        if last is None or last.own is None or picked is None:
            return reading, documents
        return TurnReading(last.own, last.question, (Guess(last.act, 1.0),)), picked

    def answered(
        self, reading: TurnReading, state: State, documents: Documents
    ) -> tuple[TurnReading, tuple[Context, Composed]]:
        """The turn as it was understood, and its answer.

        Where nothing is there of the program that it describes, its own words may find it there.
        """
        described = self.described(reading, state, documents)
        told = self.respond(described, state, documents)
        found = described.question.program_ids
        if described is reading or told[1].status != "not_found" or len(found) != 1:
            return described, told
        plain = self.respond(reading, state, documents)
        cited = {self._parts.subject_of(c) for c in plain[1].draft.citations}
        finds = plain[1].status == "answered" and cited - {None} == set(found)
        return described, plain if finds else told

    def described(self, reading: TurnReading, state: State, documents: Documents) -> TurnReading:
        """A turn that describes one program instead of naming it, read as if it had named it.

        Of several that its words may be of it keeps what is then asked of each. A part of what is
        talked of is no other program: 「短期のやつは？」.
        """
        said = self._parts.reader.description(reading.own)
        if said is None:
            return reading
        if reading.own.amounts and not said.asked.terms:
            return reading  # 「17億円のやつは？」 asks of what that is the amount
        before = state.last.documents if state.last else ()
        about = documents or self._focus.of(reading.question, reading.own, before)[0]
        asked = self._whole.lightened(said.asked, about) if about else said.asked
        named = () if reading.own.inherited else reading.own.candidate_ids
        ids, surely = self._parts.described(said, asked, about, named)
        if said.amounts:
            named = ()
        one = surely and len(ids) == 1
        if not said.amounts and self._is_part(asked, ids if one else (), state):
            return reading
        beside = bool(state.exchanges) and _is_beside(reading.own)
        if beside and reading.own.whole:
            return reading  # "how big is the whole fund, more than the research one?"
        if (named or beside) and not (one and (beside or ids[0] in named)):
            return reading
        if one:
            meant = said.of(ids[0])
            read = self._parts.reader.read(said.text, state, said.asked.language, meant)
            return _set_beside(read, state) if beside else read
        name = self._parts.catalog.name
        alike = {i: said.with_name(name(i)) for i in ids}
        things = [t for t in asked.terms if not t.light]
        within = about or self._focus.documents
        known = not things or any(self._parts.names.have(within, (t,)) for t in things)
        return replace(reading, alike=alike, unheard=not (ids or known))

    def _is_part(self, asked: Question, ids: Sequence[str], state: State) -> bool:
        """Whether what a turn describes is told of by what is talked of, and named by no other."""
        before = state.questions[0].program_ids if state.about else ()
        things = [t for t in asked.terms if not t.light]
        names = [fold_key(self._parts.catalog.name(i)) for i in ids]
        named = any(a in name for name in names for t in things for a in t.alternatives)
        one = len(before) == 1 and bool(things) and not named
        return one and self._parts.says_of(before, things)

    def respond(
        self, reading: TurnReading, state: State, documents: Documents
    ) -> tuple[Context, Composed]:
        """The answer from the documents in focus, else from any, else the nearest in focus."""
        if reading.alike:
            alike = tuple(ProgramMention((i,), "", 0, 0, exact=False) for i in reading.alike)
            of_each = replace(reading.question, programs=alike, inherited=())
            context = self._context(of_each, documents, state)
            return context, ask_which_of(context, reading.alike)
        if reading.unheard and reading.own.money:
            context = self._context(reading.own, documents, state)
            return context, answer_missing(context)
        focus, bound = None, True
        before = state.last.documents if state.last else ()
        if not documents and len(self._parts.sources) > 1:
            focus, bound = self._focus.of(reading.question, reading.own, before)
        if not (documents or focus) and (one := self._focus.foremost(reading.own)):
            context, _, composed = self._asked_of(one, reading, state)
            if composed.status == "answered":
                composed.draft.head("of_reviewed")
                return context, composed
        if not (documents or focus) and asks_of_a_whole(reading.own, reading.guesses):
            meant = self._focus.of_a_whole(reading.own)
            if len(meant) > 1:
                context = self._context(reading.question, None, state)
                return context, ask_which_document(context, meant, reading.act)
            focus = meant
        elsewhere = focus and not documents and self._focus.is_elsewhere(reading.question, focus)
        alone = (bound and not elsewhere) or not focus
        at_home = bool(focus) and focus == before
        around = documents or (None if elsewhere else self._focus.in_its_language(before))
        asks = [focus or documents] if alone else [focus, around if at_home else documents]
        failed = []
        for asked in asks:
            tried = self._asked_of(asked, reading, state)
            context, _, composed = tried
            away = at_home and asked != focus
            if composed.status == "answered" and (not away or self._leaves(tried, reading, focus)):
                if away:
                    say_of_which(composed.draft, focus or ())
                return context, composed
            failed.append(tried)
        return self._nearest(failed, reading, focus, documents, at_home=at_home)

    def _leaves(self, tried: Tried, reading: TurnReading, home: Documents) -> bool:
        """Whether a conversation leaves its document for an answer that another one gives."""
        _, _, composed = tried
        said = self._focus.is_said_elsewhere(reading.own, home or ())
        return said and self._says_all(composed, reading)

    def _nearest(
        self,
        failed: list[Tried],
        reading: TurnReading,
        focus: Documents,
        documents: Documents,
        *,
        at_home: bool,
    ) -> tuple[Context, Composed]:
        """What is nearest to a turn that no document surely answers."""
        named = self._focus.names_surely(reading.own, focus or documents or self._focus.documents)
        stays = at_home and not self._focus.is_said_elsewhere(reading.own, focus or ())
        context, read, composed = failed[0] if named or stays else told_best(failed)
        alone = len(documents or self._parts.sources) == 1
        near = nearest_to(context, read.guesses, composed, alone=alone, named=named, own=read.own)
        return context, near or composed

    def _says_all(self, composed: Composed, reading: TurnReading) -> bool:
        """Whether what an answer cites has every word of a turn, which names something."""
        cited = {c.document_id for c in composed.draft.citations}
        return names_a_thing(reading.own) and all(
            self._parts.names.have((d,), reading.own.terms) for d in cited
        )

    def _asked_of(self, documents: Documents, reading: TurnReading, state: State) -> Tried:
        """What some documents answer, by default all, and the turn as it is asked of them."""
        about = documents or self._focus.documents
        if (kept := self._focus.named_in(reading.own, documents)) is not None:
            reading = self._parts.reader.unlinked(reading, state, kept)
        if documents and self._whole.wants_gist(reading.own, documents):
            reading = self._of_gist(reading)
        own, question = self._whole.unnamed(reading.own, reading.question, about)
        read = replace(reading, own=own, question=question)
        context = self._context(read.question, documents, state)
        return context, read, respond(context, read.guesses, read.own)

    @staticmethod
    def _of_gist(reading: TurnReading) -> TurnReading:
        """A turn on the gist of a document, none of whose words is looked for in it."""
        own, question = (
            replace(q, act=Act.SUMMARY, intent=Intent.FACT, money=False, terms=(), programs=())
            for q in (reading.own, reading.question)
        )
        return TurnReading(own, question, (Guess(Act.SUMMARY, 1.0),))


def _set_beside(reading: TurnReading, state: State) -> TurnReading:
    """A turn that sets what it describes beside the one program that was talked of."""
    before, own = (state.questions[0].programs if state.about else ()), reading.own.programs
    if len(before) != 1 or before[0].program_ids == own[0].program_ids:
        return reading
    both, inherited = (*before, *own), ("programs",)
    question = replace(reading.question, programs=both, inherited=inherited)
    return replace(reading, question=question)


def _is_beside(own: Question) -> bool:
    """Whether what a turn names is set beside what was told: "more or less than the ASEAN one"."""
    return own.intent in COMPARING or Sign.BESIDE in own.signs
