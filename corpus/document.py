"""A document as read: its text, and where pages, blocks and table cells lie in it.

Every range is a half-open pair of offsets into `Document.text`, in characters, so that a
citation is always `text[start:end]`. For a plain text file the text is the file's own
characters; for other formats it is what the reader laid out, in reading order.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page or slide. `number` counts from 1; `label` is the number printed on it."""

    number: int
    start: int
    end: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, with the origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that the layout keeps together, with its place where the format has one."""

    start: int
    end: int
    page: int | None
    box: Box | None = None
    size: float | None = None  # font size in points
    heading: int | None = None  # level of a heading, 1 the highest; None for body text


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; rows and columns count from 0."""

    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells are ranges of the document's text."""

    start: int
    end: int
    page: int | None
    cells: tuple[Cell, ...]
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, with what its metadata says of it.

    `fiscal_year` is the western year in which the document's own fiscal year begins (2026 for
    令和8年度): the year that 前年度 and 来年度 are counted from. `pages` is empty where the
    format has none.
    """

    id: str
    title: str
    filename: str
    media_type: str
    sha256: str
    text: str
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    language: str = "ja"
    publisher: str | None = None
    fiscal_year: int | None = None
    source: str | None = None  # the line to print where the document is cited (出典)
    source_url: str | None = None
    warnings: tuple[str, ...] = ()  # what the reader could not read, page by page

    def page_at(self, offset: int) -> int | None:
        """Number of the page that `offset` lies on, or None where there are no pages."""
        return next((p.number for p in self.pages if p.start <= offset < p.end), None)

    def line_at(self, offset: int) -> int:
        """Line that `offset` lies on, counted from 1."""
        return self.text.count("\n", 0, offset) + 1
