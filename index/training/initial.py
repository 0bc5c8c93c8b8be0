"""The table before training: what the open word vectors and the dictionary already know.

A Japanese word starts from its own vector, an English word from those of the Japanese words
that the dictionary glosses with it, so that both languages share one space from the start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.training.vocabulary import UNKNOWN, fold

if TYPE_CHECKING:
    from index.training.chive import WordVectors
    from index.training.sources import Entry

Table = NDArray[np.float32]

# Many words share one of 20,000 vectors; a private part tells them apart, as an exact
# match must outweigh a similar word.
_PRIVATE_SHARE = 1.0
# Smooth inverse frequency (Arora et al. 2017): a / (a + p(word)).
_SIF = 3e-4
_RARE_GLOSS = 0.2
_UNKNOWN_NORM = 0.05


def initial_table(
    words: Mapping[str, float],
    vectors: WordVectors,
    dictionary: Sequence[Entry],
    *,
    dimension: int,
    seed: int,
) -> Table:
    """Start vectors (words + 1, dimension): row 0 is the unknown word's."""
    random = np.random.default_rng(seed)
    reduced = _principal(vectors.vectors, dimension)
    known = {fold(w): reduced[r] for w, r in zip(vectors.words, vectors.rows, strict=True)}
    english = _english_vectors(dictionary, known)
    lookup = _Lookup(known, english)
    names = [UNKNOWN, *words]
    meanings = _unit(np.stack([lookup.vector(name, dimension) for name in names]))
    private = _unit(random.standard_normal((len(names), dimension)).astype(np.float32))
    table = _unit(meanings + _PRIVATE_SHARE * private)
    total = sum(words.values())
    shares = np.array([1.0, *(count / total for count in words.values())], dtype=np.float32)
    weights = _SIF / (_SIF + shares)
    weights[0] = _UNKNOWN_NORM
    return np.asarray(table * weights[:, None], dtype=np.float32)


class _Lookup:
    """The vector of a word, or of the parts it is made of."""

    def __init__(self, known: Mapping[str, Table], english: Mapping[str, Table]) -> None:
        import sudachipy

        self._known = known
        self._english = english
        self._tokenizer = sudachipy.Dictionary().tokenizer(mode=sudachipy.SplitMode.A)

    def vector(self, word: str, dimension: int) -> Table:
        for found in (self._english.get(word), self._known.get(word)):
            if found is not None:
                return found
        forms = [m.normalized_form() for m in self._tokenizer.tokenize(word)]
        parts = [self._known[form] for form in forms if form in self._known]
        parts = parts or [self._known[c] for c in word if c in self._known]
        return np.mean(parts, axis=0) if parts else np.zeros(dimension, dtype=np.float32)


def _english_vectors(dictionary: Iterable[Entry], known: Mapping[str, Table]) -> dict[str, Table]:
    """For each English word, the mean of the Japanese words it glosses.

    A gloss of one word counts fully, a word of a longer gloss by its part of it.
    """
    sums: defaultdict[str, Table] = defaultdict(lambda: np.zeros(1, dtype=np.float32))
    for entry in dictionary:
        vector = next((known[fold(w)] for w in entry.words if fold(w) in known), None)
        if vector is None:
            continue
        for position, gloss in enumerate(entry.glosses):
            parts = gloss.lower().removeprefix("to ").removeprefix("a ").split()
            weight = (1.0 if entry.common else _RARE_GLOSS) / (position + 1)
            for part in parts:
                sums[part] = sums[part] + vector * (weight / len(parts) ** 2)
    return {word: total for word, total in sums.items() if word.isascii() and word.isalpha()}


def _principal(vectors: Table, dimension: int) -> Table:
    """Unit vectors, centred, in their first principal directions."""
    centred = _unit(vectors) - _unit(vectors).mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    return np.asarray(centred @ directions[:, ::-1][:, :dimension], dtype=np.float32)


def _unit(rows: Table) -> Table:
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(norms, 1e-9), dtype=np.float32)
