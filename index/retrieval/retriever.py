"""Hybrid search: two lexical legs, late interaction and dense vectors, fused.

Every leg scores a pool of candidates that the cheap ones propose, so that the cost of a search
hardly grows with the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from index.encoding import Encoder, Reranker, bundled_encoder
from index.passage import Passage
from index.retrieval.expansion import Expansion, expand, neighbours, plain, with_synonyms
from index.retrieval.fusion import FusionWeights, Scores, fuse, scaled
from index.retrieval.glossary import load_glossary, load_reversed, translate
from index.retrieval.hit import Hit
from index.retrieval.indexes import RetrievalIndexes
from index.retrieval.late import LateIndex, QueryWords, WordEncoder
from index.retrieval.synonyms import load_synonyms
from index.vectors import LegQuery, Positions, VectorEngine, VectorIndex

Allowed = Callable[[Passage], bool] | AbstractSet[int] | Positions

# Each cheap leg proposes so many candidates. On the public sets the right passage is among
# the first 50 of one of them in over 99 % of questions.
POOL = 200
# Passages from all over the corpus that join the candidates: what the legs say of any passage is
# the low end of their scale, without which small differences between candidates look large.
BACKGROUND = 64
# A cross-encoder takes tens of milliseconds for a passage: it sees the best only.
RERANK_DEPTH = 20
# Below this cosine two words are neighbours (weekday, weekend) more often than the same thing.
LEAST_SIMILAR = 0.4
MOST_SIMILAR = 8
REMEMBERED = 16384  # words whose similar ones are kept; questions use the same ones again
ASKED_KEPT = 64  # questions as every leg needs them
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as the legs need it; `coverage` is the share of it that the lexical legs know."""

    legs: LegQuery
    words: QueryWords
    coverage: float


@dataclass(frozen=True, slots=True)
class _Ranked:
    """The best positions for a question, best first, their scores and what each leg says."""

    positions: Positions
    scores: Scores
    legs: dict[str, Scores]


class Retriever:
    """Searches the passages of one build. Safe to share between threads."""

    def __init__(
        self,
        passages: Sequence[Passage],
        encoder: Encoder,
        vectors: VectorIndex,
        reranker: Reranker | None = None,
        *,
        late: LateIndex | None = None,
        words: WordEncoder | None = None,
        weights: FusionWeights | None = None,
        expands: bool = True,
    ) -> None:
        """`passages[i]` has position i in `vectors` and `late`.

        Without `late`, that leg is built here from the passages, by `words` (by default the
        bundled encoder); give it where the corpus is large. `expands`: a question is searched for
        with translations and synonyms of its words.
        """
        self._passages = passages
        self._encoder = encoder
        self._vectors = vectors
        self._reranker = reranker
        self._words = words or bundled_encoder()
        self._late = late or LateIndex.build([p.search_text for p in passages], self._words)
        self._weights = weights or FusionWeights()
        self._expands = expands
        self._similar: dict[str, dict[str, float]] = {}
        # A question is searched for among the passages of its programs, then among all.
        self._asked = lru_cache(ASKED_KEPT)(self._read)
        sizes = {len(self._passages), vectors.size, self._late.size}
        if len(sizes) > 1:
            raise ValueError(f"passages and indexes differ in size: {sorted(sizes)}")

    @classmethod
    def read(
        cls,
        directory: Path,
        passages: Sequence[Passage],
        encoder: Encoder,
        engine: VectorEngine,
        reranker: Reranker | None = None,
        *,
        words: WordEncoder | None = None,
    ) -> Retriever:
        """A retriever over indexes that `write_indexes` wrote, with the same engine and `words`."""
        read = RetrievalIndexes.read(directory, engine, words or bundled_encoder())
        return cls(passages, encoder, read.vectors, reranker, late=read.late, words=words)

    def altered(self, *, weights: FusionWeights | None = None, expands: bool = True) -> Retriever:
        """A retriever over the same indexes with other weights, or without expansion."""
        return Retriever(
            self._passages, self._encoder, self._vectors, self._reranker,
            late=self._late, words=self._words, weights=weights, expands=expands,
        )  # fmt: skip

    @property
    def passages(self) -> Sequence[Passage]:
        """The passages by position."""
        return self._passages

    def frequency(self, word: str) -> int:
        """In how many passages a word stands, in the form that `index.lexical.tokenize` gives."""
        return self._vectors.vocabulary.frequency(word)

    def translations(self, word: str) -> tuple[str, ...]:
        """Japanese words of the corpus that an English word may mean, by the word vectors."""
        if not self._expands:
            return ()
        return tuple(neighbours([word], self._late, self._words)[0])

    def counterparts(self, word: str) -> tuple[str, ...]:
        """What a word may be in the other language, Japanese or English, by glossary and vectors.

        An English word gets Japanese ones that the corpus has, and a Japanese word English ones.
        """
        if word.isascii():
            (listed, *_) = translate([word], load_glossary())
            return (*listed.japanese, *self.translations(word))
        near = (other for other in self.similar(word) if other.isascii() and other.isalpha())
        return (*load_reversed().get(word, ()), *near)

    def similar(self, word: str) -> dict[str, float]:
        """Words of the corpus that mean about the same as a word, with their cosine."""
        if word not in self._similar:
            if len(self._similar) >= REMEMBERED:
                self._similar.clear()
            self._similar[word] = self._late.similar(word, LEAST_SIMILAR, MOST_SIMILAR)
        return self._similar[word]

    def search(
        self, query: str, *, top_k: int, language: str, allowed: Allowed | None = None
    ) -> list[Hit]:
        """The `top_k` best passages for `query`, best first.

        `language` "en" adds Japanese translations of the query's words. `allowed` limits the
        search to passages (a predicate) or positions.
        """
        ranked = self._ranked(query, top_k, language, allowed)
        if ranked is None:
            return []
        told = (
            dict(zip(ranked.legs, scores, strict=True))
            for scores in zip(*(leg.tolist() for leg in ranked.legs.values()), strict=True)
        )
        places = ranked.positions.tolist()
        found = (self._passages[at] for at in places)
        return list(map(Hit, found, ranked.scores.tolist(), told, places))

    def scores(
        self, query: str, *, top_k: int, language: str, allowed: Allowed | None = None
    ) -> dict[int, float]:
        """The scores of those that `search` finds, by position: no passage is read for them."""
        ranked = self._ranked(query, top_k, language, allowed)
        if ranked is None:
            return {}
        return dict(zip(ranked.positions.tolist(), ranked.scores.tolist(), strict=True))

    def _ranked(
        self, query: str, top_k: int, language: str, allowed: Allowed | None
    ) -> _Ranked | None:
        """What is found, best first; None where there is nothing to find."""
        places = self._positions(allowed)
        if top_k <= 0 or (places is not None and not len(places)) or not self._passages:
            return None
        asked = self._asked(query, language)
        pool, legs = self._legs(asked, max(POOL, top_k), places)
        fused = fuse(legs, self._weights, coverage=asked.coverage)
        legs["coverage"] = np.full(len(pool), asked.coverage, dtype=np.float32)
        order = np.argsort(-fused, kind="stable")
        order, fused, legs = self._reranked(query, pool, order, fused, legs)
        best = order[:top_k]
        return _Ranked(pool[best], fused[best], {name: leg[best] for name, leg in legs.items()})

    def score_all(self, query: str, *, language: str) -> dict[str, Scores]:
        """What each leg says of every passage, by position: for evaluation."""
        return self._legs(self._asked(query, language), len(self._passages), None)[1]

    def _read(self, query: str, language: str) -> _Asked:
        expansion = self._expansion(query, language)
        vector = self._encoder.encode_queries([expansion.text])[0]
        return _Asked(
            LegQuery(vector, expansion.words, expansion.bigrams),
            self._late.query(expansion.text),
            self._vectors.vocabulary.coverage(expansion.words),
        )

    def _legs(
        self, asked: _Asked, size: int, places: Positions | None
    ) -> tuple[Positions, dict[str, Scores]]:
        """Positions that a cheap leg has among its `size` best, and what every leg says of them."""
        everything = np.arange(len(self._passages)) if places is None else places
        background = everything[:: len(everything) // BACKGROUND + 1]
        found = self._vectors.search(asked.legs, size, places, background)
        late = self._late.scores(asked.words, found.positions)
        legs = {name: found.legs[name] for name in ("words", "bigrams")}
        return found.positions, legs | {"late": late, "dense": found.legs["dense"]}

    def _expansion(self, query: str, language: str) -> Expansion:
        if not self._expands:
            return plain(query)
        if language != _ENGLISH:
            return with_synonyms(query, load_synonyms(), self.frequency)
        return expand(query, self._late, self._words, load_glossary())

    def _positions(self, allowed: Allowed | None) -> Positions | None:
        if allowed is None:
            return None
        if isinstance(allowed, np.ndarray):
            return np.unique(allowed)
        if callable(allowed):
            kept: Iterable[int] = (i for i, p in enumerate(self._passages) if allowed(p))
        else:
            kept = (int(i) for i in allowed)
        return np.array(sorted(kept), dtype=np.int64)

    def _reranked(
        self,
        query: str,
        pool: Positions,
        order: Positions,
        fused: Scores,
        legs: dict[str, Scores],
    ) -> tuple[Positions, Scores, dict[str, Scores]]:
        """Let the cross-encoder, where there is one, order the best; the others stay below."""
        if self._reranker is None:
            return order, fused, legs
        head = order[:RERANK_DEPTH]
        texts = [self._passages[pool[i]].search_text for i in head]
        judged = self._reranker.scores(query, texts)
        scores = np.full(len(fused), np.nan, dtype=np.float32)
        scores[head] = judged
        lifted = fused.copy()
        # Between the worst of the head and 1, in the cross-encoder's order.
        floor = float(fused[head].min())
        lifted[head] = floor + (1 - floor) * scaled(judged)
        resorted = np.concatenate([head[np.argsort(-judged, kind="stable")], order[len(head) :]])
        return resorted, lifted, {**legs, "reranker": scores}
