"""English questions over Japanese text: add the Japanese words that an English word may mean.

First by the glossary; for other words by the bilingual table itself, whose nearest words are
taken from those that stand in the corpus, so that nothing is added that cannot be found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.encoding.protocol import unit_rows
from index.lexical import tokenize
from index.retrieval.glossary import Glossary, translate
from index.retrieval.late import LateIndex, WordEncoder

_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-&'][a-z0-9]+)*|\d[\d,.]*")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# A word below this cosine is a neighbour (India: Orissa), not a translation.
_LEAST_SIMILARITY = 0.45
_NEAREST = 3
# Function words have short vectors: training found that they tell nothing.
_LEAST_WEIGHT = 0.9
# A listed translation counts like a word of the question; one of the table, its cosine.
_GLOSSARY_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Expansion:
    """A question with its translations: `text` for vectors, weighted terms for BM25."""

    text: str
    words: Mapping[str, float]
    bigrams: Mapping[str, float]


def plain(question: str) -> Expansion:
    """A question as it is."""
    words, bigrams = tokenize(question)
    return Expansion(question, dict.fromkeys(words, 1.0), dict.fromkeys(bigrams, 1.0))


def expand(question: str, corpus: LateIndex, encoder: WordEncoder, glossary: Glossary) -> Expansion:
    """An English question with the Japanese of its words."""
    added: dict[str, float] = {}
    for term in translate(_WORD.findall(question.lower()), glossary):
        found = dict.fromkeys(term.japanese, _GLOSSARY_WEIGHT) or neighbours(
            " ".join(term.english), corpus, encoder
        )
        # One of the alternatives is the right one: together they count little more than it.
        share = 1 / np.sqrt(max(len(found), 1))
        for word, weight in found.items():
            added[word] = max(added.get(word, 0.0), weight * float(share))
    return _merged(question, added)


def neighbours(word: str, corpus: LateIndex, encoder: WordEncoder) -> dict[str, float]:
    """Japanese words of the corpus that are nearest to an English word, with weights."""
    ids = encoder.token_ids([word])[0]
    if len(ids) != 1 or not len(corpus.vocabulary):
        return {}
    vector = encoder.token_vectors(np.array(ids))
    if np.linalg.norm(vector) < _LEAST_WEIGHT:
        return {}
    similarities = corpus.directions @ unit_rows(vector)[0]
    places = np.argsort(-similarities)[: 2 * _NEAREST]
    near = [int(p) for p in places if similarities[p] >= _LEAST_SIMILARITY]
    texts = encoder.token_texts([int(corpus.vocabulary[p]) for p in near])
    japanese = [(t, p) for t, p in zip(texts, near, strict=True) if _JAPANESE.search(t)]
    return {text: float(similarities[p]) for text, p in japanese[:_NEAREST]}


def _merged(question: str, added: Mapping[str, float]) -> Expansion:
    own = plain(question)
    words, bigrams = dict(own.words), dict(own.bigrams)
    for text, weight in added.items():
        more_words, more_bigrams = tokenize(text)
        for terms, more in ((words, more_words), (bigrams, more_bigrams)):
            for term in more:
                terms[term] = max(terms.get(term, 0.0), weight)
    return Expansion(" ".join([question, *added]), words, bigrams)
