"""Inner-product search by FAISS: exact as long as that is fast, then by inverted lists.

The vectors lie in one flat file that is mapped into memory, not read: it opens at once at any size,
and all processes of a machine share its pages. Up to `EXACT_UP_TO` vectors a search compares them
all. Beyond, inverted lists of vectors of eight bits a number propose candidates, and the flat
vectors order them: what is found has its exact score, and of the ten nearest at least 98 % are
found (`index.vectors.lists`; `assistant benchmark vectors` measures it).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import faiss
import numpy as np

from index.vectors.lists import build_lists
from index.vectors.protocol import Positions, Scores, Vectors

# One core compares 100,000 vectors of 256 numbers in about 10 ms.
EXACT_UP_TO = 100_000
# So many times the wanted neighbours are candidates: eight bits misplace the closest ones.
_CANDIDATES = 4
_FILE, _LISTS = "vectors.faiss", "lists.faiss"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Positions of passages, best first, with their inner products."""

    positions: Positions
    scores: Scores


_NOTHING = Neighbours(np.empty(0, np.int64), np.empty(0, np.float32))


class FaissIndex:
    """Unit vectors in a flat FAISS index, with inverted lists where there are many."""

    def __init__(self, flat: faiss.Index, lists: faiss.Index | None = None) -> None:
        self._flat = flat
        self._lists = lists

    @classmethod
    def build(cls, vectors: Vectors, *, exact_up_to: int = EXACT_UP_TO) -> Self:
        """Index vectors (n, dimension), n may be 0; row i gets position i."""
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        flat = faiss.IndexFlatIP(rows.shape[1])
        flat.add(rows)
        return cls(flat, build_lists(rows) if len(rows) > exact_up_to else None)

    @property
    def size(self) -> int:
        """How many vectors it holds."""
        return int(self._flat.ntotal)

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self._flat.d)

    @property
    def exact(self) -> bool:
        """Whether a search over all vectors compares them all."""
        return self._lists is None

    def search(self, query: Vectors, k: int, allowed: Positions | None = None) -> Neighbours:
        """The `k` nearest of query (dimension,), fewer where there are not as many.

        Among `allowed` positions the search is always exact: they are few, or asked for rarely.
        """
        wanted = min(k, self.size if allowed is None else len(allowed))
        if wanted <= 0:
            return _NOTHING
        if allowed is not None:
            return self._best_of(query, allowed, wanted)
        if self._lists is None:
            scores, positions = _search(self._flat, query, wanted)
            return Neighbours(positions, scores)
        found = _search(self._lists, query, _CANDIDATES * wanted)[1]
        return self._best_of(query, found[found >= 0], wanted)

    def scores(self, query: Vectors, positions: Positions) -> Scores:
        """Inner products of query (dimension,) with the vectors at `positions`."""
        if not len(positions):
            return np.empty(0, np.float32)
        rows = self._flat.reconstruct_batch(positions)
        return np.asarray(rows @ query, dtype=np.float32)

    def write(self, directory: Path) -> None:
        """Write the index below `directory`, which is made."""
        directory.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self._flat, str(directory / _FILE))
        if self._lists is not None:
            faiss.write_index(self._lists, str(directory / _LISTS))

    @classmethod
    def read(cls, directory: Path) -> Self:
        """Read what `write` wrote."""
        flat = faiss.read_index(str(directory / _FILE), faiss.IO_FLAG_MMAP_IFC)
        lists = directory / _LISTS
        if not lists.exists():
            return cls(flat)
        return cls(flat, faiss.read_index(str(lists), faiss.IO_FLAG_MMAP))

    def _best_of(self, query: Vectors, positions: Positions, wanted: int) -> Neighbours:
        """The `wanted` nearest of some positions, by their exact scores."""
        scores = self.scores(query, positions)
        best = np.argsort(-scores, kind="stable")[:wanted]
        return Neighbours(positions[best], scores[best])


def _search(index: faiss.Index, query: Vectors, k: int) -> tuple[Scores, Positions]:
    """Scores and positions of one query, by the thread that asks.

    One query is too little to share out: on a busy machine of two cores, threads that wait for
    each other take 9 to 24 ms for what one does in 3 (50,000 vectors).
    """
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)  # of the calling thread alone
    try:
        scores, positions = index.search(query[None, :], k)
    finally:
        faiss.omp_set_num_threads(threads)
    return scores[0], positions[0]
