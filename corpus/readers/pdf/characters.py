"""Characters of a page and the lines drawn on it, from PDFium, in points from the top left.

PDFium's own coordinates have the origin at the bottom left of an unrotated page; everything above
this module sees the page as a person does.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.document import Box

Handle = Any  # a pointer of PDFium's C interface, or a function of it

# The em box of a glyph about its baseline; fonts state ascents from 0.7 to 1.6, which would make
# neighbouring lines overlap.
ASCENT, DESCENT = 0.88, 0.12
# Drawings beyond this many pieces are maps and charts; their lines rule no table.
MAX_PIECES = 20_000
STRAIGHT = 1.0  # points by which a line may lean and still be horizontal or vertical
THIN = 3.0  # points: a filled rectangle this thin is a drawn line
MAX_FORM_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Character:
    """A character with its box and font size in points; `upright` where it reads to the right."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """Straight lines and framed or filled rectangles of a page."""

    lines: tuple[Box, ...]
    frames: tuple[Box, ...]


class PageView:
    """Turns PDFium's coordinates of one page into points from its top left as displayed."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.bottom, right, top = page.get_bbox()
        self.inner_width, self.inner_height = right - self.left, top - self.bottom
        self.rotation = page.get_rotation()
        turned = self.rotation in (90, 270)
        self.width = self.inner_height if turned else self.inner_width
        self.height = self.inner_width if turned else self.inner_height

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        match self.rotation:
            case 90:
                return y, x
            case 180:
                return self.inner_width - x, y
            case 270:
                return self.inner_height - y, self.inner_width - x
            case _:
                return x, self.inner_height - y

    def is_upright(self, a: float, b: float) -> bool:
        """Whether text whose matrix begins with a and b reads from left to right as displayed."""
        along = {90: b, 180: -a, 270: -b}.get(self.rotation, a)
        return along > 0 and along >= math.hypot(a, b) / 2

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def read_characters(page: pdfium.PdfPage, view: PageView) -> list[Character]:
    """Printed characters of a page in the order of its content stream, drawn spaces included."""
    text_page = page.get_textpage()
    try:
        return list(_characters(text_page.raw, text_page.count_chars(), view))
    finally:
        text_page.close()


def _characters(text_page: Handle, count: int, view: PageView) -> Iterator[Character]:
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:  # a pair of surrogates comes as two characters
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            if not high:
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in (0, 0xFFFE, 0xFFFF) or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        text = _printable(chr(code))
        if not text or not raw.FPDFText_GetLooseCharBox(text_page, index, loose):
            continue
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
        box = view.box(loose.left, loose.bottom, loose.right, loose.top)
        size = size if size > 0 else box.bottom - box.top
        upright = view.is_upright(matrix.a, matrix.b)
        if upright and raw.FPDFText_GetCharOrigin(text_page, index, x, y):
            _, baseline = view.point(x.value, y.value)
            box = Box(box.x0, baseline - ASCENT * size, box.x1, baseline + DESCENT * size)
        yield Character(text, box.x0, box.top, box.x1, box.bottom, size, upright)


def _printable(character: str) -> str:
    if character in "\r\n\x02\ufeff\u200b":  # PDFium marks a hyphen at a line's end with U+0002
        return "-" if character == "\x02" else ""
    if character in "\t\xa0":
        return " "
    return (
        character
        if character.isprintable() or character == "\u3000" or ord(character) > 0xDFFF
        else ""
    )


def read_drawing(page: pdfium.PdfPage, view: PageView) -> Drawing:
    """Lines and frames drawn on a page, those within forms included."""
    lines: list[Box] = []
    frames: list[Box] = []
    for path, matrix in _paths(
        page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, None, 0
    ):
        if len(lines) + len(frames) > MAX_PIECES:
            break
        _read_path(path, matrix, view, lines, frames)
    return Drawing(tuple(lines), tuple(frames))


_Matrix = tuple[float, float, float, float, float, float]


def _paths(
    parent: Handle, count: Handle, get: Handle, outer: _Matrix | None, depth: int
) -> Iterator[tuple[Handle, _Matrix]]:
    for index in range(count(parent)):
        item = get(parent, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            continue
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, own)
        matrix = _combined((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield item, matrix
        elif depth < MAX_FORM_DEPTH:
            yield from _paths(
                item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, matrix, depth + 1
            )


def _combined(inner: _Matrix, outer: _Matrix | None) -> _Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od,
        e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def _read_path(
    path: Handle, matrix: _Matrix, view: PageView, lines: list[Box], frames: list[Box]
) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return
    pieces = _pieces(path, matrix, view)
    curved = any(curve for _, curve in pieces)
    straight = [box for box, curve in pieces if not curve and _is_straight(box)]
    if pieces:
        whole = Box(
            min(b.x0 for b, _ in pieces), min(b.top for b, _ in pieces),
            max(b.x1 for b, _ in pieces), max(b.bottom for b, _ in pieces),
        )  # fmt: skip
        if _is_straight(whole, THIN):
            lines.append(whole)
            return
        if _closes(whole, straight):
            frames.append(whole)
    if not curved:
        lines.extend(straight)


def _pieces(path: Handle, matrix: _Matrix, view: PageView) -> list[tuple[Box, bool]]:
    """Each stroke of a path as the box it spans, and whether it is a curve."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    pieces: list[tuple[Box, bool]] = []
    first = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path), MAX_PIECES)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = view.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        else:
            pieces.append((_span(last, point), kind == raw.FPDF_SEGMENT_BEZIERTO))
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            pieces.append((_span(last, first), False))
            last = first
    return pieces


def _span(a: tuple[float, float], b: tuple[float, float]) -> Box:
    return Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def _is_straight(box: Box, tolerance: float = STRAIGHT) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) <= tolerance < max(width, height)


def _closes(whole: Box, straight: list[Box]) -> bool:
    """Whether straight pieces run along all four sides, as those of a (rounded) rectangle do."""
    width, height = whole.x1 - whole.x0, whole.bottom - whole.top
    top = bottom = left = right = 0.0
    for box in straight:
        if box.x1 - box.x0 > box.bottom - box.top:
            top += (box.x1 - box.x0) * (abs(box.top - whole.top) <= THIN)
            bottom += (box.x1 - box.x0) * (abs(box.bottom - whole.bottom) <= THIN)
        else:
            left += (box.bottom - box.top) * (abs(box.x0 - whole.x0) <= THIN)
            right += (box.bottom - box.top) * (abs(box.x1 - whole.x1) <= THIN)
    return min(top, bottom) >= width / 3 and min(left, right) >= height / 3
