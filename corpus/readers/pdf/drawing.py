"""What is drawn on a page, from PDFium, in points from the top left.

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

# Drawings beyond this many pieces are maps and charts; their lines rule no table.
MAX_PIECES = 20_000
STRAIGHT = 1.0  # points by which a line may lean and still be horizontal or vertical
THIN = 3.0  # points: a filled rectangle this thin is a drawn line
MAX_FORM_DEPTH = 5
WHITE = 250  # of 255, from which a colour is white on paper


@dataclass(frozen=True, slots=True)
class Drawing:
    """Straight lines and framed or filled rectangles of a page.

    `painted` are the places of what is no white: filled shapes and pictures, on which white text
    can be read.
    """

    lines: tuple[Box, ...]
    frames: tuple[Box, ...]
    painted: tuple[Box, ...] = ()
    picture: float = 0.0  # share of the page that its largest picture covers


class PageView:
    """Turns PDFium's coordinates of one page into points from its top left as displayed."""

    def __init__(self, page: pdfium.PdfPage, turn: int = 0) -> None:
        """`turn` degrees more than the page says, for pages that are set sideways."""
        self.left, self.bottom, right, top = page.get_bbox()
        self.inner_width, self.inner_height = right - self.left, top - self.bottom
        self.rotation = (page.get_rotation() + turn) % 360
        turned = self.rotation in (90, 270)
        self.width = self.inner_height if turned else self.inner_width
        self.height = self.inner_width if turned else self.inner_height

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if not self.rotation:
            return x, self.inner_height - y
        match self.rotation:
            case 90:
                return y, x
            case 180:
                return self.inner_width - x, y
            case _:
                return self.inner_height - y, self.inner_width - x

    def is_upright(self, a: float, b: float) -> bool:
        """Whether text whose matrix begins with a and b reads from left to right as displayed."""
        along = {90: b, 180: -a, 270: -b}.get(self.rotation, a) if self.rotation else a
        return along > 0 and along >= math.hypot(a, b) / 2

    def span(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what lies between two points."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        if ax > bx:
            ax, bx = bx, ax
        return (ax, ay, bx, by) if ay <= by else (ax, by, bx, ay)

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The same as a box."""
        return Box(*self.span(x0, y0, x1, y1))


def read_drawing(page: pdfium.PdfPage, view: PageView) -> Drawing:
    """Lines and frames drawn on a page, those within forms included."""
    lines: list[Box] = []
    frames: list[Box] = []
    painted: list[Box] = []
    picture = 0.0
    for item, matrix in _objects(
        page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, None, 0
    ):
        if len(lines) + len(frames) > MAX_PIECES or len(painted) > MAX_PIECES:
            break
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH:
            whole = _read_path(item, matrix, view, lines, frames)
            if whole is not None and not _is_white(item):
                painted.append(whole)
        else:
            painted.append(_image_box(matrix, view))
            picture = max(picture, _share(painted[-1], view))
    return Drawing(tuple(lines), tuple(frames), tuple(painted), picture)


def _is_white(item: Handle) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= WHITE


def _image_box(matrix: _Matrix, view: PageView) -> Box:
    """Where the unit square that a picture is drawn on comes to lie."""
    a, b, c, d, e, f = matrix
    xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    return view.box(min(xs), min(ys), max(xs), max(ys))


def _share(box: Box, view: PageView) -> float:
    width = min(box.x1, view.width) - max(box.x0, 0.0)
    height = min(box.bottom, view.height) - max(box.top, 0.0)
    return float(max(0.0, width) * max(0.0, height) / max(1.0, view.width * view.height))


_DRAWN = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
_Matrix = tuple[float, float, float, float, float, float]


def _objects(
    parent: Handle, count: Handle, get: Handle, outer: _Matrix | None, depth: int
) -> Iterator[tuple[Handle, _Matrix]]:
    for index in range(count(parent)):
        item = get(parent, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind not in _DRAWN and kind != raw.FPDF_PAGEOBJ_FORM:
            continue
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, own)
        matrix = _combined((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        if kind in _DRAWN:
            yield item, matrix
        elif depth < MAX_FORM_DEPTH:
            yield from _objects(
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
) -> Box | None:
    """Note the lines and frames of a path; where it fills something, that place."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return None
    pieces = _pieces(path, matrix, view)
    curved = any(curve for _, curve in pieces)
    straight = [box for box, curve in pieces if not curve and _is_straight(box)]
    whole: Box | None = None
    if pieces:
        whole = Box(
            min(b.x0 for b, _ in pieces), min(b.top for b, _ in pieces),
            max(b.x1 for b, _ in pieces), max(b.bottom for b, _ in pieces),
        )  # fmt: skip
        if _is_straight(whole, THIN):
            lines.append(whole)
            return None
        if _closes(whole, straight):
            frames.append(whole)
    if not curved:
        lines.extend(straight)
    return whole if fill.value else None


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
