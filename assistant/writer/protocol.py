"""The seam between composing an answer and writing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer.drafting.draft import Draft
from assistant.model import Answer, Language, Turn
from assistant.tools import Sources


@dataclass(frozen=True, slots=True)
class Desk:
    """What a writer works with: the sources it may look into, and drafts over them."""

    sources: Sources
    draft: Callable[[Language], Draft]
    translate: Callable[[str], Sequence[str]]
    checksums: Mapping[str, str]


class Writer(Protocol):
    """Writes the answer to a question."""

    def write(self, built_in: Answer, question: str, history: Sequence[Turn], desk: Desk) -> Answer:
        """An answer that the sources prove, or the built-in one. Never raises."""
        ...


class BuiltInWriter:
    """The composer's own sentences, as they are."""

    def write(
        self,
        built_in: Answer,
        question: str,  # noqa: ARG002 - the protocol's
        history: Sequence[Turn],  # noqa: ARG002
        desk: Desk,  # noqa: ARG002
    ) -> Answer:
        return built_in
