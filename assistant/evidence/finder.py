"""Finding statements: retrieval narrows to passages, coverage decides among their statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.evidence.catalog import Catalog
from assistant.evidence.coverage import coverage_at
from assistant.evidence.ledger import Ledger, Page
from assistant.evidence.scoring import Found, Place, Scorer
from assistant.evidence.weights import Weights
from assistant.question.model import Intent, Question
from corpus.text import fold_key
from index.passage import Passage
from index.retrieval import Hit, Retriever

RETRIEVED = 24  # passages whose statements are read; recall@24 is all but complete
HOPELESS = 0.2  # a statement that covers less is no evidence whatever else speaks for it
AROUND = 500  # characters around a passage that belong to the same slide or paragraph
SHORTEST_NAME = 3  # characters of a name that single a program out in running text

Range = tuple[int, int, float]  # start and end of a passage, and how retrieval holds it, 0 to 1


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
        self._naming: dict[str, frozenset[str]] = {}

    def find(
        self, question: Question, query: str, documents: Sequence[str] | None, top_k: int
    ) -> Evidence:
        """Passages for `query` and their statements, ranked by how they cover the question."""
        ids = question.candidate_ids
        hits = self._retrieve(question, query, documents, max(RETRIEVED, top_k))
        best = max((h.score for h in hits), default=0.0) or 1.0
        scorer = Scorer(question, self._catalog.scope(ids), self._names(ids), self._weights)
        found: list[Found] = []
        for document_id in dict.fromkeys(h.passage.document_id for h in hits):
            ranges = [
                (h.passage.start, h.passage.end, h.score / best)
                for h in hits
                if h.passage.document_id == document_id
            ]
            found += self._rank(question, self._ledger.page(document_id), ranges, scorer)
        found.sort(key=lambda f: (-f.score, f.statement.start))
        return Evidence(tuple(hits), tuple(found))

    def _retrieve(
        self, question: Question, query: str, documents: Sequence[str] | None, top_k: int
    ) -> list[Hit]:
        """Passages about the programs, or naming them, first; then any others."""

        def search(allowed: Callable[[Passage], bool]) -> list[Hit]:
            return self._retriever.search(
                query, top_k=top_k, language=question.language, allowed=allowed
            )

        in_documents = _in_documents(documents)
        if not question.programs:
            return search(in_documents)
        scope = self._catalog.scope(question.candidate_ids)
        naming = frozenset[str]().union(*map(self._passages_naming, question.candidate_ids))
        hits = search(
            lambda p: in_documents(p) and (not scope.isdisjoint(p.program_ids) or p.id in naming)
        )
        if len(hits) >= top_k:
            return hits
        seen = {h.passage.id for h in hits}
        others = [h for h in search(in_documents) if h.passage.id not in seen]
        floor = hits[-1].score if hits else 1.0  # what is about other programs comes after
        lower = [replace(h, score=min(h.score, floor)) for h in others[: top_k - len(hits)]]
        return hits + lower

    def _passages_naming(self, program_id: str) -> frozenset[str]:
        """Ids of the passages whose text has a name of the program."""
        if program_id not in self._naming:
            names = self._names((program_id,))
            keys = ((p.id, fold_key(p.text)) for p in self._retriever.passages)
            self._naming[program_id] = frozenset(
                i for i, key in keys if any(n in key for n in names)
            )
        return self._naming[program_id]

    def _names(self, program_ids: tuple[str, ...]) -> tuple[str, ...]:
        """Folded names of the programs, long enough to single one out in running text."""
        keys = (
            fold_key(alias)
            for i in program_ids
            if (p := self._catalog.programs.get(i))
            for alias in (p.name, *p.aliases)
        )
        return tuple(k for k in keys if len(k) >= SHORTEST_NAME)

    def _rank(
        self, question: Question, page: Page, ranges: Sequence[Range], scorer: Scorer
    ) -> list[Found]:
        near = _near(page, ranges)
        places = [i for i, _ in near]
        scores = coverage_at(question.terms, page.index, places, self._weights)
        return [
            scorer.score(
                Place(page.statements[i], page.views[i], page.program_ids[i], strength), covered
            )
            for (i, strength), covered in zip(near, scores, strict=True)
            if covered.mean >= HOPELESS or self._hopeful(question, page.program_ids[i])
        ]

    def _hopeful(self, question: Question, program_ids: frozenset[str]) -> bool:
        """Whether a statement may answer that says none of the question's words."""
        if question.confirm or question.intent is Intent.DEFINITION:
            return True
        # 「X（日本と14か国）」 is all that is said of X, and what is asked for.
        return question.counter is not None and not program_ids.isdisjoint(question.program_ids)


def _in_documents(documents: Sequence[str] | None) -> Callable[[Passage], bool]:
    if not documents:
        return lambda _: True
    wanted = frozenset(documents)
    return lambda passage: passage.document_id in wanted


def _near(page: Page, ranges: Sequence[Range]) -> list[tuple[int, float]]:
    """Statements in or beside the passages, with the best score of a passage they lie in."""
    starts = [s.start for s in page.statements]
    kept: dict[int, float] = {}
    for low, high, score in ranges:
        for at in range(bisect_left(starts, low - AROUND), bisect_left(starts, high + AROUND)):
            inside = low <= starts[at] < high
            kept[at] = max(kept.get(at, 0.0), score if inside else 0.0)
    return sorted(kept.items())
