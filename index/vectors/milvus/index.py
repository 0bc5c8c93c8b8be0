"""Searches one collection: one hybrid search proposes, then each leg scores what was proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from index.vectors.held import Held, HeldIndex
from index.vectors.milvus.collection import (
    BIGRAMS,
    DENSE,
    FIRST_TERM,
    POSITION,
    WORDS,
)
from index.vectors.milvus.connection import reaching
from index.vectors.protocol import NOWHERE, Candidates, LegQuery, Positions, Scores

if TYPE_CHECKING:
    from pymilvus import MilvusClient

_PATIENCE = 10.0  # seconds for one call
_MOST_FOUND = 10_000  # positions scored by one call; Milvus returns 16,384 at most
_Sparse = dict[int, float]
_Vector = list[float] | _Sparse


class MilvusIndex(HeldIndex):
    """The vectors of one build in a collection."""

    def __init__(self, client: MilvusClient, uri: str, held: Held) -> None:
        super().__init__(held)
        self._client = client
        self._uri = uri

    def search(
        self,
        query: LegQuery,
        k: int,
        allowed: Positions | None = None,
        besides: Positions = NOWHERE,
    ) -> Candidates:
        asked: dict[str, _Vector] = {
            WORDS: _shifted(self.vocabulary.numbered(query.words)),
            BIGRAMS: _shifted(self._held.bigrams.numbered(query.bigrams)),
            DENSE: query.dense.tolist(),
        }
        found = np.arange(self.size) if allowed is None else allowed
        with reaching(self._uri):
            if len(found) > k:
                found = np.union1d(self._proposed(asked, k, allowed), besides)
            return Candidates(
                found, {leg: self._scores(leg, vector, found) for leg, vector in asked.items()}
            )

    def _proposed(
        self, asked: Mapping[str, _Vector], k: int, allowed: Positions | None
    ) -> Positions:
        from pymilvus import AnnSearchRequest, RRFRanker

        expression = "" if allowed is None else within(allowed)
        requests = [
            AnnSearchRequest(
                [vector], leg, self._how(leg, exact=allowed is not None), limit=k, expr=expression
            )
            for leg, vector in asked.items()
            if vector
        ]
        # The ranker's order is not used: with room for all that the legs propose it drops none.
        limit, name = k * len(requests), self._held.name
        hits = self._client.hybrid_search(name, requests, RRFRanker(), limit, timeout=_PATIENCE)[0]
        return np.array([hit[POSITION] for hit in hits], np.int64)

    def _scores(self, leg: str, vector: _Vector, positions: Positions) -> Scores:
        """Inner products with the vectors at some positions; 0 for what shares no term."""
        scores = np.zeros(len(positions), np.float32)
        if not vector:
            return scores
        for start in range(0, len(positions), _MOST_FOUND):
            part = slice(start, start + _MOST_FOUND)
            scores[part] = self._scored(leg, vector, positions[part])
        return scores

    def _scored(self, leg: str, vector: _Vector, positions: Positions) -> Scores:
        hits = self._client.search(
            self._held.name,
            data=[vector],
            anns_field=leg,
            filter=within(positions),
            limit=len(positions),
            search_params=self._how(leg, exact=True),
            timeout=_PATIENCE,
        )[0]
        scores = np.zeros(len(positions), np.float32)
        places = np.searchsorted(positions, [hit[POSITION] for hit in hits])
        scores[places] = [hit["distance"] for hit in hits]
        return scores

    def _how(self, leg: str, *, exact: bool) -> dict[str, Any]:
        """Parameters of a search; among few positions it reads every list."""
        lists = self._held.lists if exact else self._held.lists_to_read
        return {"metric_type": "IP", "params": {"nprobe": lists} if lists and leg == DENSE else {}}


def within(positions: Positions) -> str:
    """A filter for ascending positions: ranges for what lies together, a list of the others."""
    alone: list[int] = []
    ranges: list[str] = []
    for first, last in _runs(positions):
        if last - first < 2:
            alone += range(first, last + 1)
        else:
            ranges.append(f"({POSITION} >= {first} and {POSITION} <= {last})")
    return " or ".join([f"{POSITION} in {alone}", *ranges] if alone else ranges)


def _runs(positions: Positions) -> Iterator[tuple[int, int]]:
    """First and last of what follows without a gap."""
    for run in np.split(positions, np.flatnonzero(np.diff(positions) != 1) + 1):
        yield int(run[0]), int(run[-1])


def _shifted(terms: Mapping[int, float]) -> _Sparse:
    return {number + FIRST_TERM: weight for number, weight in terms.items()}
