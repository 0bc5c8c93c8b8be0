"""Which lines can be titles: those above a place, and those that its document begins with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import PurePath

from corpus.document import Document, Table
from corpus.tables.around.own import ABOVE, is_dated_amount, is_row
from corpus.tables.around.sections import open_sections
from corpus.text.folding import is_japanese
from corpus.text.numerals import narrow
from corpus.text.remembered import of_latest, remembered
from corpus.text.years import find_years

# A line that is longer is a sentence, not a title; so many lines above a table may be its titles.
LONGEST_TITLE, MOST_TITLES = 90, 12
# A title all in capitals may be long: "AN ORDINANCE MAKING SUPPLEMENTAL APPROPRIATIONS FOR …".
LONGEST_CAPITALS = 200
# So many cells of a typed line are a row.
_GAP = re.compile(r"[ \u3000]{2,}")
LEAST_CELLS = 3
# A title of so many Latin words has capitals: "Budget Authority by Program".
MOST_SMALL = 5
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
# What goes on in the next line: "In 2031, the Agency spent $1.2 million on the".
OPEN_END = re.compile(
    r"\b(?:the|an?|of|to|for|in|on|and|or|with|by|from|at|its|was|is|are|that|than|will)$"
)
# Two titles on one line: "Annual Report 2024 – Statement of net expenditure".
_PARTED = re.compile(r"\s[–—|]\s")
# How a point of minutes begins: "F26/02 Budget monitoring 2025/26".
_CAPITAL_POINT = re.compile(r"\s{0,3}\d{1,2}[.)] [A-Z][A-Z ,'’&-]{5,}(?![a-z])")
_POINT = re.compile(r"[#\s]*[A-Z]{1,3}\d{1,4}/\d{1,3}\b|[#\s]*\d{1,2}\.\d{1,2}\.? (?=[A-Z])")
# What stands behind a title in brackets: "Coast Initiative: funding profile ($ millions)".
_ASIDE = re.compile(r"\s\([^()]*\)$")
_FULL_STOP = re.compile(r"[a-z\d]{3}\. [A-Z]")
# A remark that says a sentence, wherever its lines break, heads nothing.
_REMARK = re.compile(r"[※＊*・•](?!.{0,4}単位).*、")
# What a sentence says of a table or list below it, and no more characters.
_ANNOUNCED = re.compile(
    r"予算.{0,40}(?:次の|下記の|以下の|下表の)(?!.{0,4}とおり.{0,20}[\d])"
    r"|(?i:\bbudget\b.{0,60}\b(?:following|as follows|table below))"
)
LONGEST_ANNOUNCED = 150
# The title of a document stands within this.
BEGINNING = 800
# A form begins in the first lines of its file, below the name of its sheet.
MOST_ABOVE_FORM = 4
_FILE_GAP = re.compile(r"[_.+]+|-(?!\d)")


def titles_of(document: Document, start: int, first: int = 0) -> Iterator[str]:
    """The lines that can title what stands at `start`, the nearest first, then the document's.

    None before `first`, and none in another table: its head is no title of this one.
    """
    yield from titles_above(document, start, first)
    yield from document_titles(document)


def titles_of_table(document: Document, start: int, end: int, first: int = 0) -> Iterator[str]:
    """The same for what stands up to `end`, which no line below titles."""
    yield from titles_above(document, start, first)
    for title in document_titles(document):
        place = document.text.find(title, 0, BEGINNING) if end < BEGINNING else -1
        if place < end:
            yield title


def titles_above(document: Document, start: int, first: int) -> Iterator[str]:
    """The lines above a place that may title it, the nearest first, none from before `first`."""
    position = max(first, start - ABOVE)
    free: list[str] = []
    for span in open_sections(document, position, start):
        free += _outside_tables(document, *span)
    lines = [ln for ln in "\n".join(free).splitlines() if ln.strip()]
    for below, line in islice(pairwise(["", *lines[::-1]]), MOST_TITLES):
        if _is_title(line) or _heads_part(line) or is_long(line, below) or announces(line):
            yield line
        if _CAPITAL_POINT.match(line):
            return


def _outside_tables(document: Document, position: int, start: int) -> Iterator[str]:
    """The text of a range that stands in no table."""
    text = document.text
    for table in document.tables:
        if position < table.end <= start and any(cell.column for cell in table.cells):
            yield text[position : max(position, table.start)]
            position = table.end
    yield text[position:start]


@remembered
def _is_title(line: str) -> bool:
    """Whether a line can be a title: short, no sentence, no piece of a wrapped one, no row.

    What is parted into many cells is the head of columns.
    """
    line = line.strip()
    longest = max(map(len, _PARTED.split(line)))
    if longest > LONGEST_TITLE or line.endswith(".") or "。" in line or is_row(line):
        return False
    if is_dated_amount(line):
        return False
    if len(_GAP.split(line)) >= LEAST_CELLS or _REMARK.match(line):
        return False
    return not is_prose(line)


def _heads_part(line: str) -> bool:
    """Whether a line heads a part of minutes, in capitals: "3. AMENDING THE 2025-26 BUDGET."."""
    return line.isupper() and line.isascii() and _is_title(line.rstrip(" ."))


@remembered
def announces(line: str) -> bool:
    """Whether a sentence says of which budget the table is that it announces.

    「令和8年度補正予算（第1号）により次の事業を実施します。」
    """
    said = len(line) <= LONGEST_ANNOUNCED and _ANNOUNCED.search(narrow(line))
    return bool(said) and len({year.year for year in find_years(line) if year.is_fiscal}) == 1


def is_long(line: str, below: str) -> bool:
    """Whether a long line is a title, by its capitals; `below` does not go on with it.

    "AN ORDINANCE MAKING SUPPLEMENTAL APPROPRIATIONS FOR THE FISCAL YEAR ENDING JUNE 30, 2026 …"
    """
    capitals = line.isascii() and line.isupper() and not below.isupper()
    return capitals and LONGEST_TITLE < len(line.strip()) <= LONGEST_CAPITALS


def is_prose(line: str) -> bool:
    """Whether a line of English is a piece of a sentence: most words small, or an open end."""
    words = _LATIN_WORD.findall(_ASIDE.sub("", line))
    if len(words) < MOST_SMALL or any(map(is_japanese, line)):
        return False
    small = sum(word.islower() for word in words if len(word) > 3)
    if line.rsplit(maxsplit=1)[-1].islower() and OPEN_END.search(line.rstrip()):
        return True
    return line[0].islower() or small * 2 > len(words) or bool(_FULL_STOP.search(line))


@of_latest
def document_titles(document: Document) -> tuple[str, ...]:
    """The title of a document, the titles that it begins with, what its file is called by year."""
    lines = _beginning(document.title, _without_rows(document))
    return (*lines, *_first_cell(document), *_file_title(document.filename))


def _first_cell(document: Document) -> Iterator[str]:
    """The cell that a form begins with, if it alone of its row names a fiscal year.

    「令和6年度 市町村決算カード」 beside 「団体名 若葉市」, above all tables of a sheet.
    """
    table = next(iter(document.tables), None)
    if table is None or len(document.text[: table.start].split("\n")) > MOST_ABOVE_FORM:
        return
    row = [cell for cell in table.cells if cell.row == 0]
    texts = [document.text[cell.start : cell.end] for cell in row]
    dated = [text for text in texts if any(year.is_fiscal for year in find_years(text))]
    if dated and dated == texts[:1] and len(dated[0]) <= LONGEST_TITLE:
        yield dated[0]


def _file_title(name: str) -> Iterator[str]:
    """The name of a file that names one fiscal year: 「令和8年度_当初予算.xlsx」."""
    title = _FILE_GAP.sub(" ", PurePath(name).stem).strip()
    if len({year.year for year in find_years(title) if year.is_fiscal}) == 1:
        yield title


def _without_rows(document: Document) -> str:
    """How a document begins, less the columns of its tables, heads and all: they title nothing."""
    text = document.text[:BEGINNING]
    for table in document.tables[::-1]:
        if table.start < len(text) and any(cell.column for cell in table.cells):
            rows = (cell.start for cell in table.cells if cell.row >= table.header_rows)
            first = min(next(rows, table.end), _head_of(table))
            text = text[:first] + text[table.end :]
    return text


def _head_of(table: Table) -> int:
    """Where the first row of so many cells begins, the end of a table without one."""
    cells = Counter(row for row, _ in {(cell.row, cell.start) for cell in table.cells})
    first = next((row for row in sorted(cells) if cells[row] >= LEAST_CELLS), None)
    return next((cell.start for cell in table.cells if cell.row == first), table.end)


def _beginning(title: str, text: str) -> tuple[str, ...]:
    """A title, and the lines of a text that can be titles: no point of minutes is one of all."""
    lines = [
        (ln, below) for ln, below in pairwise([*text.splitlines(), ""]) if not _POINT.match(ln)
    ]
    return (title, *(line for line, below in lines if _is_title(line) or is_long(line, below)))
