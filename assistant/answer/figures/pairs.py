"""Two amounts of a program that may be set against each other: this year's and the one before.

The document's own 前年度 comes first; a table of single years has the initial budget of the year
before instead. An amount is never set against itself, nor against one of another scope or currency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer.context import Context
from assistant.evidence.table import Lookup, Missing, words_of_scope
from assistant.question.model import Question, Term
from corpus.facts import FigureRow, Measure

CURRENT = (Measure.REQUEST, Measure.INITIAL, Measure.SUPPLEMENTARY)


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount and the one it is set against."""

    late: FigureRow
    early: FigureRow


def year_on_year(context: Context, program_id: str) -> tuple[Pair | None, Lookup]:
    """The program's latest amount and that of the year before; or what is missing."""
    ask = replace(context.question, terms=(), years=(), relative_year=None)
    years, terms = context.years, context.question.terms
    for measure in CURRENT:
        late = context.table.lookup(
            replace(ask, measures=(measure,)), program_id, years, context.documents
        )
        early = _year_before(context, ask, program_id, late.rows)
        if late.rows and early.rows and (pair := _match(late.rows, early.rows, terms)):
            return pair, early
        if late.rows:
            return None, early if early.missing else replace(early, missing=Missing.MEASURE)
    return None, context.table.lookup(ask, program_id, years, context.documents)


def _year_before(
    context: Context, ask: Question, program_id: str, late: Sequence[FigureRow]
) -> Lookup:
    """What the document sets beside an amount; else the initial budget of the year before it."""
    before = replace(ask, measures=(Measure.PREVIOUS,))
    beside = context.table.lookup(before, program_id, (), context.documents)
    years = tuple({r.fiscal_year - 1 for r in late if r.fiscal_year})
    if beside.rows or not years:
        return beside
    initial = replace(ask, measures=(Measure.INITIAL,), years=years)
    look = context.table.lookup(initial, program_id, years, context.documents)
    return look if look.rows else beside


def _match(
    late: Sequence[FigureRow], early: Sequence[FigureRow], terms: Sequence[Term]
) -> Pair | None:
    """Rows of equal scope and currency; those of a scope that is asked for, else unscoped ones."""
    for row in sorted(late, key=lambda r: (-words_of_scope(r, terms), r.scope is not None)):
        for other in early:
            later = (row.fiscal_year or 0) != other.fiscal_year  # no amount is set against itself
            if later and (row.scope, row.currency) == (other.scope, other.currency):
                return Pair(row, other)
    return None
