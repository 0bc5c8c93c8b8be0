"""CSV and TSV: the text is the file's own characters, and every cell is a range of it.

The standard library's `csv` gives values without their places, so cells are cut here by RFC 4180's
grammar; a quoted cell's range is what stands between its quotes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from corpus.document import Cell, Table
from corpus.errors import TooLarge
from corpus.readers.heads import header_rows
from corpus.readers.isolated.limits import Limits
from corpus.readers.reading import Reading
from corpus.readers.sheet_parts import split_parts
from corpus.readers.source import Source
from corpus.readers.text.plain import first_line, read_text

_NEWLINE = re.compile(r"\r\n|\r|\n")
DELIMITERS = ",\t;|"
SAMPLE_CHARACTERS, SAMPLE_ROWS = 65536, 60

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DelimitedReader:
    """The `DocumentReader` of text/csv and, with a tab, of text/tab-separated-values."""

    delimiter: str | None = None

    def read(self, source: Source, limits: Limits) -> Reading:
        text = read_text(source, limits)
        known = self.delimiter if self.delimiter and self.delimiter in text else None
        rows = list(cut_rows(text, known or guess_delimiter(text), limits.rows, source.name))
        filled = [[bool(text[a:b].strip()) for a, b in row] for row in rows]
        texts = _Texts(text, rows)
        parts = split_parts(filled, texts)
        tables = tuple(_table(text, [rows[i] for i in part]) for part in parts)
        titled = bool(tables) and tables[0].start > 0
        return Reading(text=text, title=first_line(text) if titled else None, tables=tables)


class _Texts(Sequence[list[str]]):
    """The rows' texts, made when they are looked at: a file has many rows and few are."""

    def __init__(self, text: str, rows: Sequence[Sequence[Range]]) -> None:
        self._text, self._rows = text, rows

    def __getitem__(self, index: int) -> list[str]:  # type: ignore[override]
        return [self._text[a:b] for a, b in self._rows[index]]

    def __len__(self) -> int:
        return len(self._rows)


def guess_delimiter(text: str) -> str:
    """The mark that cuts most of the first lines into equally many cells.

    "事業;額\\n海;1,250" -> ";": a comma stands in one of the lines only.
    """
    sample = text[:SAMPLE_CHARACTERS]

    def agreement(delimiter: str) -> tuple[int, int]:
        rows = islice(cut_rows(sample, delimiter, SAMPLE_ROWS + 1, ""), SAMPLE_ROWS)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=agreement)


def cut_rows(text: str, delimiter: str, max_rows: int, name: str) -> Iterator[list[Range]]:
    """Ranges of the cells of each row; a blank line has none. Raises TooLarge over `max_rows`."""
    position = row = 0
    while position < len(text):
        end = _line_end(text, position)
        if text.find('"', position, end) < 0:
            found = _bare_row(text, position, end, delimiter)
        else:
            found, end = _quoted_row(text, position, delimiter)
        row += bool(found)
        if row > max_rows:
            raise TooLarge(f"{name} has more than {max_rows} rows; split it into parts.")
        yield found
        position = end + (2 if text.startswith("\r\n", end) else 1)


def _line_end(text: str, position: int) -> int:
    match = _NEWLINE.search(text, position)
    return match.start() if match else len(text)


def _bare_row(text: str, start: int, end: int, delimiter: str) -> list[Range]:
    """Ranges of the cells of a line without quotes; none for a blank line."""
    if start == end:
        return []
    found: list[Range] = []
    while (stop := text.find(delimiter, start, end)) >= 0:
        found.append((start, stop))
        start = stop + 1
    return [*found, (start, end)]


def _quoted_row(text: str, position: int, delimiter: str) -> tuple[list[Range], int]:
    """Ranges of the cells of a row that may go on over line ends, and where the row ends."""
    pattern = _quoted_cell(delimiter)
    found: list[Range] = []
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


def _table(text: str, rows: Sequence[Sequence[Range]]) -> Table:
    cells = tuple(
        Cell(number, column, *place)
        for number, row in enumerate(rows)
        for column, place in enumerate(row)
    )
    heads = header_rows([text[a:b] for a, b in row] for row in rows)
    return Table(rows[0][0][0], rows[-1][-1][1], None, cells, heads)
