"""CSV and TSV: the text is the file's own characters, and every cell is a range of it.

The standard library's `csv` gives values without their places, so cells are cut here by RFC 4180's
grammar; a quoted cell's range is what stands between its quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Cell, Table
from corpus.errors import TooLarge
from corpus.readers.limits import Limits
from corpus.readers.plain import read_text
from corpus.readers.reading import Reading

MAX_HEADER_ROWS = 3
_NUMBER = re.compile(r"^[△▲+\-−]?[\d０-９][\d０-９,，.．]*[%％円]?$")


@dataclass(frozen=True, slots=True)
class DelimitedReader:
    """The `DocumentReader` of text/csv and, with a tab, of text/tab-separated-values."""

    delimiter: str | None = None

    def read(self, path: Path, limits: Limits) -> Reading:
        text = read_text(path, limits)
        delimiter = self.delimiter or guess_delimiter(text)
        cells = cut_cells(text, delimiter, limits.rows, path.name)
        table = Table(0, len(text), None, cells, count_header_rows(text, cells))
        return Reading(text=text, tables=(table,))


def guess_delimiter(text: str) -> str:
    """Comma, semicolon or tab: whichever the first line with any has most of."""
    head = text[:4096].splitlines() or [""]
    line = next((line for line in head if any(d in line for d in ",\t;")), "")
    return max(",\t;", key=line.count)


def cut_cells(text: str, delimiter: str, max_rows: int, name: str) -> tuple[Cell, ...]:
    """Cells of delimited text; blank lines are no rows. Raises TooLarge over `max_rows`."""
    pattern = re.compile(
        rf'"(?P<quoted>(?:[^"]|"")*)"(?P<rest>[^{delimiter}\r\n]*)|(?P<bare>[^{delimiter}\r\n]*)'
    )
    cells: list[Cell] = []
    position = row = column = 0
    while position <= len(text):
        match = pattern.match(text, position)
        if match is None:
            break
        group = "bare" if match["quoted"] is None else "quoted"
        position = match.end()
        end_of_row = position >= len(text) or text[position] != delimiter
        if not (end_of_row and column == 0 and match.start() == match.end()):
            cells.append(Cell(row, column, match.start(group), match.end(group)))
            column += 1
        if not end_of_row:
            position += 1
            continue
        if column:
            row, column = row + 1, 0
        if row > max_rows:
            raise TooLarge(f"{name} has more than {max_rows} rows; split it into parts.")
        if position >= len(text):
            break
        position += 2 if text.startswith("\r\n", position) else 1
    return tuple(cells)


def count_header_rows(text: str, cells: tuple[Cell, ...]) -> int:
    """Rows before the first that holds a number; 1 where the first already does or none does."""
    for cell in cells:
        if cell.row > MAX_HEADER_ROWS:
            break
        if cell.row and _NUMBER.match(text[cell.start : cell.end].strip()):
            return cell.row
    return 1
