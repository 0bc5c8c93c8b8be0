"""How strongly each text of an index says a term: itself, another word for it, or its parts.

All texts are told at once, as an array with one number a text, 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.covering.weights import Weights
from assistant.evidence.finding.covering.words import WordIndex
from assistant.question.model import Term
from assistant.question.words.runs import normalised_tokens
from corpus.text import fold_key
from index.retrieval.others import other_words

PART_INSIDE = 2  # characters of a part that is found inside a word: 国 is everywhere
MEASURES = {"率", "数", "額", "費", "料"}
HEADLESS = 0.6  # share left of a compound whose head is not there: 採用 of 採用率
PARTS_CREDIT = 0.9  # all parts of a compound occur, but not as one word
OTHER_CREDIT = 0.85  # said in another language, or in another English word
SYNONYM_CREDIT = 0.95  # another word for the same attribute; the asked one wins a tie

Floats = NDArray[np.float64]


def strengths(term: Term, words: WordIndex, weights: Weights) -> Floats:
    """By text: 1 for the word itself, less for a synonym, the share of its parts else.

    To be read only: a conversation goes on about the same words, which are told once.
    """
    said = (weights, term.surface, term.alternatives, term.parts)
    return words.told(said, lambda: _strengths(term, words, weights))


def _strengths(term: Term, words: WordIndex, weights: Weights) -> Floats:
    word, others = term.alternatives[0], term.alternatives[1:]
    found = _of_parts(term, words, weights)
    for other in others:
        _raise(found, words.places(other), SYNONYM_CREDIT)
    said = fold_key(term.surface)
    if said != word:  # a phrase for an attribute
        _raise(found, words.places(said), SYNONYM_CREDIT)
    for one in (word, said, *others[:3]):
        for other in other_words(one):
            _raise(found, words.places(other), OTHER_CREDIT)
    found[words.places(word)] = 1.0
    return found


def is_named(term: Term, words: WordIndex, weights: Weights) -> float:
    """How strongly the one text of an index says a term, or its names in Latin letters.

    A file's name writes 高松 as "takamatsu".
    """
    read = normalised_tokens(term.surface)
    latin = any(t.isascii() and t.isalpha() and len(t) > 2 and words.having(t) for t in read)
    return 1.0 if latin else float(strengths(term, words, weights)[0])


def _raise(found: Floats, places: NDArray[np.int64], credit: float) -> None:
    if len(places):
        found[places] = np.maximum(found[places], credit)


def _of_parts(term: Term, words: WordIndex, weights: Weights) -> Floats:
    found = np.zeros(words.size)
    headed = found
    total = 0.0
    for part in term.parts:
        weight = weights.part(part)
        total += weight
        headed = _of_part(part, words, weights)
        found = found + weight * headed
    if not total:
        return found
    shares = PARTS_CREDIT * found / total
    suffix = len(term.parts) > 1 and term.parts[-1][0] in MEASURES  # 採用率 is a 率 before all
    return np.where(headed > 0, shares, shares * HEADLESS) if suffix else shares


def _of_part(part: Sequence[str], words: WordIndex, weights: Weights) -> Floats:
    """Full for any spelling of a part, the similarity for a word that means about the same."""
    found = np.zeros(words.size)
    for near, similarity in weights.near(part[0]).items():
        _raise(found, words.places(near, shortest=PART_INSIDE), similarity)
    for other in other_words(part[0]):
        _raise(found, words.places(other, shortest=PART_INSIDE), OTHER_CREDIT)
    for spelling in part:
        found[words.places(spelling, shortest=PART_INSIDE)] = 1.0
    return found
