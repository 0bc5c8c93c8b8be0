"""A sentence that denies what its quote states, or states what its quote denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.writer.checks.check import Check
from assistant.writer.checks.denial import is_absence, is_denial
from assistant.writer.reading.claims import Claim
from assistant.writer.reading.focus import content_words
from assistant.writer.reading.support import across, focused, forms, said_words
from assistant.writer.reading.vocabulary import named, pattern, words
from corpus.text import fold

STATEMENT = re.compile(r"(?:[^。\n•.]|\.(?!\s))+")
PART = re.compile(r"[。、，,;:：•・]|\.\s|\s(?:and|but|while)\s")
LEAST_SHARED = 2  # words that a statement shares with a sentence which is about it


def _find(claim: Claim) -> Iterator[str]:
    if is_denial(claim) or is_absence(claim) or _is_idle(claim):
        return
    negated = is_negated(claim.worded)
    if not claim.quotes:
        if negated and claim.figures and not named("direction")["same"].search(claim.worded):
            yield "A figure does not support a “not”; cite the words that say so."
        return
    lines = "\n".join(fold(t).text for t in focused(claim))
    if negated and not is_negated(lines):
        yield "What it cites says nothing of a “not”."
    elif negated and not across(claim) and not all(_is_negated_there(claim, lines)):
        yield "What it cites says a “not” of something else."
    elif not negated and _closest_is_negated(claim, lines):
        yield "What it cites says that it is not so."


def _is_negated_there(claim: Claim, lines: str) -> Iterator[bool]:
    """For each part of the sentence that has a "not", whether a part of the lines has it too."""
    denied = [part for part in PART.split(lines.replace("\n", "")) if is_negated(part)]
    for part in filter(is_negated, PART.split(claim.worded)):
        said = content_words(part)
        yield not said or any(word in there for word in said for there in denied)


def is_negated(text: str) -> bool:
    """Whether a text in lower case has a "not" that counts."""
    for idle in sorted(_list("idle"), key=len, reverse=True):
        text = text.replace(idle, " ")
    return bool(pattern("negation").search(text)) or any(p in text for p in _list("parts"))


def _closest_is_negated(claim: Claim, lines: str) -> bool:
    """Whether the statement that shares most words with the sentence has a "not"."""
    said = [forms(claim, word) for word in said_words(claim)]
    ranked = [(sum(any(f in s for f in of) for of in said), s) for s in STATEMENT.findall(lines)]
    most = max((count for count, _ in ranked), default=0)
    closest = [s for count, s in ranked if count == most]
    return most >= LEAST_SHARED and all(map(is_negated, closest))


def _is_idle(claim: Claim) -> bool:
    return claim.text.rstrip().endswith(("?", "？", "か。"))


def _list(name: str) -> list[str]:
    return words()["negation"][name]


NEGATION = Check("negation", _find)
