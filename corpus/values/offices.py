"""Who is in charge: the ministry beside a slide's title, the columns of bureau and division.

Neither has a label of its own, and both are asked for: 「所管省庁は？」「担当課は？」.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.document import Cell, Document, Table
from corpus.layout.text_lines import joined
from corpus.layout.titles.placed import TITLE_ZONE
from corpus.programs.naming import without_offices
from corpus.values.lines import FoundValue

MINISTRY, DIVISION = "所管", "担当"
LONGEST = 60

_COLUMN = re.compile(r"(?:担当|所管)?(?:府省庁?|省庁|局|局・庁|部局?|課室?|室|班|係|部署|組織)名?")
_NAME = re.compile(r".{0,6}(?:事業|施策|プログラム|制度|事項|名称)名?")


def find_ministries(document: Document) -> Iterator[FoundValue]:
    """Ministries that stand alone in the part of a slide where its title is."""
    bottoms: dict[int, float] = {}
    for block in document.blocks:
        if block.page is not None and block.box:
            bottoms[block.page] = max(bottoms.get(block.page, 0.0), block.box.bottom)
    for block in document.blocks:
        text = document.text[block.start : block.end].strip()
        if block.page is None or block.box is None or not 0 < len(text) <= LONGEST:
            continue
        above = block.box.top < TITLE_ZONE * bottoms[block.page]
        if above and not without_offices(text):
            yield FoundValue(MINISTRY, None, block.start, block.end, block.start, block.end)


def find_divisions(document: Document, table: Table) -> Iterator[FoundValue]:
    """The offices that a row names in neighbouring columns, once for each name of a row."""
    heads = {
        c.column: joined(document.text[c.start : c.end])
        for c in table.cells
        if c.row < table.header_rows
    }
    columns = {column for column, head in heads.items() if _COLUMN.fullmatch(head)}
    names = [column for column, head in heads.items() if _NAME.fullmatch(head)]
    if len(columns) < 2 or not names:
        return
    said: set[tuple[str, str]] = set()
    for name, cells in _rows(table, min(names), columns):
        offices = [joined(document.text[c.start : c.end]) for c in cells]
        value = " ".join(dict.fromkeys(filter(None, offices)))
        key = (document.text[name.start : name.end], value)
        if value and key not in said:
            said.add(key)
            start, end = min(name.start, cells[0].start), max(name.end, cells[-1].end)
            first, last = cells[0].start, cells[-1].end
            yield FoundValue(DIVISION, joined(key[0]), start, end, first, last, value)


def _rows(
    table: Table, name_column: int, columns: set[int]
) -> Iterator[tuple[Cell, Sequence[Cell]]]:
    rows: dict[int, list[Cell]] = {}
    names: dict[int, Cell] = {}
    for cell in table.cells:
        if cell.row < table.header_rows:
            continue
        if cell.column == name_column:
            names[cell.row] = cell
        elif cell.column in columns and cell.end > cell.start:
            rows.setdefault(cell.row, []).append(cell)
    for row, cells in rows.items():
        if row in names:
            yield names[row], sorted(cells, key=lambda c: c.column)
