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

from index.build.checks.invariants import CheckFailed
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
_LEAST_SHARE = 0.2
# The shortest of so many passages is asked about: a search takes as long as its question.
_CANDIDATES = 8
# With so many others it is compared: enough to tell what is blind from what sees.
_COMPARED = 64
_PLAIN = "ja"  # asks in the question's own words, without translations


def check_retrieval(retriever: Retriever, passages: Sequence[Passage]) -> None:
    """Ask a canary question for each language; raises CheckFailed naming the leg that is blind."""
    for language, pattern in _TEXT.items():
        _check_finite(retriever, _ANY[language], language)
        found = (i for i, passage in enumerate(passages) if pattern.search(passage.text))
        candidates = list(islice(found, _CANDIDATES))
        if not candidates:
            continue
        canary = min(candidates, key=lambda i: len(passages[i].search_text))
        own_words = " ".join(pattern.findall(passages[canary].text))
        compared = {canary, *range(min(_COMPARED - 1, len(passages)))}
        for question, legs in (
            (own_words, _LEXICAL),
            (passages[canary].search_text, _VECTORS),
        ):
            hits = retriever.search(question, top_k=_COMPARED, language=_PLAIN, allowed=compared)
            for leg in legs:
                if not _sees(hits, passages[canary].id, leg):
                    raise CheckFailed(
                        f"The {leg} leg of retrieval ({language}) does not find passage "
                        f"{passages[canary].id} by its own text; the build is not published."
                    )


def _sees(hits: Sequence[Hit], canary: str, leg: str) -> bool:
    own = next(hit.legs[leg] for hit in hits if hit.passage.id == canary)
    best = max(hit.legs[leg] for hit in hits)
    return math.isfinite(best) and own > 0 and own >= _LEAST_SHARE * best


def _check_finite(retriever: Retriever, question: str, language: str) -> None:
    for hit in retriever.search(question, top_k=1, language=language):
        for leg, score in (*hit.legs.items(), ("fused", hit.score)):
            if not math.isfinite(score):
                raise CheckFailed(
                    f"The {leg} leg of retrieval gives the score {score}; the build is not "
                    "published."
                )
