"""Asks a finished index about its own passages, in each language, and looks at every leg.

A tokeniser that only knows ASCII, vectors that are all alike, a file written for other passages:
each gives plausible answers from the legs that still see. So each leg is looked at alone: asked
with a passage's own text, it must score that passage about as high as any.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from index.build.checks import CheckFailed
from index.passage import Passage
from index.retrieval import Hit, Retriever

LEGS = ("words", "bigrams", "late", "dense")
# Text that tells a language for sure: a run of Japanese, four English words in a row.
_TEXT = {
    "ja": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{12}"),
    "en": re.compile(r"(?:[A-Za-z]{3,}[ ,]+){3}[A-Za-z]{3,}"),
}
# Any question will do where the corpus has no text in a language: it must get finite scores.
_ANY = {"ja": "予算額はいくらですか", "en": "How much is the budget of the program?"}
# A passage's own text may score another passage higher (a longer copy of it), but not twice.
_LEAST_SHARE = 0.5
_DEPTH = 20


def check_retrieval(retriever: Retriever, passages: Sequence[Passage]) -> None:
    """Ask a canary question for each language; raises CheckFailed naming the leg that is blind."""
    for language, pattern in _TEXT.items():
        canary = next((p for p in passages if pattern.search(p.text)), None)
        question = canary.search_text if canary else _ANY[language]
        hits = retriever.search(question, top_k=_DEPTH, language=language)
        _check_finite(hits, language)
        if canary is not None:
            _check_legs(hits, canary, language)


def _check_finite(hits: Sequence[Hit], language: str) -> None:
    for hit in hits:
        for leg, score in (*hit.legs.items(), ("fused", hit.score)):
            if not math.isfinite(score):
                raise _blind(leg, language, f"gives the score {score}")


def _check_legs(hits: Sequence[Hit], canary: Passage, language: str) -> None:
    own = next((hit for hit in hits if hit.passage.search_text == canary.search_text), None)
    if own is None:
        raise _blind("fused", language, f"does not find passage {canary.id} by its own text")
    for leg in LEGS:
        best = max(hit.legs[leg] for hit in hits)
        if own.legs[leg] <= 0 or own.legs[leg] < _LEAST_SHARE * best:
            raise _blind(leg, language, f"does not see passage {canary.id} by its own text")


def _blind(leg: str, language: str, reason: str) -> CheckFailed:
    return CheckFailed(
        f"The canary question ({language}) failed: the {leg} leg of retrieval {reason}; the build "
        "is not published."
    )
