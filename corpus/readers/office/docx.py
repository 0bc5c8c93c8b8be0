"""DOCX by python-docx: paragraphs and tables in the order of the body, text boxes included.

Notes and the lines at the margins follow the body.

Pages are those that Word laid out last, which it marks in the file; a file that was never laid out
has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.document import Block, Page, Table
from corpus.errors import UnreadableDocument
from corpus.readers.limits import Limits
from corpus.readers.office.archive import check_archive
from corpus.readers.office.docx_notes import notes
from corpus.readers.office.rows import RowCell, write_table
from corpus.readers.reading import Reading, TextBuilder

Element = Any  # an lxml element with python-docx's additions, which have no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_PARAGRAPH, _TABLE, _ROW, _CELL = f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"
_HEADING = re.compile(r"^(?:heading|見出し)\s*(\d)$", re.IGNORECASE)
_TITLES = ("title", "表題")
PAGE_BREAK = "\f"  # stands for a page break while a paragraph is put together
MAX_DEPTH = 30  # tables within text boxes within tables


@dataclass(slots=True)
class _Body:
    builder: TextBuilder = field(default_factory=TextBuilder)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)  # where pages after the first begin
    title: str | None = None


class DocxReader:
    """The `DocumentReader` of DOCX."""

    def read(self, path: Path, limits: Limits) -> Reading:
        check_archive(path, limits)
        document = _open(path)
        body = _Body()
        styles = _headings(document)
        _write_children(document.element.body, body, styles, 0)
        _write_notes(document, body)
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
        )


def _open(path: Path) -> Element:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        return docx.Document(str(path))
    except (OpcError, XMLSyntaxError, KeyError, ValueError) as error:
        raise UnreadableDocument(
            f"{path.name} is a damaged DOCX ({error}); open and save it in Word."
        ) from error


def _headings(document: Element) -> dict[str, int]:
    """Level of the heading that each style id stands for; 0 is the title."""
    levels: dict[str, int] = {}
    for style in document.styles:
        name = (style.name or "").strip()
        if match := _HEADING.match(name):
            levels[style.style_id] = int(match[1])
        elif name.lower() in _TITLES:
            levels[style.style_id] = 0
    return levels


def _write_children(parent: Element, body: _Body, styles: dict[str, int], depth: int) -> None:
    for child in parent.iterchildren():
        if child.tag == _PARAGRAPH:
            _write_paragraph(child, body, styles, depth)
        elif child.tag == _TABLE:
            _write_table(child, body)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent") and depth < MAX_DEPTH:
            _write_children(child, body, styles, depth + 1)


def _write_notes(document: Element, body: _Body) -> None:
    for index, note in enumerate(notes(document, _text)):
        if index == 0:
            body.builder.break_block()
        body.builder.break_line()
        start, end = body.builder.add(note.replace(PAGE_BREAK, " "))
        body.blocks.append(Block(start, end, len(body.breaks) + 1))


def _write_paragraph(paragraph: Element, body: _Body, styles: dict[str, int], depth: int) -> None:
    parts = _text(paragraph).split(PAGE_BREAK)
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    level = styles.get(style.get(f"{_W}val")) if style is not None else None
    for index, part in enumerate(parts):
        if index:
            body.builder.break_line()
            body.breaks.append(body.builder.length)
        if not part.strip():
            continue
        body.builder.break_line()
        if level is not None:
            body.builder.break_block()
        start, end = body.builder.add(part.strip())
        body.blocks.append(
            Block(
                start, end, len(body.breaks) + 1, heading=None if level is None else max(1, level)
            )
        )
        if level == 0 and body.title is None:
            body.title = part.strip()
    if depth < MAX_DEPTH:
        for box in _boxes(paragraph):
            body.builder.break_block()
            _write_children(box, body, styles, depth + 1)
            body.builder.break_block()


def _text(element: Element) -> str:
    """Text of a paragraph without that of the text boxes anchored in it."""
    out: list[str] = []
    for node in _printed(element):
        if node.tag == f"{_W}t":
            out.append(node.text or "")
        elif node.tag == f"{_W}tab":
            out.append("\t")
        elif node.tag == f"{_W}br" and node.get(f"{_W}type") == "page":
            out.append(PAGE_BREAK)
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            out.append("\n")
        elif node.tag == f"{_W}lastRenderedPageBreak":
            out.append(PAGE_BREAK)
    # Word marks a page that an explicit break begins a second time.
    return re.sub(f"{PAGE_BREAK}+", PAGE_BREAK, "".join(out))


def _printed(element: Element) -> Iterator[Element]:
    """Descendants, without those of text boxes, fallbacks and tab stops of the style."""
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        if node.tag in (_BOX, _FALLBACK, f"{_W}pPr", f"{_W}rPr", f"{_W}del"):
            continue
        yield node
        stack.extend(reversed(node))


def _boxes(paragraph: Element) -> list[Element]:
    """Text boxes anchored in a paragraph, the copies for old versions of Word left out."""
    found: list[Element] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == _BOX:
            found.append(node)
        elif node.tag != _FALLBACK:
            stack.extend(reversed(node))
    return found


def _write_table(table: Element, body: _Body) -> None:
    body.builder.break_block()
    rows = table.findall(_ROW)
    grid = _spans([list(_row_cells(row)) for row in rows])
    heads = 0
    for row in rows:
        if row.find(f"{_W}trPr/{_W}tblHeader") is None:
            break
        heads += 1
    page = len(body.breaks) + 1
    body.tables.append(write_table(body.builder, grid, page, heads or None))
    body.breaks.extend([body.builder.length] * _inner_breaks(table))
    body.builder.break_block()


def _inner_breaks(table: Element) -> int:
    return sum(1 for _ in table.iter(f"{_W}lastRenderedPageBreak"))


def _row_cells(row: Element) -> Iterator[tuple[RowCell, bool]]:
    """Cells of a row, each with whether it continues the cell above."""
    before = row.find(f"{_W}trPr/{_W}gridBefore")
    column = int(before.get(f"{_W}val", "0")) if before is not None else 0
    for cell in row.iter(_CELL):
        if next(cell.iterancestors(_ROW)) is not row:
            continue  # of a table within a cell
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = min(1000, max(1, int(span.get(f"{_W}val", "1")))) if span is not None else 1
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        continues = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
        lines = (_text(p).replace(PAGE_BREAK, "").strip() for p in cell.iter(_PARAGRAPH))
        kept = tuple(" ".join(line.split("\n")) for line in lines if line)
        yield RowCell(kept, column, columns=width), continues
        column += width


def _spans(rows: list[list[tuple[RowCell, bool]]]) -> list[list[RowCell]]:
    """Rows without the continued cells, whose rows are counted to the cell that they continue."""
    heights: dict[tuple[int, int], int] = {}
    owner: dict[int, tuple[int, int]] = {}  # by column: row and column of the open cell
    for number, row in enumerate(rows):
        for cell, continues in row:
            if continues and cell.column in owner:
                heights[owner[cell.column]] += 1
            else:
                owner[cell.column] = (number, cell.column)
                heights[(number, cell.column)] = 1
    return [
        [
            RowCell(cell.lines, cell.column, heights[(number, cell.column)], cell.columns)
            for cell, _ in row
            if (number, cell.column) in heights
        ]
        for number, row in enumerate(rows)
    ]


def _pages(body: _Body) -> tuple[Page, ...]:
    if not body.breaks:
        return ()
    starts = [0, *body.breaks]
    ends = [*body.breaks, body.builder.length]
    return tuple(Page(i, a, b) for i, (a, b) in enumerate(zip(starts, ends, strict=True), start=1))


def _first(body: _Body, text: str) -> str | None:
    first = next((text[b.start : b.end] for b in body.blocks), "")
    return first if 0 < len(first) <= 120 else None
