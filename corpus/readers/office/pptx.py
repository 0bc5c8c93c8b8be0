"""PPTX by python-pptx: slides are pages, and shapes are put in reading order by their places."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.document import Block, Box, Page, Table
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.isolated.limits import Limits
from corpus.readers.left_out import LeftOut, join_numbers, warning
from corpus.readers.office.archive import check_archive
from corpus.readers.office.pptx_parts import diagrams, notes
from corpus.readers.office.pptx_shown import SlideSight, is_decoration, is_hidden
from corpus.readers.office.rows import RowCell, write_table
from corpus.readers.pdf.boxes import is_value
from corpus.readers.pdf.order import Placed, reading_order
from corpus.readers.reading import Reading, TextBuilder
from corpus.readers.source import Source

Handle = Any  # an object of python-pptx, which has no types

EMU_PER_POINT = 12700
MAX_DEPTH = 20  # groups within groups
_TITLE, _CENTRE_TITLE, _SLIDE_NUMBER = 1, 3, 13  # PP_PLACEHOLDER


@dataclass(frozen=True, slots=True)
class _Shape:
    """A shape with text, a table or a chart, and where it stands on the slide in points."""

    box: Box
    shape: Handle
    lines: tuple[str, ...]

    @property
    def is_value(self) -> bool:
        return len(self.lines) == 1 and is_value(self.lines[0])


@dataclass(slots=True)
class _Deck:
    builder: TextBuilder = field(default_factory=TextBuilder)
    pages: list[Page] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    size: tuple[float, float] = (0.0, 0.0)  # width and height of a slide in points
    left: LeftOut = field(default_factory=LeftOut)
    silent: list[int] = field(default_factory=list)  # slides without text
    title: str | None = None


class PptxReader:
    """The `DocumentReader` of PPTX."""

    def read(self, source: Source, limits: Limits) -> Reading:
        check_archive(source, limits)
        presentation = _open(source)
        if len(presentation.slides) > limits.pages:
            raise TooLarge(
                f"{source.name} has {len(presentation.slides)} slides, over the limit of "
                f"{limits.pages}; split it into parts."
            )
        width, height = presentation.slide_width or 0, presentation.slide_height or 0
        deck = _Deck(size=(width / EMU_PER_POINT, height / EMU_PER_POINT))
        for number, slide in enumerate(presentation.slides, start=1):
            _write_slide(slide, number, deck)
        metadata = (presentation.core_properties.title or "").strip()
        return Reading(
            text=deck.builder.text(),
            title=deck.title or metadata or None,
            pages=tuple(deck.pages),
            blocks=tuple(deck.blocks),
            tables=tuple(deck.tables),
            author=presentation.core_properties.author,
            warnings=_warnings(deck),
        )


def _open(source: Source) -> Handle:
    from lxml.etree import XMLSyntaxError
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    try:
        return Presentation(io.BytesIO(source.data))
    except (PythonPptxError, XMLSyntaxError, KeyError, ValueError) as error:
        raise UnreadableDocument(
            f"{source.name} is a damaged PPTX ({error}); open and save it in PowerPoint."
        ) from error


def _warnings(deck: _Deck) -> tuple[str, ...]:
    if not deck.silent:
        return deck.left.warnings()
    numbers = join_numbers(deck.silent)
    said = warning("no-text", f"slides without text that could be read: {numbers}")
    return (*deck.left.warnings(), said)


def _write_slide(slide: Handle, number: int, deck: _Deck) -> None:
    builder = deck.builder
    builder.break_block()
    start = builder.length
    label = None
    if slide._element.get("show") in ("0", "false"):
        deck.left.add("hidden-slides", f"slide {number}")
    else:
        label = _write_shown(slide, number, deck)
        if builder.length == start:
            deck.silent.append(number)
    builder.break_block()
    deck.pages.append(Page(number, start, builder.length, label))


def _write_shown(slide: Handle, number: int, deck: _Deck) -> str | None:
    """Write what a slide shows; its printed number."""
    sight = SlideSight(slide, deck.size, deck.left, f"slide {number}")
    shapes = list(_shapes(slide.shapes, 0, _Frame(), sight))
    label = next((s.lines[0] for s in shapes if s.lines and _kind(s.shape) == _SLIDE_NUMBER), None)
    titles = [s for s in shapes if _kind(s.shape) in (_TITLE, _CENTRE_TITLE)]
    rest = [s for s in shapes if s not in titles and not is_decoration(_kind(s.shape))]
    for shape in titles:
        _write_text(shape, number, deck, heading=1)
    _write_placed(reading_order(rest), number, deck, sight)
    for text in (*diagrams(slide), *notes(slide)):
        deck.builder.break_block()
        begin, end = deck.builder.add(text)
        deck.blocks.append(Block(begin, end, number))
    if titles and deck.title is None:
        deck.title = " ".join(titles[0].lines)[:120] or None
    return label


def _write_placed(placed: Sequence[Placed], number: int, deck: _Deck, sight: SlideSight) -> None:
    for element, joins in placed:
        if not isinstance(element, _Shape):
            continue
        if element.shape.has_table:
            deck.builder.break_block()
            rows = _table_rows(element, sight)
            heads = 1 if rows and any(cell.head for cell in rows[0]) else None
            deck.tables.append(write_table(deck.builder, rows, number, heads))
        elif element.shape.has_chart:
            deck.builder.break_block()
            if rows := _chart_rows(element.shape.chart):
                deck.tables.append(write_table(deck.builder, rows, number, 1))
        else:
            _write_text(element, number, deck, joins=joins)


def _write_text(
    shape: _Shape, number: int, deck: _Deck, *, heading: int | None = None, joins: bool = False
) -> None:
    if joins:
        deck.builder.add(" ")
    else:
        deck.builder.break_block()
    size = _font_size(shape.shape)
    for index, line in enumerate(shape.lines):
        if index:
            deck.builder.add("\n")
        start, end = deck.builder.add(line)
        deck.blocks.append(Block(start, end, number, shape.box, size, heading))


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the coordinates within a group become those of the slide."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def box(self, shape: Handle) -> Box:
        left, top = (
            self.x + (shape.left or 0) * self.scale_x,
            self.y + (shape.top or 0) * self.scale_y,
        )
        right = left + (shape.width or 0) * self.scale_x
        bottom = top + (shape.height or 0) * self.scale_y
        return Box(*(v / EMU_PER_POINT for v in (left, top, right, bottom)))

    def within(self, group: Handle) -> _Frame:
        inner = group._element.grpSpPr.find(
            "{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"
        )
        if inner is None or inner.chOff is None or inner.chExt is None:
            return self
        scale_x = self.scale_x * (group.width or 0) / max(1, inner.chExt.cx)
        scale_y = self.scale_y * (group.height or 0) / max(1, inner.chExt.cy)
        return _Frame(
            self.x + (group.left or 0) * self.scale_x - inner.chOff.x * scale_x,
            self.y + (group.top or 0) * self.scale_y - inner.chOff.y * scale_y,
            scale_x,
            scale_y,
        )


def _shapes(shapes: Handle, depth: int, frame: _Frame, sight: SlideSight) -> Iterator[_Shape]:
    """Shapes that can be seen and have something to read, those in groups included."""
    from pptx.shapes.group import GroupShape

    for shape in shapes:
        if isinstance(shape, GroupShape):
            if depth < MAX_DEPTH and not is_hidden(shape._element):
                yield from _shapes(shape.shapes, depth + 1, frame.within(shape), sight)
            continue
        box = frame.box(shape)
        if not sight.is_seen(shape, box):
            continue
        lines = tuple(sight.lines(shape.text_frame, shape, box)) if shape.has_text_frame else ()
        sight.paint(shape, box)
        if lines or shape.has_table or shape.has_chart:
            yield _Shape(box, shape, lines)


def _kind(shape: Handle) -> int | None:
    if not shape.is_placeholder:
        return None
    kind = shape.placeholder_format.type
    return int(kind) if kind is not None else None


def _font_size(shape: Handle) -> float | None:
    sizes = (r.font.size for p in shape.text_frame.paragraphs for r in p.runs)
    return next((size.pt for size in sizes if size is not None), None)


def _table_rows(element: _Shape, sight: SlideSight) -> list[list[RowCell]]:
    rows: list[list[RowCell]] = []
    table = element.shape.table
    for number, row in enumerate(table.rows):
        rows.append([])
        for column, cell in enumerate(row.cells):
            if cell.is_spanned:
                continue
            lines = tuple(sight.lines(cell.text_frame, element.shape, element.box))
            height = cell.span_height if cell.is_merge_origin else 1
            width = cell.span_width if cell.is_merge_origin else 1
            rows[-1].append(RowCell(lines, column, height, width, number == 0 and table.first_row))
    return rows


def _chart_rows(chart: Handle) -> list[list[RowCell]]:
    """The numbers behind a chart: a row for each category, a column for each series."""
    plots = list(chart.plots)
    if not plots:
        return []
    categories = [str(c) for c in plots[0].categories]
    series = [s for plot in plots for s in plot.series]
    heads = [RowCell((), 0), *(RowCell((s.name,), i) for i, s in enumerate(series, start=1))]
    rows = [heads]
    for index, category in enumerate(categories):
        row = [RowCell((category,), 0)]
        for column, one in enumerate(series, start=1):
            values = tuple(one.values)
            value = values[index] if index < len(values) else None
            row.append(RowCell((f"{value:.12g}",) if value is not None else (), column))
        rows.append(row)
    return rows
