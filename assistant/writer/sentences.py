"""The sentences of a reply, each with the citations it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARKER = re.compile(r"[\[［]\s*(\d+(?:\s*[,、，]\s*\d+)*)\s*[\]］]")
# Up to an end and the markers behind it: 「…です。[1][2]」, "… (21億円). [1]".
SENTENCE = re.compile(
    r"[^\n]+?(?:[。！？!?]+|\.(?=\s|\[|$)|$)[」』）)\"”]*(?:[ \t]*\[[\d, ]+\])*", re.M
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text without its markers, and the citation numbers that they name."""

    text: str
    citations: frozenset[int]


def split_reply(reply: str) -> Iterator[Sentence]:
    """Sentences of a reply, in order."""
    for match in SENTENCE.finditer(reply):
        yield Sentence(MARKER.sub(" ", match[0]), marked(match[0]))


def marked(text: str) -> frozenset[int]:
    """Citation numbers that a text names."""
    return frozenset(int(n) for group in MARKER.findall(text) for n in re.findall(r"\d+", group))
