"""The column of a register that a query adds up, ranks by, or tells."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer.context import Context
from assistant.answer.operands.rows.columns import COMPUTED, PLANNED, main_column
from assistant.answer.operands.rows.located import LocatedRow
from assistant.answer.records.model import RecordQuery
from assistant.answer.records.operation import Operation
from assistant.evidence.quantities import QuantityColumn
from assistant.evidence.spellings import split_words
from assistant.question.model import Question, ValueType
from corpus.programs.accounts import names_whole

SHORTEST = 3  # letters of a word of a head
NUMERIC = frozenset({ValueType.PERCENT, ValueType.COUNT, ValueType.DURATION})


def with_column(query: RecordQuery, question: Question, context: Context) -> RecordQuery | None:
    """A query with the column that it adds up or tells; None where none is surely meant."""
    register = query.register
    numbers = {c.index for c in register.numbers()}
    if query.operation is Operation.LIST and query.years and not query.dated:
        dated = (c for c in register.numbers() if c.year in query.years)
        return replace(query, columns=(*query.columns, *(c.index for c in dated)))
    if query.operation in {None, Operation.COUNT, Operation.LIST} and query.limit is None:
        return query
    years = {c.index: c.year for c in register.table.columns}
    kept = tuple(c for c in query.columns if c in numbers)
    if query.years and not query.dated:
        kept = tuple(c for c in kept if years[c] in {None, *query.years})
    if kept and (query.operation is not Operation.VALUE or question.money):
        return replace(query, columns=kept[:1])
    if query.operation is Operation.VALUE and query.columns:
        return query if question.value_type not in NUMERIC else None
    if query.operation is Operation.VALUE and question.value_type is ValueType.DATE:
        return None
    column = _money_column(query, replace(context, question=question))
    return None if column is None else replace(query, columns=(column.index,))


def _money_column(query: RecordQuery, context: Context) -> QuantityColumn | None:
    """The column of money of the year and the measure that are asked for; else of the latest."""
    register, question = query.register, context.question
    rows = [LocatedRow(register.table, row) for row in register.rows]
    numbers = [c for c in register.numbers() if c.kind not in COMPUTED]
    money = [c for c in numbers if any(_is_money(r, c.index) for r in rows)]
    totals = [c for c in money or numbers if names_whole(c.label)]
    main = main_column(rows, context) if money else None
    latest = sorted(money, key=lambda c: (c.measure not in PLANNED, -(c.year or 0)))
    found = [c for c in money if c.index == main] or totals[:1] or latest[:1]
    found = found or (numbers if len(numbers) == 1 else [])
    if question.measures:
        found = [c for c in money if c.measure in question.measures] or [
            c for c in money if _is_said(c, question)
        ]
    if query.years and not query.dated:
        found = [c for c in found if c.year in query.years]
    return found[0] if found else None


def _is_said(column: QuantityColumn, question: Question) -> bool:
    """Whether a word of a head stands in the question: "fund" of "fund_gbp"."""
    return any(len(w) >= SHORTEST and question.says(w) for w in split_words(column.label))


def _is_money(located: LocatedRow, column: int) -> bool:
    quantity = located.row.cells.get(column)
    return quantity is not None and quantity.is_money
