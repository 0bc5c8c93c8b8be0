"""The two lexical legs: BM25 (by bm25s) over Sudachi words and over character bigrams.

Every score is computed when the index is built, so that a query is a sum over the columns
of its terms. Terms may carry weights: what a question says counts one, what was
added to it (translations) less.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.lexical.columns import Columns, score_columns
from index.lexical.tokens import Tokens, tokenize
from index.lexical.vocabulary import Terms, Vocabulary

Scores = NDArray[np.float32]

# Passages are cut to similar lengths, so length says less and repetition saturates early;
# on JSQuAD these beat Lucene's 1.2 and 0.75 by .3 MRR and lose .1 on JaQuAD.
_K1 = 0.9
_B = 0.4
_LEGS = ("words", "bigrams")
_EMPTY = "empty.json"


def bm25_columns(tokens: Sequence[Sequence[str]]) -> Columns:
    """What each term scores in each passage, by the constants of both legs."""
    return score_columns(tokens, k1=_K1, b=_B)


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """Scores of every passage by each leg."""

    words: Scores
    bigrams: Scores


class LexicalIndex:
    """BM25 over words and bigrams; the position of a passage is its place in `build`."""

    def __init__(self, words: _Leg, bigrams: _Leg) -> None:
        self._words = words
        self._bigrams = bigrams

    @classmethod
    def build(cls, tokens: Sequence[Tokens]) -> LexicalIndex:
        """Index passages by what `tokenize` gave for each."""
        return cls(_Leg.build([w for w, _ in tokens]), _Leg.build([b for _, b in tokens]))

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

    def score(self, words: Terms, bigrams: Terms) -> LexicalScores:
        """Score every passage against weighted terms."""
        return LexicalScores(self._words.scores(words), self._bigrams.scores(bigrams))

    def write(self, directory: Path) -> None:
        """Write both legs below `directory`, which is made."""
        for name, leg in zip(_LEGS, (self._words, self._bigrams), strict=True):
            leg.write(directory / name)

    @classmethod
    def read(cls, directory: Path) -> LexicalIndex:
        """Read what `write` wrote."""
        return cls(*(_Leg.read(directory / name) for name in _LEGS))


class _Leg:
    """BM25 over one kind of token."""

    def __init__(self, index: bm25s.BM25 | None, size: int) -> None:
        """`index` is None where no passage has any token."""
        self._index = index
        self.vocabulary = (
            Vocabulary({}, np.empty(0, np.int64), size)
            if index is None
            else Vocabulary(index.vocab_dict, np.diff(index.scores["indptr"]), size)
        )

    @classmethod
    def build(cls, tokens: Sequence[Sequence[str]]) -> _Leg:
        if not any(tokens):
            return cls(None, len(tokens))
        index = bm25s.BM25(k1=_K1, b=_B, method="lucene")
        columns = bm25_columns(tokens)
        index.vocab_dict = columns.vocabulary
        index.nonoccurrence_array = None  # of other methods than Lucene's; `save` asks for it
        index.scores = {
            "data": columns.data,
            "indices": columns.indices,
            "indptr": columns.indptr,
            "num_docs": len(tokens),
        }
        return cls(index, len(tokens))

    def scores(self, terms: Terms) -> Scores:
        total = np.zeros(self.vocabulary.size, dtype=np.float32)
        if self._index is None:
            return total
        data, places, starts = (self._index.scores[k] for k in ("data", "indices", "indptr"))
        for number, weight in self.vocabulary.numbered(terms).items():
            span = slice(starts[number], starts[number + 1])
            total[places[span]] += weight * data[span]
        return total

    def write(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        if self._index is None:
            size = json.dumps(self.vocabulary.size)
            (directory / _EMPTY).write_text(size, encoding="utf-8")
        else:
            self._index.save(directory, show_progress=False)

    @classmethod
    def read(cls, directory: Path) -> _Leg:
        if (directory / _EMPTY).exists():
            return cls(None, json.loads((directory / _EMPTY).read_text(encoding="utf-8")))
        index = bm25s.BM25.load(directory)
        return cls(index, int(index.scores["num_docs"]))
