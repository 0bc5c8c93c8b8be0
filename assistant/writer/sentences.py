"""The sentences of a reply, each with the citations it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    """Sentences of a reply, in order.

    One without markers shares those of the next in its line that has some, else of the one
    before: a marker at the end of a paragraph is meant for all of it.
    """
    for line in reply.splitlines():
        found = [Sentence(MARKER.sub(" ", m[0]), marked(m[0])) for m in SENTENCE.finditer(line)]
        for at, sentence in enumerate(found):
            near = (s.citations for s in (*found[at:], *reversed(found[:at])) if s.citations)
            yield replace(sentence, citations=next(near, frozenset()))


def marked(text: str) -> frozenset[int]:
    """Citation numbers that a text names."""
    return frozenset(int(n) for group in MARKER.findall(text) for n in re.findall(r"\d+", group))
