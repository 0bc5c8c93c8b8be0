"""The columns of any table as their heads have them: kind, year, measure, unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.evidence.cells.grids import LabelledGrid
from assistant.evidence.cells.unit import lines_above
from assistant.evidence.quantities.kinds import TOTAL
from corpus.document import Document
from corpus.tables.around.context import read_context
from corpus.tables.columns.heads import read_head
from corpus.tables.columns.layout import read_layout
from corpus.tables.columns.levels import is_imprint
from corpus.tables.grid import GridCell
from corpus.tables.rows.read import tidy
from corpus.text import fold
from corpus.text.cells import parse_cell
from corpus.text.units import Scale
from corpus.text.years import find_years

LINES = 3  # above a table that say what it is of
LONGEST_HEAD = 40  # characters
COUNTING = re.compile(r"数\s?[（(、]|[人件回]数|number of", re.IGNORECASE)
PLANNED = frozenset({"request", "initial"})  # the measures of the table's own year
MONEY = frozenset({"money", "amount", "sum"})
FINE, MOST_OF_ONE = Decimal("0.001"), 2  # decimals of a share of one, and the most that is one
NUMBERS = frozenset({"money", "amount", "sum", "unknown", "difference", "none"})


@dataclass(frozen=True, slots=True)
class QuantityColumn:
    """A column by its head: `kind` as `corpus.tables.columns.heads` has it, `year` western."""

    index: int
    label: str
    kind: str
    year: int | None
    measure: str | None
    unit: Scale | None
    head: GridCell | None
    fraction: bool = False  # rates that are written as shares of one: 0.93129
    declared: bool = False  # the unit is that of its head, or of its own table


def read_columns(document: Document, labelled: LabelledGrid) -> tuple[QuantityColumn, ...]:
    """The columns of a table, by all lines of their heads and what stands around it."""
    grid = labelled.grid
    context = read_context(document, grid)
    layout = read_layout(grid, context) if labelled.first else None
    counts = context.counts or bool(
        COUNTING.search(" ".join(lines_above(document, grid, LINES - 1)))
    )
    made: list[QuantityColumn] = []
    titles = title_cells(labelled)
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
                kind == "ratio" and _are_fractions(labelled, index, label),
                bool(head.unit) or context.unit.own,
            )
        )
    return tuple(_of_sources(made))


def _are_fractions(labelled: LabelledGrid, index: int, label: str) -> bool:
    """Whether the rates of a column are shares of one, as spreadsheets keep them: 0.93129."""
    rows = labelled.grid.rows[labelled.first :]
    numbers = [n for row in rows if (c := row[index]) and (n := parse_cell(c.text)) is not None]
    if not numbers or "%" in fold(label).text or any(n.percent for n in numbers):
        return False
    fine = any(n.step <= FINE for n in numbers)
    return fine and all(abs(n.value) <= MOST_OF_ONE for n in numbers)


def _of_sources(columns: Sequence[QuantityColumn]) -> Iterator[QuantityColumn]:
    """The columns; where money comes from is in the unit of the amounts that it makes up."""
    units = {c.unit for c in columns if c.kind in MONEY}
    shared = units.pop() if len(units) == 1 else None
    for column in columns:
        bare = column.kind == "part" and column.unit is None
        yield replace(column, unit=shared) if bare and shared else column


def title_cells(labelled: LabelledGrid) -> list[GridCell]:
    """The cells that stand above all columns: the title of a table, who made it and when."""
    above = [row for row in labelled.heads[:-1] if len(row) > 1]
    titles = [set(row) for row in above if len(set(row)) == 1 or is_imprint(row)]
    return [cell for cells in titles for cell in cells if cell]


def _year_of(label: str) -> int | None:
    """The one year that a head names in whatever words: 「令和7年度末残高」."""
    years = {y.year for y in find_years(label)}
    return years.pop() if len(years) == 1 else None


def _label(heads: Sequence[str]) -> str:
    """The lines of a head as one; of many words the lowest line, which tells it from the others."""
    whole = " ".join(heads)
    return whole if len(whole) <= LONGEST_HEAD or not heads else heads[-1]
