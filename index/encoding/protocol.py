"""The seam at which one embedding model is exchanged for another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into unit vectors; a text without content is a zero vector."""

    @property
    def name(self) -> str:
        """The model's path or hub name, or "bundled"; kept in the build."""

    @property
    def revision(self) -> str:
        """What tells one version of the model from another; kept in the build."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors (n, dimension) of questions."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors (n, dimension) of passages."""


@runtime_checkable
class Reranker(Protocol):
    """Reads a question and a passage together; slower and sharper than vectors."""

    @property
    def name(self) -> str:
        """The model's path or hub name."""

    def scores(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """One score for each passage, the higher the better."""


def unit_rows(rows: Vectors) -> Vectors:
    """Rows of length one; a row of zeros stays one of zeros."""
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)
