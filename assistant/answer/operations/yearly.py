"""What was shown last, and the same of the year before: shown beside it, else in its tables."""

from __future__ import annotations

from assistant.answer.context import Composed, Context
from assistant.answer.operands.before import year_before
from assistant.answer.operations.formula import say_change
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.shown import recent, thing
from assistant.question.model import Question
from assistant.question.signs import Sign
from corpus.facts import Measure

SURE = 0.9


def years_shown(context: Context) -> tuple[Measured, Measured] | None:
    """The amount shown last and that of the year before it: the later one first."""
    about = None
    for shown in recent(context):
        things = {thing(m) for m in shown}
        if len(things) != 1 or about not in {None, *things}:
            return None
        about = things.pop()
        dated = sorted((m for m in shown if m.figure.fiscal_year), key=_year)
        if len(dated) > 1 and _year(dated[-1]) - _year(dated[-2]) == 1:
            return dated[-1], dated[-2]
        if len(shown) == 1 and (early := year_before(context, shown[0])):
            return shown[0], early
    return None


def _year(m: Measured) -> int:
    return m.figure.fiscal_year or 0


def change_shown(context: Context) -> Composed | None:
    """By how much what was shown last changed: 「前の年からの伸びは」."""
    pair = years_shown(context)
    if pair is None:
        return None
    draft = context.draft()
    say_change(draft, *pair)
    return Composed("answered", draft, SURE)


def last_year_of_shown(context: Context, own: Question) -> Composed | None:
    """「去年は？」 after an amount: that of the year before in its table, and the change."""
    asks_more = own.terms or own.programs or (set(own.measures) - {Measure.PREVIOUS}) or own.years
    if not own.slots.elliptic or Sign.LAST_YEAR not in own.signs or asks_more:
        return None
    shown = next(recent(context), [])
    early = year_before(context, shown[0]) if len({thing(m) for m in shown}) == 1 else None
    if early is None:
        return None
    draft = context.draft()
    figure = early.state(draft)
    draft.say(
        "figure",
        *early.numbers(draft),
        program=early.name,
        label=early.label or figure.label,
        value=figure.display,
    )
    say_change(draft, shown[0], early, rate=False)
    return Composed("answered", draft, SURE)
