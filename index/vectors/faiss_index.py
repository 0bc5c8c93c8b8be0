"""Exact inner-product search by FAISS.

Exact because it is fast enough for one machine (50,000 vectors of 256 dimensions take a
few milliseconds) and never loses a passage, which an approximate index may.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from index.vectors.protocol import Neighbours, Positions, Vectors

_FILE = "vectors.faiss"


class FaissIndex:
    """A flat FAISS index of unit vectors."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> Self:
        """Index vectors (n, dimension), n may be 0; row i gets position i."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @property
    def size(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def search(self, query: Vectors, k: int, allowed: Positions | None = None) -> Neighbours:
        """The `k` nearest of query (dimension,), fewer where there are not as many."""
        wanted = min(k, self.size if allowed is None else len(allowed))
        if wanted <= 0:
            return Neighbours(np.empty(0, np.int64), np.empty(0, np.float32))
        parameters = faiss.SearchParameters()
        if allowed is not None:
            parameters.sel = faiss.IDSelectorBatch(allowed)
        scores, positions = self._index.search(query[None, :], wanted, params=parameters)
        found = positions[0] >= 0
        return Neighbours(positions[0][found], scores[0][found])

    def scores(self, query: Vectors, positions: Positions) -> NDArray[np.float32]:
        if not len(positions):
            return np.empty(0, np.float32)
        rows = self._index.reconstruct_batch(positions)
        return np.asarray(rows @ query, dtype=np.float32)

    def write(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        faiss.write_index(self._index, str(directory / _FILE))

    @classmethod
    def read(cls, directory: Path) -> Self:
        return cls(faiss.read_index(str(directory / _FILE)))
