"""How what is talked of changed: yes or no to a claim, 「増えたんですよね？」, or by how many.

A claim is judged by the row or the sentence that has both years, which is told below; without such
there is no yes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.operands.two_years import TwoYears, in_two_years, is_of_counts
from assistant.answer.operations.claims.claimed import is_said
from assistant.answer.operations.formula import say_change
from assistant.question.model import Intent, Question
from assistant.question.signs import Sign

SURE = 0.9
# What a claim that something changed does not say: it asks which of several, or why.
ASKS_MORE = frozenset({Sign.WHICH_PROGRAMS, Sign.WHY, Sign.HOW_MUCH, Sign.RANK, Sign.RATIO})
COMPARES = frozenset({Sign.WHICH_IS_MORE, Sign.COMPARE})  # one thing and another
CHANGES = frozenset({Sign.CHANGE, Sign.DIFFERENCE, Sign.MORE, Sign.LESS})


def change_told(context: Context, own: Question) -> Composed | None:
    """Whether what is talked of rose, fell or stayed, as a turn claims; of a count by how many."""
    if not (context.state.exchanges or own.programs) or not ASKS_MORE.isdisjoint(own.signs):
        return None
    if CHANGES.isdisjoint(own.signs) and own.change is None:
        return None
    way = way_claimed(own)
    if _asks_which(own):
        changes = way is not None and Sign.DIFFERENCE in own.signs
        told = in_two_years(context) if changes else []
        return _told(context, told) if len(told) > 1 else None  # 「増えてるのはどっち？」
    asks = Sign.ASKS_OPENLY in own.signs or own.several  # 「減ったのも全部挙げて」
    asks = asks or own.intent is Intent.FILTER  # 「減ってる歳入はある？」
    which = own.intent is Intent.FILTER and Sign.WHICH_ONES in own.signs  # "did anything get cut?"
    confirms = own.confirm and not which
    claims = way is not None and (confirms or (own.closed and not asks)) and not own.multiple
    stated = [*own.amounts, *own.slots.scaled]
    other = own.new_only or own.slots.factor or (own.threshold and Sign.LAST_YEAR not in own.signs)
    if claims and not other:
        return _judged(context, own, way, stated) if _is_of_one(own) else None
    counts = bool(context.state.exchanges) and is_of_counts(context)
    return _told(context, in_two_years(context)) if counts else None


def of_counts(context: Context, own: Question) -> Context:
    """A change or a sum that is asked of a number of things told last is none of a budget."""
    question = context.question
    adds = Sign.SUM in own.signs
    asks = adds or (not CHANGES.isdisjoint(own.signs) and not own.programs)
    asks = asks and bool(context.state.exchanges)
    if not (asks and (question.money or adds) and is_of_counts(context)):
        return context
    return replace(
        context, question=replace(question, money=False, measures=(), intent=Intent.FACT)
    )


def _asks_which(own: Question) -> bool:
    """Whether a turn asks which of several it is: 「どっち」, "which"; not "more than before"."""
    asks = own.japanese or Sign.ASKING in own.signs
    return asks and not COMPARES.isdisjoint(own.signs) and Sign.NUMBER_OF not in own.signs


def way_claimed(own: Question) -> int | None:
    """1 where a turn says that something rose, -1 that it fell, 0 that it stayed."""
    more = {Sign.LAST_YEAR, Sign.WHICH_IS_MORE} <= own.signs  # "that's more than last year?"
    rose, fell = Sign.MORE in own.signs or more, Sign.LESS in own.signs
    if own.change is not None or rose == fell:
        return own.change
    return 1 if rose else -1


def _is_of_one(own: Question) -> bool:
    """Whether a claim is of what was told or is named, and not of whatever there may be."""
    return bool(own.programs) or own.confirm or Sign.WHICH_ONES not in own.signs


def _judged(
    context: Context, own: Question, way: int | None, stated: Sequence[int]
) -> Composed | None:
    told = in_two_years(context)
    if not told or (stated and not any(_comes_to(two, stated) for two in told)):
        return None if not told or Sign.LAST_YEAR not in own.signs else _denied(context, told)
    composed = _told(context, told)
    if composed is not None and Sign.NOT_CHANGED not in own.signs:
        hold = {two.way == way for two in told}
        if len(hold) == 1 or own.signs & {Sign.EACH, Sign.BOTH}:  # else each is told as it is
            composed.draft.head("yes" if all(hold) else "no")
    return composed


def _comes_to(two: TwoYears, stated: Sequence[int]) -> bool:
    """Whether an amount that a turn states is by how much it changed, or what it is now."""
    gap = max(two.late.amount, two.early.amount) - min(two.late.amount, two.early.amount)
    return any(is_said(amount, s) for s in stated for amount in (gap, two.late.amount))


def _denied(context: Context, told: list[TwoYears]) -> Composed | None:
    composed = _told(context, told)
    if composed is not None:
        composed.draft.head("no")
    return composed


def _told(context: Context, told: list[TwoYears]) -> Composed | None:
    draft = context.draft()
    for two in told:
        note = two.note
        proven = (draft.cite(note.document_id, note.start, note.end),) if note else ()
        say_change(draft, two.late, two.early, proven=proven, rate=False)
    return None if draft.empty else Composed("answered", draft, SURE)
