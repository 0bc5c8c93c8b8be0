"""The headings of a document whose format marks them, and the lines that its format keeps apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from corpus.document import Document
from corpus.programs.names import clean_name, is_name
from corpus.words import listed

_LINE = re.compile(r"[^\n]+")
# A line that begins so begins anew, whatever stands before it.
# Words with capitals, and small ones between them.
_RUN_IN = re.compile(
    r"[A-Z][\w'’&-]*(?: (?:(?:of|and|for|the|on|to|in|&) ){0,2}[A-Z][\w'’&-]*){1,7}"
)
_ITEM = re.compile(r"\n(?=\s*(?:[-•▪●*–]|\d{1,2}[.)])\s)")


def run_in(text: str, start: int, end: int) -> str | None:
    """The name that a paragraph begins with, which all of it is about: "Tidal Gauge Network."."""
    match = _RUN_IN.fullmatch(" ".join(text[start:end].split()))
    if match is None or not text.startswith(".", end):
        return None
    words = match[0].lower().split()
    return match[0] if is_name(match[0]) and listed("said", "parts").isdisjoint(words) else None


class Headings:
    """Where the headings stand, and whether each line is a paragraph of its own."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        blocks = [b for b in document.blocks if b.heading]
        self._starts = [b.start for b in blocks]
        self._names = [self._name(document.text[b.start : b.end]) for b in blocks]
        self._apart = bool(document.blocks) and not any(b.box for b in document.blocks)

    def above(self, place: int) -> str | None:
        """The nearest heading above that is a name."""
        index = bisect_right(self._starts, place) - 1
        return self._names[index] if index >= 0 else None

    def lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a text that a sentence does not leave: its lines, or its list items."""
        if self._apart:
            yield from (match.span() for match in _LINE.finditer(self._text, start, end))
            return
        for match in _ITEM.finditer(self._text, start, end):
            yield start, match.start()
            start = match.end()
        yield start, end

    @staticmethod
    def _name(text: str) -> str | None:
        first, last = clean_name(text)
        return text[first:last] if is_name(text[first:last]) else None
