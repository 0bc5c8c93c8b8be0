"""What a program is made of: its parts with their amounts, as the catalog or a sum proves them.

「内訳は」 after 42億5,000万円 is of the rows of the one table that add up to that amount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from assistant.answer.context import Composed, Context
from assistant.answer.figures.amounts import main_row
from assistant.answer.figures.rankings import list_rows
from assistant.answer.operations.formula import say_total
from assistant.answer.operations.measured import of_row
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
    rows = parts_of(context, having)
    draft = context.draft()
    list_rows(draft, [whole])
    draft.say("parts")
    if len({(r.currency, r.measure, r.fiscal_year) for r in rows}) == 1:
        say_total(draft, [of_row(r, draft) for r in rows])
    else:
        list_rows(draft, rows)
    return Composed("answered", draft, SURE, complete=True)


def parts_of(context: Context, program_id: str) -> list[FigureRow]:
    """An amount of each part of a program; none where no parts are surely its."""
    children = context.catalog.children(program_id)
    if children:
        return [row for child in children if (row := main_row(context, child))]
    rows = [r for r in context.table.rows_of(program_id, context.documents) if r.measure in BUDGET]
    rows.sort(key=lambda r: -(r.fiscal_year or 0))
    return next((found for row in rows if (found := _adding_up(context, row))), [])


def _adding_up(context: Context, whole: FigureRow) -> list[FigureRow]:
    """The rows of the only table that add up to an amount: of its year, measure and currency."""
    found = [
        rows
        for rows in _by_table(context, whole)
        if len(rows) >= FEWEST and sum(r.amount for r in rows) == whole.amount
    ]
    return found[0] if len(found) == 1 else []


def _by_table(context: Context, whole: FigureRow) -> Iterator[list[FigureRow]]:
    """The rows like one of a program in each other table of its document."""
    document = whole.document_id
    tables = [t for t in context.tables_of(document) if not t.start <= whole.start < t.end]
    rows: dict[int, list[FigureRow]] = defaultdict(list)
    for program_id in context.catalog.of((document,)):
        for row in context.table.rows_of(program_id, (document,)):
            like = (row.measure, row.fiscal_year, row.currency, row.scope)
            if like == (whole.measure, whole.fiscal_year, whole.currency, whole.scope):
                at = next((n for n, t in enumerate(tables) if t.start <= row.start < t.end), None)
                if at is not None:
                    rows[at].append(row)
    yield from (sorted(some, key=lambda r: r.start) for some in rows.values())
