"""From a grid to its cells: each with the labels before it in its row and the heads above it.

One table writes 「歳出総額 | 8,353」 beside 「人口 | 14,047」 in one row, another has heads above
its columns and labels before its rows. Either way a cell's labels are the words that stand before
it in its row, and its heads the words above it in its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.cells.grids import LabelledGrid
from assistant.evidence.cells.number import is_numeric
from assistant.evidence.cells.unit import caption_of, unit_of
from corpus.document import Document
from corpus.tables.columns.head_rows import begins_amount
from corpus.tables.grid import Grid, GridCell, Row
from corpus.text.remembered import remembered

LONGEST_LABEL = 60  # characters; longer words in a row are said of it and do not name it
MOST_LABELS = 6
WORD = re.compile(r"\w")
UNIT_BEHIND = re.compile(r"[（(]([人件戸台棟校園名社％%])[）)]$")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its labels, its heads, and the range of its row; `unit` where one is stated.

    `column` is its place in `grid`, so that the cells of one column can be compared; `caption` the
    lines right above the table.
    """

    document_id: str
    cell: GridCell
    start: int
    end: int
    grid: Grid
    column: int
    labels: tuple[GridCell, ...]
    heads: tuple[GridCell, ...]
    numeric: bool
    unit: str | None
    caption: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a row: its document, grid, heads by column, words above, and the rest."""

    document_id: str
    grid: Grid
    heads: Sequence[Sequence[GridCell]]
    above: Mapping[int, GridCell]
    unit: str | None
    caption: str


def read_cells(document: Document, labelled: LabelledGrid) -> Iterator[TableCell]:
    """The cells of a table that have a label, from the top."""
    grid = labelled.grid
    heads = [
        list(dict.fromkeys(cell for row in labelled.heads if (cell := row[column])))
        for column in range(grid.width)
    ]
    above: dict[int, GridCell] = {}
    unit, said_above = unit_of(document, grid), caption_of(document, grid)
    said = 0
    for number, row in enumerate(grid.rows):
        own = [c for c in row if c and c.start >= said]
        if not own:
            continue
        start, end = min(c.start for c in own), max(c.end for c in own)
        if number >= labelled.first:
            around = _Around(document.id, grid, heads, above, unit, said_above)
            yield from _of_row(row, start, end, around)
        said = end
        above |= {i: c for i, c in enumerate(row) if c and is_label(c)}


def _of_row(row: Row, start: int, end: int, around: _Around) -> Iterator[TableCell]:
    """The cells of a row that stand at `start:end`; a cell before it spans the row from above."""
    before: list[GridCell] = []
    counted = False  # whether a number stands between those words and the next
    seen: set[int] = set()
    for column, cell in enumerate(row):
        if cell is None or cell.start in seen:
            continue
        seen.add(cell.start)
        if cell.start < start:
            before.append(cell)
            continue
        numeric = is_numeric(cell.text)
        if labels := tuple(filter(is_label, before))[-MOST_LABELS:]:
            nearest = around.above.get(column) if numeric else None
            over = dict.fromkeys([*around.heads[column], *([nearest] if nearest else [])])
            yield TableCell(
                around.document_id, cell, start, end, around.grid, column, labels,
                tuple(over), numeric, _own_unit(over) or around.unit, around.caption,
            )  # fmt: skip
        if numeric:
            counted = True
        elif is_label(cell):
            before = [cell] if counted else [*before, cell]
            counted = False


def _own_unit(heads: Iterable[GridCell]) -> str | None:
    """The unit that a head ends with, whatever the lines above a table say: 「利用者数（人）」."""
    found = (UNIT_BEHIND.search(head.text) for head in heads)
    return next((unit[1] for unit in found if unit), None)


def is_label(cell: GridCell) -> bool:
    """Whether a cell holds a few words, and no sentence, and no mark for nothing ("-")."""
    return _is_label(cell.text)


@remembered
def _is_label(text: str) -> bool:
    short = 0 < len(text) <= LONGEST_LABEL and "。" not in text
    said = bool(WORD.search(text)) and not begins_amount(text)  # 「7,426億円（前年度」
    return short and said and not is_numeric(text)
