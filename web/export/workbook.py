"""A workbook (XLSX, openpyxl): heads that stay, amounts as numbers, text that never runs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | None
Kind = Literal["text", "amount", "plain", "link"]
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a cell of a workbook may hold, by the limits that Excel documents.
MOST_CHARACTERS: Final = 32_767
# Characters that XML 1.0 has no place for.
UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, its width in characters, and what its cells are."""

    head: str
    width: int = 16
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; every row has a cell for each column."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Cell]]


def to_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """The workbook's bytes; text stays text, also where it begins like a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    for at, column in enumerate(sheet.columns, 1):
        head = page.cell(1, at, column.head)
        head.font = Font(bold=True)
        page.column_dimensions[get_column_letter(at)].width = column.width
    page.freeze_panes = "A2"
    last = 1
    for last, row in enumerate(sheet.rows, 2):
        for at, (column, value) in enumerate(zip(sheet.columns, row, strict=True), 1):
            _write(page, last, at, column, value)
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{last}"


def _write(page: Worksheet, row: int, at: int, column: SheetColumn, value: Cell) -> None:
    if value is None:
        return
    cell = page.cell(row, at)
    if not isinstance(value, str):
        cell.value = value
        cell.number_format = "#,##0" if column.kind == "amount" else "0"
        return
    cell.value = UNWRITABLE.sub(" ", value)[:MOST_CHARACTERS]
    cell.data_type = "s"  # whatever it begins with
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if column.kind == "link":
        cell.hyperlink = cell.value
        cell.style = "Hyperlink"
