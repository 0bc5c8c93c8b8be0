"""Changes and shares: of programs, or of the whole that a document states of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.figures.amounts import answer_amounts
from assistant.answer.figures.arithmetic import (
    answer_compare,
    answer_difference,
    answer_growth,
    answer_share,
)
from assistant.answer.figures.pairs import year_on_year
from assistant.answer.figures.rows import requested_first, targets_of
from assistant.question.model import Intent, ValueType
from assistant.question.signs import Sign
from corpus.facts import Measure


def answer_change(context: Context) -> Composed | None:
    """A change; yes or no first, where the question asks whether it is one way."""
    composed, question = _change(context), context.question
    derived = [f for f in composed.draft.figures if f.derived] if composed else []
    changes = [f for f in derived if f.measure == Measure.DIFFERENCE]
    whether = question.closed and not question.how_much and question.change is not None
    whether = whether and question.intent is not Intent.REASON  # 「なんで増えた」
    whether = whether and Sign.NOT_CHANGED not in question.signs
    if composed and whether and len(changes) == 1:
        way = (changes[0].amount > 0) - (changes[0].amount < 0)
        composed.draft.head("yes" if way == question.change else "no")
    return composed


def only_changed(context: Context) -> Composed | None:
    """By how much an amount changed, where it is asked why and no sentence says so.

    Not where a turn says more than of what: what it says stands in some sentence.
    """
    if any(not (t.light or t.carried) for t in context.question.terms):
        return None
    composed = answer_change(context)
    of_one = composed is not None and len({f.program for f in composed.draft.figures}) == 1
    if composed is None or not of_one:
        return None
    composed.draft.head("no_reason")
    return composed


def _change(context: Context) -> Composed | None:
    targets = targets_of(context) or tuple(whole_for_change(context))
    if len(targets) >= 2 and not _of_each(context):
        return answer_compare(context, targets)
    printed = _printed_differences(context, targets)
    return printed or (answer_difference(context, targets) if targets else None)


def _printed_differences(context: Context, targets: Sequence[str]) -> Composed | None:
    """A difference that the source itself prints, where it has no two amounts to subtract.

    A supplementary budget is one: 「この補正でいくら増える？」.
    """
    question = context.question
    added = Measure.SUPPLEMENTARY in question.measures and question.how_much
    added = added and Sign.LAST_YEAR not in question.signs
    if not added and any(year_on_year(context, i)[0] for i in targets):
        return None
    measure = Measure.SUPPLEMENTARY if added else Measure.DIFFERENCE
    ask = replace(question, measures=(measure,), terms=(), intent=Intent.FIGURE)
    looks = [context.lookup(i, ask) for i in targets]
    return answer_amounts(context, [look for look in looks if look.rows])


def whole_for_change(context: Context) -> list[str]:
    """A change that is asked of nothing in particular is that of the document as a whole."""
    question = context.question
    content = [t for t in question.terms if not (t.concept or (t.light and question.whole))]
    if Sign.POINTS_BACK in context.question.signs:
        return []  # of what is not known: "its request"
    return requested_first(context, list(context.wholes())) if not content else []


def answer_ratio(context: Context) -> Composed | None:
    """A share or a growth; yes or no first, where the question says how many times it is."""
    composed, claimed = _shares(context), context.question.multiple
    ratio = next((f for f in composed.draft.figures if f.derived), None) if composed else None
    if composed and ratio and claimed:
        composed.draft.head("yes" if claimed.holds(Decimal(str(ratio.amount)) / 100) else "no")
    return composed


def _shares(context: Context) -> Composed | None:
    targets = context.question.program_ids
    if len(targets) >= 2 and not _of_each(context):
        return answer_share(context, targets[0], targets[1])
    if targets and _asks_share(context):
        if whole := _whole_of(targets[0], context):
            return answer_share(context, targets[0], whole)
        if Sign.SHARE_OF in context.question.signs:
            return None  # the share of something that has no amount of its own
    shares = context.question.inherited and context.question.value_type is ValueType.PERCENT
    if shares and any(not (t.light or t.concept) for t in context.question.terms):
        return None  # the share of something else than the program that was talked of
    return answer_growth(context, targets or tuple(whole_for_change(context)))


def _of_each(context: Context) -> bool:
    """Whether a change of several programs shown before is that of each: 「どれだけ増えた？」."""
    question = context.question
    return bool(question.inherited) and Sign.BOTH not in question.signs


def _whole_of(program_id: str, context: Context) -> str | None:
    """What a program is a part of: the program above it, else the sum of its document."""
    roots = (r for r in context.roots() if program_id in context.catalog.descendants(r))
    documents = tuple(dict.fromkeys(r.document_id for r in context.table.rows_of(program_id)))
    sums = context.table.sums.wholes(documents) if len(documents) == 1 else ()
    return next(roots, None) or next((i for i in sums if i != program_id), None)


def _asks_share(context: Context) -> bool:
    return Sign.OF_THE_WHOLE in context.question.signs
