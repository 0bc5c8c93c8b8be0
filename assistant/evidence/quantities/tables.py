"""Any table as quantities: rows with names, columns with what their heads say of them.

The budget table has programs and their budgets. What people compute with stands in other tables as
well: fees, grants of each course, numbers of applications, shares. Heads are read by the grammar
by which the corpus reads them (`corpus.tables`), so that 前年度 is a year here as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.evidence.cells.grids import LabelledGrid, find_grids
from assistant.evidence.cells.sections import in_sections
from assistant.evidence.cells.stacked import stacked
from assistant.evidence.cells.unit import lines_above
from assistant.evidence.quantities.columns import (
    LINES,
    QuantityColumn,
    read_columns,
    title_cells,
)
from assistant.evidence.quantities.kinds import RowKind
from assistant.evidence.quantities.quantity import read_quantities
from assistant.evidence.quantities.rows import QuantityRow, named_apart, read_row, with_wholes
from assistant.evidence.quantities.sums import find_parts
from corpus.document import Document
from corpus.tables.around.unit_lines import is_unit
from corpus.tables.grid import Grid, Row

ENDED = re.compile(r"(?:。|[a-z]\.)$")
BELOW, LINES_BELOW = 200, 2  # characters, and lines, in which a table may go on


@dataclass(frozen=True)
class QuantityTable:
    """A table with the lines right above it.

    `torn`: lines like its rows stand right below it, so that it may not have all of its rows.
    `told`: it is a list that a sentence or bullets tell.
    """

    document_id: str
    caption: str
    columns: tuple[QuantityColumn, ...]
    rows: tuple[QuantityRow, ...]
    start: int
    end: int
    torn: bool = False
    told: bool = False

    @property
    def items(self) -> list[QuantityRow]:
        """The rows that are no totals and no parts of others."""
        return [row for row in self.rows if row.kind is RowKind.ITEM]

    @cached_property
    def parts(self) -> Mapping[int, tuple[int, ...]]:
        """The rows that others are the sum of: their places by the place of that row."""
        return find_parts(self.rows, self.columns)

    def total_below(self, row: QuantityRow) -> QuantityRow | None:
        """The total that a row is counted in: the next one below it; of a list its only one."""
        totals = (r for r in self.rows if r.kind is RowKind.TOTAL)
        return next((r for r in totals if self.told or r.start >= row.start), None)


def read_quantity_tables(
    document: Document, read: Sequence[Grid] = ()
) -> tuple[QuantityTable, ...]:
    """The tables of a document that have a named row with a number; `read` are those of lines that
    its figures are from."""
    tables: list[QuantityTable] = []
    found = (part for labelled in find_grids(document, read) for part in in_sections(labelled))
    for labelled in map(stacked, found):
        table = _table(document, labelled, tables[-1] if tables else None)
        tables += [table] if table.rows else []
    return tuple(tables)


def _titling(lines: Sequence[str]) -> list[str]:
    """Of the lines above a table those that title it: a sentence before a title tells of others."""
    told = max((i + 1 for i, line in enumerate(lines) if ENDED.search(line)), default=0)
    titled = any(not is_unit(line) for line in lines[told:])
    return list(lines[told:] if titled else lines)


def _table(
    document: Document, labelled: LabelledGrid, before: QuantityTable | None
) -> QuantityTable:
    """A table; of one that goes on under the heads of the one before, what that is of."""
    grid = labelled.grid
    columns = read_columns(document, labelled)
    body: Sequence[Row] = grid.rows[labelled.first :]
    if width := _repeated(columns):  # 「県、率、県、率」: rows side by side
        columns = columns[:width]
        body = [r[at : at + width] for r in body for at in range(0, len(r), width)]
    above = max((c.end for row in labelled.heads for c in row if c), default=0)
    read = [m for row, said in _said_before(body, above) if (m := read_row(row, columns, said))]
    rows = with_wholes(named_apart(read, columns))
    behind = before.end if before and before.end <= grid.start else 0
    own = _titling(lines_above(document, grid, LINES, behind))
    goes_on = before is not None and bool(labelled.heads) and not labelled.first
    own += [" ".join(cell.text.split()) for cell in title_cells(labelled)]
    caption = " ".join([before.caption, *own] if before and goes_on else own)
    torn = grid.origin == "spaced" and _goes_on(document.text[grid.end : grid.end + BELOW])
    return QuantityTable(document.id, caption, columns, rows, grid.start, grid.end, torn=torn)


def _said_before(rows: Sequence[Row], above: int) -> Iterator[tuple[Row, int]]:
    """Each row, and where those before it end in the text; the heads end at `above`."""
    said = above
    for row in rows:
        yield row, said
        said = max([said, *(c.end for c in row if c)])


def _repeated(columns: Sequence[QuantityColumn]) -> int:
    """How many columns each of the pieces has in which a table stands side by side, else 0."""
    heads = [c.label for c in columns]
    widths = (w for w in range(2, len(heads) // 2 + 1) if len(heads) % w == 0)
    return next((w for w in widths if all(heads[:w]) and heads == heads[:w] * (len(heads) // w)), 0)


def _goes_on(below: str) -> bool:
    """Whether one of the next lines holds several quantities and is no sentence."""
    lines = [line for line in below.splitlines() if line.strip()][:LINES_BELOW]
    return any("。" not in line and len(read_quantities(line)) > 1 for line in lines)
