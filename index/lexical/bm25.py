"""The two lexical legs: BM25 over Sudachi words and over character bigrams.

Every score is computed when the index is built, so that a query is a sum over the columns
of its terms. Terms may carry weights: what a question says counts one, what was
added to it (translations) less.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.lexical.columns import AT_ONCE, Columns, TermCounts, score_columns
from index.lexical.tokens import Tokens, tokenize
from index.lexical.vocabulary import Terms, Vocabulary

Scores = NDArray[np.float32]
Positions = NDArray[np.int64]

# Passages are cut to similar lengths, so length says less and repetition saturates early;
# on JSQuAD these beat Lucene's 1.2 and 0.75 by .3 MRR and lose .1 on JaQuAD.
_K1 = 0.9
_B = 0.4
_LEGS = ("words", "bigrams")
_TERMS = "terms.json"
_ARRAYS = ("data", "indices", "indptr")


def bm25_columns(tokens: Sequence[Sequence[str]]) -> Columns:
    """What each term scores in each passage, by the constants of both legs."""
    return score_columns(tokens, k1=_K1, b=_B)


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """Scores of the passages that were asked for, by each leg."""

    words: Scores
    bigrams: Scores


class LexicalIndex:
    """BM25 over words and bigrams; the position of a passage is its place in `build`."""

    def __init__(self, words: _Leg, bigrams: _Leg) -> None:
        self._words = words
        self._bigrams = bigrams

    @classmethod
    def build(cls, tokens: Sequence[Tokens]) -> LexicalIndex:
        """Index passages by what `tokenize` gave for each, which is asked for once, in order."""
        legs = TermCounts(), TermCounts()
        for start in range(0, len(tokens), AT_ONCE):
            some = tokens[start : start + AT_ONCE]
            for place, leg in enumerate(legs):
                leg.add([own[place] for own in some])
        return cls(*(_Leg(leg.scores(k1=_K1, b=_B), len(tokens)) for leg in legs))

    @property
    def size(self) -> int:
        """How many passages are indexed."""
        return self._words.vocabulary.size

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the passages, in the form that `tokenize` gives them."""
        return self._words.vocabulary

    def search(self, query: str) -> LexicalScores:
        """Score every passage against the words and bigrams of `query`."""
        words, bigrams = tokenize(query)
        return self.score(dict.fromkeys(words, 1.0), dict.fromkeys(bigrams, 1.0))

    def score(self, words: Terms, bigrams: Terms, among: Positions | None = None) -> LexicalScores:
        """Score every passage, or those at some ascending positions, against weighted terms."""
        return LexicalScores(self._words.scores(words, among), self._bigrams.scores(bigrams, among))

    def write(self, directory: Path) -> None:
        """Write both legs below `directory`, which is made."""
        for name, leg in zip(_LEGS, (self._words, self._bigrams), strict=True):
            leg.write(directory / name)

    @classmethod
    def read(cls, directory: Path) -> LexicalIndex:
        """Read what `write` wrote."""
        return cls(*(_Leg.read(directory / name) for name in _LEGS))


class _Leg:
    """BM25 over one kind of token; what was read is mapped into memory, and pages are shared."""

    def __init__(self, columns: Columns, size: int) -> None:
        self._columns = columns
        self.vocabulary = Vocabulary(columns.vocabulary, np.diff(columns.indptr), size)

    def scores(self, terms: Terms, among: Positions | None) -> Scores:
        size = self.vocabulary.size if among is None else len(among)
        total = np.zeros(size, dtype=np.float32)
        found = self._columns
        wanted = None if among is None else among.astype(found.indices.dtype)
        for number, weight in self.vocabulary.numbered(terms).items():
            span = slice(found.indptr[number], found.indptr[number + 1])
            rows, data = found.indices[span], found.data[span]
            if wanted is None:
                total[rows] += weight * data
            else:  # of those that have the term, the ones asked for
                at = np.searchsorted(rows, wanted)
                there = np.flatnonzero(rows.take(at, mode="clip") == wanted)
                total[there] += weight * data[at[there]]
        return total

    def write(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        for name in _ARRAYS:
            np.save(directory / f"{name}.npy", getattr(self._columns, name))
        told = {"size": self.vocabulary.size, "terms": list(self._columns.vocabulary)}
        (directory / _TERMS).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, directory: Path) -> _Leg:
        told = json.loads((directory / _TERMS).read_text(encoding="utf-8"))
        vocabulary = {term: number for number, term in enumerate(told["terms"])}
        # As plain arrays: slicing a mapped one makes another, which takes longer than to read it.
        arrays = (np.asarray(np.load(directory / f"{n}.npy", mmap_mode="r")) for n in _ARRAYS)
        return cls(Columns(vocabulary, *arrays), told["size"])
