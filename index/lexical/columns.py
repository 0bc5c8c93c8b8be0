"""BM25 scores of all passages at once, laid out as bm25s lays them out.

bm25s counts the terms of each passage in a Python loop, which is most of a rebuild in which one
document of a thousand changed, and takes 0.3 s to import. Here counting is one sort; a test
compares the scores with those of bm25s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 8192  # passages counted at a time: their terms take some 50 MB


@dataclass(frozen=True, slots=True)
class Columns:
    """A sparse matrix by columns: term t scores `data[a:b]` in passages `indices[a:b]`, where
    `a, b = indptr[t:t + 2]`."""

    vocabulary: dict[str, int]
    data: NDArray[np.float32]
    indices: NDArray[np.int32]
    indptr: NDArray[np.int64]


class TermCounts:
    """How often each passage has each term, counted some thousand passages at a time.

    Sorting takes some ten times the memory of what it gives: of a few passages, not of all.
    """

    def __init__(self) -> None:
        self._vocabulary: dict[str, int] = {}
        self._lengths: list[NDArray[np.int64]] = []
        self._counted: list[_Counted] = []

    def add(self, tokens: Sequence[Sequence[str]]) -> None:
        """Count the terms of the next passages."""
        vocabulary, passages = self._vocabulary, len(tokens)
        for term in dict.fromkeys(chain.from_iterable(tokens)):
            vocabulary.setdefault(term, len(vocabulary))
        lengths = np.fromiter(map(len, tokens), np.int64, passages)
        flat = map(vocabulary.__getitem__, chain.from_iterable(tokens))
        # One integer for each pair of term and passage: sorted, they are the columns.
        pairs = np.fromiter(flat, np.int64, int(lengths.sum()))
        pairs *= passages
        pairs += np.repeat(np.arange(passages), lengths)
        pairs.sort()
        firsts = np.flatnonzero(np.diff(pairs, prepend=-1))
        counts = np.diff(firsts, append=len(pairs)).astype(np.int32)
        columns, indices = np.divmod(pairs[firsts], passages)
        indices += sum(map(len, self._lengths))
        self._lengths.append(lengths)
        self._counted.append(_Counted(columns.astype(np.int32), indices.astype(np.int32), counts))

    def scores(self, *, k1: float, b: float) -> Columns:
        """Scores of every term in every passage, by Lucene's BM25 (Kamphuis et al. 2020)."""
        if not self._vocabulary:
            return Columns(
                {}, np.empty(0, np.float32), np.empty(0, np.int32), np.zeros(1, np.int64)
            )
        lengths, terms = np.concatenate(self._lengths), len(self._vocabulary)
        frequencies = [np.bincount(c.columns, minlength=terms) for c in self._counted]
        frequency = np.sum(frequencies, axis=0)
        information = np.log1p((len(lengths) - frequency + 0.5) / (frequency + 0.5))
        norms = k1 * (1 - b + b * lengths / lengths.mean())
        indptr = np.concatenate([[0], np.cumsum(frequency)])
        data, indices = np.empty(indptr[-1], np.float32), np.empty(indptr[-1], np.int32)
        free = indptr[:-1].copy()  # where the next passage of each term goes
        for counted, own in zip(self._counted, frequencies, strict=True):
            first = free - (np.cumsum(own) - own)
            places = first[counted.columns] + np.arange(len(counted.columns))
            saturation = counted.counts / (norms[counted.indices] + counted.counts)
            data[places] = information[counted.columns] * saturation
            indices[places] = counted.indices
            free += own
        return Columns(self._vocabulary, data, indices, indptr)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Term `columns[i]` stands `counts[i]` times in passage `indices[i]`, by term and passage."""

    columns: NDArray[np.int32]
    indices: NDArray[np.int32]
    counts: NDArray[np.int32]


def score_columns(tokens: Sequence[Sequence[str]], *, k1: float, b: float) -> Columns:
    """Scores of every term in every passage, by these constants."""
    counts = TermCounts()
    for start in range(0, len(tokens), AT_ONCE):
        counts.add(tokens[start : start + AT_ONCE])
    return counts.scores(k1=k1, b=b)
