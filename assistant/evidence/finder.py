"""Finding statements: retrieval narrows to passages, coverage decides among their statements."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.evidence.catalog import Catalog
from assistant.evidence.coverage import Covered, View, Weights, coverage
from assistant.evidence.ledger import Ledger, Page
from assistant.evidence.statements import Statement
from assistant.evidence.valuetypes import counted_beside, holds_value
from assistant.question.linking import name_key
from assistant.question.model import Question, ValueType
from corpus.text import fold_key
from index.passage import Passage
from index.retrieval import Hit, Retriever

RETRIEVED = 24  # passages whose statements are read; recall@30 is all but complete
HOPELESS = 0.2  # a statement that covers less is no evidence whatever else speaks for it
TERM_NEAR = 0.25  # covers a word that stands on the same slide, or a part of a compound
SPECIFIC = 2.5  # weight of a word that a tenth of the passages have at most
AROUND = 500  # characters around a passage that belong to the same slide or paragraph
COUNTED_BONUS = 0.06  # the number stands right beside a word of the question
LABEL_BONUS = 0.3  # a value under the very label that is asked for
RETRIEVAL_BONUS = 0.12  # the passage is what retrieval holds best
WRONG_TYPE = 0.35  # asks how many, and the statement has no such number
ELSEWHERE = 0.06  # another program's part of the document, which names this one
PART = 0.03  # said of a part of the program
SHORT = 10  # characters; a statement this short is a heading or a fragment
FRAGMENT = 0.25
PROSE = 25  # characters that a description takes at least
SAYS = re.compile(
    r"[。]|[うくすつぬむるた]$|(?:展開|実施|支援|開発|推進|強化|解明|育成|普及|貢献|獲得|整備|受賞)"
)
STRICT_TYPES = frozenset({ValueType.COUNT, ValueType.MONEY, ValueType.PERCENT, ValueType.DURATION})


@dataclass(frozen=True, slots=True)
class Found:
    """A statement with how well it answers.

    `each` is the coverage of each term, `direct` that without what stands nearby; `typed` says that it holds a value of the type asked for,
    `about` that it is about the program asked for or names it, `on_topic` that
    every specific word of the question stands in it or near, `labelled` how far its label is
    what was asked.
    """

    statement: Statement
    score: float
    coverage: float
    each: tuple[float, ...]
    direct: tuple[float, ...]
    typed: bool
    about: bool
    on_topic: bool
    labelled: float
    heading_key: str
    program_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question: passages, best first, and statements, best first."""

    hits: tuple[Hit, ...]
    statements: tuple[Found, ...]


class EvidenceFinder:
    """Finds evidence in one build."""

    def __init__(
        self, retriever: Retriever, ledger: Ledger, catalog: Catalog, weights: Weights
    ) -> None:
        self._retriever = retriever
        self._ledger = ledger
        self._catalog = catalog
        self._weights = weights
        self._mentions: dict[tuple[str, ...], frozenset[str]] = {}
        self._keys: dict[tuple[str, ...], tuple[str, ...]] = {}

    def find(
        self, question: Question, query: str, documents: Sequence[str] | None, top_k: int
    ) -> Evidence:
        """Passages for `query` and their statements, ranked by how they cover the question."""
        scope = self._catalog.scope(question.candidate_ids)
        hits = self._retrieve(question, query, documents, max(RETRIEVED, top_k))
        best = max((h.score for h in hits), default=0.0) or 1.0
        found: list[Found] = []
        for document_id in dict.fromkeys(h.passage.document_id for h in hits):
            ranges = [
                (h.passage.start - AROUND, h.passage.end + AROUND, h.score / best)
                for h in hits
                if h.passage.document_id == document_id
            ]
            page = self._ledger.page(document_id)
            found += self._rank(question, page, ranges, scope)
        found.sort(key=lambda f: (-f.score, f.statement.start))
        return Evidence(tuple(hits), tuple(found))

    def _retrieve(
        self, question: Question, query: str, documents: Sequence[str] | None, top_k: int
    ) -> list[Hit]:
        """Passages about the programs, or naming them, first; then any others."""
        in_documents = _in_documents(documents)
        language = question.language
        if not question.program_ids:
            return self._retriever.search(
                query, top_k=top_k, language=language, allowed=in_documents
            )
        scope = self._catalog.scope(question.candidate_ids)
        naming = self._naming(question.candidate_ids)

        def about(passage: Passage) -> bool:
            return in_documents(passage) and (
                not scope.isdisjoint(passage.program_ids) or passage.id in naming
            )

        hits = self._retriever.search(query, top_k=top_k, language=language, allowed=about)
        if len(hits) >= top_k:
            return hits
        seen = {h.passage.id for h in hits}
        rest = self._retriever.search(query, top_k=top_k, language=language, allowed=in_documents)
        return hits + [h for h in rest if h.passage.id not in seen][: top_k - len(hits)]

    def _naming(self, program_ids: tuple[str, ...]) -> frozenset[str]:
        """Ids of the passages whose text has a name of one of the programs."""
        if program_ids not in self._mentions:
            names = self._names(program_ids)
            self._mentions[program_ids] = frozenset(
                p.id
                for p in self._retriever.passages
                if any(n in key for key in [fold_key(p.text)] for n in names)
            )
        return self._mentions[program_ids]

    def _rank(
        self,
        question: Question,
        page: Page,
        ranges: Sequence[tuple[int, int, float]],
        scope: frozenset[str],
    ) -> list[Found]:
        kept = _near(page, ranges)
        views = [page.views[i] for i, _ in kept]
        scores = coverage(question.terms, views, self._weights)
        return [
            self._score(question, page, i, strength, covered, scope)
            for (i, strength), covered in zip(kept, scores, strict=True)
            if covered.mean >= HOPELESS or question.confirm
        ]

    def _score(
        self,
        question: Question,
        page: Page,
        at: int,
        strength: float,
        covered: Covered,
        scope: frozenset[str],
    ) -> Found:
        statement, view, programs = page.statements[at], page.views[at], page.program_ids[at]
        typed = holds_value(statement.text, question)
        labelled = _label_bonus(statement, question) or _title_bonus(view, question)
        score = covered.mean + RETRIEVAL_BONUS * strength + labelled
        score += COUNTED_BONUS if counted_beside(statement.text, question) else 0.0
        score -= 0.0 if typed else WRONG_TYPE
        score -= _fragment(statement, len(view.key), question)
        about = True
        if scope and scope.isdisjoint(programs):
            named = any(n in view.key for n in self._names(question.candidate_ids))
            score -= ELSEWHERE if named else WRONG_TYPE
            about = named
        elif scope and programs.isdisjoint(question.program_ids):
            score -= PART
        return Found(
            statement,
            score,
            covered.mean,
            covered.each,
            covered.direct,
            typed,
            about,
            self._on_topic(question, covered),
            labelled,
            view.heading_key,
            programs,
        )

    def _on_topic(self, question: Question, covered: Covered) -> bool:
        return all(
            each >= TERM_NEAR or t.light or t.concept or self._weights.of(t) < SPECIFIC
            for each, t in zip(covered.each, question.terms, strict=True)
        )

    def _names(self, program_ids: tuple[str, ...]) -> tuple[str, ...]:
        """Folded names of the programs, long enough to single one out in running text."""
        if program_ids not in self._keys:
            self._keys[program_ids] = tuple(
                key
                for i in program_ids
                if (p := self._catalog.programs.get(i))
                for alias in (p.name, *p.aliases)
                if len(key := fold_key(alias)) > 2
            )
        return self._keys[program_ids]


def _in_documents(documents: Sequence[str] | None) -> Callable[[Passage], bool]:
    if not documents:
        return lambda _: True
    wanted = frozenset(documents)
    return lambda passage: passage.document_id in wanted


def _near(page: Page, ranges: Sequence[tuple[int, int, float]]) -> list[tuple[int, float]]:
    """Statements in or beside the passages, with the best score of a passage they lie in."""
    starts = [s.start for s in page.statements]
    kept: dict[int, float] = {}
    for low, high, score in ranges:
        for at in range(bisect_left(starts, low), bisect_left(starts, high)):
            inside = low + AROUND <= starts[at] < high - AROUND
            kept[at] = max(kept.get(at, 0.0), score if inside else 0.0)
    return sorted(kept.items())


def _title_bonus(view: View, question: Question) -> float:
    """Credit for standing under a heading that is the attribute asked for, not for being it."""
    title = view.title_key
    if len(view.key) < PROSE or view.key in view.heading_key:
        return 0.0
    asked = any(
        t.concept and any(title.endswith(a) for a in t.alternatives) for t in question.terms
    )
    return LABEL_BONUS * 0.5 if title and asked else 0.0


def _fragment(statement: Statement, length: int, question: Question) -> float:
    """A name or a heading says nothing, least of all where a description is asked for."""
    if statement.value is not None:
        return 0.0
    if question.value_type is ValueType.TEXT and (
        length < PROSE or not SAYS.search(statement.text)
    ):
        return FRAGMENT
    return FRAGMENT if length < SHORT else 0.0


def _label_bonus(statement: Statement, question: Question) -> float:
    """Credit for a value whose label is the word asked for, less for a synonym of it."""
    if statement.value is None:
        return 0.0
    label = re.sub(r"[【】()]", "", name_key(statement.value.label))
    best = 0.0
    for term in question.terms:
        if label == name_key(term.alternatives[0]):
            return LABEL_BONUS
        if any(label == name_key(a) for a in term.alternatives[1:]):
            best = LABEL_BONUS * 0.8
        elif term.concept and any(a in label for a in term.alternatives):
            best = max(best, LABEL_BONUS * 0.6)
    return best
