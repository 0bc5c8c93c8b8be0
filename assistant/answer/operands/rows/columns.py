"""Which columns of a row are set against each other: a year and the one before, or the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Context
from assistant.answer.operands.rows.located import LocatedRow, says
from assistant.evidence.quantities import QuantityColumn
from assistant.evidence.quantities.kinds import PART
from assistant.question.model import Term
from corpus.facts import Measure
from corpus.text import fold_key
from corpus.text.cells import is_empty

COMPUTED = frozenset({"difference", "ratio", "year", "name", "level", "office", "unit"})
NOT_ASKED = frozenset({"executed", "revised", "supplementary", "fund"})
PLANNED = frozenset({Measure.REQUEST.value, Measure.INITIAL.value})
YEARS = frozenset({"年", "年間", "年分", "year", "years", "yr", "yrs"})
BEFORE = frozenset({Measure.PREVIOUS.value, Measure.INITIAL.value})


def year_columns(located: LocatedRow, context: Context) -> tuple[int, int] | None:
    """The columns of the year asked for, else of the latest, and of the one before it."""
    dated = [c for c in _numbers(located) if c.year]
    years = context.question.said_years or context.years
    if context.question.since and context.question.since < (context.fiscal_year or 0):
        return _since(dated, context.question.since, located, context)
    asked = [c for c in dated if c.year in years] or _so_far(dated, context)
    for late in sorted(_settled(asked), key=lambda c: -(c.year or 0)):
        past = [c for c in dated if c.year == (late.year or 0) - 1]
        before = [c for c in past if _pairs(late, c, located)] or _spent(late, past, located)
        if early := _settled(before):
            rivals = [c for c in _settled(dated) if c.year == late.year and c is not late]
            return None if len(early) > 1 or rivals else (late.index, early[0].index)
        if context.years:
            return None
    return None


def _since(
    dated: Sequence[QuantityColumn], since: int, located: LocatedRow, context: Context
) -> tuple[int, int] | None:
    """The year of the document and the earlier one that a turn names: "up or down on 2023"."""
    later = context.question.said_years - {since}  # "from 2023 to 2025"
    year = max(later, default=context.fiscal_year)
    now = [c for c in _settled(dated) if c.year == year]
    then = [c for c in _settled(dated) if c.year == since]
    if len(now) != 1 or len(then) != 1:
        return None
    pair = now[0].index, then[0].index
    units = {located.row.cells[index].unit for index in pair}
    return pair if len(units) == 1 else None


def _so_far(columns: Sequence[QuantityColumn], context: Context) -> Sequence[QuantityColumn]:
    """The columns up to the year of the document; those after it are plans."""
    year = context.fiscal_year
    return [c for c in columns if not year or (c.year or 0) <= year] or columns


def _pairs(late: QuantityColumn, early: QuantityColumn, located: LocatedRow) -> bool:
    cells = located.row.cells
    same = cells[late.index].unit == cells[early.index].unit
    planned = late.measure in PLANNED and early.measure in BEFORE
    return same and (
        planned or late.measure == early.measure or None in {late.measure, early.measure}
    )


def _spent(
    late: QuantityColumn, past: Sequence[QuantityColumn], located: LocatedRow
) -> list[QuantityColumn]:
    """What was spent in the year before a budget, where a table has no budget of that year."""
    cells = located.row.cells
    spent = [c for c in past if c.measure == Measure.EXECUTED.value]
    same = [c for c in spent if cells[c.index].unit == cells[late.index].unit]
    return same if late.measure in PLANNED else []


def main_column(
    rows: Sequence[LocatedRow], context: Context, words: Sequence[Term] = ()
) -> int | None:
    """The one column of all rows that a turn asks for: by its words, its years, else the latest."""
    first = rows[0]
    numbers = _numbers(first) or [c for c in first.table.columns if c.index in first.row.cells]
    columns = [c for c in numbers if all(_is_filled(r, c.index) for r in rows)]
    named = _named(columns, words)
    columns = named or [c for c in columns if c.measure not in NOT_ASKED] or columns
    if not named:  # 「うち国費」 is a part of the amount before it
        columns = [c for c in columns if not PART.match(c.label)] or columns
    if _asks_several_years(context) and any(c.year for c in columns):
        columns = [c for c in columns if c.kind == "sum"]
    if context.years:
        dated = [c for c in columns if c.year in context.years]
        if not dated and any(c.year for c in columns):
            return None
        columns = dated or columns
    held = first.row.cells
    money = [c for c in columns if c.index in held and held[c.index].is_money]
    columns = columns if named else money or columns
    latest = max((c.year or 0 for c in _so_far(columns, context)), default=0)
    columns = [c for c in columns if (c.year or 0) == latest]
    budgets = [c for c in columns if c.measure in PLANNED]
    columns = columns if named else _settled(budgets) or columns
    return columns[0].index if len(columns) == 1 else None


def _named(columns: Sequence[QuantityColumn], words: Sequence[Term]) -> list[QuantityColumn]:
    """The columns that most of the words name, as they are spelt where any is spelt so."""
    spelt = [replace(w, alternatives=(fold_key(w.surface),), parts=()) for w in words]
    for said in (spelt, words):
        counts = [sum(is_named(c, w) for w in said) for c in columns]
        if most := max(counts, default=0):
            return [c for c, count in zip(columns, counts, strict=True) if count == most]
    return []


def has_none(located: LocatedRow, column: int) -> bool:
    """Whether a cell says that a row has nothing: "–", 「皆増」; a blank one does not."""
    cell = located.row.texts.get(column)
    return cell is not None and is_empty(cell.text)


def _is_filled(located: LocatedRow, column: int) -> bool:
    return column in located.row.cells or has_none(located, column)


def is_named(column: QuantityColumn, word: Term) -> bool:
    """Whether a word names a column of numbers that are no change of others."""
    return column.kind not in COMPUTED and says(_key(column), word)


def _asks_several_years(context: Context) -> bool:
    """Whether an amount of several years together is asked for: "over the three years"."""
    return any(c.number > 1 and c.unit in YEARS for c in context.question.slots.counts)


def _settled(columns: Sequence[QuantityColumn]) -> list[QuantityColumn]:
    """Of the columns of one year that which was adopted, not what was requested or revised."""
    adopted = {c.year for c in columns if c.measure in BEFORE}
    return [c for c in columns if c.measure in BEFORE or c.year not in adopted]


def _key(column: QuantityColumn) -> str:
    return fold_key(column.label)


def _numbers(located: LocatedRow) -> list[QuantityColumn]:
    """The columns of a row that hold a number which is no change of others."""
    return [
        c for c in located.table.columns if c.index in located.row.cells and c.kind not in COMPUTED
    ]
