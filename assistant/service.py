"""The assistant: one build, and the way from a turn of a conversation to an answer over it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from assistant.acts import Guess
from assistant.answer.applying import names_a_thing
from assistant.answer.calibration import confidence
from assistant.answer.combine import combine
from assistant.answer.context import Composed, Context
from assistant.answer.home import home_of, say_of_which
from assistant.answer.near.topicality import told_best
from assistant.answer.respond import nearest_to, respond
from assistant.answer.text.gloss import gloss
from assistant.answer.which_document import ask_which_document, asks_of_a_whole
from assistant.conversation.item import shown_items
from assistant.conversation.memory import Memory, replayed
from assistant.conversation.reading import TurnReader, TurnReading
from assistant.conversation.state import Exchange, State, is_one_question
from assistant.deadline import check
from assistant.evidence.amounts import AmountFinder
from assistant.evidence.catalog import Catalog
from assistant.evidence.contacts import Contacts
from assistant.evidence.conversational import ConversationalRetriever
from assistant.evidence.documents.focus import Focus
from assistant.evidence.documents.names import DocumentNames
from assistant.evidence.finding.finder import Evidence, EvidenceFinder
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.places import Places
from assistant.evidence.finding.weights import Weights
from assistant.evidence.folded import FoldedTexts
from assistant.evidence.resolver import Resolver
from assistant.evidence.table import FigureTable
from assistant.finisher import Finisher
from assistant.model import Answer, Citation, Language, Timings, Turn
from assistant.nearby import NearbySearch
from assistant.question import Question, Understanding
from assistant.question.echo import query_of
from assistant.question.named import open_names
from assistant.writer import BuiltInWriter, Writer
from assistant.writer.desk import Desks
from corpus.errors import InvalidInput, NotFound
from corpus.ondemand import OnDemand
from corpus.text.plain import whole_characters
from index.build import LoadedBuild
from index.retrieval import Hit

DEFAULT_TOP_K = 5
MEMORY = 8  # user turns that are answered again to know the state of a conversation
EVIDENCE_KEPT = 64  # questions that are looked for again, by suggestions and by other parts
SUGGESTIONS_KEPT = 2048  # whole questions of which it is known whether they are answered

# In each language what is looked up in the table, told from the text, and looked for in vain.
WARMING: dict[Language, tuple[str, ...]] = {
    "ja": ("予算はいくらですか。", "何のための事業ですか。", "海底の雪男は何色ですか。"),
    "en": ("What is the budget of the program?", "What is it for?", "What colour is the yeti?"),
}
WARMED = 4  # documents that are read before the first question

Documents = tuple[str, ...] | None


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
    ) -> None:
        """`evidence` may leave out a part of what is found, to measure what that part is worth."""
        self.build = build
        self._kept = evidence
        self._writer = writer or BuiltInWriter()
        self.catalog = Catalog(build.programs)
        retriever = build.retriever
        self._weights = Weights(retriever.frequency, len(build.passages), retriever.similar)
        analyses, heads = build.analyses, build.heads.values()
        self._sources = OnDemand(analyses, lambda i: analyses[i].document)
        self._values = OnDemand(analyses, lambda i: analyses[i].values)
        self._latest = max((h.fiscal_year for h in heads if h.fiscal_year), default=None)
        self._contacts = Contacts(analyses)
        publishers = {h.publisher for h in heads if h.publisher}
        names = open_names(build.directory, build.programs)
        understanding = Understanding(build.programs, retriever.translations, publishers, names)
        texts = FoldedTexts(build.texts, build.pairs)
        self._names = DocumentNames(build.heads, texts, build.texts)
        self._ledger = ledger = Ledger(analyses, retriever.similar)
        self.table = FigureTable(
            build.figures_in,
            self.catalog,
            ledger.weights,
            self._sources,
            calls=ledger.calls,
            years=frozenset(year for head in heads for year in head.years),
            sums={i: head.sums for i, head in build.heads.items()},
        )
        self._reader = TurnReader(
            understanding,
            self.table.scopes_of,
            self._names.calls,
            ledger.calls,
            self._names.told_by,
        )
        reviewed = [i for i, head in build.heads.items() if head.reviewed]
        self._focus = Focus(self._names, self.catalog, ledger.calls, reviewed)
        places = Places(build.passages, texts, build.owners)
        self._finder = EvidenceFinder(retriever, ledger, self.catalog, self._weights, places)
        self._conversational = ConversationalRetriever(retriever, ledger, places)
        self._resolver = Resolver(
            understanding, self.catalog, self._weights, self._names, lambda: self.table.new
        )
        self._find = lru_cache(EVIDENCE_KEPT)(self._evidence)
        self._amounts = AmountFinder(ledger)
        self._near = NearbySearch(
            self._conversational, self._focus, ledger, self._query, self._find
        )
        self._is_known = lru_cache(SUGGESTIONS_KEPT)(self._is_answered)
        more = lru_cache(EVIDENCE_KEPT)(self._passages)
        self._finisher = Finisher(build, confidence, self._is_known, more)
        self._memory = Memory()
        self._desks = Desks(build, self.catalog)

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
        for part in self._reader.parts(question.strip(), state):
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
            self._memory.keep(scope, turns, state)
        desk = self._desks.of(whole.language, documents)
        return self._writer.write(whole, question.strip(), history, desk)

    def warm_up(self) -> None:
        """Load what the first question in each language would wait for; asks no model."""
        gloss(WARMING["ja"][0])
        self._names.having(WARMING["ja"][0])
        for document_id in list(self._sources)[:WARMED]:
            self._contacts.read_ahead(document_id)
            self._conversational.rank(WARMING["ja"], (), (document_id,), "ja")
        for language, texts in WARMING.items():
            for text in texts:
                self._exchange(text, State(), language, None, DEFAULT_TOP_K)

    def read_ahead(self) -> bool:
        """Read one more document before a question asks for it; false where all are read."""
        if (document_id := self._ledger.read_ahead()) is not None:
            self.table.read_ahead(document_id)
        return document_id is not None

    def _state(self, asked: Sequence[str], documents: Documents) -> State:
        """The state after the user's turns: the latest one that is kept, and the turns since."""
        turns = replayed(asked)
        known, state = self._memory.latest(documents, turns)
        for at in range(max(known, len(turns) - MEMORY), len(turns)):
            for part in self._reader.parts(turns[at], state):
                exchange = self._exchange(part.text, state, part.language, documents, 0)
                state = state.after(exchange)
            self._memory.keep(documents, turns[: at + 1], state)
        return state

    def _exchange(
        self, text: str, state: State, spoken: Language | None, documents: Documents, top_k: int
    ) -> Exchange:
        """Answer one part of a turn; without `top_k` only as far as the state needs it."""
        check()
        started = time.perf_counter()
        reading, documents = self._picked(self._reader.read(text, state, spoken), state, documents)
        read = time.perf_counter()
        context, composed = self._respond(reading, state, documents)
        context = replace(context, question=composed.question or reading.question)
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
            shown_items(draft, self._subject_of) if draft.states_figures else (),
            home_of(answer, composed, context),
            near=None if draft.states_figures else draft.about,
            own=reading.own,
            offered=composed.offered,
        )

    def _picked(
        self, reading: TurnReading, state: State, documents: Documents
    ) -> tuple[TurnReading, Documents]:
        """A turn that picks one of the documents offered asks of it what was asked before."""
        last = state.exchanges[-1] if state.exchanges else None
        picked = self._focus.picked(reading.own, last.offered) if last else None
        if last is None or last.own is None or picked is None:
            return reading, documents
        return TurnReading(last.own, last.question, (Guess(last.act, 1.0),)), picked

    def _respond(
        self, reading: TurnReading, state: State, documents: Documents
    ) -> tuple[Context, Composed]:
        """The answer from the documents in focus, else from any, else the nearest in focus."""
        focus, bound = None, True
        before = state.last.documents if state.last else ()
        if not documents and len(self._sources) > 1:
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
        tried = [focus or documents] if alone else [focus, documents]
        at_home = bool(focus) and focus == before
        failed = []
        for asked in tried:
            context, read, composed = self._asked_of(asked, reading, state)
            away = at_home and asked != focus
            leaves = away and self._focus.is_said_elsewhere(reading.own, focus or ())
            told = not away or (leaves and self._says_all(composed, reading))
            if composed.status == "answered" and told:
                if away:
                    say_of_which(composed.draft, focus or ())
                return context, composed
            failed.append((context, read, composed))
        named = self._focus.names_surely(reading.own, focus or documents or self._focus.documents)
        stays = at_home and not self._focus.is_said_elsewhere(reading.own, focus or ())
        context, read, composed = failed[0] if named or stays else told_best(failed)
        alone = len(documents or self._sources) == 1
        near = nearest_to(context, read.guesses, composed, alone=alone, named=named, own=read.own)
        return context, near or composed

    def _says_all(self, composed: Composed, reading: TurnReading) -> bool:
        """Whether what an answer cites has every word of a turn, which names something."""
        cited = {c.document_id for c in composed.draft.citations}
        return names_a_thing(reading.own) and all(
            self._names.have((d,), reading.own.terms) for d in cited
        )

    def _asked_of(
        self, documents: Documents, reading: TurnReading, state: State
    ) -> tuple[Context, TurnReading, Composed]:
        """What some documents answer, by default all, and the turn as it is asked of them."""
        about = documents or self._focus.documents
        if self._focus.has_none(reading.own, about):
            reading = self._reader.unlinked(reading)
        own, question = self._focus.unnamed(reading.own, reading.question, about)
        read = replace(reading, own=own, question=question)
        context = self._context(read.question, documents, state)
        return context, read, respond(context, read.guesses, read.own)

    def _ask(self, question: Question, state: State, documents: Documents) -> Exchange:
        """Answer a question that another turn made."""
        context = self._context(question, documents, state)
        composed = respond(context, (Guess(question.act, 1.0),), question)
        answer = self._finisher.finish(composed, context, 0)
        items = shown_items(composed.draft, self._subject_of)
        return Exchange(question.act, question, answer, items)

    def _context(self, question: Question, documents: Documents, state: State) -> Context:
        years = [y for d in documents if (y := self._sources[d].fiscal_year)] if documents else None

        def find(asked: Question) -> Evidence:
            return self._find(asked, documents)

        return Context(
            question=question,
            find_of=find,
            table=self.table,
            catalog=self.catalog,
            sources=self._sources,
            documents=documents,
            fiscal_year=self._latest if years is None else max(years, default=None),
            state=state,
            values=self._values,
            resolve=lambda asked: self._resolver.resolve(asked, find),
            ask=lambda asked, at: self._ask(asked, at, documents),
            weigh=self._weights.of,
            have=self._names.have,
            ranked=lambda asked, within, most: self._near.ranked(asked, state, within, most),
            likely=lambda asked, within, most: self._near.windows(asked, state, within, most),
            statements_of=lambda document: self._ledger.page(document).statements,
            page_of=self._ledger.page,
            lists_of=lambda document: self._ledger.page(document).together,
            tables_of=self._ledger.tables,
            registers_of=self._ledger.registers,
            contacts=self._contacts.find,
            amounts_in=self._amounts.find,
            language_of=lambda document: self.build.heads[document].language,
        )

    def _evidence(self, question: Question, documents: Documents) -> Evidence:
        query = self._query(question)
        return self._kept(self._finder.find(question, query, documents, DEFAULT_TOP_K))

    def _passages(self, question: Question, documents: Documents, top_k: int) -> Sequence[Hit]:
        return self._finder.passages(question, self._query(question), documents, top_k)

    def _check(self, question: str, documents: Sequence[str] | None) -> None:
        if not question.strip():
            raise InvalidInput("The question is empty; ask about a program or its budget.")
        unknown = [d for d in documents or () if d not in self._sources]
        if unknown:
            raise NotFound(f"No document has the id {unknown[0]!r}; GET /api/documents lists them.")

    def _subject_of(self, citation: Citation) -> str | None:
        """The one program that a cited range is about."""
        ids = self._ledger.page(citation.document_id).programs_at(citation.start)
        return next(iter(ids)) if len(ids) == 1 else None

    def _is_answered(self, text: str, language: Language, documents: Documents) -> bool:
        """Whether the corpus answers a question, without its conversation."""
        reading: TurnReading = self._reader.read(text, State(), language)
        context = self._context(reading.question, documents, State())
        return respond(context, reading.guesses, reading.own).status == "answered"

    def _query(self, question: Question) -> str:
        """What is searched for: the question, and the programs that it left out."""
        left_out = question.program_ids if "programs" in question.inherited else ()
        return query_of(question, map(self.catalog.name, left_out))
