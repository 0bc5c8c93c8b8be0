"""A sentence that nothing returned by a tool supports."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.checks.denial import is_denial
from assistant.writer.reading.across import is_listed
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.focus import content_words
from assistant.writer.reading.support import (
    LEAST_SHARED,
    LEAST_SHARED_ACROSS,
    across,
    evidence_words,
    forms,
    is_bare,
    is_claimless,
    is_foreign,
    said_words,
    without_held,
)
from assistant.writer.reading.vocabulary import pattern

LEAST_LISTED = 0.7  # of the words that the glossary knows


def _find(claim: Claim) -> Iterator[str]:
    if is_denial(claim) or is_claimless(claim):
        return
    if is_bare(claim):
        yield "A yes or no alone says nothing that can be checked; say it in a full sentence."
        return
    if not claim.quotes and not claim.figures:
        if not (claim.programs and claim.heads):
            yield "It refers to nothing; end it with the quote or figure that supports it."
        return
    said = said_words(claim)
    shared = evidence_words(claim, said)
    far = across(claim)
    least = LEAST_SHARED_ACROSS if far else LEAST_SHARED
    held = said - content_words(pattern("qualifier").sub(" ", without_held(claim.worded)))
    # What the glossary knows and does not find is not only another word for what is there.
    known = len(shared) + sum(_is_known(claim, w) for w in said - shared - held) if far else 0
    if (said and len(shared) < least * len(said)) or len(shared) < LEAST_LISTED * known:
        missing = ", ".join(sorted(said - shared)[:6])
        yield f"What it cites does not say this: {missing}."


def _is_known(claim: Claim, word: str) -> bool:
    """Whether the dictionary has a word, in the direction from the sentence to the lines."""
    return is_listed(word) if is_foreign(claim) else len(forms(claim, word)) > 1


SUPPORT = Check("support", _find)
