"""What is asked where no set of questions is given: of each program its amount and its purpose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TABLE, TEXT = "table", "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and where its answer comes from: "table", "text", or "set" where not told."""

    text: str
    kind: str


def about(programs: Iterable[str]) -> list[Asked]:
    """Two questions for every name of a program."""
    return [
        asked
        for name in programs
        for asked in (
            Asked(f"{name}の要求額はいくらですか。", TABLE),
            Asked(f"{name}とはどのような事業ですか。", TEXT),
        )
    ]
