"""Made-up documents in the shapes that ministries use."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Block, Box, Cell, Document, Page, Table
from corpus.extraction import Extraction


def text_document(*pages: str, year: int | None = 2026) -> Document:
    """A document of plain text; a page for each argument, none for a single one."""
    text = "".join(pages)
    starts = [sum(len(p) for p in pages[:i]) for i in range(len(pages))]
    found = tuple(
        Page(i, start, start + len(page))
        for i, (start, page) in enumerate(zip(starts, pages, strict=True), start=1)
    )
    return Document(
        id="d",
        title="d",
        filename="d.txt",
        media_type="text/plain",
        sha256="0",
        text=text,
        pages=found if len(pages) > 1 else (),
        fiscal_year=year,
    )


def slide(*lines: tuple[float, float, str], size: float = 10.0) -> Document:
    """A document of one page: lines at x and y, in points, 10 high and 10 a character wide."""
    text, blocks = "", []
    for x, y, content in lines:
        box = Box(x, y, x + size * len(content), y + size)
        blocks.append(Block(len(text), len(text) + len(content), 1, box, size))
        text += content + "\n"
    page = Page(1, 0, len(text))
    return Document(
        id="d",
        title="d",
        filename="d.pdf",
        media_type="application/pdf",
        sha256="0",
        text=text,
        pages=(page,),
        blocks=tuple(blocks),
        fiscal_year=2026,
    )


def table_document(rows: list[list[str]], before: str = "", header_rows: int = 1) -> Document:
    """A document that holds one table after some text."""
    text, cells = before, []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            cells.append(Cell(r, c, len(text), len(text) + len(value)))
            text += value + "\t"
        text += "\n"
    table = Table(len(before), len(text), None, tuple(cells), header_rows)
    return replace(text_document(text), tables=(table,))


def found(extraction: Extraction) -> set[tuple[str, str, int | None, int]]:
    return {
        (r.program, r.measure.value, r.fiscal_year, r.amount)
        for r in extraction.rows
        if r.measure.value != "difference"
    }
