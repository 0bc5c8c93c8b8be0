"""CSV and TSV: the text is the file's own characters, and every cell is a range of it.

The standard library's `csv` gives values without their places, so cells are cut here by RFC 4180's
grammar; a quoted cell's range is what stands between its quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from corpus.document import Cell, Table
from corpus.errors import TooLarge
from corpus.readers.heads import header_rows
from corpus.readers.limits import Limits
from corpus.readers.plain import read_text
from corpus.readers.reading import Reading

_NEWLINE = re.compile(r"\r\n|\r|\n")


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
    cells: list[Cell] = []
    position = row = 0
    while position < len(text):
        end = _line_end(text, position)
        if text.find('"', position, end) < 0:
            found = _bare_row(text, position, end, delimiter)
        else:
            found, end = _quoted_row(text, position, delimiter)
        if found:
            cells.extend(Cell(row, column, *place) for column, place in enumerate(found))
            row += 1
        if row > max_rows:
            raise TooLarge(f"{name} has more than {max_rows} rows; split it into parts.")
        position = end + (2 if text.startswith("\r\n", end) else 1)
    return tuple(cells)


def _line_end(text: str, position: int) -> int:
    match = _NEWLINE.search(text, position)
    return match.start() if match else len(text)


def _bare_row(text: str, start: int, end: int, delimiter: str) -> list[tuple[int, int]]:
    """Ranges of the cells of a line without quotes; none for a blank line."""
    if start == end:
        return []
    found: list[tuple[int, int]] = []
    while (stop := text.find(delimiter, start, end)) >= 0:
        found.append((start, stop))
        start = stop + 1
    return [*found, (start, end)]


def _quoted_row(text: str, position: int, delimiter: str) -> tuple[list[tuple[int, int]], int]:
    """Ranges of the cells of a row that may go on over line ends, and where the row ends."""
    pattern = _quoted_cell(delimiter)
    found: list[tuple[int, int]] = []
    while True:
        match = pattern.match(text, position)
        if match is None:  # the pattern takes an empty cell too
            return found, len(text)
        found.append(match.span("bare" if match["quoted"] is None else "quoted"))
        position = match.end()
        if not text.startswith(delimiter, position):
            return found, position
        position += 1


@lru_cache(maxsize=8)
def _quoted_cell(delimiter: str) -> re.Pattern[str]:
    """A cell in quotes, with what stands behind them by mistake, or one without."""
    other = rf"[^{re.escape(delimiter)}\r\n]*"
    return re.compile(rf'"(?P<quoted>[^"]*(?:""[^"]*)*)"{other}|(?P<bare>{other})')


def count_header_rows(text: str, cells: tuple[Cell, ...]) -> int:
    """Rows before the first that holds data; 1 where the first already does or none does."""
    rows = groupby(cells, key=lambda cell: cell.row)
    return header_rows([text[c.start : c.end] for c in row] for _, row in rows)
