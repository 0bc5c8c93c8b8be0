"""Answers on classes: what each gets, how many there are, which is more, all of them together.

「準備型は何人から何人に」 is a change, where a note says what stands in the brackets;
「全部で何人」 the sum of all classes; "which is higher" a comparison of alike ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.classes.asked import kind_asked
from assistant.answer.classes.chosen import ADDS, COMPARES, values_chosen
from assistant.answer.classes.counted import say_counted, sentences_counting
from assistant.answer.classes.side_by_side import compare_classes, say_which, table_of_classes
from assistant.answer.classes.telling import measured, tell_values
from assistant.answer.classes.types import types_of_program
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.counts.brackets import before_in_brackets
from assistant.answer.operations.formula import say_change, say_total
from assistant.evidence.classes import NOTED, ClassKind, ClassValue
from assistant.question.model import Intent, Question
from assistant.question.signs import Sign
from corpus.text.amounts import find_amounts
from corpus.text.folding import fold_key

SURE = 0.8
PAIR = 2
MOST = 12  # values; of more nothing is told by class


def answer_of_classes(context: Context, own: Question) -> Composed | None:
    """The values of the classes that a turn is about, and what it does with them."""
    beside = table_of_classes(context, own) or compare_classes(context, own)
    beside = beside or types_of_program(context, own)
    if beside is not None:
        return beside
    kind = kind_asked(context, own)
    if kind is None or not _is_of_something(context, own):
        return None
    values = _of_that(context, own, values_chosen(context, own, kind))
    if not 0 < len(values) <= MOST:
        return None
    done = _changed(context, own, values) or _added(context, own, values)
    if done is not None or _asks_change(own) or _is_unparted(values):
        return done
    if not own.signs.isdisjoint(COMPARES):
        return say_which(context, values) if len(values) >= PAIR else None
    draft = context.draft()
    if kind is ClassKind.COUNT and len(values) > 1 and not own.programs:
        _say_of_all(context, own, draft)
    tell_values(draft, values)
    return Composed("answered", draft, SURE, complete=True)


def _of_that(context: Context, own: Question, values: Sequence[ClassValue]) -> list[ClassValue]:
    """Of values those of the one thing that was told last, where a turn points to it: "there"."""
    last = context.state.last
    told = {fold_key(i.name) for i in last.items if i.name} if last else set()
    if len(told) != 1 or Sign.POINTS_BACK not in own.signs:
        return list(values)
    others = {fold_key(v.name) for v in values if v.name} - told
    return [v for v in values if fold_key(v.name) in told] if others else list(values)


def _say_of_all(context: Context, own: Question, draft: Draft) -> None:
    """The one sentence that counts all classes together, before the numbers of each."""
    told = sentences_counting(context, own)
    one = told[0].sentence if len(told) == 1 else None
    values = context.classes_of(one.document_id) if one else ()
    inside = (c for c in values if one and c.value.start < one.end and one.start < c.value.end)
    if one and values and not any(inside):
        say_counted(draft, told[0])


def _is_of_something(context: Context, own: Question) -> bool:
    """Whether it is known what is asked of: what was talked of, not a program that is named now."""
    named = own.programs and "programs" not in context.question.inherited
    return bool(context.state.exchanges) and not named


def _asks_change(own: Question) -> bool:
    return own.from_to or Sign.CHANGE in own.signs or own.change is not None


def _is_unparted(values: Sequence[ClassValue]) -> bool:
    """Whether a value of no class has amounts of several things: another reading tells them."""
    for one in values:
        amounts = [a for a in find_amounts(NOTED.sub("", one.value.value)) if a.low is None]
        if not one.name and len({a.value for a in amounts}) > 1:
            return True
    return False


def _changed(context: Context, own: Question, values: Sequence[ClassValue]) -> Composed | None:
    """How the numbers of the classes changed, each from the one in brackets behind it."""
    if not _asks_change(own) or own.intent is Intent.SUM:
        return None
    draft = context.draft()
    for one in values:
        told = before_in_brackets(context, one.value)
        if told is None:
            return None
        now, before, note = told
        proven = draft.cite(note.document_id, note.start, note.end)
        say_change(draft, now, before, proven=(proven,), rate=False)
    return Composed("answered", draft, SURE, complete=True)


def _added(context: Context, own: Question, values: Sequence[ClassValue]) -> Composed | None:
    """All classes together: numbers of things under one label, none twice."""
    labels = {c.value.label for c in values}
    counts = all(c.kind is ClassKind.COUNT and c.name for c in values)
    alike = len({c.quantity.unit for c in values}) == len(labels) == 1
    if own.signs.isdisjoint(ADDS) or not (counts and alike) or len(values) < PAIR:
        return None
    draft = context.draft()
    say_total(draft, [measured(context, c) for c in values])
    return Composed("answered", draft, SURE, complete=True)
