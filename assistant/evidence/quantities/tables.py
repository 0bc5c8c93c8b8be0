"""Any table as quantities: rows with names, columns with what their heads say of them.

The budget table has programs and their budgets. What people compute with stands in other tables as
well: fees, grants of each course, numbers of applications, shares. Heads are read by the grammar
by which the corpus reads them (`corpus.tables`), so that 前年度 is a year here as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.evidence.cells.cell import is_label
from assistant.evidence.cells.grids import LabelledGrid, find_grids
from assistant.evidence.cells.stacked import stacked
from assistant.evidence.cells.unit import lines_above
from assistant.evidence.quantities.kinds import BRACKETED, TOTAL, RowKind, kind_of
from assistant.evidence.quantities.quantity import PERCENT, TextQuantity, read_quantities
from assistant.question.counts import counters
from assistant.question.signs import Sign, shows
from corpus.document import Document
from corpus.tables.around.context import read_context
from corpus.tables.around.declared import is_unit
from corpus.tables.columns import read_layout
from corpus.tables.grid import Grid, GridCell, Row
from corpus.tables.heads import read_head
from corpus.tables.rows import tidy
from corpus.text import fold, fold_key
from corpus.text.cells import CellNumber, is_empty, parse_cell
from corpus.text.units import Scale, whole_scale
from corpus.text.years import find_years

ENDED = re.compile(r"(?:。|[a-z]\.)$")
LINES = 3  # above a table that say what it is of
BELOW, LINES_BELOW = 200, 2  # characters, and lines, in which a table may go on
LONGEST_UNIT = 4  # characters of a cell that holds a unit and nothing else
LONGEST_HEAD = 40  # characters
LONGEST_CELL = 60  # characters of a cell that is said to hold one quantity
UNIT_BEHIND = re.compile(r"\(\s?(%|[^\W\d]{1,4})\s?\)\s*$")
COUNTING = re.compile(r"数\s?[（(、]|[人件回]数|number of", re.IGNORECASE)
PLANNED = frozenset({"request", "initial"})  # the measures of the table's own year
NUMERIC = frozenset({"ratio", "count", "money", "amount", "sum", "difference"})
DESCRIBED = frozenset({"text", "none"})  # columns whose words tell of a row and do not name it
NUMBERS = frozenset({"money", "amount", "sum", "unknown", "difference", "none"})


@dataclass(frozen=True, slots=True)
class QuantityColumn:
    """A column by its head: `kind` as `corpus.tables.heads` has it, `year` a western one."""

    index: int
    label: str
    kind: str
    year: int | None
    measure: str | None
    unit: Scale | None
    head: GridCell | None


@dataclass(frozen=True, slots=True)
class QuantityRow:
    """A row `start:end` of a document: its name, all its labels, and its quantities by column."""

    name: str
    labels: tuple[str, ...]
    kind: RowKind
    cells: Mapping[int, TextQuantity]
    texts: Mapping[int, GridCell]
    start: int
    end: int

    @property
    def key(self) -> str:
        """What the labels say, ready to be compared."""
        return fold_key(" ".join(self.labels))


@dataclass(frozen=True, slots=True)
class QuantityTable:
    """A table with the lines right above it.

    `torn`: lines like its rows stand right below it, so that it may not have all of its rows.
    """

    document_id: str
    caption: str
    columns: tuple[QuantityColumn, ...]
    rows: tuple[QuantityRow, ...]
    start: int
    end: int
    torn: bool = False

    @property
    def items(self) -> list[QuantityRow]:
        """The rows that are no totals and no parts of others."""
        return [row for row in self.rows if row.kind is RowKind.ITEM]

    def total_below(self, row: QuantityRow) -> QuantityRow | None:
        """The total that a row is counted in: the next one below it."""
        return next(
            (r for r in self.rows if r.kind is RowKind.TOTAL and r.start >= row.start), None
        )


def read_quantity_tables(
    document: Document, read: Sequence[Grid] = ()
) -> tuple[QuantityTable, ...]:
    """The tables of a document that have a named row with a number; `read` are those of lines that
    its figures are from."""
    tables: list[QuantityTable] = []
    for labelled in map(stacked, find_grids(document, read)):
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
    columns = _columns(document, labelled)
    body: Sequence[Row] = grid.rows[labelled.first :]
    if width := _repeated(columns):  # 「県、率、県、率」: rows side by side
        columns = columns[:width]
        body = [r[at : at + width] for r in body for at in range(0, len(r), width)]
    rows = [made for row in body if (made := _row(row, columns)) is not None]
    behind = before.end if before and before.end <= grid.start else 0
    own = _titling(lines_above(document, grid, LINES, behind))
    goes_on = before is not None and bool(labelled.heads) and not labelled.first
    own += [" ".join(cell.text.split()) for cell in _titles(labelled)]
    caption = " ".join([before.caption, *own] if before and goes_on else own)
    torn = grid.origin == "spaced" and _goes_on(document.text[grid.end : grid.end + BELOW])
    return QuantityTable(
        document.id, caption, columns, tuple(rows), grid.start, grid.end, torn=torn
    )


def _repeated(columns: Sequence[QuantityColumn]) -> int:
    """How many columns each of the pieces has in which a table stands side by side, else 0."""
    heads = [c.label for c in columns]
    widths = (w for w in range(2, len(heads) // 2 + 1) if len(heads) % w == 0)
    return next((w for w in widths if all(heads[:w]) and heads == heads[:w] * (len(heads) // w)), 0)


def _goes_on(below: str) -> bool:
    """Whether one of the next lines holds several quantities and is no sentence."""
    lines = [line for line in below.splitlines() if line.strip()][:LINES_BELOW]
    return any("。" not in line and len(read_quantities(line)) > 1 for line in lines)


def _columns(document: Document, labelled: LabelledGrid) -> tuple[QuantityColumn, ...]:
    grid = labelled.grid
    context = read_context(document, grid)
    layout = read_layout(grid, context) if labelled.first else None
    counts = context.counts or bool(
        COUNTING.search(" ".join(lines_above(document, grid, LINES - 1)))
    )
    made: list[QuantityColumn] = []
    titles = _titles(labelled)
    for index in range(grid.width):
        cells = list(dict.fromkeys(c for row in labelled.heads if (c := row[index])))
        own = layout.columns[index] if layout else None
        head = own.head if own else read_head([c.text for c in cells], context.year)
        unit = head.unit if counts else own.unit if own else head.unit or context.unit.scale
        said = [tidy(c.text) for c in cells if c not in titles]
        label = _label(said)
        if any(label in m.label for m in made):
            label = " ".join(said)  # the lowest line tells it from no other
        dated = own and (own.head.year or own.head.shift is not None or own.measure in PLANNED)
        year = own.year if own and dated else head.year
        kind = "sum" if head.kind == "year" and TOTAL.search(label) else head.kind
        if kind == "sum":
            unit = unit or (None if counts else context.unit.scale)
        made.append(
            QuantityColumn(
                index,
                label,
                kind,
                year or _year_of(label),
                own.measure if own else head.measure,
                unit if kind in NUMBERS else head.unit,
                cells[-1] if cells else None,
            )
        )
    return tuple(made)


def _titles(labelled: LabelledGrid) -> list[GridCell]:
    """The cells that stand above all columns: the title of a table, and no head of one of them."""
    above = [set(row) for row in labelled.heads[:-1] if len(row) > 1]
    return [cell for cells in above if len(cells) == 1 for cell in cells if cell]


def _year_of(label: str) -> int | None:
    """The one year that a head names in whatever words: 「令和7年度末残高」."""
    years = {y.year for y in find_years(label)}
    return years.pop() if len(years) == 1 else None


def _label(heads: Sequence[str]) -> str:
    """The lines of a head as one; of many words the lowest line, which tells it from the others."""
    whole = " ".join(heads)
    return whole if len(whole) <= LONGEST_HEAD or not heads else heads[-1]


def _row(row: Row, columns: Sequence[QuantityColumn]) -> QuantityRow | None:
    """A row as its name and its quantities; None where it has no name or no number."""
    own = {i: c for i, c in enumerate(row) if c}
    cells: dict[int, TextQuantity] = {}
    labels: list[tuple[str, str]] = []  # each with the kind of its column
    unit: Scale | None = None
    for index, cell in own.items():
        column = replace(columns[index], unit=unit) if unit else columns[index]
        label = " ".join(cell.text.split()), column.kind
        priced = bool(labels) and _is_priced(cell, column)
        if not (cells or priced) and is_label(cell) and column.kind not in NUMERIC:
            said = whole_scale(f"({label[0]})") if len(label[0]) <= LONGEST_UNIT else None
            unit = said or unit
            if not said and parse_cell(label[0]) is None and not is_empty(label[0]):
                labels += [label] if label not in labels else []
        if not labels or label == labels[0]:
            continue
        if quantity := _quantity(cell, column):
            unit_of_row = "" if quantity.unit else _unit_in(labels[-1][0])
            cells[index] = replace(quantity, unit=unit_of_row) if unit_of_row else quantity
    if not labels or not cells:
        return None
    names = [t for t, kind in labels if kind not in DESCRIBED] or [labels[0][0]]
    start, end = min(c.start for c in own.values()), max(c.end for c in own.values())
    said_labels = tuple(t for t, _ in labels)
    return QuantityRow(tidy(names[-1]), said_labels, kind_of(names), cells, own, start, end)


def _is_priced(cell: GridCell, column: QuantityColumn) -> bool:
    """Whether a cell of words ends with the amount that it is for: 「1時間 2,400円」."""
    quantity = _quantity(cell, column)
    return bool(quantity and quantity.is_money and quantity.per and quantity.end == cell.end)


def _unit_in(label: str) -> str:
    """The unit that the name of a row ends with: 「来館者数（人）」 → 人."""
    behind = UNIT_BEHIND.search(fold(label).text)
    return behind[1] if behind and (behind[1] == PERCENT or behind[1] in _counters()) else ""


@cache
def _counters() -> frozenset[str]:
    return (counters("asked") | counters("thing")) - {"つ", "割", "倍", PERCENT}


def _quantity(cell: GridCell, column: QuantityColumn) -> TextQuantity | None:
    """The one quantity of a cell; what stands in brackets behind it is said beside it."""
    number = parse_cell(cell.text)
    if number is not None:
        return _number(cell, number, column)
    if len(cell.text) > LONGEST_CELL:
        return None
    found = read_quantities(BRACKETED.sub("", cell.text))
    if len(found) != 1:
        return None
    only = found[0]
    return replace(only, start=cell.start + only.start, end=cell.start + only.end)


def _number(cell: GridCell, number: CellNumber, column: QuantityColumn) -> TextQuantity:
    value, unit, about = number.value, _counted(column), number.approximate
    if number.bracketed and value > 0 and _is_change(column) and "+" not in cell.text:
        value = -value
    if number.percent or column.kind == "ratio":
        unit = PERCENT
    elif number.currency:
        unit = number.currency
    elif column.unit:
        value, unit = value * column.unit.factor, column.unit.currency
    original = cell.text[number.start : number.end].strip()
    start = cell.start + number.start
    return TextQuantity(value, unit, original, start, cell.start + number.end, about)


def _is_change(column: QuantityColumn) -> bool:
    """Whether a column tells how much others changed, by an amount or a rate: "Percent Change"."""
    rate = column.kind == "ratio" and shows(column.label, Sign.CHANGE)
    return rate or column.kind == "difference"


def _counted(column: QuantityColumn) -> str:
    """What a bare number of a column counts, by its head: 採択件数 → 件."""
    key = fold_key(column.label)
    units = sorted(_counters(), key=len, reverse=True)
    return next((u for u in units if f"{u}数" in key or f"({u})" in key or f"（{u}）" in key), "")
