"""From an amount to what it is the amount of: 「42億円はどの事業？」, 「502億円の内訳は」."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.question.model import Question
from assistant.question.signs import Sign
from corpus.facts import FigureRow
from corpus.text import fold_key

MOST = 6  # rows of one amount that are named


def rows_of_amount(context: Context) -> Composed | None:
    """The programs that have an amount which the question states; or the parts of that amount."""
    question = context.question
    named = question.programs and not question.inherited
    which = Sign.WHICH_PROGRAMS in question.signs  # 「9億6千万のやつって何の事業？」
    wanted = set(question.amounts or (question.slots.scaled if which else ()))
    if named or not wanted or question.threshold:
        return None
    rows = [
        r
        for i in (question.program_ids or context.catalog.of(context.documents))
        for r in context.table.rows_of(i, context.documents)
        if r.amount in wanted and not _of_another(question, r)
    ]
    if not rows:
        return None
    draft = context.draft()
    _state(draft, list({(r.program_id, r.measure, r.fiscal_year): r for r in rows}.values()))
    if parts := parts_of(context, rows):
        draft.say("parts")
        _state(draft, parts)
    return Composed("answered", draft, 0.8)


def _of_another(question: Question, row: FigureRow) -> bool:
    """Whether the question says a thing of which that row says nothing: 「3億円の資本金基準」."""
    content = [t for t in question.terms if not (t.light or t.verbal or t.concept or t.kind)]
    said = fold_key(f"{row.program} {row.label} {row.scope or ''}")
    return len(content) > 1 and not any(a in said for t in content for a in t.alternatives)


def parts_of(context: Context, rows: Sequence[FigureRow]) -> list[FigureRow]:
    """The scopes of the same budget that add up to the amount of one of the rows."""
    for row in rows:
        alike = [
            r
            for r in context.table.rows_of(row.program_id, context.documents)
            if r.scope
            and r.scope != row.scope
            and (r.measure, r.label, r.currency) == (row.measure, row.label, row.currency)
        ]
        if len(alike) > 1 and sum(r.amount for r in alike) == row.amount:
            return alike
    return []


def _state(draft: Draft, rows: Sequence[FigureRow]) -> None:
    for row in rows[:MOST]:
        value, number = draft.value(row), draft.cite_row(row)
        label = f"{draft.name(row.program_id)} {draft.label(row)}"
        draft.say("figure_item", number, label=label, value=value)
