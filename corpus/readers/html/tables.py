"""Cells of an HTML table: which columns they come to stand in, their lines, tables within them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.readers.html.walk import INLINE, Event, PageWalk, tidy
from corpus.readers.office.rows import RowCell

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_SPAN = 100  # rows or columns that a cell may claim to cover
_GROUPS = ("thead", "tbody", "tfoot")


def body_rows(table: _Element, walk: PageWalk) -> list[_Element]:
    """Shown rows of a table itself, not those of tables in its cells; the foot comes last."""
    rows: list[tuple[bool, _Element]] = []
    for child in table:
        if child.tag == "tr":
            rows.append((False, child))
        elif child.tag in _GROUPS and walk.is_said(child):
            rows.extend((child.tag == "tfoot", row) for row in child if row.tag == "tr")
    rows.sort(key=lambda row: row[0])
    return [row for _, row in rows if walk.is_said(row)]


def is_head_row(row: _Element) -> bool:
    """Whether all cells of a row are heads."""
    cells = [c for c in row if c.tag in ("td", "th")]
    return bool(cells) and all(_is_head(c) for c in cells)


def _is_head(cell: _Element) -> bool:
    row = cell.getparent()
    group = row.getparent() if row is not None else None
    return cell.tag == "th" or (group is not None and group.tag == "thead")


def spread(rows: Sequence[_Element], walk: PageWalk) -> tuple[list[list[RowCell]], list[_Element]]:
    """Cells with their columns, those covered from above left free; and the tables within them.

    Rows without cells are left out.
    """
    covered: dict[int, int] = {}  # rows that are still covered, by column
    out: list[list[RowCell]] = []
    inner: list[_Element] = []
    for row in rows:
        cells: list[RowCell] = []
        column = 0
        for node in row:
            if node.tag not in ("td", "th"):
                continue
            while covered.get(column, 0):
                column += 1
            height, width = _span(node, "rowspan"), _span(node, "colspan")
            lines, tables = cell_of(node, walk) if walk.is_said(node) else ([], [])
            inner.extend(tables)
            cells.append(RowCell(tuple(lines), column, height, width, _is_head(node)))
            for right in range(column, column + width):
                covered[right] = max(covered.get(right, 0), height)
            column += width
        if cells:
            out.append(cells)
        covered = {c: left - 1 for c, left in covered.items() if left > 1}
    return out, inner


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(MAX_SPAN, max(1, int(value))) if value.isascii() and value.isdigit() else 1


def cell_of(node: _Element, walk: PageWalk) -> tuple[list[str], list[_Element]]:
    """Lines of a cell, which line breaks and blocks within it divide, and the tables in it."""
    parts: list[str] = []
    tables: list[_Element] = []
    for event, value in walk.events(node):
        if event is Event.TEXT:
            parts.append(" ".join(str(value).split("\n")))
        elif event is Event.TABLE:
            parts.append("\n")
            tables.append(value)
        elif event is Event.BREAK or str(value) not in INLINE:
            parts.append("\n")
    lines = (tidy(line) for line in "".join(parts).split("\n"))
    return [line for line in lines if line], tables
