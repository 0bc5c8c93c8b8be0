"""A document as read: its text, and where pages, blocks and table cells lie in it.

Every range is a half-open pair of offsets into `Document.text`, in characters, so that a
citation is always `text[start:end]`. For a plain text file the text is the file's own
characters (but for those that turn the order of others); for other formats it is what the reader
laid out, in reading order.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page or slide. `number` counts from 1; `label` is the number printed on it.

    `machine_read` pages are pictures whose text was recognised, which may be wrong: nothing on
    them is ever proven.
    """

    number: int
    start: int
    end: int
    label: str | None = None
    machine_read: bool = False


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
    """One place of a table; rows and columns count from 0.

    A merged cell is at each place that it covers, always with the same range and spans;
    `continued` is true at all of these places but its first. `head` says that the format itself
    marks the cell as a head (`<th>`, a header row of Word); most formats mark none.
    """

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    head: bool = False
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells are ranges of the document's text; so is `caption`, outside of them.

    `row_numbers` are what the file itself calls the rows, as a spreadsheet does; else empty.
    """

    start: int
    end: int
    page: int | None
    cells: tuple[Cell, ...]
    header_rows: int = 1
    caption: tuple[int, int] | None = None
    row_numbers: tuple[int, ...] = ()

    def row_number(self, row: int) -> int | None:
        """The number of a row in its file, None where it has none: the third row → 12."""
        return self.row_numbers[row] if row < len(self.row_numbers) else None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read, with what its metadata says of it.

    A warning is a code, a colon and a sentence in English, such as "hidden-rows: 3 hidden rows of
    sheet 1 were left out"; `corpus.readers.left_out` lists the codes.

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
    region: str | None = None  # ISO 3166 code of where its language is used: "CA" of "en-CA"
    publisher: str | None = None
    fiscal_year: int | None = None
    source: str | None = None  # the line to print where the document is cited (出典)
    source_url: str | None = None
    date: str | None = None  # as its metadata states it
    warnings: tuple[str, ...] = ()  # what the reader could not read or left out

    def page_at(self, offset: int) -> int | None:
        """Number of the page that `offset` lies on, or None where there are no pages."""
        index = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        page = self.pages[index] if index >= 0 else None
        return page.number if page and offset < page.end else None

    def line_at(self, offset: int) -> int:
        """Line that `offset` lies on, counted from 1."""
        return self.text.count("\n", 0, offset) + 1
