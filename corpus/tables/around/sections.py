"""What of the text above a place is still about it: a section ends where the next one begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from corpus.document import Document


def open_sections(document: Document, begin: int, end: int) -> list[tuple[int, int]]:
    """The ranges between two places that belong to the sections open at the second.

    "## Plan", its text, "## Flow", a place: what stands under "## Plan" says nothing there. All of
    it, where the format marks no headings.
    """
    return list(_open(document, begin, end))[::-1]


def _open(document: Document, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The same ranges, the nearest first."""
    blocks = document.blocks
    lowest: int | None = None
    until = end
    for index in range(bisect_left(blocks, end, key=lambda b: b.start) - 1, -1, -1):
        block = blocks[index]
        if block.start < begin:
            break
        if block.heading is None:
            continue
        if lowest is None or block.heading < lowest:
            yield block.start, until
            lowest = block.heading
        until = block.start
    if begin < until:
        yield begin, until
