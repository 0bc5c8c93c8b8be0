"""Tables of two lines a row: a name, and below it its amount of this year and that of the last.

「津波避難タワー建設　〔危機管理室〕」 above 「令和８年度　164,500　（令和７年度　－）」, with
remarks between the rows, are the columns 令和８年度 and 令和７年度.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document
from corpus.tables.columns.head_rows import is_number
from corpus.tables.grid import Grid, GridCell, make_grid
from corpus.text.cells import is_empty
from corpus.text.years import find_years

LEAST_ROWS, LONGEST_NAME, YEARS = 2, 60, 2
_LINE = re.compile(r"[^\n]+")
# Behind a year stands its amount, and no word.
_AMOUNT = re.compile(r"[\s:：は]*(?P<amount>[▲△\-−－–―]?\s?[\d０-９,，.]*(?:[百十]?[千万億]?円)?)")
_BETWEEN = re.compile(r"[\s(（、,／/\[［)）\]］]*")
# Who is in charge stands behind a name, in brackets of its own or far from it.
_BEHIND_NAME = re.compile(r"\s*[〔［\[].*|[\s\u3000]{2,}\S.*$")
_BEFORE_NAME = re.compile(r"[\s\u3000・●○◎■□◆◇▪▫*‣⁃•-]+|[(（]?[0-9０-９]{1,2}[)）.．]\s?")


def find_dated(document: Document, start: int, end: int) -> Iterator[Grid]:
    """Runs of pairs of lines that have the same two years."""
    rows: list[tuple[str, list[GridCell]]] = []
    name: GridCell | None = None
    for line in _LINE.finditer(document.text, start, end):
        found = _dated(line)
        if found is None:
            name = _name(line) if line[0].strip() else name
            continue
        years, amounts = found
        key = " ".join(year.text for year in years)
        if rows and rows[0][0] != key:
            yield from _grid(rows, document)
            rows = []
        if name is not None:
            head = years if not rows else []
            rows.append((key, [*head, name, *amounts]))
        name = None
    yield from _grid(rows, document)


def _grid(rows: list[tuple[str, list[GridCell]]], document: Document) -> Iterator[Grid]:
    """The rows below the years of the first of them."""
    if len(rows) < LEAST_ROWS:
        return
    first = rows[0][1]
    heads, cells = first[:YEARS], [first[YEARS:], *(row for _, row in rows[1:])]
    grid = make_grid([[None, *heads], *cells], document.page_at(first[YEARS].start), "dated")
    if grid:
        yield grid


def _dated(line: re.Match[str]) -> tuple[list[GridCell], list[GridCell]] | None:
    """The two years of a line and their amounts; None where it says anything else."""
    years = find_years(line[0])
    if len(years) != YEARS or line[0][: years[0].start].strip():
        return None
    heads, amounts, position = [], [], years[0].start
    for year in years:
        match = _AMOUNT.match(line[0], year.end)
        text = match["amount"].strip() if match else ""
        between = _BETWEEN.fullmatch(line[0], position, year.start)
        if match is None or not between or not (is_number(text) or is_empty(text)):
            return None
        heads.append(_cell(line, year.start, year.end))
        amounts.append(_cell(line, *match.span("amount")))
        position = match.end()
    return (heads, amounts) if _BETWEEN.fullmatch(line[0], position) else None


def _name(line: re.Match[str]) -> GridCell | None:
    """The name that a line is, without its bullet and without who is in charge."""
    text = line[0].rstrip()
    begin = match.end() if (match := _BEFORE_NAME.match(text)) else 0
    last = match.start() if (match := _BEHIND_NAME.search(text, begin + 1)) else len(text)
    short = 0 < last - begin <= LONGEST_NAME and "。" not in text
    return _cell(line, begin, last) if short else None


def _cell(line: re.Match[str], start: int, end: int) -> GridCell:
    text = line[0][start:end]
    lead = len(text) - len(text.lstrip())
    start, end = start + lead, start + len(text.rstrip())
    return GridCell(line[0][start:end], line.start() + start, line.start() + end)
