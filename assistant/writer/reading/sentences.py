"""The sentences of a model's text, whole or as it arrives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# Up to an end and the references behind it: 「…です。[[2]]」. Not after one capital: "the U.S. ".
SENTENCE = re.compile(
    r"[^\n]+?(?:[。！？!?]+|(?<!\b[A-Z])\.(?=\s|\[|$)|$|(?=\n))[」』）)\"”]*"
    r"(?:[ \t]*\[\[[^\[\]\n]*\]\])*[ \t]*",
)


@dataclass(slots=True)
class Splitter:
    """Cuts a text that arrives in pieces; joined, what it gives is the text.

    A sentence is given when the next has begun, since references may follow its end.
    """

    _rest: str = field(default="")

    def feed(self, piece: str) -> Iterator[str]:
        """The sentences and line breaks that are complete now."""
        self._rest += piece
        parts = list(split_text(self._rest))
        whole = len(parts) - 1
        if whole > 0 and parts[-1].lstrip().startswith("["):  # a reference that has just begun
            whole -= 1
        if whole < 1:
            return
        self._rest = "".join(parts[whole:])
        yield from parts[:whole]

    def end(self) -> Iterator[str]:
        """What was left."""
        rest, self._rest = self._rest, ""
        yield from split_text(rest)


def split_text(text: str) -> Iterator[str]:
    """Sentences and line breaks; a row of a table is one: "一。二。\\n" -> 一。 / 二。 / \\n"""
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.lstrip().startswith("|"):
            yield bare
        else:
            yield from (m[0] for m in SENTENCE.finditer(bare))
        if len(bare) < len(line):
            yield "\n"
