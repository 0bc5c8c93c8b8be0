"""Sections: the parts of a document that its headings divide."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A range of a document under one heading path, and the programs that it is about."""

    start: int
    end: int
    page: int | None
    heading: tuple[str, ...]
    program_ids: tuple[str, ...]


class SectionIndex:
    """Sections in reading order, to be found by an offset of the text."""

    __slots__ = ("_sections", "_starts")

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._starts = [s.start for s in sections]

    def at(self, offset: int) -> Section | None:
        """The section that an offset lies in, None between sections."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._sections[place].end:
            return None
        return self._sections[place]
