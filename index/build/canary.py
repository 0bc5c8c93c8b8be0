"""Asks a finished index about its own passages, in each language, and looks at every leg.

A tokeniser that only knows ASCII, vectors that are all alike, a file written for other passages:
each gives plausible answers from the legs that still see. So each leg is looked at alone: asked
with a passage's own text, it must score that passage about as high as any.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import islice

from index.build.checks import CheckFailed
from index.passage import Passage
from index.retrieval import Hit, Retriever

# Text that tells a language for sure: a run of Japanese, four English words in a row.
_TEXT = {
    "ja": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{12,}"),
    "en": re.compile(r"(?:[A-Za-z]{3,}[ ,]+){3,}[A-Za-z]{3,}"),
}
# Any question will do where the corpus has no text in a language: it must get finite scores.
_ANY = {"ja": "予算額はいくらですか", "en": "How much is the budget of the program?"}
# Lexical legs are asked in the words of one language alone, since a tokeniser may be blind to
# one; vectors are asked with the whole passage, since a few words are not what it is about.
_LEXICAL, _VECTORS = ("words", "bigrams"), ("late", "dense")
# Another passage may score higher (it repeats the words), but not many times as high.
_LEAST_SHARE = 0.3
_DEPTH = 20
# The shortest of so many passages is asked about: a search takes as long as its question.
_CANDIDATES = 8
_PLAIN = "ja"  # asks in the question's own words, without translations


def check_retrieval(retriever: Retriever, passages: Sequence[Passage]) -> None:
    """Ask a canary question for each language; raises CheckFailed naming the leg that is blind."""
    for language, pattern in _TEXT.items():
        found = islice((p for p in passages if pattern.search(p.text)), _CANDIDATES)
        canary = min(found, key=lambda p: len(p.search_text), default=None)
        if canary is None:
            _check_finite(retriever.search(_ANY[language], top_k=_DEPTH, language=language))
            continue
        own_words = " ".join(pattern.findall(canary.text))
        for question, legs in ((own_words, _LEXICAL), (canary.search_text, _VECTORS)):
            _check_finite(retriever.search(question, top_k=_DEPTH, language=language))
            hits = retriever.search(question, top_k=_DEPTH, language=_PLAIN)
            _check_legs(hits, canary, legs, language)


def _check_finite(hits: Sequence[Hit]) -> None:
    for hit in hits:
        for leg, score in (*hit.legs.items(), ("fused", hit.score)):
            if not math.isfinite(score):
                raise CheckFailed(
                    f"The {leg} leg of retrieval gives the score {score}; the build is not "
                    "published."
                )


def _check_legs(hits: Sequence[Hit], canary: Passage, legs: Sequence[str], language: str) -> None:
    own = [hit for hit in hits if hit.passage.search_text == canary.search_text]
    for leg in legs:
        best = max((hit.legs[leg] for hit in hits), default=0.0)
        if not own or own[0].legs[leg] <= 0 or own[0].legs[leg] < _LEAST_SHARE * best:
            raise CheckFailed(
                f"The {leg} leg of retrieval ({language}) does not find passage {canary.id} by "
                "its own text; the build is not published."
            )
