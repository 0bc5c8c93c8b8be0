"""The late-interaction leg (MaxSim, after ColBERT) over the bundled table's word vectors.

Each word of a question looks for its nearest word in a passage. That finds what BM25 finds,
since a word is nearest to itself, and also its synonyms and translations; averaging a whole
passage into one vector loses both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoding.protocol import Vectors, unit_rows

Ids = NDArray[np.int64]
Scores = NDArray[np.float32]

_ARRAYS = ("vocabulary", "flat", "starts", "frequencies")


class WordEncoder(Protocol):
    """An encoder whose vectors are those of words."""

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The words of each text by their place in the table."""

    def token_vectors(self, ids: Ids) -> Vectors:
        """Vectors (n, dimension) of words; their length says how much a word matters."""

    def token_texts(self, ids: Sequence[int]) -> list[str]:
        """The words themselves."""


@dataclass(frozen=True, slots=True)
class PassageWords:
    """Passage i has the words `vocabulary[flat[starts[i]:starts[i + 1]]]`, each once.

    `frequencies` tells how many passages have each word of the vocabulary.
    """

    vocabulary: Ids
    flat: NDArray[np.int32]
    starts: Ids
    frequencies: Ids


@dataclass(frozen=True, slots=True)
class QueryWords:
    """The different words of a question."""

    directions: Vectors  # (words, dimension), of length one
    weights: Scores  # (words,), sum 1


class LateIndex:
    """Which words each passage has, over a vocabulary of the words of all passages."""

    def __init__(self, encoder: WordEncoder, words: PassageWords) -> None:
        self._encoder = encoder
        self._words = words
        self._flat = words.flat
        self._starts = words.starts
        self.vocabulary = words.vocabulary
        self.directions = unit_rows(encoder.token_vectors(self.vocabulary))
        self._place = {int(word): place for place, word in enumerate(self.vocabulary)}
        self._information = self._informations()

    @classmethod
    def build(cls, texts: Sequence[str], encoder: WordEncoder) -> LateIndex:
        """Index the words of `texts`; a passage's position is its place there."""
        return cls.of_words(encoder.token_ids(texts), encoder)

    @classmethod
    def of_words(cls, ids: Sequence[Sequence[int]], encoder: WordEncoder) -> LateIndex:
        """The same for texts whose words (`token_ids`) are known."""
        lengths = np.fromiter(map(len, ids), np.int64, len(ids))
        words = np.fromiter(chain.from_iterable(ids), np.int64, int(lengths.sum()))
        return cls.of_flat(words, lengths, encoder)

    @classmethod
    def of_flat(cls, words: NDArray[np.integer], lengths: Ids, encoder: WordEncoder) -> LateIndex:
        """The same where the words of all texts stand one behind the other, so many of each."""
        present = np.bincount(words) > 0
        vocabulary = np.flatnonzero(present)
        size = max(len(vocabulary), 1)
        # One integer for each pair: sorting them drops the repetitions in every passage at once.
        pairs = np.repeat(np.arange(len(lengths)) * size, lengths)
        pairs += (np.cumsum(present) - 1)[words]
        pairs.sort()
        pairs = pairs[np.diff(pairs, prepend=-1) > 0]
        owners, flat = np.divmod(pairs, size)
        starts = np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=len(lengths)))])
        frequencies = np.bincount(flat, minlength=len(vocabulary))
        starts = starts.astype(np.int64)
        return cls(encoder, PassageWords(vocabulary, flat.astype(np.int32), starts, frequencies))

    @property
    def size(self) -> int:
        """How many passages are indexed."""
        return len(self._starts) - 1

    def similar(self, word: str, least: float, most: int) -> dict[str, float]:
        """The words of the corpus nearest to a word, with their cosine; itself not among them."""
        ids = self._encoder.token_ids([word])[0]
        if len(ids) != 1 or not len(self.vocabulary):
            return {}
        direction = unit_rows(self._encoder.token_vectors(np.array(ids, dtype=np.int64)))[0]
        cosines = self.directions @ direction
        near = np.flatnonzero((cosines >= least) & (self.vocabulary != ids[0]))
        near = near[np.argsort(-cosines[near], kind="stable")][:most]
        texts = self._encoder.token_texts(self.vocabulary[near].tolist())
        return {text: float(cosines[at]) for text, at in zip(texts, near, strict=True)}

    def query(self, text: str) -> QueryWords:
        """The words of a question and their weights.

        A word weighs what training made its vector weigh, times its information here: the
        first knows question words, the second what is common in these documents.
        """
        ids = np.unique(np.array(self._encoder.token_ids([text])[0], dtype=np.int64))
        vectors = self._encoder.token_vectors(ids)
        information = np.array(
            [self._information[self._place.get(int(word), -1)] for word in ids], dtype=np.float32
        )
        weights = np.linalg.norm(vectors, axis=1) * information
        total = float(weights.sum()) or 1.0
        return QueryWords(unit_rows(vectors), (weights / total).astype(np.float32))

    def scores(self, query: QueryWords, positions: Ids) -> Scores:
        """Weighted mean over the question's words of the nearest word in each passage."""
        result = np.zeros(len(positions), dtype=np.float32)
        lengths = self._starts[positions + 1] - self._starts[positions]
        filled = np.flatnonzero(lengths)
        if not len(filled) or not len(query.weights):
            return result
        lengths, first = lengths[filled], self._starts[positions[filled]]
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        offsets = np.arange(bounds[-1]) - np.repeat(bounds[:-1], lengths)
        words = self._flat.take(np.repeat(first, lengths) + offsets)
        similarities, rows = self._similarities(query, words)
        nearest = np.maximum.reduceat(similarities.take(rows, axis=0), bounds[:-1], axis=0)
        with np.errstate(invalid="ignore"):  # of lanes that the kernel computes and drops
            result[filled] = nearest @ query.weights
        return result

    def _similarities(self, query: QueryWords, words: Ids) -> tuple[Scores, Ids]:
        """Similarities to the different ones of `words`, 0 to 1, and the row of each word.

        Only those: a large corpus has ten times the words of one pool of candidates. Where the
        pool has most of all words, to leave out the others costs more than they do.
        """
        present = np.zeros(len(self.vocabulary), dtype=bool)
        present[words] = True
        if 2 * np.count_nonzero(present) > len(present):
            return np.maximum(self.directions @ query.directions.T, 0), words
        rows = np.cumsum(present) - 1
        return np.maximum(self.directions[present] @ query.directions.T, 0), rows[words]

    def write(self, directory: Path) -> None:
        """Write the index below `directory`, which is made."""
        directory.mkdir(parents=True, exist_ok=True)
        for name in _ARRAYS:
            np.save(directory / f"{name}.npy", getattr(self._words, name))

    @classmethod
    def read(cls, directory: Path, encoder: WordEncoder) -> LateIndex:
        """Open what `write` wrote, for the encoder it was built with; words stay in their file."""
        arrays = (np.asarray(np.load(directory / f"{n}.npy", mmap_mode="r")) for n in _ARRAYS)
        return cls(encoder, PassageWords(*arrays))

    def _informations(self) -> Scores:
        """Inverse document frequency of each word, and last that of a word no passage has."""
        frequencies = np.append(self._words.frequencies, 0)
        ratio = (self.size - frequencies + 0.5) / (frequencies + 0.5)
        return np.log1p(ratio).astype(np.float32)
