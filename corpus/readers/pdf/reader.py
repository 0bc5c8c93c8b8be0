"""Reads a PDF page by page into text, blocks and tables."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.document import Block, Box, Page, Table
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.isolated.limits import Limits
from corpus.readers.left_out import LeftOut, join_numbers, warning
from corpus.readers.pdf.boxes import TextBox
from corpus.readers.pdf.characters import Character, Printed
from corpus.readers.pdf.drawing import Drawing
from corpus.readers.pdf.labels import choose_title, consistent, find_number, heading_sizes
from corpus.readers.pdf.layout import PageWriter, arrange, last_grid
from corpus.readers.pdf.margins import Margins
from corpus.readers.pdf.marks import struck, without_readings
from corpus.readers.pdf.ocr import find_tesseract, recognise
from corpus.readers.pdf.runs import Run, build_runs
from corpus.readers.pdf.tables import RuledGrid
from corpus.readers.pdf.turned import is_vertical, laid_down, read_upright, stood_up
from corpus.readers.reading import Reading, TextBuilder
from corpus.readers.source import Source

MIN_WALL = 8.0  # points: vertical lines that part what stands beside them
TITLE_PAGES = 2  # a title of the metadata must be borne out by the first pages
# Share of a page's characters without a meaning from which the page is not readable.
MOST_UNMAPPED = 0.1
MOST_FIELDS = 5000  # looked at on one page
SCAN = 0.5  # share of a page that the picture of a scan covers
OCR_SHARE = 0.6  # of the time for a file, which pictures may take
# Why pages were not read, and what is said of them; the codes are those of the warnings.
_UNREAD = {
    "damaged-page": "damaged pages were not read: {}",
    "no-text": "pages without text that could be read: {}",
    "unreadable-text": "pages whose fonts do not say what their characters are: {}",
    "tesseract": "install tesseract (tesseract-ocr, tesseract-ocr-jpn) to have the pictures of "
    "these pages read: {}",
    "machine-read": "pages read by machine from their pictures, which may be wrong: {}",
    "filled-form": "pages with filled form fields that could not be read: {}",
}


@dataclass(slots=True)
class _Progress:
    deadline: float  # of reading pictures
    builder: TextBuilder = field(default_factory=TextBuilder)
    pages: list[Page] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    labels: list[str | None] = field(default_factory=list)
    left: LeftOut = field(default_factory=LeftOut)
    unread: dict[str, list[int]] = field(default_factory=dict)
    first: tuple[list[Run], Box] | None = None
    open: RuledGrid | None = None  # the table that the last page ended with
    margins: Margins = field(init=False)

    def __post_init__(self) -> None:
        self.margins = Margins(self.left)

    def note(self, code: str, number: int) -> None:
        self.unread.setdefault(code, []).append(number)

    def warnings(self) -> tuple[str, ...]:
        said = (
            warning(code, sentence.format(join_numbers(self.unread[code])))
            for code, sentence in _UNREAD.items()
            if code in self.unread
        )
        return (*said, *self.left.warnings())


class PdfReader:
    """The `DocumentReader` of application/pdf."""

    def read(self, source: Source, limits: Limits) -> Reading:
        document = _open(source)
        try:
            return self._read(document, source.name, limits)
        finally:
            document.close()

    def _read(self, document: pdfium.PdfDocument, name: str, limits: Limits) -> Reading:
        count = len(document)
        if count > limits.pages:
            raise TooLarge(
                f"{name} has {count} pages, over the limit of {limits.pages}; split it into parts."
            )
        if not count:
            raise UnreadableDocument(f"{name} is a PDF without pages.")
        progress = _Progress(time.monotonic() + OCR_SHARE * limits.seconds)
        for index in range(count):
            _read_page(document, index, progress)
            if progress.builder.length > limits.text_characters:
                raise TooLarge(
                    f"{name} holds more than {limits.text_characters} characters of text; "
                    "split it into parts."
                )
        return _finished(progress, _metadata(document))


def _open(source: Source) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise UnreadableDocument(
                f"{source.name} is protected by a password; save it without one."
            ) from error
        raise UnreadableDocument(
            f"{source.name} is a damaged or truncated PDF ({error}); fetch it again."
        ) from error
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()  # which gives fields the look of their values
    return document


def _metadata(document: pdfium.PdfDocument) -> dict[str, str]:
    found = document.get_metadata_dict(skip_empty=True)
    return {key: " ".join(value.split()) for key, value in found.items()}


def _read_page(document: pdfium.PdfDocument, index: int, progress: _Progress) -> None:
    number = index + 1
    builder = progress.builder
    builder.break_block()
    start = builder.length
    try:
        page = _flattened(document, index, progress)
    except pdfium.PdfiumError:
        progress.note("damaged-page", number)
        progress.pages.append(Page(number, start, start))
        progress.labels.append(None)
        return
    try:
        label = _write_page(page, number, progress)
    finally:
        page.close()
    builder.break_block()
    by_machine = number in progress.unread.get("machine-read", ())
    progress.pages.append(Page(number, start, builder.length, machine_read=by_machine))
    progress.labels.append(label)


def _flattened(document: pdfium.PdfDocument, index: int, progress: _Progress) -> pdfium.PdfPage:
    """A page with what its form fields hold written on it, as it is printed."""
    page = document[index]
    count = raw.FPDFPage_GetAnnotCount(page)
    if count <= 0 or not any(_is_field(page, i) for i in range(min(count, MOST_FIELDS))):
        return page
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
        progress.note("filled-form", index + 1)
        return page
    page.close()
    return document[index]


def _is_field(page: pdfium.PdfPage, index: int) -> bool:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    try:
        return bool(raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET)
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _write_page(page: pdfium.PdfPage, number: int, progress: _Progress) -> str | None:
    """Write what can be read of a page; its printed number."""
    view, drawing, printed = read_upright(page)
    outline = Box(0.0, 0.0, view.width, view.height)
    letters = sum(not c.text.isspace() for c in printed.seen)
    if printed.unmapped > MOST_UNMAPPED * max(1, letters):
        progress.note("unreadable-text", number)
        _read_picture(page, number, progress)
        return None
    seen = printed.seen
    if letters == 0 and printed.invisible and drawing.picture >= SCAN:
        seen = printed.invisible  # what a scanner has recognised, laid over the picture
        progress.note("machine-read", number)
    else:
        _count_left(printed, number, progress)
    if is_vertical(seen):
        _write_vertical(seen, outline, number, progress)
        return None
    walls = [b for b in drawing.lines if b.bottom - b.top > max(MIN_WALL, b.x1 - b.x0)]
    runs = build_runs(_unstruck(seen, drawing, number, progress), walls)
    if not runs:
        if drawing.lines or drawing.frames or drawing.painted:  # else the page is blank
            progress.note("no-text", number)
            _read_picture(page, number, progress)
        return None
    return _write_runs(runs, drawing, outline, number, progress)


def _count_left(printed: Printed, number: int, progress: _Progress) -> None:
    for kind, count in printed.left.items():
        progress.left.add(kind, f"page {number}", count)
    if any(not c.text.isspace() for c in printed.invisible):
        progress.left.add("hidden-text", f"page {number}")


def _unstruck(
    characters: Sequence[Character], drawing: Drawing, number: int, progress: _Progress
) -> list[Character]:
    gone = struck(characters, drawing.lines)
    if gone:
        progress.left.add("struck-text", f"page {number}")
    return [c for i, c in enumerate(characters) if i not in gone]


def _write_runs(
    runs: list[Run], drawing: Drawing, outline: Box, number: int, progress: _Progress
) -> str | None:
    if progress.first is None:
        progress.first = (sorted(runs, key=lambda r: (r.box.top, r.box.x0)), outline)
    writer = PageWriter(progress.builder, number)
    found = find_number(runs, outline)
    body = [r for r in runs if found is None or r is not found[0]]
    body = without_readings(progress.margins.without_repeated(body, outline, number))
    placed = arrange(body, drawing, outline, progress.open)
    progress.open = last_grid(placed)
    writer.write(placed)
    if found:  # last, so that it never stands between two lines of the text
        writer.write([(TextBox([found[0]]), False)])
    progress.blocks.extend(_with_headings(writer.blocks, body))
    progress.tables.extend(writer.tables)
    return found[1] if found else None


def _write_vertical(
    characters: Sequence[Character], outline: Box, number: int, progress: _Progress
) -> None:
    width = outline.x1
    runs = without_readings(build_runs(laid_down(characters, width)))
    writer = PageWriter(progress.builder, number)
    writer.write(arrange(runs, Drawing((), ()), Box(0.0, 0.0, outline.bottom, width)))
    for block in _with_headings(writer.blocks, runs):
        box = stood_up(block.box, width) if block.box else None
        progress.blocks.append(replace(block, box=box))
    if progress.first is None:
        progress.first = (runs, Box(0.0, 0.0, outline.bottom, width))


def _with_headings(blocks: list[Block], body: list[Run]) -> list[Block]:
    second, first = heading_sizes(body)
    return [
        replace(block, heading=1 if block.size >= first else 2)
        if block.size and second and block.size >= second
        else block
        for block in blocks
    ]


def _read_picture(page: pdfium.PdfPage, number: int, progress: _Progress) -> None:
    command = find_tesseract()
    left = progress.deadline - time.monotonic()
    if command is None:
        progress.note("tesseract", number)
        return
    lines = recognise(page, command, left) if left > 1 else None
    for line in lines or ():
        progress.builder.break_line()
        start, end = progress.builder.add(line.text)
        progress.blocks.append(Block(start, end, number, line.box))
    if lines:
        progress.note("machine-read", number)


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
        warnings=progress.warnings(),
    )
