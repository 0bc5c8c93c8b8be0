"""The seam at which one machine's FAISS is exchanged for a distributed engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Positions of passages, best first, with their inner products."""

    positions: Positions
    scores: NDArray[np.float32]


@runtime_checkable
class VectorIndex(Protocol):
    """Unit vectors by position; scores are inner products, so cosines."""

    @property
    def size(self) -> int:
        """How many vectors it holds."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    @classmethod
    def build(cls, vectors: Vectors) -> Self:
        """Index vectors (n, dimension); row i gets position i."""

    def search(self, query: Vectors, k: int, allowed: Positions | None = None) -> Neighbours:
        """The `k` nearest of query (dimension,), among `allowed` positions where given."""

    def scores(self, query: Vectors, positions: Positions) -> NDArray[np.float32]:
        """Inner products of query (dimension,) with the vectors at `positions`."""

    def write(self, directory: Path) -> None:
        """Write the index below `directory`, which is made."""

    @classmethod
    def read(cls, directory: Path) -> Self:
        """Read what `write` wrote."""
