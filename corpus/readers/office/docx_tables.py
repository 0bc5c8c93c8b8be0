"""Cells of a DOCX table, with their spans, and the tables and text boxes that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from corpus.readers.left_out import LeftOut
from corpus.readers.office.docx_runs import FALLBACK, PAGE_BREAK, RunReader, W, boxes
from corpus.readers.office.rows import RowCell

Element = Any  # an lxml element with python-docx's additions, which have no types

_ROW, _CELL, _TABLE, _PARAGRAPH = f"{W}tr", f"{W}tc", f"{W}tbl", f"{W}p"
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
MAX_WIDTH = 1000  # columns that a cell may claim to cover


def table_rows(table: Element, left: LeftOut) -> list[Element]:
    """Rows of a table that are printed."""
    rows = list(_within(table, _ROW))
    kept = [row for row in rows if not _is_gone(row)]
    if len(kept) < len(rows):
        left.add("hidden-rows", count=len(rows) - len(kept))
    return kept


def _is_gone(row: Element) -> bool:
    return any(row.find(f"{W}trPr/{W}{name}") is not None for name in ("hidden", "del"))


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, through what wraps them."""
    stack = list(reversed(parent))
    while stack:
        node = stack.pop()
        if node.tag == tag:
            yield node
        elif node.tag in _WRAPPERS:
            stack.extend(reversed(node))


def header_count(rows: Sequence[Element]) -> int:
    """How many of the first rows Word repeats on each page."""
    count = 0
    for row in rows:
        if row.find(f"{W}trPr/{W}tblHeader") is None:
            break
        count += 1
    return count


def row_cells(rows: Sequence[Element], reader: RunReader, heads: int) -> list[list[RowCell]]:
    """Cells of rows, those that continue a cell above counted to it."""
    grid = [list(_cells(row, reader, number < heads)) for number, row in enumerate(rows)]
    heights: dict[tuple[int, int], int] = {}
    owner: dict[int, tuple[int, int]] = {}  # by column: row and column of the open cell
    for number, row in enumerate(grid):
        for cell, continues in row:
            if continues and cell.column in owner:
                heights[owner[cell.column]] += 1
            else:
                owner[cell.column] = (number, cell.column)
                heights[(number, cell.column)] = 1
    return [
        [
            replace(cell, rows=heights[(number, cell.column)])
            for cell, _ in row
            if (number, cell.column) in heights
        ]
        for number, row in enumerate(grid)
    ]


def _cells(row: Element, reader: RunReader, head: bool) -> Iterator[tuple[RowCell, bool]]:
    """Cells of a row, each with whether it continues the cell above."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = _count(before, 0)
    for cell in _within(row, _CELL):
        width = min(MAX_WIDTH, max(1, _count(cell.find(f"{W}tcPr/{W}gridSpan"), 1)))
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        continues = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        lines = (reader.text(p).replace(PAGE_BREAK, "").strip() for p in _within(cell, _PARAGRAPH))
        kept = tuple(" ".join(line.split("\n")) for line in lines if line)
        yield RowCell(kept, column, columns=width, head=head), continues
        column += width


def _count(element: Element | None, default: int) -> int:
    value = element.get(f"{W}val") if element is not None else None
    return int(value) if value and value.isdigit() else default


def nested(table: Element) -> tuple[list[Element], list[Element]]:
    """Tables that stand directly in cells of a table, and text boxes anchored in its cells."""
    tables: list[Element] = []
    found: list[Element] = []
    for row in _within(table, _ROW):
        for cell in () if _is_gone(row) else _within(row, _CELL):
            tables.extend(_within(cell, _TABLE))
            for paragraph in _within(cell, _PARAGRAPH):
                found.extend(boxes(paragraph))
    return tables, found


def inner_breaks(table: Element) -> int:
    """Page breaks that Word laid out within a table."""
    return sum(
        1
        for node in table.iter(f"{W}lastRenderedPageBreak")
        if next(node.iterancestors(FALLBACK), None) is None
    )
