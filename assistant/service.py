"""The assistant: one build, and the way from a question to an answer over it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from assistant.answer.calibration import confidence
from assistant.answer.combine import combine
from assistant.answer.compose import compose
from assistant.answer.context import Composed, Context
from assistant.answer.model import Answer, Language, RetrievedPassage, Timings, Turn
from assistant.answer.suggestions import suggest
from assistant.evidence.catalog import Catalog
from assistant.evidence.described import described_program
from assistant.evidence.finder import Evidence, EvidenceFinder
from assistant.evidence.ledger import Ledger
from assistant.evidence.table import FigureTable, is_new
from assistant.evidence.weights import Weights
from assistant.question import Question, Understanding
from assistant.question.parts import split_questions
from assistant.writer import BuiltInWriter, Desk, Writer
from assistant.writer.desk import make_desk
from corpus.errors import InvalidInput, NotFound
from index.build import LoadedBuild
from index.retrieval import Hit

DEFAULT_TOP_K = 5


class Assistant:
    """Answers questions from one build; holds no conversation, so any copy can answer."""

    def __init__(
        self,
        build: LoadedBuild,
        writer: Writer | None = None,
        confidence: Callable[[Composed], float] = confidence,
    ) -> None:
        self.build = build
        self._writer = writer or BuiltInWriter()
        self._confidence = confidence
        self.catalog = Catalog(build.programs)
        retriever = build.retriever
        weights = Weights(retriever.frequency, len(build.passages), retriever.similar)
        self._sources = {i: a.document for i, a in build.analyses.items()}
        self._weights = weights
        self._new = frozenset(row.program_id for row in build.figures if is_new(row))
        self.table = FigureTable(build.figures, self.catalog, weights, self._sources)
        self._understanding = Understanding(
            build.programs,
            retriever.translations,
            {d.publisher for d in self._sources.values() if d.publisher},
        )
        ledger = Ledger(build.analyses, retriever.similar)
        self._finder = EvidenceFinder(retriever, ledger, self.catalog, weights)

    def answer(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        language: Literal["auto", "ja", "en"] = "auto",
        documents: Sequence[str] | None = None,
        top_k: int = DEFAULT_TOP_K,
    ) -> Answer:
        """Answer one question.

        Raises `InvalidInput` for an empty question and `NotFound` for an unknown document id.
        """
        self._check(question, documents)
        spoken: Language | None = None if language == "auto" else language
        turns, answers = list(history), []
        for part in split_questions(question.strip()):
            answer = self._answer(part, turns, spoken, documents, top_k)
            turns += [Turn("user", part), Turn("assistant", answer.answer)]
            answers.append(answer)
        whole = combine(answers) if len(answers) > 1 else answers[0]
        return self._writer.write(whole, question.strip(), history, self._desk(whole, documents))

    def _answer(
        self,
        question: str,
        history: Sequence[Turn],
        spoken: Language | None,
        documents: Sequence[str] | None,
        top_k: int,
    ) -> Answer:
        """Answer one part of a question."""
        started = time.perf_counter()
        understood = self._understanding.understand(question, history, spoken)
        read = time.perf_counter()
        understood, evidence = self._evidence(understood, documents, top_k)
        retrieved = time.perf_counter()
        context = self._context(understood, evidence, documents)
        composed = compose(context)
        suggestions = suggest(
            context,
            composed.status,
            lambda text: self._is_answered(text, understood.language, documents),
        )
        done = time.perf_counter()
        timings = Timings(
            *(
                round((b - a) * 1000, 3)
                for a, b in ((started, read), (read, retrieved), (retrieved, done), (started, done))
            )
        )
        passages = tuple(_passage(h) for h in evidence.hits[:top_k])
        return self._finish(composed, passages, suggestions, timings)

    def _evidence(
        self, question: Question, documents: Sequence[str] | None, top_k: int
    ) -> tuple[Question, Evidence]:
        """The evidence, and the question with the program that it describes instead of naming."""
        evidence = self._finder.find(question, self._query(question), documents, top_k)
        meant = described_program(question, evidence, self.catalog, self._weights, self._new)
        if meant is None:
            return question, evidence
        terms = question.terms
        if question.money:  # the description has told the program: rows need not say it again
            terms = tuple(t if t.concept else replace(t, leading=True) for t in terms)
        question = replace(question, programs=(meant,), terms=terms)
        return question, self._finder.find(question, self._query(question), documents, top_k)

    def _desk(self, answer: Answer, documents: Sequence[str] | None) -> Desk:
        """What a writer may look into: the build, or the documents that were asked for."""
        return make_desk(self.build, self.catalog, documents, answer.language)

    def _check(self, question: str, documents: Sequence[str] | None) -> None:
        if not question.strip():
            raise InvalidInput("The question is empty; ask about a program or its budget.")
        unknown = [d for d in documents or () if d not in self._sources]
        if unknown:
            raise NotFound(f"No document has the id {unknown[0]!r}; GET /api/documents lists them.")

    def _is_answered(self, text: str, language: Language, documents: Sequence[str] | None) -> bool:
        """Whether the corpus answers a question, without its conversation."""
        question = self._understanding.understand(text, (), language)
        question, evidence = self._evidence(question, documents, DEFAULT_TOP_K)
        return compose(self._context(question, evidence, documents)).status == "answered"

    def _query(self, question: Question) -> str:
        """What is searched for: the question, and the programs that it left out."""
        if "programs" not in question.inherited:
            return question.text
        names = " ".join(self.catalog.name(i) for i in question.program_ids)
        return f"{names} {question.text}"

    def _context(
        self, question: Question, evidence: Evidence, documents: Sequence[str] | None
    ) -> Context:
        sources = [self._sources[d] for d in documents] if documents else self._sources.values()
        years = [d.fiscal_year for d in sources if d.fiscal_year]
        return Context(
            question=question,
            evidence=evidence,
            table=self.table,
            catalog=self.catalog,
            sources=self._sources,
            documents=tuple(documents) if documents else None,
            fiscal_year=max(years, default=None),
        )

    def _finish(
        self,
        composed: Composed,
        passages: tuple[RetrievedPassage, ...],
        suggestions: tuple[str, ...],
        timings: Timings,
    ) -> Answer:
        draft = composed.draft
        cited = {c.document_id for c in draft.citations}
        return Answer(
            status=composed.status,
            answer=draft.text,
            language=draft.language,
            figures=tuple(draft.figures) if composed.status == "answered" else (),
            citations=tuple(draft.citations),
            passages=passages,
            suggestions=suggestions,
            confidence=self._confidence(composed),
            index_version=self.build.manifest.version,
            timings_ms=timings,
            documents_sha256={i: self._sources[i].sha256 for i in sorted(cited)},
        )


def _passage(hit: Hit) -> RetrievedPassage:
    passage = hit.passage
    return RetrievedPassage(
        document_id=passage.document_id,
        start=passage.start,
        end=passage.end,
        page=passage.page,
        heading=passage.heading,
        text=passage.text,
        score=round(float(hit.score), 4),
    )
