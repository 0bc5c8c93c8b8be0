"""DOCX by python-docx: paragraphs and tables in the order of the body, text boxes included.

Notes follow the body; the lines at the head and foot of pages are left out. Pages are those that
Word laid out last, which it marks in the file; a file that was never laid out has none.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from corpus.document import Block, Page, Table
from corpus.errors import UnreadableDocument
from corpus.readers.isolated.limits import Limits
from corpus.readers.left_out import LeftOut
from corpus.readers.office.archive import check_archive
from corpus.readers.office.docx_notes import notes
from corpus.readers.office.docx_runs import PAGE_BREAK, RunReader, W, boxes
from corpus.readers.office.docx_tables import (
    header_count,
    inner_breaks,
    nested,
    row_cells,
    table_rows,
)
from corpus.readers.office.rows import write_table
from corpus.readers.reading import Reading, TextBuilder
from corpus.readers.source import Source

Element = Any  # an lxml element with python-docx's additions, which have no types

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
MAX_DEPTH = 30  # tables within text boxes within tables


class DocxReader:
    """The `DocumentReader` of DOCX."""

    def read(self, source: Source, limits: Limits) -> Reading:
        check_archive(source, limits)
        document = _open(source)
        left = LeftOut()
        body = _Body(RunReader(document, left), left)
        body.write_children(document.element.body, 0)
        body.write_notes(document)
        text = body.builder.text()
        title = (document.core_properties.title or "").strip()
        first = next((text[b.start : b.end] for b in body.blocks if b.heading == 1), None)
        return Reading(
            text=text,
            title=body.title or title or first or _first(body, text),
            pages=_pages(body),
            blocks=tuple(body.blocks),
            tables=tuple(body.tables),
            author=document.core_properties.author,
            warnings=left.warnings(),
        )


def _open(source: Source) -> Element:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        return docx.Document(io.BytesIO(source.data))
    except (OpcError, XMLSyntaxError, KeyError, ValueError) as error:
        raise UnreadableDocument(
            f"{source.name} is a damaged DOCX ({error}); open and save it in Word."
        ) from error


@dataclass(slots=True)
class _Body:
    """Writes the parts of a body one after the other."""

    runs: RunReader
    left: LeftOut
    builder: TextBuilder = field(default_factory=TextBuilder)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # where pages after the first begin
    title: str | None = None

    def write_children(self, parent: Element, depth: int) -> None:
        for child in parent.iterchildren():
            if child.tag == f"{W}p":
                self._write_paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                self._write_table(child, depth)
            elif child.tag in _WRAPPERS and depth < MAX_DEPTH:
                self.write_children(child, depth + 1)

    def write_notes(self, document: Element) -> None:
        for index, note in enumerate(notes(document, self.runs.text)):
            if index == 0:
                self.builder.break_block()
            self.builder.break_line()
            start, end = self.builder.add(note.replace(PAGE_BREAK, " "))
            self.blocks.append(Block(start, end, len(self.breaks) + 1))

    def _write_paragraph(self, paragraph: Element, depth: int) -> None:
        parts = self.runs.text(paragraph).split(PAGE_BREAK)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = self.runs.headings.get(style.get(f"{W}val")) if style is not None else None
        for index, part in enumerate(parts):
            if index:
                self.builder.break_line()
                self.breaks.append(self.builder.length)
            if part.strip():
                self._write_text(part.strip(), level)
        self._write_boxes(boxes(paragraph), depth)

    def _write_text(self, text: str, level: int | None) -> None:
        self.builder.break_line()
        if level is not None:
            self.builder.break_block()
        start, end = self.builder.add(text)
        heading = None if level is None else max(1, level)
        self.blocks.append(Block(start, end, len(self.breaks) + 1, heading=heading))
        if level == 0 and self.title is None:
            self.title = text

    def _write_boxes(self, found: list[Element], depth: int) -> None:
        for box in found if depth < MAX_DEPTH else ():
            self.builder.break_block()
            self.write_children(box, depth + 1)
            self.builder.break_block()

    def _write_table(self, table: Element, depth: int) -> None:
        """A table and, behind it, the tables and text boxes that stand in its cells."""
        rows = table_rows(table, self.left)
        heads = header_count(rows)
        cells = row_cells(rows, self.runs, heads)
        if any(cells):
            self.builder.break_block()
            page = len(self.breaks) + 1
            self.tables.append(write_table(self.builder, cells, page, heads or None))
        self.breaks.extend([self.builder.length] * inner_breaks(table))
        self.builder.break_block()
        inner, anchored = nested(table) if depth < MAX_DEPTH else ([], [])
        for one in inner:
            self._write_table(one, depth + 1)
        self._write_boxes(anchored, depth)


def _pages(body: _Body) -> tuple[Page, ...]:
    if not body.breaks:
        return ()
    starts = [0, *body.breaks]
    ends = [*body.breaks, body.builder.length]
    return tuple(Page(i, a, b) for i, (a, b) in enumerate(zip(starts, ends, strict=True), start=1))


def _first(body: _Body, text: str) -> str | None:
    first = next((text[b.start : b.end] for b in body.blocks), "")
    return first if 0 < len(first) <= 120 else None
