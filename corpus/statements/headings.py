"""The headings of a document whose format marks them, and the lines that its format keeps apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from corpus.document import Document
from corpus.programs.names import clean_name, is_name
from corpus.tables.around.title_lines import OPEN_END
from corpus.words import listed

_LINE = re.compile(r"[^\n]+")
# A line of a paragraph that is wrapped has so many characters.
WRAPPED = 60
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


def _goes_on(line: str, below: str) -> bool:
    """Whether a line is a piece of a sentence that the next one goes on with.

    >>> _goes_on("The Council voted for a", "budget of $5 million."), _goes_on("Parks", "Roads")
    (True, False)
    """
    if "\t" in line + below or _ITEM.match(f"\n{below}") or line.rstrip()[-1:] in ".:;?!|":
        return False
    long = len(line.rpartition("\n")[2]) >= WRAPPED
    return long or below[:1].islower() or bool(OPEN_END.search(line.rstrip()))


def is_apart(text: str, last: int, start: int) -> bool:
    """Whether what begins at `start` is no more of the paragraph that goes to `last`."""
    gap = text[last:start]
    if "\n" not in gap:
        return False
    line = text[text.rfind("\n", 0, last) + 1 : last]
    return "\n\n" in gap or len(line) < WRAPPED or bool(_ITEM.match(f"\n{text[start : start + 9]}"))


class Headings:
    """Where the headings stand, and whether each line is a paragraph of its own."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        blocks = [b for b in document.blocks if b.heading]
        self._starts = [b.start for b in blocks]
        self._names = [self._name(document.text[b.start : b.end]) for b in blocks]
        self._texts = [document.text[b.start : b.end] for b in blocks]
        self._apart = bool(document.blocks) and not any(b.box for b in document.blocks)

    def above(self, place: int) -> str | None:
        """The nearest heading above that is a name."""
        index = bisect_right(self._starts, place) - 1
        return self._names[index] if index >= 0 else None

    def text_above(self, place: int) -> str | None:
        """The nearest heading above as it is written: it may be a question."""
        index = bisect_right(self._starts, place) - 1
        return self._texts[index] if index >= 0 else None

    def lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a text that a sentence does not leave: its lines, or its list items."""
        if self._apart:
            yield from self._unwrapped(start, end)
            return
        for match in _ITEM.finditer(self._text, start, end):
            yield start, match.start()
            start = match.end()
        yield start, end

    def _unwrapped(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The lines of a text, those that a wrapped paragraph has as one."""
        open_: tuple[int, int] | None = None
        for first, last in (match.span() for match in _LINE.finditer(self._text, start, end)):
            above = self._text[self._text.rfind("\n", 0, open_[0]) + 1 : open_[1]] if open_ else ""
            if open_ and _goes_on(above, self._text[first:last]):
                open_ = open_[0], last
                continue
            if open_:
                yield open_
            open_ = first, last
        if open_:
            yield open_

    @staticmethod
    def _name(text: str) -> str | None:
        first, last = clean_name(text)
        return text[first:last] if is_name(text[first:last]) else None
