"""What a slide shows: shapes that stand on it, runs that can be seen, marks set high.

White text is seen where something is painted behind it. A shape's own fill, a filled shape or a
picture beneath it, or a slide with a ground of its own count as that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.document import Box
from corpus.readers.left_out import LeftOut
from corpus.readers.marks import lowered, raised

Handle = Any  # an object of python-pptx, which has no types

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SMALLEST = 200  # hundredths of a point; smaller text is not there to be read
_FILLS = tuple(f"{_A}{name}" for name in ("solidFill", "gradFill", "blipFill", "pattFill"))
_DECORATION = frozenset({13, 14, 15, 16})  # slide number, header, footer, date: PP_PLACEHOLDER


class SlideSight:
    """Tells what can be seen of one slide, and counts what cannot."""

    def __init__(self, slide: Handle, size: tuple[float, float], left: LeftOut, place: str) -> None:
        self._width, self._height = size
        self._left, self._place = left, place
        self._dark = _has_ground(slide)
        self._painted: list[Box] = []

    def paint(self, shape: Handle, box: Box) -> None:
        """Note a shape that is painted, in the order of painting."""
        if _is_filled(shape._element) or shape._element.tag == f"{_P}pic":
            self._painted.append(box)

    def is_seen(self, shape: Handle, box: Box) -> bool:
        """Whether a shape stands on the slide; counts its text where not."""
        said = shape.has_text_frame and shape.text_frame.text.strip()
        if is_hidden(shape._element):
            self._leave("hidden-text", bool(said) or not shape.has_text_frame)
            return False
        on = box.x1 > 0 and box.bottom > 0 and box.x0 < self._width and box.top < self._height
        if not on:
            self._leave("outside-page", bool(said) or not shape.has_text_frame)
        return on

    def _leave(self, kind: str, said: bool) -> None:
        if said:
            self._left.add(kind, self._place)

    def lines(self, frame: Handle, shape: Handle, box: Box) -> Iterator[str]:
        """Lines of a text frame that can be seen."""
        for paragraph in frame.paragraphs:
            for line in self._text(paragraph._p, shape, box).replace("\v", "\n").split("\n"):
                if line.strip():
                    yield line.strip()

    def _text(self, paragraph: Handle, shape: Handle, box: Box) -> str:
        out = ""
        for run in paragraph:
            if run.tag == f"{_A}br":
                out += "\n"
            elif run.tag in (f"{_A}r", f"{_A}fld"):
                out += self._run(run, out, shape, box)
        return out

    def _run(self, run: Handle, before: str, shape: Handle, box: Box) -> str:
        words = "".join(node.text or "" for node in run.iter(f"{_A}t"))
        properties = run.find(f"{_A}rPr")
        if properties is None or not words.strip():
            return words
        kind = self._kind(properties, shape, box)
        if kind:
            self._left.add(kind, self._place)
            return ""
        height = _number(properties.get("baseline"))
        return raised(before, words) if height > 0 else lowered(before, words) if height else words

    def _kind(self, properties: Handle, shape: Handle, box: Box) -> str | None:
        """Kind of `LeftOut` that a run's properties make of it."""
        if properties.get("strike", "noStrike") != "noStrike":
            return "struck-text"
        if 0 < _number(properties.get("sz")) <= SMALLEST:
            return "hidden-text"
        white = _is_white(properties) and not self._has_something_behind(shape, box)
        return "hidden-text" if white else None

    def _has_something_behind(self, shape: Handle, box: Box) -> bool:
        if self._dark or shape._element.tag == f"{_P}graphicFrame":  # tables have a style
            return True
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        return _is_filled(shape._element) or any(
            b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in self._painted
        )


def is_hidden(element: Handle) -> bool:
    """Whether a shape or a group itself is switched off."""
    named = next(element.iter(f"{_P}cNvPr"), None)
    return named is not None and named.get("hidden") in ("1", "true")


def is_decoration(kind: int | None) -> bool:
    """Whether a placeholder holds the slide's number, date, head or foot."""
    return kind in _DECORATION


def _number(value: str | None) -> int:
    digits = (value or "0").removesuffix("%")
    return int(digits) if digits.lstrip("-").isdigit() else 0


def _is_white(properties: Handle) -> bool:
    fill = properties.find(f"{_A}solidFill")
    if fill is None or len(fill) == 0:
        return False
    color = fill[0]
    if len(color):  # made darker or clearer
        return False
    return (color.get("val") or "").upper() in ("FFFFFF", "BG1", "LT1", "WHITE")


def _is_filled(element: Handle) -> bool:
    """Whether a shape paints its ground, by itself or by its style."""
    properties = element.find(f"{_P}spPr")
    if properties is None:
        return False
    for fill in properties:
        if fill.tag == f"{_A}noFill":
            return False
        if fill.tag in _FILLS:
            return not _is_white(properties)
    reference = element.find(f"{_P}style/{_A}fillRef")
    return reference is not None and reference.get("idx", "0") != "0"


def _has_ground(slide: Handle) -> bool:
    """Whether the slide, its layout or its master is painted with something that is not white."""
    for part in (slide, slide.slide_layout, slide.slide_layout.slide_master):
        ground = part._element.find(f"{_P}cSld/{_P}bg")
        if ground is not None:
            properties = ground.find(f"{_P}bgPr")
            if properties is not None:
                return not _is_white(properties)
            reference = ground.find(f"{_P}bgRef")
            color = reference[0].get("val") if reference is not None and len(reference) else "bg1"
            return color not in ("bg1", "lt1")
    return False
