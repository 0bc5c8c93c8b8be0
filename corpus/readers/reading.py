"""What a reader gives back: everything of a `Document` that comes from inside the file.

Identity (id, name, checksum) is added by `corpus.readers.identity`, so that readers need to know
nothing but bytes, and so that a reading can cross the border of the process it was made in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from corpus.document import Block, Page, Table
from corpus.readers.isolated.limits import Limits
from corpus.readers.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """Text and layout of one file; ranges are offsets into `text`, as in `Document`."""

    text: str
    title: str | None = None
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    language: str | None = None
    region: str | None = None  # of its language, where the file says it: "CA" of "en-CA"
    author: str | None = None  # as the file names it, a person or an organisation
    publisher: str | None = None  # stated as such
    fiscal_year: int | None = None
    date: str | None = None
    source_url: str | None = None
    warnings: tuple[str, ...] = ()


class DocumentReader(Protocol):
    """Reads the files of one media type.

    Raises UnreadableDocument where the file is broken or protected, TooLarge over a limit; the
    message names the file.
    """

    def read(self, source: Source, limits: Limits) -> Reading: ...


class TextBuilder:
    """Text that grows at its end and says where each addition came to lie."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = ""
        self.length = 0

    def add(self, text: str) -> tuple[int, int]:
        """Append text; its range."""
        start = self.length
        if text:
            self._parts.append(text)
            self._last = text
            self.length += len(text)
        return start, self.length

    def break_line(self) -> None:
        """End the line that stands open, if any."""
        if self.length and not self._last.endswith("\n"):
            self.add("\n")

    def break_block(self) -> None:
        """Leave an empty line behind what was added, which ends a block of text."""
        self.break_line()
        if self.length and not self.text_ends_block():
            self.add("\n")

    def text_ends_block(self) -> bool:
        tail = "".join(self._parts[-2:])
        return tail.endswith("\n\n")

    def text(self) -> str:
        return "".join(self._parts)
