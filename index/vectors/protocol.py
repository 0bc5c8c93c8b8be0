"""The seam at which one machine's files are exchanged for a distributed engine.

A passage has three vectors: its embedding (dense), and its words and bigrams (sparse), whose
weights are BM25 scores that are computed here: the analysers of engines do not know Japanese. A
question has three of them as well, and each leg's score is an inner product.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.lexical import Terms, Tokens, Vocabulary

Vectors = NDArray[np.float32]
Scores = NDArray[np.float32]
Positions = NDArray[np.int64]

LEGS = ("words", "bigrams", "dense")
NOWHERE: Positions = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Rows:
    """What an index is built of; row i is the passage at position i."""

    dense: Vectors  # (n, dimension), of length one; n may be 0
    tokens: Sequence[Tokens]
    documents: Sequence[str]  # the document of each passage
    programs: Sequence[tuple[str, ...]]  # what each passage is about


@dataclass(frozen=True, slots=True)
class LegQuery:
    """A question as each leg is asked: a unit vector (dimension,), and weighted terms."""

    dense: Vectors
    words: Terms
    bigrams: Terms


@dataclass(frozen=True, slots=True)
class Candidates:
    """Positions in ascending order, and what each leg says of each of them."""

    positions: Positions
    legs: Mapping[str, Scores]  # by the names in LEGS


@runtime_checkable
class VectorIndex(Protocol):
    """The vectors of the passages of one build."""

    @property
    def size(self) -> int:
        """How many passages it holds."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the passages."""

    def search(
        self,
        query: LegQuery,
        k: int,
        allowed: Positions | None = None,
        besides: Positions = NOWHERE,
    ) -> Candidates:
        """What any leg has among its `k` best, and the positions `besides`, scored by all legs.

        Lexical legs propose only passages that have a term of the question. With `allowed`
        (ascending) nothing else is proposed; where they, or all passages, are no more than `k`,
        all of them are candidates. Raises Unreachable where an engine elsewhere does not answer.
        """


@runtime_checkable
class VectorEngine(Protocol):
    """Where the vectors of builds are kept. A build's directory says which of them are its own."""

    @property
    def name(self) -> str:
        """What a build keeps of where its vectors are; another one cannot read them."""

    def build(self, rows: Rows, directory: Path) -> None:
        """Index rows; `directory`, which is made, holds all that the build needs to know."""

    def read(self, directory: Path) -> VectorIndex:
        """Open what `build` made."""

    def publish(self, directory: Path) -> None:
        """Show others what `directory` names as the published one."""

    def keep_only(self, directories: Iterable[Path]) -> None:
        """Delete what no build in these directories needs."""
