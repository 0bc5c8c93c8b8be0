"""Parts of a document: sections under headings, and values under labels."""

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


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A label and its value as the document sets them: 「支援期間 最大5年」.

    `start:end` covers label and value and is what is cited; `value` is cleaned of wraps and
    bullets. `qualifier` names the variant that the value holds for (「導入支援」), else None.
    """

    document_id: str
    program_id: str | None
    label: str
    qualifier: str | None
    value: str
    start: int
    end: int
    page: int | None


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
