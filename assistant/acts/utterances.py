"""The labelled utterances: one file a round, each written by another hand; one line an utterance.

A line holds the act, what the last reply showed, and the utterance, parted by tabs. Names of
programs, bodies and documents stand in braces, so that the data speaks of no corpus. A new way to
say something is one line; a new round is one file, which needs no mention elsewhere. Then run
`python -m assistant.acts.train`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

from assistant.acts.act import Act, Shown

_NAME = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What someone typed after a reply that showed `shown`, and what they did with it."""

    act: Act
    shown: Shown
    text: str

    @property
    def linked(self) -> str:
        """The text as it is when every name was found: 「{JST}の予算」 -> 「{}の予算」."""
        return _NAME.sub("{}", self.text)

    @property
    def unlinked(self) -> str:
        """The text as it is when no name was found: 「{JST}の予算」 -> 「JSTの予算」."""
        return _NAME.sub(r"\1", self.text)


def load_rounds() -> dict[str, tuple[Utterance, ...]]:
    """Every round by its name, in order. Raises ValueError where a line is not an utterance."""
    folder = files(__package__) / "utterances"
    found = sorted(f.name for f in folder.iterdir() if f.name.endswith(".tsv"))
    return {name[:-4]: read_round((folder / name).read_text(encoding="utf-8")) for name in found}


def read_round(table: str) -> tuple[Utterance, ...]:
    """The utterances of one file. Raises ValueError where a line is not one."""
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(_read(line) for line in lines)


def _read(line: str) -> Utterance:
    act, shown, text = line.split("\t")
    return Utterance(Act(act), Shown(shown), text)
