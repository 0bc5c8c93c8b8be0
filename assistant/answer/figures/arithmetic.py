"""Rows of programs that are computed with: the one arithmetic is `operations/formula.py`.

Rows may be set against each other where they are of one currency, and either of the same measure
and year, or the request and the budget of the year before it. What is part of the other is never
added to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.amounts import answer_amounts, explain_missing
from assistant.answer.figures.pairs import CURRENT, year_on_year
from assistant.answer.operations.formula import (
    say_change,
    say_comparison,
    say_growth,
    say_share,
    say_total,
)
from assistant.answer.operations.measured import Measured, of_row
from assistant.evidence.budget.lookup import Missing
from assistant.evidence.finding.statements import clean
from assistant.model import Status
from assistant.question.model import Question
from assistant.question.signs import Sign, shows
from corpus.facts import FigureRow, Measure


def answer_difference(context: Context, program_ids: Sequence[str]) -> Composed | None:
    """How much more or less than the year before, for each program."""
    return _for_each(context, program_ids, partial(say_change, rate=False))


def answer_growth(context: Context, program_ids: Sequence[str]) -> Composed | None:
    """The request in per cent of the year before, and the change in per cent."""
    return _for_each(context, program_ids, _growth)


def _for_each(
    context: Context,
    program_ids: Sequence[str],
    tell: Callable[[Draft, Measured, Measured], None],
) -> Composed | None:
    draft, done = context.draft(), False
    for program_id in program_ids:
        pair, look = year_on_year(context, program_id)
        if pair:
            tell(draft, of_row(pair.late, draft), of_row(pair.early, draft))
            done = True
        elif (told := _said_change(context, program_id)) is not None:
            draft.say("quoted", draft.cite(*told), quote=_text(context, *told))
            done = True
        elif look.missing is not Missing.PROGRAM:
            explain_missing(draft, context, look)
    if draft.empty:
        return None
    return Composed("answered" if done else "not_found", draft, 1.0 if done else 0.2)


def _text(context: Context, document: str, start: int, end: int) -> str:
    return clean(context.sources[document].text[start:end])


def _said_change(context: Context, program_id: str) -> tuple[str, int, int] | None:
    """Where the sentence of the one amount of a program states its change itself.

    「総額は368億円で、前年度より12億円（3.4％）の増となりました。」, whose year before no row has.
    """
    rows = context.table.rows_of(program_id, context.documents)
    for row in rows if len({r.amount for r in rows}) == 1 else ():
        for said in context.statements_of(row.document_id):
            inside = said.start <= row.start and row.end <= said.end and not said.cells
            if inside and all(shows(said.text, s) for s in (Sign.CHANGE, Sign.LAST_YEAR)):
                return row.document_id, said.start, said.end
    return None


def _growth(draft: Draft, late: Measured, early: Measured) -> None:
    if early.amount:
        say_growth(draft, late, early)


def answer_share(context: Context, part_id: str, whole_id: str) -> Composed | None:
    """What part of another program's amount a program's amount is."""
    rows = _comparable(context, (part_id, whole_id))
    if rows is None or rows[1].amount == 0:
        return None
    draft = context.draft()
    say_share(draft, of_row(rows[0], draft), of_row(rows[1], draft))
    return Composed("answered", draft, 1.0)


def answer_sum(context: Context, program_ids: Sequence[str]) -> Composed | None:
    """The sum of several programs; refused where one is part of another."""
    for one, other in combinations(program_ids, 2):
        if context.catalog.overlap(one, other):
            return _refuse_overlap(context, one, other)
    rows = _comparable(context, program_ids)
    if rows is None:
        return _without_computing(context, program_ids)
    draft = context.draft()
    say_total(draft, [of_row(r, draft) for r in rows])
    return Composed("answered", draft, 1.0)


def answer_compare(context: Context, program_ids: Sequence[str]) -> Composed | None:
    """Which program has the larger amount, and by how much."""
    rows = _comparable(context, program_ids)
    if rows is None:
        return _without_computing(context, program_ids)
    draft = context.draft()
    say_comparison(draft, [of_row(r, draft) for r in rows])
    return Composed("answered", draft, 1.0)


def _comparable(context: Context, program_ids: Sequence[str]) -> list[FigureRow] | None:
    """One row for each program, all of one measure, year and currency; None where impossible."""
    if len(program_ids) < 2:
        return None
    asked = replace(context.question, terms=())
    choices = (
        (asked.measures,)
        if asked.measures
        else tuple((m,) for m in (*CURRENT, Measure.FUND, Measure.TOTAL))
    )
    for measures in choices:
        looks = [context.lookup(i, replace(asked, measures=measures)) for i in program_ids]
        rows = [_plain(look.rows, context.question) for look in looks if look.rows]
        kinds = {(r.measure, r.fiscal_year, r.currency) for r in rows}
        if len(rows) == len(program_ids) and len(kinds) == 1:
            return rows
    return None


def _plain(rows: Sequence[FigureRow], question: Question) -> FigureRow:
    """The row of the scope that the question names, else the one without a scope."""
    named = [r for r in rows if r.scope and question.says(r.scope)]
    return min(named or rows, key=lambda r: (r.scope is not None, r.approximate is not None))


def _refuse_overlap(context: Context, one: str, other: str) -> Composed:
    part, whole = (one, other) if one in context.catalog.descendants(other) else (other, one)
    draft = context.draft()
    draft.say("overlap", part=draft.name(part), whole=draft.name(whole))
    stated = answer_amounts(
        context, [context.lookup(whole, _bare(context)), context.lookup(part, _bare(context))]
    )
    return _append(draft, context, (whole, part), "answered" if stated else "not_found")


def _without_computing(context: Context, program_ids: Sequence[str]) -> Composed | None:
    looks = [context.lookup(i, _bare(context)) for i in program_ids]
    if not any(look.rows for look in looks):
        return None
    draft = context.draft()
    if all(look.rows for look in looks):
        draft.say("incompatible")
    return _append(draft, context, program_ids, "answered")


def _append(draft: Draft, context: Context, program_ids: Sequence[str], status: Status) -> Composed:
    """List what each program has, below what was refused."""
    for program_id in program_ids:
        look = context.lookup(program_id, _bare(context))
        for row in look.rows[:2]:
            value = draft.value(row)
            number = draft.cite_row(row)
            label = f"{draft.name(program_id)} {draft.label(row)}"
            draft.say("figure_item", number, label=label, value=value)
        if not look.rows:
            explain_missing(draft, context, look)
    return Composed(status, draft, 0.8)


def _bare(context: Context) -> Question:
    return replace(context.question, terms=())
