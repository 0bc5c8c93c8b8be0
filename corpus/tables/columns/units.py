"""The units of columns: what their heads, their cells and the cells above them say."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.tables.around.unit_lines import is_unit
from corpus.tables.columns.heads import Head
from corpus.tables.grid import Grid
from corpus.text.cells import parse_cell
from corpus.text.currencies import code_named
from corpus.text.units import Scale, find_units

# Heads of no amounts, whose unit is that of the columns beside them: 「事業名（単位：千円）」.
_NAMING = frozenset({"name", "level", "office", "text", "year", "blank"})


def declared_unit(grid: Grid, first: int, caption: str, heads: Sequence[Head]) -> Scale | None:
    """The unit that a grid states for all its columns: in a title row, a head of names, a cell."""
    unit = next((u.scale for u in find_units(caption)), None)
    named = (h for h in heads if h.kind in _NAMING and not _is_mark(h.label))
    unit = unit or next((h.unit for h in named if h.unit), None)
    return unit or _said_alone(grid, first)


def column_units(
    grid: Grid, first: int, heads: Sequence[Head], unit: Scale | None
) -> list[Scale | None]:
    """The unit of each column; `unit` is that of the grid, or of what stands around it.

    A change of budgets that all have one unit has it too.
    """
    change = next((u for h in heads if h.kind == "difference" and (u := _mark_of(h))), None)
    budgets = {h.unit for h in heads if h.kind in {"money", "amount"}}
    changed = budgets.pop() if len(budgets) == 1 else None
    limited = any(h.kind == "limit" for h in heads)
    bare = limited and any(
        h.kind != "limit" and h.is_money and None in _marks(grid, i, first)
        for i, h in enumerate(heads)
    )
    return [
        _own(head, unit)
        or (_in_full(grid, i, first) if bare and head.kind == "limit" else None)
        or unit
        or _marked(grid, i, first)
        or change
        or (changed if head.kind == "difference" else None)
        for i, head in enumerate(heads)
    ]


def _own(head: Head, unit: Scale | None) -> Scale | None:
    """The unit that a head states; a mark alone says no more than which currency a budget is in.

    "2026 Request ($)" below "(dollars in thousands)" is in thousands.
    """
    marked = any(map(_is_mark, head.label.split()))
    if not marked or head.kind == "limit" or head.unit is None or head.unit.factor > 1:
        return head.unit
    more = unit is not None and unit.currency == head.unit.currency and unit.factor > 1
    return None if more or head.kind == "difference" else head.unit


def _said_alone(grid: Grid, first: int) -> Scale | None:
    """The unit that a cell holds and nothing else: above the amounts, or alone in a row below."""
    last = max((i for i, row in enumerate(grid.rows) if sum(map(bool, row)) > 1), default=first)
    rows = (*grid.rows[:first], *grid.rows[last + 1 :])
    cells = {cell.start: cell.text for row in rows for cell in row if cell}
    units = (text for text in cells.values() if is_unit(text) and not _is_mark(text))
    found = {find_units(text)[-1].scale for text in units}
    return found.pop() if len(found) == 1 else None


def _marked(grid: Grid, column: int, first: int) -> Scale | None:
    """The unit of a column whose first number alone has a mark: $1,250, then 980, then 410."""
    cells = [parse_cell(grid.text(row, column)) for row in range(first, len(grid.rows))]
    numbers = [cell for cell in cells if cell and not cell.percent]
    if not numbers or numbers[0].currency in {None, "JPY"} or numbers[0].scaled:
        return None
    code = numbers[0].currency
    alike = all(cell.currency in {None, code} and not cell.scaled for cell in numbers)
    return Scale(1, code) if alike and code else None


def _in_full(grid: Grid, column: int, first: int) -> Scale | None:
    """The unit of ceilings that each have their mark, beside budgets without: £500, then 410."""
    marks = _marks(grid, column, first)
    code = marks.pop() if len(marks) == 1 else None
    return Scale(1, code) if code else None


def _marks(grid: Grid, column: int, first: int) -> set[str | None]:
    """The currencies that the numbers of a column name, None for a number that names none."""
    cells = (parse_cell(grid.text(row, column)) for row in range(first, len(grid.rows)))
    return {cell.currency for cell in cells if cell}


def _is_mark(word: str) -> bool:
    """Whether a word is the mark of a currency: "$", "(£)"."""
    mark = word.strip("()[] ")
    return len(mark) == 1 and not mark.isalnum() and code_named(mark) is not None


def _mark_of(head: Head) -> Scale | None:
    """The currency of a table by the head of its changes: "$ Change" beside "% Change"."""
    mark = next(filter(_is_mark, head.label.split()), "").strip("()[]")
    code = code_named(mark)
    return Scale(1, code) if code else None
