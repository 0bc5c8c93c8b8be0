"""English questions over Japanese text: add the Japanese words that an English word may mean.

First by the glossary; for other words by the bilingual table itself, whose nearest words are
taken from those that stand in the corpus, so that nothing is added that cannot be found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.encoding.protocol import unit_rows
from index.lexical import Tokens, tokenize
from index.retrieval.glossary import Glossary, base_forms, translate
from index.retrieval.late import LateIndex, WordEncoder
from index.retrieval.synonyms import Synonyms

_WORD = re.compile(r"[a-z][a-z0-9]*(?:[-&'][a-z0-9]+)*|\d[\d,.]*")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# A word below this cosine is a neighbour (India: Orissa), not a translation.
_LEAST_SIMILARITY = 0.45
_NEAREST = 3
# Function words have short vectors: training found that they tell nothing.
_LEAST_WEIGHT = 0.9
# A listed translation counts like a word of the question; one of the table, its cosine.
_GLOSSARY_WEIGHT = 1.0
# A synonym is one of several: it counts less than the word that was said.
_SYNONYM_WEIGHT = 0.4
_KEPT = 4096  # words that were added lately


@dataclass(frozen=True, slots=True)
class Expansion:
    """A question with its translations: `text` for vectors, weighted terms for BM25."""

    text: str
    words: Mapping[str, float]
    bigrams: Mapping[str, float]


def plain(question: str) -> Expansion:
    """A question as it is."""
    return _as_said(question, tokenize(question))


def _as_said(question: str, tokens: Tokens) -> Expansion:
    words, bigrams = tokens
    return Expansion(question, dict.fromkeys(words, 1.0), dict.fromkeys(bigrams, 1.0))


def with_synonyms(question: str, synonyms: Synonyms, frequency: Callable[[str], int]) -> Expansion:
    """A Japanese question with what documents write for those of its words that none has.

    Vectors are left the question's own words: they know synonyms themselves.
    """
    added: dict[str, float] = {}
    own = tokenize(question)
    for word, others in synonyms.of(own[0]):
        if all(map(frequency, word)):
            continue
        known = [o for o in others if all(frequency(token) for token in _tokens(o)[0])]
        share = _SYNONYM_WEIGHT / np.sqrt(max(len(known), 1))
        added.update(dict.fromkeys(known, float(share)))
    merged = _merged(_as_said(question, own), added)
    return Expansion(question, merged.words, merged.bigrams)


def expand(question: str, corpus: LateIndex, encoder: WordEncoder, glossary: Glossary) -> Expansion:
    """An English question with the Japanese of its words."""
    terms = list(translate(_WORD.findall(question.lower()), glossary))
    unlisted = [" ".join(term.english) for term in terms if not term.japanese]
    found = [dict.fromkeys(term.japanese, _GLOSSARY_WEIGHT) for term in terms if term.japanese]
    added: dict[str, float] = {}
    for translations in found + neighbours(unlisted, corpus, encoder):
        # One of the alternatives is the right one: together they count little more than it.
        share = 1 / np.sqrt(max(len(translations), 1))
        for word, weight in translations.items():
            added[word] = max(added.get(word, 0.0), weight * float(share))
    return _merged(plain(question), added)


def neighbours(
    words: Sequence[str], corpus: LateIndex, encoder: WordEncoder
) -> list[dict[str, float]]:
    """For each English word the Japanese words of the corpus nearest to it, with weights.

    Base forms are looked up too: a plural is rarer, so its vector knows less.
    """
    forms = [(form, place) for place, word in enumerate(words) for form in base_forms(word)]
    rows = encoder.token_ids([form for form, _ in forms])
    known = [(row[0], place) for row, (_, place) in zip(rows, forms, strict=True) if len(row) == 1]
    vectors = encoder.token_vectors(np.array([word for word, _ in known], dtype=np.int64))
    telling = np.linalg.norm(vectors, axis=1) >= _LEAST_WEIGHT
    places = np.array([place for _, place in known], dtype=np.int64)[telling]
    found: list[dict[str, float]] = [{} for _ in words]
    if len(places) and len(corpus.vocabulary):
        similarities = corpus.directions @ unit_rows(vectors[telling]).T
        for place in np.unique(places):
            best = similarities[:, places == place].max(axis=1)
            found[place] = _nearest(best, corpus, encoder)
    return found


def _nearest(
    similarities: NDArray[np.float32], corpus: LateIndex, encoder: WordEncoder
) -> dict[str, float]:
    """The Japanese among the most similar words of the corpus, with their similarity."""
    near = np.flatnonzero(similarities >= _LEAST_SIMILARITY)
    near = near[np.argsort(-similarities[near], kind="stable")][: 2 * _NEAREST]
    texts = encoder.token_texts(corpus.vocabulary[near].tolist())
    japanese = [(t, p) for t, p in zip(texts, near, strict=True) if _JAPANESE.search(t)]
    return {text: float(similarities[p]) for text, p in japanese[:_NEAREST]}


@lru_cache(_KEPT)
def _tokens(added: str) -> Tokens:
    """The tokens of what is added: other questions add the same words."""
    return tokenize(added)


def _merged(own: Expansion, added: Mapping[str, float]) -> Expansion:
    words, bigrams = dict(own.words), dict(own.bigrams)
    for text, weight in added.items():
        more_words, more_bigrams = _tokens(text)
        for terms, more in ((words, more_words), (bigrams, more_bigrams)):
            for term in more:
                terms[term] = max(terms.get(term, 0.0), weight)
    return Expansion(" ".join([own.text, *added]), words, bigrams)
