"""The table that a range of a document's text stands in, as rows of cells."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, Final

from corpus.document import Cell, Document, Table

# A sheet may have a hundred thousand rows: so many are shown before and behind the range.
ROWS_AROUND: Final = 60
# Heads of more rows than this would hide what they head.
MOST_HEAD_ROWS: Final = 4
MOST_LINES_ABOVE: Final = 2


def grid(document: Document, start: int, end: int) -> dict[str, Any] | None:
    """Heads and the rows around `text[start:end]` of the table it stands in; None without one.

    Example: a range in row 200 of 500 gives the heads and rows 140 to 260.
    """
    table = next((t for t in document.tables if t.start <= start < t.end), None)
    if table is None:
        return None
    rows = _rows(table)
    heads = min(table.header_rows, MOST_HEAD_ROWS)
    marked = [c.row for c in table.cells if c.start < end and c.end > start] or [0]
    first = max(heads, min(marked) - ROWS_AROUND)
    last = max(marked) + ROWS_AROUND
    shown = [r for r in sorted(rows) if r < heads or first <= r <= last]
    return {
        "heads": heads,
        "rows": [
            {
                "number": table.row_number(r) or r + 1,
                "cells": [_cell(document, cell) for cell in rows[r]],
            }
            for r in shown
        ],
        "above": _above(document, table),
        "rows_before": sum(heads <= r < first for r in rows),
        "rows_after": sum(r > last for r in rows),
    }


def _above(document: Document, table: Table) -> list[str]:
    """The last lines between a sheet's table and what is before it: its title, its unit."""
    page = document.pages[table.page - 1] if table.page and table.row_numbers else None
    if page is None:
        return []
    before = (t.end for t in document.tables if t.end <= table.start)
    lines = document.text[max(page.start, *before, 0) : table.start].split("\n")
    said = [words for line in lines if (words := line.strip()) and words != page.label]
    return said[-MOST_LINES_ABOVE:]


def _rows(table: Table) -> dict[int, list[Cell]]:
    """Cells by row, a merged one where it begins alone, in the order of columns."""
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        if not cell.continued:
            rows[cell.row].append(cell)
    return rows


def _cell(document: Document, cell: Cell) -> dict[str, Any]:
    return {
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": document.text[cell.start : cell.end],
        "start": cell.start,
        "end": cell.end,
    }
