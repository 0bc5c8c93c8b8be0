"""What a workbook's cell shows of its value: number format, struck-out and hidden text, marks."""

from __future__ import annotations

from typing import Any

from corpus.readers.left_out import LeftOut
from corpus.readers.marks import raised
from corpus.readers.office.numbers import display

Handle = Any  # an object of openpyxl, whose read-only mode has no types of its own
SMALLEST = 2.0  # points; smaller text is not there to be read


class CellReader:
    """Reads cells of one workbook; what a style hides is looked up once for each style."""

    def __init__(self, left: LeftOut) -> None:
        self._left = left
        self._kinds: dict[int, str | None] = {}

    def text(self, cell: Handle, place: str) -> str:
        """What a cell shows; `place` names its sheet where something is left out."""
        value = cell.value
        if value is None or value == "":
            return ""
        kind = self._kind(cell)
        if kind is None:
            if isinstance(value, list):  # rich text: plain strings and blocks with a font
                value = self._rich(value, place)
            shown = display(value, getattr(cell, "number_format", None))
            if shown or value in ("", 0) or not str(value).strip():
                return shown
            kind = "hidden-text"  # a format without anything, ";;;"
        self._left.add(kind, place)
        return ""

    def _kind(self, cell: Handle) -> str | None:
        style = getattr(cell, "_style_id", None)
        if style is None:
            return None
        if style not in self._kinds:
            self._kinds[style] = _unsaid(cell)
        return self._kinds[style]

    def _rich(self, blocks: list[Any], place: str) -> str:
        out = ""
        for block in blocks:
            font, text = getattr(block, "font", None), str(getattr(block, "text", block))
            if font is not None and font.strike:
                self._left.add("struck-text", place)
            elif font is not None and font.vertAlign == "superscript":
                out += raised(out, text)
            else:
                out += text
        return out


def _unsaid(cell: Handle) -> str | None:
    """Kind of `LeftOut` that a cell's style makes of its value."""
    font, fill = cell.font, cell.fill
    if font is not None and font.strike:
        return "struck-text"
    if font is not None and font.sz is not None and font.sz < SMALLEST:
        return "hidden-text"
    grounded = fill is not None and fill.fill_type and not _is_white(fill.fgColor)
    return "hidden-text" if font is not None and _is_white(font.color) and not grounded else None


def _is_white(color: Handle) -> bool:
    if color is None or color.tint:
        return False
    if color.type == "rgb":
        return isinstance(color.rgb, str) and color.rgb[-6:].upper() == "FFFFFF"
    return bool(color.type == "theme" and color.theme == 0) or (
        color.type == "indexed" and color.indexed in (1, 9)
    )
