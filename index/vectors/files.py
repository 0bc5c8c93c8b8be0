"""The vectors of a build in files of its directory: FAISS for dense ones, BM25 for sparse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.lexical import LexicalIndex, Vocabulary
from index.vectors.faiss_index import EXACT_UP_TO, FaissIndex
from index.vectors.protocol import NOWHERE, Candidates, LegQuery, Positions, Rows, Scores

_DENSE, _LEXICAL = "dense", "lexical"


@dataclass(frozen=True, slots=True)
class FileIndex:
    """Row i of both is the passage at position i."""

    dense: FaissIndex
    lexical: LexicalIndex

    @classmethod
    def build(cls, rows: Rows, *, exact_up_to: int = EXACT_UP_TO) -> FileIndex:
        """Index rows; beyond so many dense vectors by inverted lists."""
        dense = FaissIndex.build(rows.dense, exact_up_to=exact_up_to)
        return cls(dense, LexicalIndex.build(rows.tokens))

    @property
    def size(self) -> int:
        return self.lexical.size

    @property
    def vocabulary(self) -> Vocabulary:
        return self.lexical.vocabulary

    def search(
        self,
        query: LegQuery,
        k: int,
        allowed: Positions | None = None,
        besides: Positions = NOWHERE,
    ) -> Candidates:
        if allowed is not None and len(allowed) <= k:  # nothing is left to choose
            lexical = self.lexical.score(query.words, query.bigrams, allowed)
            return self._candidates(query, allowed, lexical.words, lexical.bigrams)
        lexical = self.lexical.score(query.words, query.bigrams)
        found = np.arange(self.size) if allowed is None else allowed
        if len(found) > k:
            proposed = [_best(leg, found, k) for leg in (lexical.words, lexical.bigrams)]
            proposed.append(self.dense.search(query.dense, k, allowed).positions)
            found = np.unique(np.concatenate([*proposed, besides]))
        return self._candidates(query, found, lexical.words[found], lexical.bigrams[found])

    def _candidates(
        self, query: LegQuery, found: Positions, words: Scores, bigrams: Scores
    ) -> Candidates:
        dense = self.dense.scores(query.dense, found)
        return Candidates(found, {"words": words, "bigrams": bigrams, "dense": dense})

    def write(self, directory: Path) -> None:
        """Write both indexes below `directory`, which is made."""
        self.dense.write(directory / _DENSE)
        self.lexical.write(directory / _LEXICAL)

    @classmethod
    def read(cls, directory: Path) -> FileIndex:
        """Read what `write` wrote; dense vectors are mapped into memory."""
        return cls(FaissIndex.read(directory / _DENSE), LexicalIndex.read(directory / _LEXICAL))


@dataclass(frozen=True, slots=True)
class FileEngine:
    """Everything lies in the directory of the build."""

    exact_up_to: int = EXACT_UP_TO
    name: str = "files"

    def build(self, rows: Rows, directory: Path) -> None:
        # One after the other, as FileIndex.write does: both at once take twice the memory.
        FaissIndex.build(rows.dense, exact_up_to=self.exact_up_to).write(directory / _DENSE)
        LexicalIndex.build(rows.tokens).write(directory / _LEXICAL)

    def read(self, directory: Path) -> FileIndex:
        return FileIndex.read(directory)

    def publish(self, directory: Path) -> None:
        """The build's own publication is enough."""

    def keep_only(self, directories: Iterable[Path]) -> None:
        """Directories are deleted with their builds."""


def _best(scores: Scores, among: Positions, k: int) -> Positions:
    """The positions of the `k` best, without those that score nothing."""
    best = among[np.argpartition(-scores[among], k)[:k]]
    return best[scores[best] > 0]
