"""How well each leg and the fusion find passages: `assistant evaluate --retrieval`.

The numbers are kept with the version of the code, so that a change that makes retrieval worse
shows in review.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index.encoding import Encoder, StaticEncoder
from index.evaluation.metrics import DEPTH, RankingScores, score_rankings
from index.evaluation.sets import PUBLIC_SETS, RetrievalCase, read_line_set, read_public_set
from index.lexical import tokenize
from index.passage import Passage
from index.retrieval import Retriever, rows_of
from index.retrieval.fusion import scaled
from index.vectors import FileIndex

FUSION = "fusion"
# Both BM25 legs with equal weights: what the fusion must not fall below.
BM25 = "bm25"
LEGS = ("words", "bigrams", BM25, "late", "dense", FUSION)
_SEED = 1


@dataclass(frozen=True, slots=True)
class SetReport:
    """One set: its size, and the scores of each leg by name."""

    name: str
    passages: int
    questions: int
    legs: Mapping[str, RankingScores]


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """Scores of one version with one model on every set."""

    version: str
    model: str
    revision: str
    sets: tuple[SetReport, ...]

    def as_json(self) -> dict[str, object]:
        """Plain values for a JSON file."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class DocumentQuestions:
    """Questions on one document of a build: see `tests/evaluation/README.md`."""

    path: Path
    retriever: Retriever
    document_id: str
    text: str


Progress = Callable[[str], None]


def evaluate_retrieval(
    encoder: Encoder,
    *,
    version: str,
    data_directory: Path | None = None,
    documents: DocumentQuestions | None = None,
    limit: int | None = None,
    progress: Progress = lambda _name: None,
) -> RetrievalReport:
    """Score every leg on the public sets of `data_directory` and on questions on a document.

    `limit` draws that many questions of each public set, always the same ones. `progress` is
    told the name of each set before it runs. Raises NotFound where a file is missing.
    """
    reports: list[SetReport] = []
    for name, retriever, cases in _sets(encoder, data_directory, documents, limit):
        progress(name)
        reports.append(_evaluate(name, retriever, cases))
    return RetrievalReport(version, encoder.name, encoder.revision, tuple(reports))


def make_retriever(passages: Sequence[Passage], encoder: Encoder) -> Retriever:
    """A retriever over passages that no build holds; a static encoder gives its own words."""
    texts = [passage.search_text for passage in passages]
    vectors = encoder.encode_passages(texts)
    tokens = [tokenize(text) for text in texts]
    words = encoder if isinstance(encoder, StaticEncoder) else None
    index = FileIndex.build(rows_of(passages, vectors, tokens))
    return Retriever(passages, encoder, index, words=words)


def _sets(
    encoder: Encoder,
    data_directory: Path | None,
    documents: DocumentQuestions | None,
    limit: int | None,
) -> Iterator[tuple[str, Retriever, list[RetrievalCase]]]:
    for name, file in PUBLIC_SETS.items() if data_directory else ():
        passages, cases = read_public_set((data_directory or Path()) / file)
        if limit is not None and limit < len(cases):
            cases = random.Random(_SEED).sample(cases, limit)  # noqa: S311 - no secret
        yield name, make_retriever(passages, encoder), cases
    if documents:
        found = documents.retriever
        cases = read_line_set(documents.path, found.passages, documents.document_id, documents.text)
        for language in sorted({case.language for case in cases}, reverse=True):
            chosen = [case for case in cases if case.language == language]
            yield f"{documents.document_id} ({language})", found, chosen


def _evaluate(name: str, retriever: Retriever, cases: Sequence[RetrievalCase]) -> SetReport:
    positions = {passage.id: position for position, passage in enumerate(retriever.passages)}
    rankings: dict[str, list[list[int]]] = {leg: [] for leg in LEGS}
    for case in cases:
        legs = retriever.score_all(case.question, language=case.language)
        legs[BM25] = scaled(legs["words"]) + scaled(legs["bigrams"])
        for leg, scores in legs.items():
            rankings[leg].append(np.argsort(-scores, kind="stable")[:DEPTH].tolist())
        hits = retriever.search(case.question, top_k=DEPTH, language=case.language)
        rankings[FUSION].append([positions[hit.passage.id] for hit in hits])
    relevant = [case.relevant for case in cases]
    measured = {leg: score_rankings(found, relevant) for leg, found in rankings.items()}
    return SetReport(name, len(retriever.passages), len(cases), measured)
