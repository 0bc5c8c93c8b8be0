"""Which values of classes a turn means: those of its programs, of the classes that it names.

A word of the turn that nothing of them says makes them another's: then none is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.classes.asked import asks_nothing, cited, told_last
from assistant.answer.context import Context
from assistant.answer.operands.rows.located import documents_in_view, says, words_of
from assistant.conversation.state import SEVERAL
from assistant.evidence.classes import ClassKind, ClassValue
from assistant.question.grammars.counts import counters, same_counter
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import lexicon
from corpus.text import fold_key
from corpus.text.years import find_years

STAGES = (frozenset({Sign.APPLIED}), frozenset({Sign.SUCCEEDED, Sign.GOT_THROUGH}))
PAST = frozenset({Sign.PAST, Sign.LAST_YEAR})
# Words that say which numbers, or that classes are meant, and name none.
FRAMES = (
    Sign.PLANNED, Sign.PAST, Sign.TAKES, Sign.APPLIED, Sign.GOT_THROUGH, Sign.COUNTS, Sign.CLASS_OF,
)  # fmt: skip
PLANNED = frozenset({Sign.PLANNED})
ADDS = frozenset({Sign.SUM, Sign.IN_TOTAL, Sign.WHOLE})
COMPARES = frozenset({Sign.WHICH_IS_MORE, Sign.COMPARE})


def values_chosen(context: Context, own: Question, kind: ClassKind) -> list[ClassValue]:
    """The values that a turn asks for, all of the classes that it names; else none."""
    known = [c for d in documents_in_view(context) for c in context.classes_of(d)]
    of_kind = [c for c in known if c.kind is kind]
    scope = _talked_of(context, _in_scope(context, of_kind))
    said = words_of(context)
    named = [c for c in scope if any(says(fold_key(c.name), w) for w in said)]
    words = [w for w in said if is_said(w, named, context) or not is_of_kind(w, context)]
    named = named or _siblings(context, of_kind, words)
    if words and not (named or all(is_said(w, scope, context) for w in words)):
        scope = [c for c in of_kind if all(is_said(w, [c], context) for w in words)]
    around = scope or named
    if (
        (asks_nothing(own) and not named)
        or not around
        or not all(is_said(w, around, context) for w in words)
    ):
        return _at_most(scope, own)
    chosen = _together(context, scope, named, own) or named or _of_told(context, scope, own)
    chosen = _of_label(_of_stage(_of_unit(chosen, own), context, own), context, own)
    return [] if _is_one_of_more(chosen, own) else chosen


def _at_most(scope: Sequence[ClassValue], own: Question) -> list[ClassValue]:
    """What each class of one list gets at most, where a turn says otherwise which it is."""
    asks = Sign.AT_MOST in own.signs and (own.money or own.how_much)
    given = [c for c in scope if c.name and asks and shows(c.value.label, Sign.AT_MOST)]
    labels = lexicon().concepts["support_scale"].labels
    own_labels = {c.value.label for c in given if any(n in fold_key(c.value.label) for n in labels)}
    listed = [c for c in given if c.value.label in own_labels]
    return listed if len(own_labels) == 1 and len(listed) > 1 else []


def _together(
    context: Context, scope: Sequence[ClassValue], named: Sequence[ClassValue], own: Question
) -> list[ClassValue]:
    """What one class that a turn names is added to: 「短期も合わせて」 what was told, or all."""
    if own.signs.isdisjoint(ADDS) or len({fold_key(c.name) for c in named}) != 1:
        return []
    if Sign.ALL_TOGETHER in own.signs:
        return list(scope)
    told = {fold_key(c.name) for c in told_last(context)}
    return [*(c for c in scope if fold_key(c.name) in told and c not in named), *named]


def _is_one_of_more(values: Sequence[ClassValue], own: Question) -> bool:
    """Whether a sum is asked for of one class with something that is none."""
    return not own.signs.isdisjoint(ADDS) and len(values) == 1 and bool(values[0].name)


def is_of_kind(word: Term, context: Context) -> bool:
    """Whether a word only says what kind of value is asked for: 「支援額」, 「人数」."""
    frames = any(shows(word.surface, s) for s in FRAMES)
    return bool(word.concept) or word.surface.isdigit() or frames or _counts(word, context)


def _counts(word: Term, context: Context) -> bool:
    counter = context.question.counter
    return counter is not None and same_counter(word.surface, counter)


def _in_scope(context: Context, values: Sequence[ClassValue]) -> list[ClassValue]:
    """The values of the programs that a turn is about; of none all that the documents have."""
    ids = programs_talked_of(context)
    if not ids:
        return list(values)
    scope = context.catalog.scope(ids)
    own = [c for c in values if c.value.program_id in ids]
    if {c.value.program_id for c in own} != set(ids):
        own = [c for c in values if c.value.program_id in scope] or _rows_of_all(context, values)
    # A row of a table may be called a program by itself: the others of the table are its like.
    rows = {fold_key(context.catalog.name(i)) for i in ids}
    inherited = "programs" in context.question.inherited
    if own and inherited and all(fold_key(c.name) in rows for c in own):
        labels = {(c.value.document_id, c.value.label) for c in own}
        return [c for c in values if (c.value.document_id, c.value.label) in labels]
    return own


def programs_talked_of(context: Context) -> tuple[str, ...]:
    """The programs of a turn; what was only near before it is not surely what it is about."""
    question, last = context.question, context.state.last
    if last is None or last.near is None or "programs" not in question.inherited:
        return question.program_ids
    surely = (e for e in context.state.about if e.near is None and e.programs)
    told = next(surely, None)
    return tuple(m.program_ids[0] for m in told.programs) if told else question.program_ids


def _rows_of_all(context: Context, values: Sequence[ClassValue]) -> list[ClassValue]:
    """The rows that are called programs by themselves, of a document about one program alone."""
    rows = [c for c in values if _is_called_by_row(c, context)]
    documents = {c.value.document_id for c in rows}
    scope = context.catalog.scope(programs_talked_of(context))
    others = {
        c.value.program_id
        for d in documents
        for c in context.classes_of(d)
        if not _is_called_by_row(c, context)
    }
    return rows if others <= scope else []


def _is_called_by_row(one: ClassValue, context: Context) -> bool:
    return fold_key(context.catalog.name(one.value.program_id or "")) == fold_key(one.name)


def _talked_of(context: Context, values: Sequence[ClassValue]) -> list[ClassValue]:
    """Of the values of several programs those of the one whose classes were told last."""
    last = context.state.last
    if last is None or last.question.intent in SEVERAL:
        return list(values)
    owners = {c.value.program_id for c in told_last(context)}
    return [c for c in values if c.value.program_id in owners] or list(values)


def _siblings(
    context: Context, values: Sequence[ClassValue], words: Sequence[Term]
) -> list[ClassValue]:
    """The values under the labels told last that are of the classes that a turn names."""
    labels = {(c.value.document_id, fold_key(c.value.label)) for c in told_last(context)}
    return [
        c
        for c in values
        if (c.value.document_id, fold_key(c.value.label)) in labels
        and any(says(fold_key(c.name), w) for w in words)
    ]


def is_said(word: Term, values: Sequence[ClassValue], context: Context) -> bool:
    """Whether a word names a class, a label, a program or the document of some values."""
    return any(
        says(c.key, word)
        or says(fold_key(context.catalog.name(c.value.program_id or "")), word)
        or says(fold_key(context.sources[c.value.document_id].title), word)
        for c in values
    )


def _of_told(context: Context, scope: Sequence[ClassValue], own: Question) -> list[ClassValue]:
    """Of a turn that names no class those of the class told last; else all of what was told of.

    Of a document as a whole only what the last answer cites may be meant, or what is near it.
    """
    last = context.state.last
    near = [c for p in (last.answer.citations if last else ()) for c in cited(context, p)]
    told = {fold_key(c.name) for c in told_last(context) if c.name}
    if len(told) == 1:  # a quote of each of two classes tells of both
        told |= {fold_key(c.name) for c in near if c.name}
    meant = [c for c in scope if fold_key(c.name) in told]
    # How many there are is asked of all classes, whichever was told last.
    money = all(c.kind is ClassKind.MONEY for c in meant)
    one = len(told) == 1 and money and own.signs.isdisjoint(ADDS | {Sign.EACH})
    if meant and (one or not own.signs.isdisjoint(COMPARES)):
        return meant
    lists = {_list_of(c) for c in near} | {_list_of(c) for c in meant}
    return [c for c in scope if _list_of(c) in lists or not _is_of_all(c, context)]


def _list_of(value: ClassValue) -> tuple[str, str | None, bool]:
    """What list of classes a value stands in: those of one program, told by class or not."""
    return value.value.document_id, value.value.program_id, bool(value.name)


def _is_of_all(value: ClassValue, context: Context) -> bool:
    """Whether a value is of a document as a whole: of no program, or of the only one."""
    document = value.value.document_id
    owners = {c.value.program_id for c in context.classes_of(document)}
    return value.value.program_id is None or len(owners) == 1


def _of_unit(values: Sequence[ClassValue], own: Question) -> list[ClassValue]:
    """Of numbers of things those that count what is asked for, where any does."""
    counter = own.counter
    if counter is None:
        return list(values)
    same = [c for c in values if same_counter(c.quantity.unit, counter) or not c.quantity.unit]
    careless = counter in counters("asked_of_any") and not own.signs.isdisjoint(
        STAGES[0] | STAGES[1]
    )
    return same or (list(values) if careless else [])


def _of_stage(values: Sequence[ClassValue], context: Context, own: Question) -> list[ClassValue]:
    """Of those who applied and those who succeeded the ones asked for; of a time before if said."""
    chosen = list(values)
    for stage, other in (STAGES, STAGES[::-1]):
        if not own.signs.isdisjoint(stage):
            chosen = [c for c in chosen if _shows(c, stage) or not _shows(c, other)]
            chosen = [c for c in chosen if _shows(c, stage)] or chosen
    if own.years:
        return [c for c in chosen if {y.year for y in find_years(c.value.label)} & set(own.years)]
    past = not own.signs.isdisjoint(PAST)
    of_time = [c for c in chosen if _is_past(c, context) == past]
    if Sign.PLANNED not in own.signs:
        return of_time
    planning = {c.value.program_id for c in of_time if _shows(c, PLANNED)}
    return [c for c in of_time if c.value.program_id not in planning or _shows(c, PLANNED)]


def _is_past(value: ClassValue, context: Context) -> bool:
    """Whether a number is of a time before the year of its document."""
    years = [y.year for y in find_years(value.value.label)]
    own = context.sources[value.value.document_id].fiscal_year
    return _shows(value, PAST) or bool(own and years and max(years) < own)


def _shows(value: ClassValue, signs: frozenset[Sign]) -> bool:
    text = f"{value.value.label} {value.name}"
    return any(shows(text, s) for s in signs)


def _of_label(values: Sequence[ClassValue], context: Context, own: Question) -> list[ClassValue]:
    """The values under the labels that a turn says; else under those that say how much at most."""
    told = {fold_key(c.value.label) for c in told_last(context)} if asks_nothing(own) else set()
    said = [c for c in values if own.says(c.value.label) or fold_key(c.value.label) in told]
    if said or told:
        return said
    each = own.per or own.slots.each or own.slots.per
    if Sign.AT_MOST in own.signs and not each:
        return [c for c in values if shows(c.value.label, Sign.AT_MOST)] or list(values)
    return list(values)
