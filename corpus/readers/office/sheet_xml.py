"""What openpyxl's read-only mode does not tell of a sheet: merged cells, what is hidden, formulas
without a value. Looked up in the sheet's XML, in one pass that holds a chunk at a time."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from html import unescape

from corpus.readers.isolated.limits import MEBIBYTE

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]{1,600})>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]{1,600})>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\b(?:ht|width)="0(?:\.0*)?"')
_NUMBER = {
    name: re.compile(rb"\b" + name.encode() + rb'="(\d{1,7})"') for name in ("r", "min", "max")
}
_NO_VALUE = re.compile(
    rb'<(?:\w+:)?c\b[^<>]{0,200}\br="([A-Z]{1,3}\d{1,7})"[^<>]{0,200}>\s*<(?:\w+:)?f\b'
    rb"(?:[^<>]{0,300}/>|[^<>]{0,300}>[^<]{0,2000}</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# What is printed above each page, with marks for its place and its letters: "&L&\"Arial\"&12 Text".
_HEADER = re.compile(rb"<(?:\w+:)?(?:odd|first)Header>([^<>]{1,600})</")
_MARKS = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Z])')
OVERLAP = 3000  # bytes of an element that a chunk's end may cut
MOST = 100_000  # merged cells, or formulas, that are looked at
# A merge over more cells than this is a heading over the sheet; it is shown at its first cell.
MAX_MERGED_CELLS = 500


@dataclass(slots=True)
class SheetXml:
    """`merged` gives rows and columns covered by row and column of the first cell, from 1."""

    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    no_value: dict[str, None] = field(default_factory=dict)  # cells, in order
    headers: dict[str, None] = field(default_factory=dict)  # lines printed above, in order

    def scan(self, window: bytes) -> None:
        """Note what a stretch of the XML says; stretches may overlap."""
        for attributes in _ROW.findall(window):
            if _HIDDEN.search(attributes) and (number := _NUMBER["r"].search(attributes)):
                self.hidden_rows.add(int(number[1]))
        for attributes in _COLUMN.findall(window):
            first, last = _NUMBER["min"].search(attributes), _NUMBER["max"].search(attributes)
            if _HIDDEN.search(attributes) and first and last:
                self.hidden_columns.update(range(int(first[1]), min(int(last[1]), 16384) + 1))
        for cell in _NO_VALUE.findall(window):
            if len(self.no_value) < MOST:
                self.no_value[cell.decode("ascii")] = None
        for header in _HEADER.findall(window):
            text = _MARKS.sub("\n", unescape(header.decode("utf-8", "replace")))
            self.headers.update(dict.fromkeys(filter(None, map(str.strip, text.splitlines()))))
        for a, b, c, d in _MERGED.findall(window):
            row, column = int(b), _column(a)
            height, width = int(d) - row + 1, _column(c) - column + 1
            if (
                height > 0 < width
                and height * width <= MAX_MERGED_CELLS
                and len(self.merged) < MOST
            ):
                self.merged[(row, column)] = (height, width)


def read_sheet_xml(archive: zipfile.ZipFile, part: str | None) -> SheetXml:
    """What the XML of a sheet's part says; nothing where the part is not known."""
    found = SheetXml()
    if part is None or part.lstrip("/") not in archive.NameToInfo:
        return found
    with archive.open(part.lstrip("/")) as file:
        tail = b""
        while chunk := file.read(MEBIBYTE):
            window = tail + chunk
            found.scan(window)
            tail = window[-OVERLAP:]
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
