"""Whether an amount is as a turn claims: of the rows of a program, or of one sentence on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.reverse import rows_of_amount
from assistant.answer.operations.claims.claimed import is_said, judge_amount
from assistant.answer.operations.claims.parts import judge_whole
from assistant.answer.operations.shown import latest
from assistant.answer.operations.telling import restate_shown
from assistant.question.model import Question, Term
from assistant.question.signs import Sign
from assistant.question.words.naming import naming_terms
from corpus.facts import FigureRow, Measure
from corpus.text import fold_key

GAINS = frozenset({Sign.GETS, Sign.PAYS, Sign.OWN_SHARE, Sign.ON_TOP})
ROUNDS = (10**8, 10**7, 10**6)  # the last places to which documents round amounts


def verify_shown(context: Context) -> Composed | None:
    """Yes or no to an amount that the turn claims, with the row that is meant; else what stands."""
    question = context.question
    claimed = [a for a in question.amounts or question.slots.scaled if a]
    if claimed and _asks_of_what(question):
        return rows_of_amount(_unnamed(context))
    rows = _candidates(context)
    own = claimed and rows and not _says_of_rows(context, rows)
    if own and (judged := judge_amount(context)) is not None:
        return judged  # of what one sentence tells of the program
    if (
        claimed
        and rows
        and not (_of_another(context, rows) or _is_of_gains(context, claimed, rows))
    ):
        return _judged(context, claimed, rows)
    return judge_amount(context) or (restate_shown(context) if not claimed else None)


def _asks_of_what(question: Question) -> bool:
    """Whether an amount is not claimed but asked about: 「4億円って何に使うやつ」."""
    named = question.programs and not question.inherited
    return Sign.ASKING in question.signs and not (named or question.confirm or question.closed)


def _of_another(context: Context, rows: Sequence[FigureRow]) -> bool:
    """Whether a turn that names no program says a thing of which none of the rows says anything."""
    said = _said_of(rows)
    own = _own_names(context.question)
    last = context.state.last
    said += fold_key(" ".join(c.quote for c in last.answer.citations)) if last else ""
    return bool(own) and not any(a in said for t in own for a in t.alternatives)


def _own_names(question: Question) -> Sequence[Term]:
    """What a turn names where it names no program."""
    named = question.programs and "programs" not in question.inherited
    return () if named else naming_terms(question)


def _said_of(rows: Sequence[FigureRow]) -> str:
    return fold_key(" ".join(f"{r.program} {r.label} {r.scope or ''}" for r in rows))


def _is_of_gains(context: Context, claimed: Sequence[int], rows: Sequence[FigureRow]) -> bool:
    """Whether a turn is of what somebody gets or pays, and no such row has what it claims.

    What all of it costs says nothing of that, and of several classes another may have it.
    """
    gains = not GAINS.isdisjoint(context.question.signs)
    given = {r.amount for r in rows if r.measure is Measure.UNIT or r.scope}
    return gains and given.isdisjoint(claimed)


def _says_of_rows(context: Context, rows: Sequence[FigureRow]) -> bool:
    """Whether a turn names nothing of its own, or what the rows are of: 「要求額は30億円？」."""
    own = _own_names(context.question)
    said = _said_of(rows)
    return not own or any(a in said for t in own for a in t.alternatives)


def _unnamed(context: Context) -> Context:
    return replace(context, question=replace(context.question, programs=(), inherited=()))


def _candidates(context: Context) -> list[FigureRow]:
    """The rows of what is talked of, those of the figure shown last first."""
    last = context.state.last
    ids = context.question.program_ids or (
        tuple(m.program_ids[0] for m in last.programs) if last else ()
    )
    wholes = tuple(context.wholes()) if Sign.ALL_OF_IT in context.question.signs else ()
    if wholes:  # 「全体で9,340万円ですよね」
        rows = [r for i in wholes for r in context.table.rows_of(i, context.documents)]
        return sorted(rows, key=lambda r: -(r.fiscal_year or 0))
    rows = [r for i in ids for r in context.table.rows_of(i, context.documents)]
    shown = latest(context)
    meant = {(m.figure.measure, m.figure.fiscal_year, m.figure.scope) for m in shown}
    measures = context.question.measures
    return sorted(
        rows,
        key=lambda r: (
            bool(measures) and r.measure not in measures,
            (r.measure.value, r.fiscal_year, r.scope) not in meant,
        ),
    )


def _judged(context: Context, claimed: list[int], rows: list[FigureRow]) -> Composed:
    draft = context.draft()
    equal = [r for a in claimed for r in rows if r.amount == a]
    if equal and len(claimed) == 1 and (told := judge_whole(context, equal[0])) is not None:
        return told
    if equal and (len(claimed) > 1 or _beside(equal[0], rows)):
        draft.say("both_stand")
        for row in dict.fromkeys([*equal, *_beside(equal[0], rows)]):
            _state(draft, row)
        _explain_rounding(draft, equal[0], _beside(equal[0], rows))
        return Composed("answered", draft, 0.8)
    if equal:
        meant = rows[0]
        same = equal[0].measure is meant.measure and equal[0].fiscal_year == meant.fiscal_year
        draft.say("yes" if same or not latest(context) else "that_is")
        _state(draft, equal[0])
        if not same and latest(context):
            _state(draft, meant)
        return Composed("answered", draft, 1.0)
    near = any(is_said(rows[0].amount, a) for a in claimed)  # 「48億円」 of 48億5,000万円
    draft.say("roughly" if near else "no")
    _state(draft, rows[0])
    return Composed("answered", draft, 0.9)


def _beside(row: FigureRow, rows: list[FigureRow]) -> list[FigureRow]:
    """Other rows of the same program, measure and year, as another page has them."""
    return [
        r
        for r in rows
        if (r.program_id, r.measure, r.fiscal_year)
        == (row.program_id, row.measure, row.fiscal_year)
        and r.amount != row.amount
        and r.scope == row.scope
    ]


def _explain_rounding(draft: Draft, row: FigureRow, others: list[FigureRow]) -> None:
    for other in others:
        exact, rounded = sorted((row, other), key=lambda r: _step(r.amount))
        if abs(exact.amount - rounded.amount) <= _step(rounded.amount) / 2:
            draft.say("rounded", rounded=rounded.original, exact=exact.original)


def _step(amount: int) -> int:
    """What the last place of an amount is worth, as a document would round it."""
    return next((s for s in ROUNDS if amount % s == 0), 1)


def _state(draft: Draft, row: FigureRow) -> None:
    value, number = draft.value(row), draft.cite_row(row)
    draft.say(
        "figure_item", number, label=f"{draft.name(row.program_id)} {draft.label(row)}", value=value
    )
