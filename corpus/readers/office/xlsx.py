"""XLSX by openpyxl in its read-only mode, which holds one row at a time: sheets are pages.

What a sheet shows is read: no hidden rows, columns or sheets, values in their formats. Its tables
are told apart as in `sheet_parts`; tables beside each other by a blank column.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from corpus.document import Block, Page, Table
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.heads import is_datum
from corpus.readers.isolated.limits import DEFAULT_LIMITS, Limits
from corpus.readers.left_out import LeftOut, join_places, warning
from corpus.readers.office.archive import check_archive
from corpus.readers.office.cell_style import CellReader
from corpus.readers.office.rows import RowCell, write_table
from corpus.readers.office.sheet_xml import SheetXml, read_sheet_xml
from corpus.readers.reading import Reading, TextBuilder
from corpus.readers.sheet_parts import split_parts
from corpus.readers.source import Source
from corpus.text.units import find_units

Handle = Any  # an object of openpyxl, whose read-only mode has no types of its own
FEWEST_NAMES = 2  # rows that a table beside another must name


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with something in it, or a blank one: its number in the sheet, texts by column."""

    number: int
    cells: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class _Book:
    builder: TextBuilder = field(default_factory=TextBuilder)
    pages: list[Page] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    left: LeftOut = field(default_factory=LeftOut)
    rows: int = 0
    name: str = ""  # of the file, for messages
    limits: Limits = DEFAULT_LIMITS


class XlsxReader:
    """The `DocumentReader` of XLSX."""

    def read(self, source: Source, limits: Limits) -> Reading:
        check_archive(source, limits)
        workbook = _open(source)
        book = _Book(name=source.name, limits=limits)
        cells = CellReader(book.left)
        try:
            with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
                for sheet in workbook.worksheets:
                    if sheet.sheet_state != "visible":
                        book.left.add("hidden-sheets", sheet.title)
                        continue
                    plan = read_sheet_xml(archive, getattr(sheet, "_worksheet_path", None))
                    _write_sheet(sheet, plan, cells, book)
        except (KeyError, ValueError, TypeError, SyntaxError, zipfile.BadZipFile) as error:
            raise _damaged(source.name, error) from error
        finally:
            workbook.close()
        return Reading(
            text=book.builder.text(),
            title=(workbook.properties.title or "").strip() or _first(book),
            pages=tuple(book.pages),
            blocks=tuple(book.blocks),
            tables=tuple(book.tables),
            author=workbook.properties.creator,
            warnings=(*book.left.warnings(), *book.warnings),
        )


def _damaged(name: str, error: Exception) -> UnreadableDocument:
    return UnreadableDocument(f"{name} is a damaged XLSX ({error}); open and save it in Excel.")


def _open(source: Source) -> Handle:
    import warnings

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that reading does not need
            return openpyxl.load_workbook(
                io.BytesIO(source.data), read_only=True, data_only=True, rich_text=True
            )
    except (
        InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, zipfile.BadZipFile
    ) as error:  # fmt: skip
        raise _damaged(source.name, error) from error


def _write_sheet(sheet: Handle, plan: SheetXml, cells: CellReader, book: _Book) -> None:
    builder = book.builder
    builder.break_block()
    start = builder.length
    number = len(book.pages) + 1
    begin, end = builder.add(sheet.title)
    book.blocks.append(Block(begin, end, number, heading=1))
    for line in filter(find_units, plan.headers):  # what is printed above says what numbers count
        builder.break_line()
        book.blocks.append(Block(*builder.add(line), number))
    rows = list(_rows(sheet, plan, cells, book))
    _write_rows(rows, plan, number, book)
    if builder.length > book.limits.text_characters:
        raise TooLarge(
            f"{book.name} holds more than {book.limits.text_characters} characters of text; "
            "split it into parts."
        )
    builder.break_block()
    book.pages.append(Page(number, start, builder.length, sheet.title))
    if plan.no_value:
        where = join_places(plan.no_value)
        book.warnings.append(
            warning(
                "formulas-without-value",
                f"{len(plan.no_value)} formulas of sheet {sheet.title} have no value ({where}); "
                "open and save the workbook in Excel",
            )
        )


def _rows(sheet: Handle, plan: SheetXml, cells: CellReader, book: _Book) -> Iterator[_Row]:
    """The rows that are shown, with what each shows."""
    hidden_rows, hidden_columns = set[int](), set[int]()
    sheet.reset_dimensions()  # what a file states of its size may be wrong, and huge
    place = f"sheet {sheet.title}"
    for number, row in enumerate(sheet.iter_rows(), start=1):
        filled = [(i, cell) for i, cell in enumerate(row, start=1) if cell.value not in (None, "")]
        if number in plan.hidden_rows:
            hidden_rows.update([number] if filled else [])
            continue
        hidden_columns.update(i for i, _ in filled if i in plan.hidden_columns)
        shown = [
            (i, text)
            for i, cell in filled
            if i not in plan.hidden_columns and (text := cells.text(cell, place))
        ]
        book.rows += bool(shown)
        if book.rows > book.limits.rows:
            raise TooLarge(
                f"{book.name} has more than {book.limits.rows} rows; split it into parts."
            )
        yield _Row(number, tuple(shown))
    if hidden_rows:
        book.left.add("hidden-rows", place, len(hidden_rows))
    if hidden_columns:
        book.left.add("hidden-columns", place, len(hidden_columns))


def _write_rows(rows: Sequence[_Row], plan: SheetXml, number: int, book: _Book) -> None:
    """Tables, and as text the rows above them that are their titles."""
    filled = [[True] * len(row.cells) for row in rows]
    parts = split_parts(filled, [[text for _, text in row.cells] for row in rows])
    starts = {part[0]: part for part in parts}
    inside = {index for part in parts for index in part}
    blank = True
    for index, row in enumerate(rows):
        if index in starts:
            _write_part([rows[i] for i in starts[index]], plan, number, book)
        elif index not in inside and row.cells:
            book.builder.break_block() if blank else book.builder.break_line()
            for _, text in row.cells:
                book.blocks.append(Block(*book.builder.add(text), number))
        blank = not row.cells


def _write_part(part: Sequence[_Row], plan: SheetXml, number: int, book: _Book) -> None:
    gap = _gap(part, plan)
    if gap is not None:
        for side in (range(1, gap), range(gap + 1, max(c for r in part for c, _ in r.cells) + 1)):
            kept = [_Row(r.number, tuple(c for c in r.cells if c[0] in side)) for r in part]
            _write_rows(kept, plan, number, book)
        return
    book.builder.break_block()
    table = write_table(book.builder, _spanned(part, plan), number)
    book.tables.append(replace(table, row_numbers=tuple(row.number for row in part)))


def _gap(part: Sequence[_Row], plan: SheetXml) -> int | None:
    """A blank column between two tables, each of which has names of its own.

    What a merged cell covers is not blank, and what no amount follows is no name.
    """
    used = {
        column + right
        for row in part
        for column, _ in row.cells
        for right in range(plan.merged.get((row.number, column), (1, 1))[1])
    }
    names: dict[int, int] = {}  # cells of text before an amount, by column
    for row in part[1:]:
        last = max((column for column, text in row.cells if is_datum(text)), default=0)
        for column, text in row.cells:
            if not is_datum(text) and column < last:
                names[column] = names.get(column, 0) + 1
    for column in range(min(used) + 2, max(used) - 1):
        left, right = column - 1, column + 1
        if column in used or left not in used or right not in used or left - 1 not in used:
            continue
        if names.get(right, 0) >= FEWEST_NAMES and right + 1 in used:
            return column
    return None


def _spanned(part: Sequence[_Row], plan: SheetXml) -> list[list[RowCell]]:
    """Cells with the shown rows and columns that they cover."""
    numbers = [row.number for row in part]
    out: list[list[RowCell]] = []
    for row in part:
        out.append([])
        for column, text in row.cells:
            height, width = plan.merged.get((row.number, column), (1, 1))
            down = sum(row.number <= n < row.number + height for n in numbers) if height > 1 else 1
            across = sum(i not in plan.hidden_columns for i in range(column, column + width))
            place = sum(i in plan.hidden_columns for i in range(1, column))
            out[-1].append(RowCell((text,), column - 1 - place, down, max(1, across)))
    return out


def _first(book: _Book) -> str | None:
    """The first text under a sheet's name, which is its title as a rule."""
    text = book.builder.text()
    first = next((text[b.start : b.end] for b in book.blocks if b.heading is None), "")
    return first if 0 < len(first) <= 120 else None
