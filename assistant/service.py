"""The assistant: one build, and the way from a turn of a conversation to an answer over it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from assistant.acts import Guess
from assistant.answer.combine import combine
from assistant.answer.context import Composed, Context
from assistant.answer.finishing.calibration import confidence
from assistant.answer.home import home_of
from assistant.answer.respond import respond
from assistant.answer.text.glosses.gloss import gloss
from assistant.conversation.item import Item, shown_items
from assistant.conversation.memory import Memory, replayed
from assistant.conversation.reading import TurnReading
from assistant.conversation.shelf import TurnShelf
from assistant.conversation.state import Exchange, State, is_one_question
from assistant.deadline import check
from assistant.evidence.budget.table import FigureTable
from assistant.evidence.catalog import Catalog
from assistant.evidence.finding.finder import Evidence
from assistant.finisher import Finisher
from assistant.model import Answer, Language, Timings, Turn
from assistant.parts import DEFAULT_TOP_K, EVIDENCE_KEPT, AssistantParts, Documents
from assistant.question import Question
from assistant.respondent import Respondent
from assistant.writer import BuiltInWriter, Writer
from assistant.writer.desk import Desks
from corpus.errors import InvalidInput, NotFound
from corpus.text.plain import whole_characters
from index.build import LoadedBuild

MEMORY = 8  # user turns that are answered again to know the state of a conversation
SUGGESTIONS_KEPT = 2048  # whole questions of which it is known whether they are answered

# In each language what is looked up in the table, told from the text, and looked for in vain.
WARMING: dict[Language, tuple[str, ...]] = {
    "ja": ("予算はいくらですか。", "何のための事業ですか。", "海底の雪男は何色ですか。"),
    "en": ("What is the budget of the program?", "What is it for?", "What colour is the yeti?"),
}
WARMED = 4  # documents that are read before the first question


class Assistant:
    """Answers questions from one build; holds no conversation, so any copy can answer.

    The state of a conversation is made from its user turns by answering them again; the states
    made last are kept only because making them again costs time.
    """

    def __init__(
        self,
        build: LoadedBuild,
        writer: Writer | None = None,
        confidence: Callable[[Composed, Context, bool], float] = confidence,
        evidence: Callable[[Evidence], Evidence] = lambda found: found,
        shelf: TurnShelf | None = None,
    ) -> None:
        """`evidence` may leave out a part of what is found, to measure what that part is worth;
        `shelf` has what other processes made of turns."""
        self.build = build
        self.parts = parts = AssistantParts(build, evidence)
        self._writer = writer or BuiltInWriter()
        self._respondent = Respondent(parts, self._context)
        self._is_known = lru_cache(SUGGESTIONS_KEPT)(self._is_answered)
        more = lru_cache(EVIDENCE_KEPT)(parts.passages)
        self._finisher = Finisher(build, confidence, self._is_known, more)
        self._memory = Memory(build.version, shelf)
        self._desks = Desks(build, parts.catalog)

    @property
    def catalog(self) -> Catalog:
        """The programs of the build."""
        return self.parts.catalog

    @property
    def table(self) -> FigureTable:
        """The budget table of the build."""
        return self.parts.table

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Literal["auto", "ja", "en"] = "auto",
        documents: Sequence[str] | None = None,
        top_k: int = DEFAULT_TOP_K,
    ) -> Answer:
        """Answer one turn.

        Raises `InvalidInput` for an empty question and `NotFound` for an unknown document id.
        """
        question = whole_characters(question)
        history = [Turn(turn.role, whole_characters(turn.content)) for turn in history]
        self._check(question, documents)
        spoken: Language | None = None if language == "auto" else language
        scope = tuple(documents) if documents else None
        asked = [t.content for t in history if t.role == "user"]
        before = state = self._state(asked, scope)
        exchanges = []
        for part in self.parts.reader.parts(question.strip(), state):
            language_of = spoken or part.language
            exchange = self._exchange(part.text, state, language_of, scope, top_k)
            state = state.after(exchange.bare)
            exchanges.append(exchange)
        whole = combine([e.answer for e in exchanges])
        if is_one_question(exchanges):
            exchange = self._exchange(question.strip(), before, spoken, scope, top_k)
            whole, state = exchange.answer, before.after(exchange.bare)
        turns = replayed([*asked, question])
        if spoken is None and turns[-1] == question.strip():  # the next turn need not replay it
            self._memory.keep(scope, turns, state, before)
        desk = self._desks.of(whole.language, documents)
        return self._writer.write(whole, question.strip(), history, desk)

    def warm_up(self) -> None:
        """Load what the first question in each language would wait for; asks no model."""
        gloss(WARMING["ja"][0])
        self.parts.names.having(WARMING["ja"][0])
        for document_id in list(self.parts.sources)[:WARMED]:
            self.parts.contacts.read_ahead(document_id)
            self.parts.conversational.rank(WARMING["ja"], (), (document_id,), "ja")
        for language, texts in WARMING.items():
            for text in texts:
                self._exchange(text, State(), language, None, DEFAULT_TOP_K)

    def read_ahead(self) -> bool:
        """Read one more document before a question asks for it; false where all are read."""
        if (document_id := self.parts.ledger.read_ahead()) is not None:
            self.table.read_ahead(document_id)
        return document_id is not None

    def _state(self, asked: Sequence[str], documents: Documents) -> State:
        """The state after the user's turns: the latest one that is kept, and the turns since."""
        turns = replayed(asked)
        known, state = self._memory.latest(documents, turns)
        for at in range(max(known, len(turns) - MEMORY), len(turns)):
            before = state
            for part in self.parts.reader.parts(turns[at], state):
                exchange = self._exchange(part.text, state, part.language, documents, 0)
                state = state.after(exchange)
            self._memory.keep(documents, turns[: at + 1], state, before)
        return state

    def _exchange(
        self, text: str, state: State, spoken: Language | None, documents: Documents, top_k: int
    ) -> Exchange:
        """Answer one part of a turn; without `top_k` only as far as the state needs it."""
        check()
        started = time.perf_counter()
        reading, documents = self._respondent.picked(
            self.parts.reader.read(text, state, spoken), state, documents
        )
        read = time.perf_counter()
        reading, (context, composed) = self._respondent.answered(reading, state, documents)
        context = replace(context, question=_understood(reading.question, composed))
        done = time.perf_counter()
        answer = self._finisher.finish(composed, context, top_k)
        ended = time.perf_counter()
        spans = ((started, read), (done, ended), (read, done), (started, ended))
        timings = Timings(*(round((b - a) * 1000, 3) for a, b in spans))
        answer, draft = replace(answer, timings_ms=timings), composed.draft
        return Exchange(
            reading.act,
            context.question,
            answer,
            self._shown(composed),
            home_of(answer, composed, context),
            near=None if draft.states_figures or _meant(composed) else draft.about,
            own=reading.own,
            offered=composed.offered,
        )

    def _shown(self, composed: Composed) -> tuple[Item, ...]:
        """What an answer shows: of one that only is near that which surely is meant."""
        if composed.draft.states_figures:
            return shown_items(composed.draft, self.parts.subject_of)
        meant = _meant(composed)
        return (meant,) if meant else ()

    def _ask(self, question: Question, state: State, documents: Documents) -> Exchange:
        """Answer a question that another turn made."""
        context = self._context(question, documents, state)
        composed = respond(context, (Guess(question.act, 1.0),), question)
        answer = self._finisher.finish(composed, context, 0)
        items = shown_items(composed.draft, self.parts.subject_of)
        return Exchange(question.act, question, answer, items)

    def _context(self, question: Question, documents: Documents, state: State) -> Context:
        return self.parts.context(question, documents, state, self._ask)

    def _check(self, question: str, documents: Sequence[str] | None) -> None:
        if not question.strip():
            raise InvalidInput("The question is empty; ask about a program or its budget.")
        unknown = [d for d in documents or () if d not in self.parts.sources]
        if unknown:
            raise NotFound(f"No document has the id {unknown[0]!r}; GET /api/documents lists them.")

    def _is_answered(self, text: str, language: Language, documents: Documents) -> bool:
        """Whether the corpus answers a question, without its conversation."""
        reading: TurnReading = self.parts.reader.read(text, State(), language)
        context = self._context(reading.question, documents, State())
        return respond(context, reading.guesses, reading.own).status == "answered"


def _understood(question: Question, composed: Composed) -> Question:
    """A question as its answer had it: a program that was guessed for one that failed is none."""
    guessed = composed.status != "answered" and not question.programs
    return question if guessed or composed.question is None else composed.question


def _meant(composed: Composed) -> Item | None:
    """The quote of an answer that only is near which surely is of what was asked."""
    return composed.draft.meant if composed.status == "answered" else None
