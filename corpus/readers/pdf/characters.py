"""Characters of a page, from PDFium, in points from the top left; hidden ones told apart."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from corpus.readers.pdf.drawing import WHITE, Drawing, PageView

Handle = Any  # a pointer of PDFium's C interface, or a function of it

# The em box of a glyph about its baseline; fonts state ascents from 0.7 to 1.6, which would make
# neighbouring lines overlap.
ASCENT, DESCENT = 0.88, 0.12
SMALLEST = 1.5  # points; smaller text is not there to be read
LEAN = 0.18  # sine of the angle by which a line may lean; stamps across a page lean more
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


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


@dataclass(slots=True)
class Printed:
    """Characters of a page in the order of its content stream, drawn spaces included.

    `invisible` are those that are there to be found, not seen, as over the picture of a scan;
    `left` counts the texts that cannot be seen, by kind of `LeftOut`; `unmapped` the characters
    whose font does not say what they are.
    """

    seen: list[Character] = field(default_factory=list)
    invisible: list[Character] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    unmapped: int = 0


def read_characters(page: pdfium.PdfPage, view: PageView, drawing: Drawing) -> Printed:
    """Characters of a page, `drawing` being what stands behind them."""
    text_page = page.get_textpage()
    try:
        return _Scan(text_page.raw, view, drawing).run(text_page.count_chars())
    finally:
        text_page.close()


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share; `mode` is "", "invisible" or "white"."""

    key: int  # of the object
    size: float
    upright: bool
    leans: bool
    mode: str


class _Scan:
    """Reads the characters of one page one by one."""

    def __init__(self, text_page: Handle, view: PageView, drawing: Drawing) -> None:
        self._page, self._view, self._drawing = text_page, view, drawing
        self._styles: dict[int, _Style] = {}  # by text object
        self._last: tuple[str, int] = ("", 0)
        self._printed = Printed()
        # Filled anew for each character: a book has millions.
        self._loose, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def run(self, count: int) -> Printed:
        high = 0
        for index in range(count):
            code = raw.FPDFText_GetUnicode(self._page, index)
            if 0xD800 <= code < 0xDC00:  # a pair of surrogates comes as two characters
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                if not high:
                    continue
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            if raw.FPDFText_IsGenerated(self._page, index) == 1:
                continue
            if raw.FPDFText_HasUnicodeMapError(self._page, index) == 1 or code == 0xFFFD:
                self._printed.unmapped += 1
            text = "" if code in (0, 0xFFFE, 0xFFFF) else _printable(chr(code))
            if text:
                self._place(index, text)
        return self._printed

    def _place(self, index: int, text: str) -> None:
        loose = self._loose
        if not raw.FPDFText_GetLooseCharBox(self._page, index, loose):
            return
        style = self._style(index)
        x0, top, x1, bottom = self._view.span(loose.left, loose.bottom, loose.right, loose.top)
        size = style.size if style.size > 0 else bottom - top
        x, y = self._x, self._y
        if style.upright and raw.FPDFText_GetCharOrigin(self._page, index, x, y):
            _, baseline = self._view.point(x.value, y.value)
            top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
        character = Character(text, x0, top, x1, bottom, size, style.upright)
        if text.isspace():
            self._printed.seen.append(character)
        else:
            self._sort(character, style)

    def _style(self, index: int) -> _Style:
        handle = raw.FPDFText_GetTextObject(self._page, index)
        key = ctypes.addressof(handle.contents) if handle else 0
        if known := self._styles.get(key):
            return known
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._page, index, matrix)
        scale = raw.FPDFText_GetFontSize(self._page, index)
        a, b = abs(matrix.a), abs(matrix.b)
        style = _Style(
            key=key,
            size=scale * math.hypot(matrix.c, matrix.d),
            upright=self._view.is_upright(matrix.a, matrix.b),
            leans=bool(a and b and min(a, b) > LEAN * math.hypot(a, b)),
            mode=_mode(handle) if key else "",
        )
        if key:
            self._styles[key] = style
        return style

    def _sort(self, character: Character, style: _Style) -> None:
        if style.mode == "invisible":
            self._printed.invisible.append(character)
            return
        kind = self._kind(character, style)
        if not kind:
            self._printed.seen.append(character)
        elif self._last != (kind, style.key):  # once for a text, not for each letter of it
            self._printed.left[kind] += 1
            self._last = (kind, style.key)

    def _kind(self, c: Character, style: _Style) -> str:
        """Kind of `LeftOut` of a character that cannot be seen; blank for one that can."""
        x, y = (c.x0 + c.x1) / 2, (c.top + c.bottom) / 2
        if not (0 <= x <= self._view.width and 0 <= y <= self._view.height):
            return "outside-page"
        if style.leans:
            return "watermark"
        if c.size < SMALLEST:
            return "hidden-text"
        painted = self._drawing.painted
        if style.mode == "white" and not any(
            b.x0 <= x <= b.x1 and b.top <= y <= b.bottom for b in painted
        ):
            return "hidden-text"
        return ""


def _mode(text_object: Handle) -> str:
    """How a text is painted: "white", "invisible", or blank for any other way."""
    mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
    if mode in _INVISIBLE:
        return "invisible"
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if mode not in (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP):
        return ""
    if not raw.FPDFPageObj_GetFillColor(text_object, red, green, blue, alpha):
        return ""
    if alpha.value == 0:
        return "invisible"
    return "white" if min(red.value, green.value, blue.value) >= WHITE else ""


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
