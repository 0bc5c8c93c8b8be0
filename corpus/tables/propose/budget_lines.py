"""Tables of one budget a line below the name of an account, as committees report them.

"CONSTRUCTION" above "Appropriation, 2026 ..... $41,200,000" and "Budget estimate, 2027 .....
41,200,000" is a row of the columns that the lines are called by; the next account is the next row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document
from corpus.tables.columns.head_rows import is_number
from corpus.tables.columns.heads import read_head
from corpus.tables.grid import Grid, GridCell, make_grid

LEAST_LINES, LONGEST_NAME, LONGEST_LABEL = 2, 80, 60
_LINE = re.compile(r"[^\n]+")
_BUDGET = re.compile(
    r"[\s\u3000•-]*(?P<label>\S.*?)(?:\s*(?:\.{3,}|…{2,}|:)\s*|[\s\u3000]{3,})"
    r"(?P<amount>[-+−(]?\s?[$£€]?\s?[\d,.]+\)?)\s*"
)
_Block = tuple[GridCell | None, list[tuple[GridCell, GridCell]]]


def find_budget_lines(document: Document, start: int, end: int) -> Iterator[Grid]:
    """Accounts one below the other whose lines are called alike."""
    rows: list[_Block] = []
    for name, lines in _blocks(document.text, start, end):
        if name is None or len(lines) < LEAST_LINES:
            continue
        if rows and _labels(rows[0]) != _labels((name, lines)):
            yield from _grid(document, rows)
            rows = []
        rows.append((name, lines))
    yield from _grid(document, rows)


def _labels(block: _Block) -> list[str]:
    return [" ".join(label.text.lower().split()) for label, _ in block[1]]


def _grid(document: Document, rows: list[_Block]) -> Iterator[Grid]:
    if rows:
        head = [None, *(label for label, _ in rows[0][1])]
        body = [[name, *(amount for _, amount in lines)] for name, lines in rows]
        page = document.page_at(rows[0][1][0][0].start)
        grid = make_grid([head, *body], page, "budgets")
        if grid:
            yield grid


def _blocks(text: str, start: int, end: int) -> Iterator[_Block]:
    """The lines of budgets that follow each other, with the line of a name above them."""
    name: GridCell | None = None
    block: _Block | None = None
    for line in _LINE.finditer(text, start, end):
        if not line[0].strip():
            continue
        if found := _budget(line, dated=block is None):
            block = block or (name, [])
            block[1].append(found)
            continue
        if block:
            yield block
        name, block = _name(line), None
    if block:
        yield block


def _budget(line: re.Match[str], *, dated: bool) -> tuple[GridCell, GridCell] | None:
    """The label and the amount of a line that is called by a budget, `dated` by its year too."""
    match = _BUDGET.fullmatch(line[0])
    if match is None or not is_number(match["amount"].strip()):
        return None
    label = match["label"]
    head = read_head([label], None) if len(label) <= LONGEST_LABEL else None
    if head is None or head.kind != "money" or not head.measure or (dated and head.year is None):
        return None
    return _cell(line, *match.span("label")), _cell(line, *match.span("amount"))


def _name(line: re.Match[str]) -> GridCell | None:
    """A line that names an account: no sentence, and no "Comparison:"."""
    text = line[0].strip()
    if len(text) > LONGEST_NAME or text[-1] in ".:;,。、：" or text[0].islower():
        return None
    start = line[0].index(text)
    return _cell(line, start, start + len(text))


def _cell(line: re.Match[str], start: int, end: int) -> GridCell:
    return GridCell(line[0][start:end].strip(), line.start() + start, line.start() + end)
