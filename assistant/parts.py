"""What the turns of conversations are answered with: everything that is made of one build, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.answer.context import Context
from assistant.conversation.reading import TurnReader
from assistant.conversation.state import Exchange, State
from assistant.evidence.amounts import AmountFinder
from assistant.evidence.budget.table import FigureTable
from assistant.evidence.catalog import Catalog
from assistant.evidence.contacts import Contacts
from assistant.evidence.described import programs_described
from assistant.evidence.documents.focus import Focus
from assistant.evidence.documents.names import DocumentNames
from assistant.evidence.documents.whole import WholeDocument
from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.finder import Evidence, EvidenceFinder
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.places import Places
from assistant.evidence.folded import FoldedTexts
from assistant.evidence.items import PaperItems, read_items
from assistant.evidence.resolver import Resolver
from assistant.evidence.turns.conversational import ConversationalRetriever
from assistant.model import Citation
from assistant.nearby import NearbySearch
from assistant.question import Question, Understanding
from assistant.question.echo import query_of
from assistant.question.model import Term
from assistant.question.named import open_names
from assistant.question.programs.describing import Description
from assistant.question.this_year import of_this_year
from assistant.question.words.sounds import Sounds
from corpus.ondemand import OnDemand
from index.build import LoadedBuild
from index.lexical.readings import english_stem
from index.retrieval import Hit

DEFAULT_TOP_K = 5
ITEMS_KEPT = 32  # documents that are talked of
EVIDENCE_KEPT = 64  # questions that are looked for again, by suggestions and by other parts

Documents = tuple[str, ...] | None
Asking = Callable[[Question, State, Documents], Exchange]


class AssistantParts:
    """The parts over one build, and what a question is composed with: its `Context`."""

    def __init__(self, build: LoadedBuild, kept: Callable[[Evidence], Evidence]) -> None:
        """`kept` may leave out a part of what is found, to measure what that part is worth."""
        self._kept = kept
        self._heads = build.heads
        self.catalog = Catalog(build.programs)
        retriever = build.retriever
        self.weights = Weights(retriever.frequency, len(build.passages), retriever.similar)
        analyses, heads = build.analyses, build.heads.values()
        self._analyses = analyses
        self.items_of = lru_cache(ITEMS_KEPT)(self._items)
        self.sources = OnDemand(analyses, lambda i: analyses[i].document)
        self._values = OnDemand(analyses, lambda i: analyses[i].values)
        self._latest = max((h.fiscal_year for h in heads if h.fiscal_year), default=None)
        self.contacts = Contacts(analyses)
        texts = FoldedTexts(build.texts, build.pairs)
        self.names = DocumentNames(build.heads, texts, build.texts)
        self.ledger = Ledger(analyses, retriever.similar)
        self.table = self._table(build)
        understanding = _understanding(build)
        self.reader = TurnReader(
            understanding,
            self.table.scopes_of,
            says_itself=self.names.calls,
            is_about=self.ledger.calls,
            told_by=self.names.told_by,
            stands=lambda word: retriever.frequency(english_stem(word)) > 0,
        )
        reviewed = [i for i, head in build.heads.items() if head.reviewed]
        self.focus = Focus(self.names, self.catalog, reviewed)
        self.whole = WholeDocument(self.names, self.catalog, self.ledger.calls)
        places = Places(build.passages, texts, build.owners)
        self.finder = EvidenceFinder(retriever, self.ledger, self.catalog, self.weights, places)
        self.conversational = ConversationalRetriever(retriever, self.ledger, places)
        self._resolver = Resolver(
            understanding, self.catalog, self.weights, self.names, lambda: self.table.new
        )
        self.find = lru_cache(EVIDENCE_KEPT)(self._evidence)
        self._amounts = AmountFinder(self.ledger)
        self._near = NearbySearch(
            self.conversational,
            self.whole,
            self.ledger,
            self._query,
            self.find,
            catalog=self.catalog,
        )

    def _table(self, build: LoadedBuild) -> FigureTable:
        heads = build.heads
        return FigureTable(
            build.figures_in,
            self.catalog,
            self.ledger.weights,
            self.sources,
            calls=self.ledger.calls,
            years=frozenset(year for head in heads.values() for year in head.years),
            sums={i: head.sums for i, head in heads.items()},
        )

    def context(
        self, question: Question, documents: Documents, state: State, ask: Asking
    ) -> Context:
        """What a question of some documents is composed with; `ask` answers one that it makes."""
        asked_of = documents or (tuple(self.sources) if len(self.sources) == 1 else ())
        question = of_this_year(question, map(self.names.title, asked_of))
        years = [y for d in documents if (y := self.sources[d].fiscal_year)] if documents else None

        def find(asked: Question) -> Evidence:
            return self.find(asked, documents)

        return Context(
            question=question,
            find_of=find,
            table=self.table,
            catalog=self.catalog,
            sources=self.sources,
            documents=documents,
            fiscal_year=self._latest if years is None else max(years, default=None),
            state=state,
            values=self._values,
            resolve=lambda asked: self._resolver.resolve(asked, find),
            ask=lambda asked, at: ask(asked, at, documents),
            weigh=self.weights.of,
            have=self.names.have,
            ranked=lambda asked, within, most: self._near.ranked(asked, state, within, most),
            likely=lambda asked, within, most: self._near.windows(asked, state, within, most),
            statements_of=lambda document: self.ledger.page(document).statements,
            page_of=self.ledger.page,
            lists_of=lambda document: self.ledger.page(document).together,
            tables_of=self.ledger.tables,
            told_lists_of=self.ledger.lists,
            registers_of=self.ledger.registers,
            classes_of=self.ledger.classes,
            items_of=self.items_of,
            contacts=self.contacts.find,
            amounts_in=self._amounts.find,
            language_of=lambda document: self._heads[document].language,
        )

    def _items(self, document_id: str) -> PaperItems:
        """The items of a document, read on first use."""
        return read_items(self.ledger.page(document_id), self._analyses[document_id].sections)

    def described(
        self, said: Description, asked: Question, documents: Documents, within: Sequence[str] = ()
    ) -> tuple[tuple[str, ...], bool]:
        """The programs that a description may be of, the likeliest first; whether surely.

        Those `within` some programs, where it names them beside an amount.
        """
        evidence = self.find(asked, documents)
        among = self._having(said.amounts, documents, within) if said.amounts else None
        ids, surely = programs_described(asked, evidence, self.catalog, self.weights, among)
        exact = [i for i in ids if self.table.states(i, said.stated, documents)]
        return tuple(exact or ids), surely

    def says_of(self, program_ids: Sequence[str], terms: Sequence[Term]) -> bool:
        """Whether what a document says of some programs has each of some words."""
        scope = self.catalog.scope(program_ids)
        homes = {d for i in scope for d in self.catalog.programs[i].document_ids}
        return any(self.ledger.page(d).says_of(scope, terms) for d in homes)

    def _having(
        self, amounts: Sequence[int], documents: Documents, within: Sequence[str]
    ) -> frozenset[str]:
        """The programs of which some amounts are those of a budget, as far as they are said."""
        scope = self.catalog.scope(within) - frozenset(within) if within else None
        ids = (i for i in self.catalog.of(documents) if scope is None or i in scope)
        return frozenset(i for i in ids if self.table.states(i, amounts, documents, about=True))

    def subject_of(self, citation: Citation) -> str | None:
        """The one program that a cited range is about."""
        ids = self.ledger.page(citation.document_id).programs_at(citation.start)
        return next(iter(ids)) if len(ids) == 1 else None

    def _evidence(self, question: Question, documents: Documents) -> Evidence:
        query = self._query(question)
        return self._kept(self.finder.find(question, query, documents, DEFAULT_TOP_K))

    def passages(self, question: Question, documents: Documents, top_k: int) -> Sequence[Hit]:
        """The best passages for a question, as many as are wanted."""
        return self.finder.passages(question, self._query(question), documents, top_k)

    def _query(self, question: Question) -> str:
        """What is searched for: the question, and the programs that it left out."""
        left_out = question.program_ids if "programs" in question.inherited else ()
        return query_of(question, map(self.catalog.name, left_out))


def _understanding(build: LoadedBuild) -> Understanding:
    publishers = {h.publisher for h in build.heads.values() if h.publisher}
    names = open_names(build.directory, build.programs)
    heard = Sounds(head.latin for head in build.heads.values()).alike
    return Understanding(build.programs, build.retriever.translations, publishers, names, heard)
