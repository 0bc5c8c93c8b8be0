"""Finding statements: retrieval narrows to passages, coverage decides among their statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.evidence.catalog import Catalog
from assistant.evidence.cells import FoundCell
from assistant.evidence.finding.covering.absence import lacks_name
from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.ledger import Ledger
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.places import Places, Positions
from assistant.evidence.finding.ranking import Range, rank
from assistant.evidence.finding.scoring import RETRIEVAL_BONUS, Found, Scorer
from assistant.question.model import Question, Term
from assistant.question.words.runs import normalised_tokens
from corpus.text import fold_key
from index.passage import Passage
from index.retrieval import Hit, Retriever

RETRIEVED = 24  # passages whose statements are read; recall@24 is all but complete
READ = 6  # documents whose statements are read: others have one weak passage each
DOCUMENTS = 3  # whose tables are looked into
AS_GOOD = 0.25  # documents whose passages cover so little less than the best
CELLS = 40
SHORTEST_NAME = 3  # characters of a name that single a program out in running text


@dataclass(frozen=True, slots=True)
class PassageReading:
    """A passage read against the question: how far it covers it, and what it says, in order.

    `support` is the mean of its coverage and that of all that was found in its document: what a
    document is not about lacks a word of the question wherever one looks. `of_another` says that
    a name of the question stands nowhere in that document.
    """

    passage: Passage
    coverage: float
    support: float
    strength: float
    statements: tuple[Found, ...]
    of_another: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question: passages, best first, and statements, best first.

    `readings` are the passages again, those first that cover the question best.
    """

    hits: tuple[Hit, ...]
    statements: tuple[Found, ...]
    readings: tuple[PassageReading, ...] = ()
    cells: tuple[FoundCell, ...] = ()


class EvidenceFinder:
    """Finds evidence in one build."""

    def __init__(
        self,
        retriever: Retriever,
        ledger: Ledger,
        catalog: Catalog,
        weights: Weights,
        places: Places,
    ) -> None:
        """`places` are those of the passages of `retriever`."""
        self._retriever = retriever
        self._ledger = ledger
        self._catalog = catalog
        self._weights = weights
        self._places = places

    def find(
        self, question: Question, query: str, documents: Sequence[str] | None, top_k: int
    ) -> Evidence:
        """Passages for `query` and their statements, ranked by how they cover the question.

        Only the documents of the best passages are read: of 24 documents `READ`.
        """
        ids = question.candidate_ids
        hits = self._retrieve(question, query, documents, max(RETRIEVED, top_k))
        best = max((h.score for h in hits), default=0.0) or 1.0
        scorer = Scorer(question, self._catalog.scope(ids), self._names(ids), self._weights)
        found: list[Found] = []
        readings: list[PassageReading] = []
        for document_id in list(dict.fromkeys(h.passage.document_id for h in hits))[:READ]:
            own = [h for h in hits if h.passage.document_id == document_id]
            page = self._ledger.page(document_id)
            ranges = [Range(h.passage.start, h.passage.end, h.score / best) for h in own]
            ranked = rank(question, page, ranges, scorer)
            found += ranked.found
            of_another = self._of_another(question, page)
            readings += (
                PassageReading(
                    hit.passage, read.coverage, (read.coverage + ranked.together) / 2,
                    hit.score / best, read.statements, of_another,
                )
                for hit, read in zip(own, ranked.readings, strict=True)
                if read.statements
            )  # fmt: skip
        found.sort(key=lambda f: (-f.score, f.statement.start))
        readings.sort(key=lambda r: -(r.coverage + RETRIEVAL_BONUS * r.strength))
        cells = self._cells(question, readings)
        return Evidence(tuple(hits), tuple(found), tuple(readings), tuple(cells))

    def passages(
        self, question: Question, query: str, documents: Sequence[str] | None, top_k: int
    ) -> Sequence[Hit]:
        """Passages alone, the best first, as `find` has them: no document is read for them."""
        return self._retrieve(question, query, documents, max(RETRIEVED, top_k))

    def _of_another(self, question: Question, page: StatementPage) -> bool:
        """Whether a document in the language of the question has not all its names."""
        same = page.language == question.language
        return same and lacks_name(question.terms, page.index, self._weights)

    def _cells(self, question: Question, readings: Sequence[PassageReading]) -> list[FoundCell]:
        """The cells of the tables of the documents whose passages cover the question best."""
        near = (r for r in readings if r.coverage >= readings[0].coverage - AS_GOOD)
        ids = list(dict.fromkeys(r.passage.document_id for r in near))[:DOCUMENTS]
        cells = [c for i in ids for c in self._ledger.cells(i).find(with_names(question), CELLS)]
        return sorted(cells, key=lambda c: -c.score)[:CELLS]

    def _retrieve(
        self, question: Question, query: str, documents: Sequence[str] | None, top_k: int
    ) -> list[Hit]:
        """Passages about the programs, or naming them, first; then any others."""

        def search(allowed: Positions | None) -> list[Hit]:
            return self._retriever.search(
                query, top_k=top_k, language=question.language, allowed=allowed
            )

        within = self._places.in_documents(documents)
        if not question.programs:
            return search(within)
        ids = question.candidate_ids
        about = self._places.about(self._catalog.scope(ids), {i: self._names((i,)) for i in ids})
        hits = search(about if within is None else np.intersect1d(about, within))
        if len(hits) >= top_k:
            return hits
        seen = {h.passage.id for h in hits}
        others = [h for h in search(within) if h.passage.id not in seen]
        floor = hits[-1].score if hits else 1.0  # what is about other programs comes after
        lower = [replace(h, score=min(h.score, floor)) for h in others[: top_k - len(hits)]]
        return hits + lower

    def _names(self, program_ids: tuple[str, ...]) -> tuple[str, ...]:
        """Folded names of the programs, long enough to single one out in running text."""
        keys = (
            fold_key(alias)
            for i in program_ids
            if (p := self._catalog.programs.get(i))
            for alias in (p.name, *p.aliases)
        )
        return tuple(k for k in keys if len(k) >= SHORTEST_NAME)


def with_names(question: Question) -> tuple[Term, ...]:
    """The terms of a question with the names of programs among them: a table may hold those too."""
    names = (
        Term(m.surface, (fold_key(m.surface),), tuple((t,) for t in normalised_tokens(m.surface)))
        for m in question.programs
        if m.surface
    )
    return (*names, *question.terms)
