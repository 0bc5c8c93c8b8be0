"""XLSX by openpyxl in its read-only mode, which holds one row at a time: sheets are pages.

A sheet of a ministry has a title, a unit and several tables, parted by blank rows; each run of rows
is a table of its own. Merged cells are listed behind the rows, so they are looked up first.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.document import Block, Page, Table
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.limits import MEBIBYTE, Limits
from corpus.readers.office.archive import check_archive
from corpus.readers.office.numbers import display
from corpus.readers.office.rows import RowCell, write_table
from corpus.readers.reading import Reading, TextBuilder

Handle = Any  # an object of openpyxl, whose read-only mode has no types of its own
_Merges = dict[tuple[int, int], tuple[int, int]]  # first cell -> rows and columns covered

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
MAX_REFERENCE = 64  # bytes of a reference that a chunk's end may cut
MAX_MERGED = 100_000
# A merge over more cells than this is a heading over the sheet; it is shown at its first cell.
MAX_MERGED_CELLS = 500


@dataclass(slots=True)
class _Book:
    builder: TextBuilder = field(default_factory=TextBuilder)
    pages: list[Page] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rows: int = 0


_Rows = list[list[RowCell]]


class XlsxReader:
    """The `DocumentReader` of XLSX."""

    def read(self, path: Path, limits: Limits) -> Reading:
        check_archive(path, limits)
        workbook = _open(path)
        book = _Book()
        try:
            for sheet in workbook.worksheets:
                if sheet.sheet_state != "visible":
                    book.warnings.append(f"the hidden sheet {sheet.title} was not read")
                else:
                    _write_sheet(sheet, path, book, limits)
        except (KeyError, ValueError, TypeError, SyntaxError, zipfile.BadZipFile) as error:
            raise UnreadableDocument(
                f"{path.name} is a damaged XLSX ({error}); open and save it in Excel."
            ) from error
        finally:
            workbook.close()
        return Reading(
            text=book.builder.text(),
            title=(workbook.properties.title or "").strip() or _first(book),
            pages=tuple(book.pages),
            blocks=tuple(book.blocks),
            tables=tuple(book.tables),
            author=workbook.properties.creator,
            warnings=tuple(book.warnings),
        )


def _open(path: Path) -> Handle:
    import warnings

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that reading does not need
            return openpyxl.load_workbook(
                io.BytesIO(path.read_bytes()),  # by its path, the ending would be believed
                read_only=True,
                data_only=True,
            )
    except (
        InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, zipfile.BadZipFile
    ) as error:  # fmt: skip
        raise UnreadableDocument(
            f"{path.name} is a damaged XLSX ({error}); open and save it in Excel."
        ) from error


def _write_sheet(sheet: Handle, path: Path, book: _Book, limits: Limits) -> None:
    builder = book.builder
    builder.break_block()
    start = builder.length
    number = len(book.pages) + 1
    merged = _merged(path, getattr(sheet, "_worksheet_path", None))
    begin, end = builder.add(sheet.title)
    book.blocks.append(Block(begin, end, number, heading=1))
    for part in _parts(sheet, merged, book, path, limits):
        _write_part(part, number, book)
        if builder.length > limits.text_characters:
            raise TooLarge(
                f"{path.name} holds more than {limits.text_characters} characters of text; "
                "split it into parts."
            )
    builder.break_block()
    book.pages.append(Page(number, start, builder.length, sheet.title))


def _parts(
    sheet: Handle,
    merged: _Merges,
    book: _Book,
    path: Path,
    limits: Limits,
) -> Iterator[_Rows]:
    """Runs of rows with something in them."""
    part: _Rows = []
    sheet.reset_dimensions()  # what a file states of its size may be wrong, and huge
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = list(_cells(row, number, merged))
        if cells:
            book.rows += 1
            part.append(cells)
        elif part:
            yield part
            part = []
        if book.rows > limits.rows:
            raise TooLarge(f"{path.name} has more than {limits.rows} rows; split it into parts.")
    if part:
        yield part


def _cells(row: tuple[Handle, ...], number: int, merged: _Merges) -> Iterator[RowCell]:
    for column, cell in enumerate(row):
        text = display(cell.value, getattr(cell, "number_format", None))
        if text:
            height, width = merged.get((number, column + 1), (1, 1))
            yield RowCell((text,), column, height, width)


def _write_part(part: _Rows, number: int, book: _Book) -> None:
    """Rows of one cell before a table are its title and its unit, and are text."""
    index = 0
    while index < len(part) and len(part[index]) == 1:
        book.builder.break_block() if index == 0 else book.builder.break_line()
        begin, end = book.builder.add(part[index][0].lines[0])
        book.blocks.append(Block(begin, end, number))
        index += 1
    rest = part[index:]
    if rest:
        book.builder.break_block()
        book.tables.append(write_table(book.builder, rest, number))


def _merged(path: Path, part: str | None) -> _Merges:
    """Rows and columns covered by each merged cell, by the row and column of its first cell."""
    found: _Merges = {}
    if part is None:
        return found
    with zipfile.ZipFile(path) as archive, archive.open(part.lstrip("/")) as file:
        tail = b""
        while (chunk := file.read(MEBIBYTE)) and len(found) < MAX_MERGED:
            window = tail + chunk
            for a, b, c, d in _MERGED.findall(window):
                row, column = int(b), _column(a)
                height, width = int(d) - row + 1, _column(c) - column + 1
                if height > 0 and width > 0 and height * width <= MAX_MERGED_CELLS:
                    found[(row, column)] = (height, width)
            tail = window[-MAX_REFERENCE:]
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _first(book: _Book) -> str | None:
    """The first text under a sheet's name, which is its title as a rule."""
    text = book.builder.text()
    first = next((text[b.start : b.end] for b in book.blocks if b.heading is None), "")
    return first if 0 < len(first) <= 120 else None
