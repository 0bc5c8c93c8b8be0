"""What is done with the numbers of things told last: their sum, which is most, a table."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.operands.listed import counts_listed
from assistant.answer.operands.rows.located import words_of
from assistant.answer.operands.two_years import is_of_counts
from assistant.answer.operations.formula import say_average, say_comparison, say_gap, say_total
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.tables import write_figures
from assistant.question.model import Question
from assistant.question.signs import Sign

SURE = 0.9
PAIR = 2
ADDS = frozenset({Sign.SUM, Sign.IN_TOTAL})
OTHERS = frozenset({Sign.WHICH_PROGRAMS, Sign.MONEY})  # programs, or amounts
COMPARES = frozenset({Sign.COMPARE, Sign.WHICH_IS_MORE})


def counted_told(context: Context, own: Question) -> Composed | None:
    """What a turn does with the numbers that the sentence told last lists; None where it does not.

    「直轄型14件、補助型22件」: 「合わせて何件？」 → 36, 「どっちが多い？」, 「差は？」.
    """
    named = own.programs or own.multiple or own.amounts or not OTHERS.isdisjoint(own.signs)
    asks = _operation(own)
    lasts = asks is Sign.COMPARE and Sign.LONGER in own.signs
    if not (context.state.exchanges and asks) or named or not (lasts or is_of_counts(context)):
        return None
    last = context.state.last
    counter = context.question.counter or (last.question.counter if last else None)
    words = () if lasts else words_of(context)
    told = counts_listed(context, words, None if lasts else counter, lasting=lasts)
    things = own.slots.things
    if things and len(told) > things:
        return None  # "those two" of four
    if len(told) < PAIR or (asks is Sign.DIFFERENCE and len(told) != PAIR):
        return None
    draft = context.draft()
    if lasts:
        say_comparison(draft, told, alone="compare_longer")
    else:
        _do(draft, asks, told)
    return Composed("answered", draft, SURE)


def _operation(own: Question) -> Sign | None:
    """What a turn does with several numbers, by what it says."""
    signs = own.signs
    if own.slots.table:
        return Sign.AS_TABLE
    if Sign.LAST_YEAR in signs or Sign.RATIO in signs or own.slots.per:
        return None
    if Sign.AVERAGE in signs:
        return Sign.AVERAGE
    if not signs.isdisjoint(ADDS) or own.act is Act.TOTAL:
        return Sign.SUM
    if not signs.isdisjoint(COMPARES):
        return Sign.COMPARE
    return Sign.DIFFERENCE if Sign.DIFFERENCE in signs and own.change is None else None


def _do(draft: Draft, asks: Sign, told: Sequence[Measured]) -> None:
    if asks is Sign.AS_TABLE:
        write_figures(draft, told)
    elif asks is Sign.AVERAGE:
        say_average(draft, told)
    elif asks is Sign.SUM:
        say_total(draft, told)
    elif asks is Sign.COMPARE:
        say_comparison(draft, told)
    else:
        say_gap(draft, *told)
