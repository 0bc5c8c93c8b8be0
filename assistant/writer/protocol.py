"""The seam between composing an answer and wording it."""

from __future__ import annotations

from typing import Protocol

from assistant.answer.model import Answer


class Writer(Protocol):
    """Words an answer anew."""

    def reword(self, answer: Answer, question: str) -> Answer:
        """The answer in better words, or as it was; figures and citations stay. Never raises."""
        ...


class BuiltInWriter:
    """The composer's own sentences, as they are."""

    def reword(self, answer: Answer, question: str) -> Answer:  # noqa: ARG002 - the protocol's
        return answer
