"""The lexical legs as sparse vectors, for engines that hold them: a dimension for each term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array

from index.lexical import Vocabulary
from index.lexical.bm25 import bm25_columns
from index.lexical.columns import Columns


@dataclass(frozen=True, slots=True)
class SparseLeg:
    """One leg of all passages."""

    vocabulary: Vocabulary
    columns: Columns

    @classmethod
    def of(cls, tokens: Sequence[Sequence[str]]) -> SparseLeg:
        """The leg of passages with these tokens."""
        columns = bm25_columns(tokens)
        frequencies = np.diff(columns.indptr)
        return cls(Vocabulary(columns.vocabulary, frequencies, len(tokens)), columns)

    def rows(self) -> Iterator[dict[int, float]]:
        """The numbers of the terms of each passage, with their BM25 scores."""
        found, shape = self.columns, (self.vocabulary.size, len(self.vocabulary.numbers))
        table = csc_array((found.data, found.indices, found.indptr), shape=shape).tocsr()
        for start, end in zip(table.indptr, table.indptr[1:], strict=False):
            numbers, weights = table.indices[start:end].tolist(), table.data[start:end].tolist()
            yield dict(zip(numbers, weights, strict=True))
