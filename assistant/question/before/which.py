"""Which of several things that were talked of has more: 「どっちが長い？」, "which one is bigger".

A turn that names nothing asks it of the programs that were named together last: of what it says
(longer, the budget), else of what was asked of them before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.question.attributes import term_of
from assistant.question.model import Intent, ProgramMention, Question, ValueType
from assistant.question.signs import Sign

REACH = 3  # turns back that programs were named together in
MOST = 4  # programs that are still compared
COMPARES = frozenset({Sign.COMPARE, Sign.WHICH_IS_MORE})
# What does more than to ask which: over a year, in per cent, with another thing.
OTHER = frozenset({Sign.LAST_YEAR, Sign.RATIO, Sign.SUM, Sign.BESIDE, Sign.DIFFERENCE})


def which_of_several(question: Question, earlier: Sequence[Question]) -> Question | None:
    """The turn asked of the programs named together lately; None where it asks no such thing.

    `earlier` are the questions before it, latest first.
    """
    several = _named_together(earlier) if _asks_which(question) else ()
    if not several:
        return None
    filled = replace(
        question, programs=several, inherited=("programs",), intent=Intent.COMPARE, money=False
    )
    if Sign.MONEY in question.signs:
        return replace(filled, money=True)
    attributes = tuple(t for t in question.terms if t.concept)
    if attributes or question.value_type not in {None, ValueType.TEXT}:
        return filled
    if Sign.LONGER in question.signs:
        period = (*question.terms, term_of("period"))
        return replace(filled, value_type=ValueType.DURATION, terms=period)
    return _as_before(filled, earlier[0])


def _as_before(question: Question, before: Question) -> Question:
    """The attribute that was asked of the things before; of none, what they cost."""
    concepts = tuple(t for t in before.terms if t.concept)
    counts = before.counter or before.value_type is ValueType.COUNT
    if before.money or not (concepts or counts):
        return replace(question, money=True, measures=before.measures, years=before.years)
    return replace(
        question,
        terms=(*question.terms, *(before.terms if counts else concepts)),
        counter=before.counter,
        value_type=before.value_type,
    )


def _asks_which(question: Question) -> bool:
    """Whether a turn asks which of several things has more, and names none."""
    signs = question.signs
    compares = not signs.isdisjoint(COMPARES) and signs.isdisjoint(OTHER)
    named = any(not (t.light or t.concept or t.carried) for t in question.terms)
    given = question.amounts or question.slots.scaled or question.slots.counts or question.years
    other = question.programs or question.confirm
    return compares and not (named or given or other)


def _named_together(earlier: Sequence[Question]) -> tuple[ProgramMention, ...]:
    """The few programs that a turn named together, where no other was talked of since."""
    since: set[str] = set()
    for before in earlier[:REACH]:
        if len(before.program_ids) > 1:
            known = since <= set(before.program_ids) and len(before.program_ids) <= MOST
            return before.programs if known else ()
        since |= set(before.program_ids)
    return _asked_in_turn(earlier)


def _asked_in_turn(earlier: Sequence[Question]) -> tuple[ProgramMention, ...]:
    """Two programs of which the same was asked one after the other: 「Xの期間は？」「Yは？」."""
    pair = earlier[:2]
    if len(pair) < 2 or any(len(q.program_ids) != 1 for q in pair):
        return ()
    late, early = pair
    asked = [(q.money, {t.concept for t in q.terms if t.concept}, q.counter) for q in pair]
    other = late.program_ids != early.program_ids
    return (*early.programs, *late.programs) if other and asked[0] == asked[1] else ()
