"""The same quantity of what a quantity shown is a part of."""

from __future__ import annotations

from assistant.answer.context import Context
from assistant.answer.operations.measured import Measured, latest, of_row


def set_against_whole(context: Context) -> tuple[Measured, Measured] | None:
    """The quantity shown last, and the same of the document as a whole."""
    one = next(iter(latest(context)), None)
    whole = whole_beside(context, one) if one else None
    return (one, whole) if one and whole else None


def whole_beside(context: Context, one: Measured) -> Measured | None:
    """The same quantity of what a quantity's program is part of."""
    if one.program_id is None:
        return None
    for whole in _wholes(context, one.program_id):
        for row in context.table.rows_of(whole, context.documents):
            alike = row.measure.value, row.fiscal_year, row.currency
            if alike == (one.figure.measure, one.figure.fiscal_year, one.figure.currency):
                return of_row(row, context.draft())
    return None


def _wholes(context: Context, program_id: str) -> list[str]:
    """What a program is part of: the documents' whole, else what it is a part of itself."""
    roots = [r for r in context.roots() if program_id in context.catalog.descendants(r)]
    program = context.catalog.programs.get(program_id)
    return list(dict.fromkeys([*roots, *([program.parent] if program and program.parent else [])]))
