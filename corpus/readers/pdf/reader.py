"""Reads a PDF page by page into text, blocks and tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.document import Block, Box, Page, Table
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.limits import Limits
from corpus.readers.pdf.boxes import TextBox
from corpus.readers.pdf.characters import PageView, read_characters, read_drawing
from corpus.readers.pdf.labels import choose_title, consistent, find_number, heading_sizes
from corpus.readers.pdf.layout import PageWriter, arrange
from corpus.readers.pdf.ocr import find_tesseract, recognise
from corpus.readers.pdf.runs import Run, build_runs
from corpus.readers.reading import Reading, TextBuilder

MIN_WALL = 8.0  # points: vertical lines that part what stands beside them
TITLE_PAGES = 2  # a title of the metadata must be borne out by the first pages
_NO_TEXT = "page {number} has no text"


@dataclass(slots=True)
class _Progress:
    builder: TextBuilder = field(default_factory=TextBuilder)
    pages: list[Page] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    first: tuple[list[Run], Box] | None = None


class PdfReader:
    """The `DocumentReader` of application/pdf."""

    def read(self, path: Path, limits: Limits) -> Reading:
        document = _open(path)
        try:
            return self._read(document, path, limits)
        finally:
            document.close()

    def _read(self, document: pdfium.PdfDocument, path: Path, limits: Limits) -> Reading:
        count = len(document)
        if count > limits.pages:
            raise TooLarge(
                f"{path.name} has {count} pages, over the limit of {limits.pages}; "
                "split it into parts."
            )
        if not count:
            raise UnreadableDocument(f"{path.name} is a PDF without pages.")
        progress = _Progress()
        for index in range(count):
            _read_page(document, index, progress)
            if progress.builder.length > limits.text_characters:
                raise TooLarge(
                    f"{path.name} holds more than {limits.text_characters} characters of text; "
                    "split it into parts."
                )
        return _finished(progress, _metadata(document))


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise UnreadableDocument(
                f"{path.name} is protected by a password; save it without one."
            ) from error
        raise UnreadableDocument(
            f"{path.name} is a damaged or truncated PDF ({error}); fetch it again."
        ) from error


def _metadata(document: pdfium.PdfDocument) -> dict[str, str]:
    found = document.get_metadata_dict(skip_empty=True)
    return {key: " ".join(value.split()) for key, value in found.items()}


def _read_page(document: pdfium.PdfDocument, index: int, progress: _Progress) -> None:
    number = index + 1
    builder = progress.builder
    builder.break_block()
    start = builder.length
    try:
        page = document[index]
    except pdfium.PdfiumError:
        progress.warnings.append(f"page {number} is damaged and was not read")
        progress.pages.append(Page(number, start, start))
        progress.labels.append(None)
        return
    try:
        label = _write_page(page, number, progress)
    finally:
        page.close()
    builder.break_block()
    progress.pages.append(Page(number, start, builder.length))
    progress.labels.append(label)


def _write_page(page: pdfium.PdfPage, number: int, progress: _Progress) -> str | None:
    view = PageView(page)
    outline = Box(0.0, 0.0, view.width, view.height)
    characters = read_characters(page, view)
    drawing = read_drawing(page, view)
    walls = [b for b in drawing.lines if b.bottom - b.top > max(MIN_WALL, b.x1 - b.x0)]
    runs = [r for r in build_runs(characters, walls) if _is_on(outline, r.box)]
    if not runs:
        _read_picture(page, number, progress)
        return None
    if progress.first is None:
        progress.first = (sorted(runs, key=lambda r: (r.box.top, r.box.x0)), outline)
    writer = PageWriter(progress.builder, number)
    printed = find_number(runs, outline)
    body = [r for r in runs if printed is None or r is not printed[0]]
    writer.write(arrange(body, drawing, outline))
    if printed:  # last, so that it never stands between two lines of the text
        writer.write([(TextBox([printed[0]]), False)])
    progress.blocks.extend(_with_headings(writer.blocks, body))
    progress.tables.extend(writer.tables)
    return printed[1] if printed else None


def _is_on(page: Box, box: Box) -> bool:
    return box.x1 > page.x0 and box.x0 < page.x1 and box.bottom > page.top and box.top < page.bottom


def _with_headings(blocks: list[Block], body: list[Run]) -> list[Block]:
    second, first = heading_sizes(body)
    return [
        replace(block, heading=1 if block.size >= first else 2)
        if block.size and second and block.size >= second
        else block
        for block in blocks
    ]


def _read_picture(page: pdfium.PdfPage, number: int, progress: _Progress) -> None:
    warning = _NO_TEXT.format(number=number)
    command = find_tesseract()
    text = recognise(page, command) if command else None
    if text:
        start, end = progress.builder.add(text)
        progress.blocks.append(Block(start, end, number))
        warning += "; its picture was read by tesseract, which may be wrong"
    elif command:
        warning += ", and tesseract found none in its picture"
    else:
        warning += "; install tesseract to have its picture read"
    progress.warnings.append(warning)


def _finished(progress: _Progress, metadata: dict[str, str]) -> Reading:
    text = progress.builder.text()
    labels = consistent(progress.labels)
    pages = [replace(p, label=label) for p, label in zip(progress.pages, labels, strict=True)]
    early = text[: pages[min(TITLE_PAGES, len(pages)) - 1].end]
    runs, outline = progress.first or ([], Box(0.0, 0.0, 1.0, 1.0))
    return Reading(
        text=text,
        title=choose_title(metadata.get("Title"), runs, outline, early),
        pages=tuple(pages),
        blocks=tuple(progress.blocks),
        tables=tuple(progress.tables),
        author=metadata.get("Author"),
        warnings=tuple(progress.warnings),
    )
