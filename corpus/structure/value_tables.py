"""Labels and values that a table sets: the head of the column, the head of the row, the cell.

Slides turned into text lose their tables: what is left is a line of column heads and lines of
cells apart by white space. Such a table is read only where a whole row proves its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Cell, Document, Table
from corpus.structure.labels import is_attribute
from corpus.structure.text_lines import TextLine, joined
from corpus.structure.value_lines import Found

# Wider and longer tables are data: a CSV of budgets has 40 columns. Figures are read elsewhere.
WIDEST = 15
MOST_ROWS = 3000
FEWEST_COLUMNS = 3
LONGEST_HEAD = 20
# Longer heads are sentences.
LONGEST_LABEL = 60

_TOKEN = re.compile(r"\S+")
_UNIT = re.compile(r"\d\s?([^\d\s~～()（）]{1,2})")
_NUMBER = re.compile(r"[+＋\d０-９,，.．▲△\-−%％\s()（）]*")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


def find_in_table(document: Document, table: Table) -> Iterator[Found]:
    """Values of the cells that hold text; what holds a bare number is a figure, not a fact."""
    rows = _rows(table)
    if not 0 < len(rows) <= MOST_ROWS or max(len(row) for row in rows.values()) > WIDEST:
        return
    heads = {
        c.column: document.text[c.start : c.end]
        for n in range(table.header_rows)
        for c in rows.get(n, ())
    }
    for number, row in rows.items():
        if number >= table.header_rows:
            yield from _row_values(document, heads, row)


def find_in_lines(lines: Sequence[TextLine]) -> Iterator[Found]:
    """Values of tables that are left as lines of words."""
    index = 0
    while index < len(lines):
        heads = _heads(lines[index])
        index += 1
        if heads and index < len(lines) and len(_tokens(lines[index])) == len(heads):
            found, index = _table_rows(lines, index, heads)
            yield from found


def _rows(table: Table) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _row_values(document: Document, heads: dict[int, str], row: Sequence[Cell]) -> Iterator[Found]:
    filled = [c for c in row if document.text[c.start : c.end].strip()]
    if len(filled) < 2:
        return
    first, *others = filled
    name = joined(document.text[first.start : first.end])
    for cell in others:
        head = joined(heads.get(cell.column, ""))
        pair = not head and len(filled) == 2
        label, qualifier = (name, None) if pair else (head, name)
        value = joined(document.text[cell.start : cell.end])
        said = (
            value in {label, qualifier, "同上", "〃"} or max(len(label), len(name)) > LONGEST_LABEL
        )
        if label and not said and not _NUMBER.fullmatch(value):
            start, end = min(first.start, cell.start), max(first.end, cell.end)
            yield Found(label, qualifier, start, end, cell.start, cell.end)


def _tokens(line: TextLine) -> list[_Token]:
    return [
        _Token(line.start + m.start(), line.start + m.end(), m[0])
        for m in _TOKEN.finditer(line.text)
    ]


def _heads(line: TextLine) -> list[str]:
    """Column heads, where a line is nothing else: short words, two of them attributes."""
    heads = [token.text for token in _tokens(line)]
    short = all(len(head) <= LONGEST_HEAD for head in heads)
    named = sum(is_attribute(head) for head in heads[1:])
    return heads if short and len(heads) >= FEWEST_COLUMNS and named >= 2 else []


def _table_rows(
    lines: Sequence[TextLine], index: int, heads: Sequence[str]
) -> tuple[list[Found], int]:
    """The rows under a line of heads, and the index of the line after them.

    The first row has a cell for every head; the unit of its last cell ends each further row.
    """
    unit = _UNIT.search(_tokens(lines[index])[-1].text)
    found: list[Found] = []
    row: list[_Token] = []
    after = index
    for number in range(index, len(lines)):
        row += _tokens(lines[number])
        last = _UNIT.search(row[-1].text)
        if unit and last and last[1] == unit[1]:
            if len(row) > 1:
                found += _cells(row, heads)
            row, after = [], number + 1
        elif len(row) > 2 * len(heads) or not unit:
            break
    return found, after


def _cells(row: Sequence[_Token], heads: Sequence[str]) -> Iterator[Found]:
    """Cells from the right, since a merged cell leaves out one on the left."""
    head, *tokens = row
    columns = list(range(1, len(heads)))
    for column in reversed(columns):
        taken = tokens[-1:] if column > 1 else tokens
        if not taken:
            return
        tokens = tokens[: len(tokens) - len(taken)]
        yield Found(
            heads[column], head.text, head.start, row[-1].end, taken[0].start, taken[-1].end
        )
