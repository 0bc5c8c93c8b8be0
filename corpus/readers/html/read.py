"""HTML by lxml: headings, paragraphs, lists and tables, as a browser would show them.

lxml repairs what pages in the wild leave open, limits the depth of nesting, and never expands
entities of its own or fetches anything. The walk is iterative, so depth costs no stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.document import Block, Table
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.html.tables import body_rows, cell_of, is_head_row, spread
from corpus.readers.html.walk import INLINE, Event, PageWalk, tidy
from corpus.readers.isolated.limits import Limits
from corpus.readers.left_out import LeftOut
from corpus.readers.office.rows import write_table
from corpus.readers.reading import Reading, TextBuilder
from corpus.readers.source import Source
from corpus.readers.text.plain import decode
from corpus.text.folding import BULLET, fold

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACED = frozenset({"p", "ul", "ol", "dl", "section", "article", "pre", "blockquote"})
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_ALIASES = {"shift_jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "shift-jis": "cp932"}
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_REGION = re.compile("[a-z]{2}")
_ITEM_MARK = "• "  # a browser shows it before each item of a list
MAX_DEPTH = 20  # tables within cells of tables


class HtmlReader:
    """The `DocumentReader` of text/html."""

    def read(self, source: Source, limits: Limits) -> Reading:
        return read_html(_decoded(source), source.name, limits)


def read_html(page: str, name: str, limits: Limits) -> Reading:
    """Read a page's markup; `name` is the file's, for messages."""
    from lxml import html

    try:
        root = html.document_fromstring(_XML_DECLARATION.sub("", page))
    except (ValueError, SyntaxError) as error:
        raise UnreadableDocument(f"{name} is no HTML ({error}); fetch it again.") from error
    left = LeftOut()
    writer = _PageWriter(PageWalk(root, left), name, limits.text_characters)
    writer.write(root)
    text = writer.builder.text()
    first = next((text[b.start : b.end] for b in writer.blocks if b.heading == 1), None)
    language, _, region = (root.get("lang") or "").lower().partition("-")
    return Reading(
        text=text,
        title=" ".join((root.findtext(".//title") or "").split()) or first,
        blocks=tuple(writer.blocks),
        tables=tuple(writer.tables),
        language=language if language in {"ja", "en"} else None,
        region=region.upper() if _REGION.fullmatch(region) else None,
        warnings=left.warnings(),
    )


def _decoded(source: Source) -> str:
    data = source.data
    if match := _CHARSET.search(data[:4096]):
        name = match[1].decode("ascii").lower()
        try:
            return data.decode(_ALIASES.get(name, name))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # the page is wrong about itself
    return decode(data, source.name)


@dataclass(slots=True)
class _PageWriter:
    """Writes what the walk shows, line by line and table by table."""

    walk: PageWalk
    name: str
    limit: int
    builder: TextBuilder = field(default_factory=TextBuilder)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    heading: int | None = None
    mark: str = ""  # what the next line begins with

    def write(self, root: _Element) -> None:
        for event, value in self.walk.events(root):
            if event is Event.TEXT:
                self.line.append(str(value))
            elif event is Event.BREAK:
                self._end_line()
            elif event is Event.TABLE:
                self._end_line()
                self._write_table(value, 0)
            elif event is Event.OPEN:
                self._open(str(value))
            else:
                self._close(str(value))
            if self.builder.length > self.limit:
                raise TooLarge(
                    f"{self.name} holds more than {self.limit} characters of text; "
                    "split it into parts."
                )
        self._end_line()

    def _open(self, tag: str) -> None:
        if tag not in INLINE:
            self._end_line()
            if tag in HEADINGS or tag in _SPACED:
                self.builder.break_block()
            self.heading = HEADINGS.get(tag, self.heading)
            self.mark = _ITEM_MARK if tag == "li" else self.mark

    def _close(self, tag: str) -> None:
        if tag not in INLINE:
            self._end_line()
            self.mark = "" if tag == "li" else self.mark
            if tag in HEADINGS:
                self.heading = None
                self.builder.break_line()

    def _end_line(self) -> tuple[int, int] | None:
        line = tidy("".join(self.line))
        self.line.clear()
        if not line:
            return None
        self.builder.break_line()
        marked = bool(self.mark) and self.heading is None and fold(line[0]).text != BULLET
        place = self.builder.add(f"{self.mark}{line}" if marked else line)
        self.mark = ""
        self.blocks.append(Block(*place, None, heading=self.heading))
        return place

    def _write_table(self, table: _Element, depth: int) -> None:
        """A table and, behind it, the tables that stand in its cells."""
        self.builder.break_block()
        caption: tuple[int, int] | None = None
        for node in table.iterchildren("caption"):
            self.line.append(" ".join(cell_of(node, self.walk)[0]))
            caption = self._end_line() or caption
            self.builder.break_line()
        rows = body_rows(table, self.walk)
        heads = sum(1 for _ in takewhile(is_head_row, rows))
        cells, inner = spread(rows, self.walk)
        if cells:
            self.tables.append(write_table(self.builder, cells, None, heads or None, caption))
        self.builder.break_block()
        for nested in inner if depth < MAX_DEPTH else ():
            self._write_table(nested, depth + 1)
