"""Something said to be not among what a quote lists, though the quote has it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.checks.denial import is_denial
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.focus import content_words
from assistant.writer.reading.support import forms, whole_stretches
from assistant.writer.reading.vocabulary import pattern
from corpus.text import fold_key


def _find(claim: Claim) -> Iterator[str]:
    if not is_absence(claim):
        return
    cited = fold_key("\n".join(whole_stretches(claim)))
    absent = [w for w in content_words(claim.low) if not any(f in cited for f in forms(claim, w))]
    if claim.quotes and not absent:
        yield "What it says is not there stands in what it cites."
    elif not claim.quotes and not claim.figures:
        yield "Cite the list that it is not in."


def is_absence(claim: Claim) -> bool:
    """Whether the sentence says that something is not in a list that it cites."""
    return bool(pattern("absence").search(claim.worded)) and not is_denial(claim)


ABSENCE = Check("absence", _find)
