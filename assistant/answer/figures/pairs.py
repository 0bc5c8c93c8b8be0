"""Two amounts of a program that may be set against each other: this year's and the one before.

The document's own 前年度 comes first; a table of single years has the initial budget of the year
before instead. An amount is never set against itself, nor against one of another scope or currency.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer.context import Context
from assistant.evidence.budget.lookup import Lookup, Missing
from assistant.evidence.budget.narrowing import words_of_scope
from assistant.question.model import Question, Term
from corpus.facts import FigureRow, Measure
from corpus.tables.columns.beside import ESTIMATED, PLANNED

CURRENT = (Measure.REQUEST, Measure.INITIAL, Measure.SUPPLEMENTARY)
EARLIER = (Measure.INITIAL, Measure.EXECUTED)


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount and the one it is set against."""

    late: FigureRow
    early: FigureRow


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question without its words and years, and as it asks for this year and for the last."""

    plain: Question
    current: tuple[Question, ...]
    previous: Question

    @classmethod
    def of(cls, question: Question) -> _Asked:
        plain = replace(question, terms=(), years=(), relative_year=None)
        named = [m for m in CURRENT if m in question.measures] if question.years else []
        current = tuple(replace(plain, measures=(measure,)) for measure in named or CURRENT)
        return cls(plain, current, replace(plain, measures=(Measure.PREVIOUS,)))


def year_on_year(context: Context, program_id: str) -> tuple[Pair | None, Lookup]:
    """The program's latest amount and that of the year before; or what is missing."""
    return _found(context, _Asked.of(context.question), program_id)


def years_on_years(
    context: Context, program_ids: Iterable[str]
) -> Iterator[tuple[str, Pair | None]]:
    """The same of each of many programs, found as it is asked for."""
    asked = _Asked.of(context.question)
    return ((i, _found(context, asked, i)[0]) for i in program_ids)


def _found(context: Context, asked: _Asked, program_id: str) -> tuple[Pair | None, Lookup]:
    ask, years, terms = asked.plain, context.years, context.question.terms
    if (since := context.question.since) and since < (context.fiscal_year or 0):
        beside = context.table.lookup(ask, program_id, (since,), context.documents)
        return _since(since, context, ask, program_id), beside
    for current in asked.current:
        late = context.table.lookup(current, program_id, years, context.documents)
        rows = _so_far(late.rows, context)
        early = _year_before(context, asked, program_id, rows)
        if rows and early.rows and (pair := _match(rows, early.rows, terms)):
            return pair, early
        if rows:
            return None, early if early.missing else replace(early, missing=Missing.MEASURE)
    return None, context.table.lookup(ask, program_id, years, context.documents)


def _so_far(rows: Sequence[FigureRow], context: Context) -> Sequence[FigureRow]:
    """The amounts up to the year of the document; those after it are plans."""
    year = context.fiscal_year
    return [r for r in rows if not year or (r.fiscal_year or 0) <= year] or rows


def _since(since: int, context: Context, ask: Question, program_id: str) -> Pair | None:
    """The amount of the document's year and that of an earlier one: "up or down on 2023"."""

    def of(asked: int, measures: Sequence[Measure]) -> Sequence[FigureRow]:
        looks = (
            context.table.lookup(
                replace(ask, measures=(m,), years=(asked,)), program_id, (asked,), context.documents
            )
            for m in measures
        )
        return next((look.rows for look in looks if look.rows), ())

    later = context.question.said_years - {since}  # "from 2023 to 2025"
    now = of(max(later, default=context.fiscal_year or 0), CURRENT)
    before = of(since, (Measure.INITIAL, *CURRENT, Measure.PREVIOUS))
    return _match(now, before, context.question.terms)


def _year_before(
    context: Context, asked: _Asked, program_id: str, late: Sequence[FigureRow]
) -> Lookup:
    """What the document sets beside an amount; else the budget of the year before, or its outturn.

    Of a list that has the outturns of years past, 「令和6年度決算額」, and this year's budget.
    """
    beside = context.table.lookup(asked.previous, program_id, (), context.documents)
    years = tuple({r.fiscal_year - 1 for r in late if r.fiscal_year})
    if beside.rows or not years:
        return beside
    asks = (replace(asked.plain, measures=(m,), years=years) for m in EARLIER)
    looks = (context.table.lookup(a, program_id, years, context.documents) for a in asks)
    return next((look for look in looks if look.rows), beside)


def _match(
    late: Sequence[FigureRow], early: Sequence[FigureRow], terms: Sequence[Term]
) -> Pair | None:
    """Rows of equal scope and currency; those of a scope that is asked for, else unscoped ones."""
    for row in sorted(late, key=lambda r: (-words_of_scope(r, terms), r.scope is not None)):
        for other in early:
            later = (row.fiscal_year or 0) != other.fiscal_year  # no amount is set against itself
            if later and (_scope(row), row.currency) == (_scope(other), other.currency):
                return Pair(row, other)
    return None


def _scope(row: FigureRow) -> str | None:
    """What narrows an amount: that it is planned or thought to come does not, "FY 2026 Plan"."""
    return None if row.scope in {PLANNED, ESTIMATED} else row.scope
