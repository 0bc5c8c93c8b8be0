"""What a program is made of: its parts with their amounts, as the catalog or a sum proves them.

「内訳は」 after 42億5,000万円 is of the rows of the one table that add up to that amount.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer.context import Composed, Context
from assistant.answer.figures.amounts import main_row
from assistant.answer.figures.rankings import list_rows
from assistant.answer.operands.rows.located import LocatedRow
from assistant.answer.operations.formula import say_total
from assistant.answer.operations.measured import Measured, of_row
from assistant.evidence.quantities import QuantityTable
from assistant.question.model import Question
from assistant.question.words.naming import naming_terms
from corpus.facts import FigureRow
from corpus.facts.sums import BUDGET

FEWEST = 2
SURE = 0.9


def answer_breakdown(context: Context, own: Question) -> Composed | None:
    """The parts of what was talked of, for a turn that asks for them and names nothing else."""
    last = context.state.last
    ids = context.question.program_ids
    if not own.breakdown or own.slots.table or not ids or last is None or naming_terms(own):
        return None
    having = next((i for i in ids if len(parts_of(context, i)) >= FEWEST), None)
    whole = main_row(context, having) if having else None
    if having is None or whole is None:
        return None
    draft = context.draft()
    list_rows(draft, [whole])
    draft.say("parts")
    parts = parts_of(context, having)
    if len({(m.unit, m.figure.fiscal_year) for m in parts}) == 1:
        say_total(draft, parts)
    else:
        for one in parts:
            figure = one.state(draft)
            draft.say("figure_item", *one.numbers(draft), label=one.name, value=figure.display)
    return Composed("answered", draft, SURE, complete=True)


def parts_of(context: Context, program_id: str) -> list[Measured]:
    """An amount of each part of a program; none where no parts are surely its."""
    children = context.catalog.children(program_id)
    if children:
        draft = context.draft()
        rows = (main_row(context, child) for child in children)
        return [of_row(row, draft) for row in rows if row]
    own = [r for r in context.table.rows_of(program_id, context.documents) if r.measure in BUDGET]
    own.sort(key=lambda r: -(r.fiscal_year or 0))
    return next((found for row in own if (found := _adding_up(context, row))), [])


def _adding_up(context: Context, whole: FigureRow) -> list[Measured]:
    """The rows of the only table that add up to an amount, in a column of its year."""
    found = [
        parts
        for table in context.tables_of(whole.document_id)
        if not table.start <= whole.start < table.end
        for parts in _columns(context, table, whole)
        if len(parts) >= FEWEST and sum(m.amount for m in parts) == whole.amount
    ]
    return found[0] if len(found) == 1 else []


def _columns(context: Context, table: QuantityTable, whole: FigureRow) -> Iterator[list[Measured]]:
    """The amounts of the items of a table, column by column, in the currency of a whole."""
    for column in table.columns:
        if column.year not in {None, whole.fiscal_year}:
            continue
        cells = (LocatedRow(table, row).measured(column.index, context) for row in table.items)
        yield [m for m in cells if m and m.unit == whole.currency]
