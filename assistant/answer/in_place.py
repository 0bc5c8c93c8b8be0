"""A turn that says only what it asks, answered from where the conversation stands.

「いくらまで出る？」 after a grant was told of asks for an amount of that grant, not of the budget
that it is part of: the value of the kind asked for that stands nearest to what was quoted last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.acts import Shown
from assistant.answer.context import Composed, Context
from assistant.answer.figures.stated import state_amount
from assistant.answer.near.told_of import has_amounts
from assistant.answer.text.quoting import tell
from assistant.conversation.item import Item
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.valuetypes import holds_value
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign, shows
from corpus.facts import FigureRow, Measure
from corpus.text import fold_key
from corpus.text.amounts import present_amounts

LOOKED_INTO = 2  # passages, the nearest first
MOST = 2  # statements that are quoted
MOST_LIMITS = 4  # each course has its own
PLAIN = frozenset({Intent.FACT, Intent.FIGURE})
SURE = 0.6


def answer_in_place(context: Context, own: Question) -> Composed | None:
    """The values of the kind that a turn of no other word asks for, beside what was told last."""
    last = context.state.last
    if Sign.GETS in own.signs and own.how_much and own.programs:
        return _limits_untabled(own, context)
    if last is None or last.shown is not Shown.TEXT or not _only_asks(own):
        return None
    if Sign.GETS in own.signs and (limits := _limits_untabled(own, context)):
        return limits
    if own.money and context.question.programs and _asks_the_table(own, context):
        return None
    for ranked in context.passages(LOOKED_INTO):
        held = [s for s in ranked.statements if holds_value(s.text, own)]
        if held:
            held.sort(key=lambda s: not _says_attribute(s, own))
            return _quoted(held[:MOST], ranked.program_id, context, figures=False)
    return None


def _says_attribute(statement: Statement, own: Question) -> bool:
    """Whether a statement has a word for what is asked: "due" of "are due by March 12"."""
    key = fold_key(statement.text)
    return any(a in key for t in own.terms if t.concept for a in t.alternatives)


def _limits_untabled(own: Question, context: Context) -> Composed | None:
    """The most that one gets, as a passage says it, where the table has not all of it."""
    limits = _limits(own, context)
    tabled = {row.amount for row in _rows(context) if row.measure is Measure.UNIT}
    told = {f.amount for f in limits.draft.figures} if limits else set()
    return None if told <= tabled else limits


def _rows(context: Context) -> Iterator[FigureRow]:
    ids = context.question.program_ids
    return (r for i in ids for r in context.table.rows_of(i, context.documents))


def _limits(own: Question, context: Context) -> Composed | None:
    """The most that one gets, in the nearest passage that says it; of no program but the named."""
    own = replace(own, per=False)  # a ceiling is for each of those who get it
    named = context.catalog.scope(own.program_ids)
    for ranked in context.passages(LOOKED_INTO):
        if named and ranked.program_id not in named:
            continue
        limits = [
            s for s in ranked.whole if shows(s.text, Sign.AT_MOST) and holds_value(s.text, own)
        ]
        if limits:
            return _quoted(limits[:MOST_LIMITS], ranked.program_id, context, figures=True)
    return None


def _asks_the_table(own: Question, context: Context) -> bool:
    """Whether the table has the amount: the budget, or, asked for that, what one gets at most."""
    limited = Sign.GETS in own.signs or own.slots.per is not None
    priced = limited and any(row.measure is Measure.UNIT for row in _rows(context))
    return priced or not own.how_much or (has_amounts(context) and not limited)


def _only_asks(own: Question) -> bool:
    """Whether a turn names nothing, and asks for a value that no table of programs has."""
    typed = own.value_type not in {None, ValueType.TEXT} and own.intent in PLAIN
    named = own.programs or own.whole or own.measures or own.years
    return typed and not named and all(t.light or t.concept for t in own.terms)


def _quoted(
    held: list[Statement], program_id: str | None, context: Context, *, figures: bool
) -> Composed:
    """Quote values; `figures` says that their amounts are what was asked for."""
    draft = context.draft()
    for statement in held:
        text, numbers = tell(draft, statement, context)
        draft.say("quoted", *numbers, quote=text)
        name = draft.name(program_id) if program_id else ""
        draft.show(Item(name, program_id, None, draft.cited(numbers[0])))
        for amount in present_amounts(statement.text) if figures else ():
            state_amount(draft, amount, numbers[0], name)
    return Composed("answered", draft, SURE)
