"""Names of a question that a document does not have: what it says is said of another thing.

A document about Jupiter's moons has most words of a question about those of Mars. Coverage counts
what is missing as one word of many; but the word that is nowhere in a document, not even the half
of it, is mostly the name of what the question is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.finding.covering.coverage import identity_of
from assistant.evidence.finding.covering.views import ViewIndex
from assistant.evidence.finding.covering.weights import LIGHT_WEIGHT, Weights
from assistant.question.model import Term
from assistant.question.signs import Sign, shows
from corpus.text import fold_key
from index.retrieval.others import other_words

HALF = 0.45  # about half of a compound: less of it is the other half of another name
ENDING = re.compile(r"(?<=[一-鿿])[ぁ-ん]{1,2}$")  # 見込み, 見込


def lacks_name(terms: Sequence[Term], index: ViewIndex, weights: Weights) -> bool:
    """Whether a word that names something stands nowhere in a document of the same language.

    「火星の衛星」 of a text about 「木星の衛星」 → true.
    """
    return bool(absent([t for t in terms if _names(t, weights)], index, weights))


def absent(terms: Sequence[Term], index: ViewIndex, weights: Weights) -> tuple[Term, ...]:
    """Those of some words that stand nowhere in a document, and are not what it is about."""
    nowhere = (t for t in terms if _share(t, index, weights) < HALF)
    return tuple(t for t in nowhere if not identity_of((t,), index, weights)[0])


def _names(term: Term, weights: Weights) -> bool:
    """Whether a word may be a name: neither what is done, nor an attribute, nor a common word.

    Nor is a word for money: 「お金」.
    """
    other = term.light or term.verbal or term.concept or term.carried
    other = other or shows(term.surface, Sign.MONEY)
    return not other and weights.of(term) > LIGHT_WEIGHT


def _share(term: Term, index: ViewIndex, weights: Weights) -> float:
    """How much of a word stands anywhere in a document: all of it, or the share of its parts."""
    said = fold_key(term.surface)
    words = dict.fromkeys((*term.alternatives, said, ENDING.sub("", said)))
    if any(_stands(word, index) for word in words):
        return 1.0
    mass = [weights.part(part) for part in term.parts]
    there = (
        m
        for m, part in zip(mass, term.parts, strict=True)
        if any(_stands(word, index) for word in part)
    )
    return sum(there) / sum(mass) if mass else 0.0


def _stands(word: str, index: ViewIndex) -> bool:
    return any(index.frequency(other) for other in (word, *other_words(word)))
