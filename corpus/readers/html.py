"""HTML by lxml: headings, paragraphs, lists and tables; scripts, styles and menus are dropped.

lxml repairs what pages in the wild leave open, limits the depth of nesting, and never expands
entities of its own or fetches anything. The walk is iterative, so depth costs no stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.document import Block, Table
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.limits import Limits
from corpus.readers.office.rows import RowCell, write_table
from corpus.readers.plain import decode
from corpus.readers.reading import Reading, TextBuilder

if TYPE_CHECKING:
    from lxml.etree import _Element

DROPPED = frozenset(
    "head script style noscript template svg nav iframe object button select textarea".split()  # noqa: SIM905
)
INLINE = frozenset(
    """a abbr b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q rb ruby
    s samp small span strong sub sup time tt u var wbr""".split()  # noqa: SIM905
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Readings set above characters (furigana) would stand between them in the text.
READINGS = frozenset({"rt", "rp", "rtc"})
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_ALIASES = {"shift_jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "shift-jis": "cp932"}
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
MAX_SPAN = 100  # rows or columns that a cell may claim to cover


@dataclass(slots=True)
class _Walk:
    limit: int
    builder: TextBuilder = field(default_factory=TextBuilder)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    heading: int | None = None


class HtmlReader:
    """The `DocumentReader` of text/html."""

    def read(self, path: Path, limits: Limits) -> Reading:
        from lxml import html

        source = _XML_DECLARATION.sub("", _decoded(path))
        try:
            root = html.document_fromstring(source)
        except (ValueError, SyntaxError) as error:
            raise UnreadableDocument(
                f"{path.name} is no HTML ({error}); fetch it again."
            ) from error
        walk = _Walk(limits.text_characters)
        _walk(root, walk, path)
        text = walk.builder.text()
        first = next((text[b.start : b.end] for b in walk.blocks if b.heading == 1), None)
        title = " ".join((root.findtext(".//title") or "").split())
        language = (root.get("lang") or "")[:2].lower()
        return Reading(
            text=text,
            title=title or first,
            blocks=tuple(walk.blocks),
            tables=tuple(walk.tables),
            language=language if language in {"ja", "en"} else None,
        )


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    if match := _CHARSET.search(data[:4096]):
        name = match[1].decode("ascii").lower()
        try:
            return data.decode(_ALIASES.get(name, name))
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself
    return decode(data, path.name)


def _walk(root: _Element, walk: _Walk, path: Path) -> None:
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipping: _Element | None = None
    for event, node in walker:
        if event in ("comment", "pi"):
            _add(walk, node.tail if skipping is None else None)
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if skipping is None and (tag in DROPPED or tag in READINGS or _is_data_table(node)):
                if tag == "table":
                    _write_table(node, walk)
                skipping = node
                walker.skip_subtree()
            elif skipping is None:
                _open(tag, walk)
                _add(walk, node.text)
        else:
            if skipping is node:
                skipping = None
            elif skipping is None:
                _close(tag, walk)
            if skipping is None and node is not root:
                _add(walk, node.tail)
        if walk.builder.length > walk.limit:
            raise TooLarge(
                f"{path.name} holds more than {walk.limit} characters of text; split it into parts."
            )
    _end_line(walk)


def _open(tag: str, walk: _Walk) -> None:
    if tag == "br":
        _end_line(walk)
    elif tag not in INLINE:
        _end_line(walk)
        if tag in HEADINGS or tag in {"p", "table", "ul", "ol", "dl", "section", "article"}:
            walk.builder.break_block()
        walk.heading = HEADINGS.get(tag, walk.heading)


def _close(tag: str, walk: _Walk) -> None:
    if tag not in INLINE and tag != "br":
        _end_line(walk)
        if tag in HEADINGS:
            walk.heading = None
            walk.builder.break_line()


def _add(walk: _Walk, text: str | None) -> None:
    if text:
        walk.line.append(text)


def _end_line(walk: _Walk) -> None:
    line = " ".join("".join(walk.line).split())
    walk.line.clear()
    if line:
        walk.builder.break_line()
        start, end = walk.builder.add(line)
        walk.blocks.append(Block(start, end, None, heading=walk.heading))


def _is_data_table(node: _Element) -> bool:
    """Whether a table holds data: tables that hold tables are there for the layout."""
    return node.tag == "table" and next(node.iterdescendants("table"), None) is None


def _write_table(table: _Element, walk: _Walk) -> None:
    _end_line(walk)
    walk.builder.break_block()
    for caption in table.iter("caption"):
        walk.line.append(" ".join(_lines(caption)))
        _end_line(walk)
        walk.builder.break_line()
    rows = [row for row in _rows(table) if row]
    heads = sum(1 for row in table.iter("tr") if _is_head(row))
    if rows:
        walk.tables.append(write_table(walk.builder, rows, None, heads or None))
    walk.builder.break_block()


def _is_head(row: _Element) -> bool:
    cells = [c for c in row if c.tag in ("td", "th")]
    return bool(cells) and all(c.tag == "th" for c in cells)


def _rows(table: _Element) -> Iterator[list[RowCell]]:
    """Cells with the columns they come to stand in, those covered from above left free."""
    covered: dict[int, int] = {}  # rows that are still covered, by column
    for row in table.iter("tr"):
        cells: list[RowCell] = []
        column = 0
        for node in row:
            if node.tag not in ("td", "th"):
                continue
            while covered.get(column, 0):
                column += 1
            height, width = _span(node, "rowspan"), _span(node, "colspan")
            cells.append(RowCell(tuple(_lines(node)), column, height, width))
            for right in range(column, column + width):
                covered[right] = max(covered.get(right, 0), height)
            column += width
        covered = {c: rows - 1 for c, rows in covered.items() if rows > 1}
        yield cells


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(MAX_SPAN, max(1, int(value))) if value.isascii() and value.isdigit() else 1


def _lines(node: _Element) -> Iterator[str]:
    """Lines of a cell: what line breaks and blocks within it divide."""
    from lxml import etree

    parts: list[str] = []
    walker = etree.iterwalk(node, events=("start", "end", "comment"))
    skipping: _Element | None = None
    for event, inner in walker:
        if event == "start" and skipping is None:
            if inner.tag in DROPPED or inner.tag in READINGS:
                skipping = inner
                walker.skip_subtree()
            elif inner is not node and inner.tag not in INLINE:
                parts.append("\n")
            if skipping is None:
                parts.append(" ".join((inner.text or "").split("\n")))
        elif event != "start" and inner is not node:
            skipping = None if skipping is inner else skipping
            ends_line = event == "end" and inner.tag not in INLINE and inner.tag != "br"
            parts.append(("\n" if ends_line else "") + " ".join((inner.tail or "").split("\n")))
    for line in "".join(parts).split("\n"):
        if shown := " ".join(line.split()):
            yield shown
