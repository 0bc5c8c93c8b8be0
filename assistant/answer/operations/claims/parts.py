"""Whether an amount is of a whole or of a part of it: 「30億円は全部県の分？」, 「別枠？」."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.amounts import INSIDE
from assistant.answer.figures.reverse import parts_of
from assistant.answer.operations.shown import latest
from assistant.question.grammars.slots import read_slots
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.words.naming import naming_terms
from corpus.facts import FigureRow
from corpus.text import fold_key

SURE = 0.9


def judge_whole(context: Context, row: FigureRow, *, within: bool = False) -> Composed | None:
    """Of a claimed amount that has parts, whether it is all of the one part that a turn names.

    So is a part told with its whole, where that was told last: 「でも20億円ってあるけど」. Asked
    whether it is `within`, a part that is one is.
    """
    question = context.question
    if parts := parts_of(context, [row]):
        named = [r for r in parts if question.says(r.scope or "")]
        if not named or len(named) == len(parts):
            return None
        within = within or Sign.INCLUDED in question.signs or _says_also(question, named)
        return _told(context, "yes" if within else "no", row, parts)
    for whole in _shown_wholes(context, row):
        if row in (parts := parts_of(context, [whole])):
            return _told(context, "both_stand", whole, parts)
    return None


def judge_included(context: Context, own: Question) -> Composed | None:
    """Whether an amount that a turn claims, else one told last, has the part that it names.

    「Xの30億円にYの分も入ってる？」 is of X, also where its part of Y goes by a name of its own.
    """
    if Sign.INCLUDED not in own.signs:
        return None
    stated = [a for a in (*own.amounts, *own.slots.scaled) if a]
    claimed = stated or [int(m.amount) for m in latest(context) if m.figure.currency]
    rows = (
        row
        for program_id in context.catalog.of(context.documents)
        if _is_called(context, program_id)
        for row in context.table.rows_of(program_id, context.documents)
        if row.amount in claimed and row.scope is None
    )
    return next((told for row in rows if (told := judge_whole(context, row, within=True))), None)


def _is_called(context: Context, program_id: str) -> bool:
    """Whether a turn says what a program is called, by any of its names."""
    program = context.catalog.programs[program_id]
    names = (program.name, program.name_en or "", *program.aliases)
    return program_id in context.question.program_ids or any(
        context.question.says(n) for n in names if n
    )


def _says_also(question: Question, named: Sequence[FigureRow]) -> bool:
    """Whether a part is named beside others: 「県も出す」."""
    return any(question.says(f"{r.scope}も") for r in named)


def _shown_wholes(context: Context, row: FigureRow) -> Iterator[FigureRow]:
    """The rows of the same program, measure and year that were told last."""
    shown = {m.amount for m in latest(context)}
    for other in context.table.rows_of(row.program_id, context.documents):
        alike = (other.measure, other.fiscal_year) == (row.measure, row.fiscal_year)
        if alike and other.scope is None and other.amount in shown:
            yield other


def judge_apart(context: Context, own: Question) -> Composed | None:
    """Whether an amount stands apart from another that it is marked to be inside of: 「別枠？」."""
    apart = Sign.APART in own.signs
    if not apart and Sign.INCLUDED not in own.signs:
        return None
    row = next(_inside(context, own), None)
    if row is None or (not apart and not own.programs):
        return None
    said = fold_key(f"{row.program} {context.catalog.name(row.program_id)} {row.scope}")
    if any(not any(a in said for a in t.alternatives) for t in _named(own)):
        return None  # 「医療分野とは別枠？」
    draft = context.draft()
    draft.say("no" if apart else "yes")
    _state(draft, row)
    marked = draft.cite_near(row.document_id, row.scope or "", row.start)
    draft.say("part_of", marked or draft.cite_row(row), scope=row.scope or "")
    return Composed("answered", draft, SURE)


def _named(own: Question) -> list[Term]:
    """What a turn names besides an amount and that it is apart."""
    return [
        t
        for t in naming_terms(own)
        if not (shows(t.surface, Sign.APART) or read_slots(t.surface).scaled)
    ]


def _inside(context: Context, own: Question) -> Iterator[FigureRow]:
    """The rows of what is talked of that are part of another program, of a claimed amount."""
    last = context.state.last
    told = tuple(i for m in last.programs for i in m.program_ids[:1]) if last else ()
    claimed = {*own.amounts, *(int(a) for a in own.slots.scaled)}
    for program_id in dict.fromkeys((*context.question.program_ids, *told)):
        holders = [i for i in own.program_ids if i != program_id]
        for row in context.table.rows_of(program_id, context.documents):
            scope = fold_key(row.scope or "")
            holds = all(fold_key(context.catalog.name(i)) in scope for i in holders)
            if INSIDE in scope and holds and (not claimed or row.amount in claimed):
                yield row


def _told(context: Context, head: str, whole: FigureRow, parts: Sequence[FigureRow]) -> Composed:
    draft = context.draft()
    draft.say(head)
    _state(draft, whole)
    draft.say("parts")
    for row in parts:
        _state(draft, row)
    return Composed("answered", draft, SURE)


def _state(draft: Draft, row: FigureRow) -> None:
    value, number = draft.value(row), draft.cite_row(row)
    label = f"{draft.name(row.program_id)} {draft.label(row)}"
    draft.say("figure_item", number, label=label, value=value)
