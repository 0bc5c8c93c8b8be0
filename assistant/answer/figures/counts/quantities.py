"""Facts that are numbers, set side by side: each variant, which is more, the sum, the change.

「基礎と応用ではどちらが多いか」 and 「合わせて何人か」 are asked of values under one label, one for
each variant; 「前年度から何名増えるか」 of a value that the source itself sets beside the year
before: 「50名（26名）」 with a note on what stands in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.counts.brackets import before_in_brackets, note_of, stated_in
from assistant.answer.figures.counts.quantity import (
    LASTING,
    StatedQuantity,
    largest_in,
    now_and_before,
    quantity_in,
)
from assistant.answer.operations.formula import say_change, say_total
from assistant.answer.text.quoting import cite, quote
from assistant.evidence.finding.scoring import Found
from assistant.question.model import Intent
from assistant.question.signs import Sign
from assistant.question.words.names import name_key
from corpus.text import fold_key
from corpus.values import LabelledValue

ALL_MEANT = {Sign.EACH, Sign.WHICH_IS_MORE, Sign.IN_TOTAL}
NEARLY_COVERED = 0.7  # a value without the asked label has to cover nearly all that is said
LOOKED_AT = 3  # statements among which the value has to be


def answer_quantities(context: Context) -> Composed | None:
    """Values of several variants, or of two years, as the question sets them side by side."""
    best = next(filter(_is_value, context.evidence.statements[:LOOKED_AT]), None)
    if best is None or best.statement.value is None:
        return None
    signs = context.question.signs
    if Sign.CHANGE in signs and (change := _change(context, best, best.statement.value)):
        return change
    if _asks_before(context):
        return None if Sign.CHANGE in signs else _before(context, best, best.statement.value)
    variants = _variants(context, best.statement.value)
    if len(variants) > 1 and Sign.MOST in signs:
        return _most(context, variants, least=Sign.LEAST in signs)
    return _side_by_side(context, variants) if len(variants) > 1 else None


def _side_by_side(context: Context, variants: Sequence[tuple[Found, StatedQuantity]]) -> Composed:
    signs = context.question.signs
    lasting = LASTING.search(variants[0][1].original)
    if Sign.IN_TOTAL in signs and not lasting:  # spans of courses are no parts of a whole
        return _total(context, variants)
    if Sign.WHICH_IS_MORE in signs or context.question.intent is Intent.COMPARE:
        return _more(context, variants)
    in_order = sorted(variants, key=lambda pair: pair[0].statement.start)
    return _quoted(context, context.draft(), in_order)


def _is_value(found: Found) -> bool:
    if found.statement.value is None or not found.about or not found.typed:
        return False
    return found.labelled > 0 or found.coverage >= NEARLY_COVERED


def _variants(context: Context, best: LabelledValue) -> list[tuple[Found, StatedQuantity]]:
    """Values under the same label, one for each variant meant, where each is one number."""
    label, by_name = name_key(best.label), dict[str, Found]()
    for found in context.evidence.statements:
        value = found.statement.value
        if value and value.qualifier and name_key(value.label) == label and found.about:
            by_name.setdefault(fold_key(value.qualifier), found)
    question = context.question
    meant = [f for name, f in by_name.items() if question.says(name)]
    if len(meant) == 1 and Sign.IN_TOTAL in question.signs:
        return []  # of one with something else
    counted = not meant and question.counter is not None
    ranked = Sign.MOST in question.signs
    if counted or ranked or (len(meant) < 2 and not ALL_MEANT.isdisjoint(question.signs)):
        meant = list(by_name.values())
    read = largest_in if ranked else quantity_in
    measured = [(f, q) for f in meant if (q := read(_value(f).value))]
    return measured if len({q.unit for _, q in measured}) == 1 else []


def _more(context: Context, variants: Sequence[tuple[Found, StatedQuantity]]) -> Composed:
    ordered = sorted(variants, key=lambda pair: -pair[1].number)
    (first, most), (_, second) = ordered[0], ordered[1]
    draft, label = context.draft(), _value(first).label
    if most.number == second.number:
        draft.say("compare_equal", label=label)
    else:
        draft.say("variant_more", label=label, winner=_value(first).qualifier or "")
    return _quoted(context, draft, ordered)


def _most(
    context: Context, variants: Sequence[tuple[Found, StatedQuantity]], *, least: bool
) -> Composed:
    """The variants by their numbers, the one that is most, or least, first and named."""
    ordered = sorted(variants, key=lambda pair: pair[1].number, reverse=not least)
    draft, first = context.draft(), _value(ordered[0][0])
    said = first.qualifier or ""
    draft.say("variant_least" if least else "variant_most", label=first.label, winner=said)
    return _quoted(context, draft, ordered)


def _total(context: Context, variants: Sequence[tuple[Found, StatedQuantity]]) -> Composed:
    draft = context.draft()
    say_total(draft, [stated_in(draft, _value(found), quantity) for found, quantity in variants])
    return _quoted(context, draft, variants)


def _change(context: Context, found: Found, value: LabelledValue) -> Composed | None:
    """The change from the number in brackets, where a note says that it is the year before's."""
    told, draft = before_in_brackets(context, value), context.draft()
    if told is None:
        return None
    now, before, note = told
    now.state(draft)
    proven = draft.cite(note.document_id, note.start, note.end)
    say_change(draft, now, before, proven=(proven,), rate=False)
    quote(draft, found, context)
    return Composed("answered", draft, found.coverage, complete=True)


def _asks_before(context: Context) -> bool:
    """Whether the year before the document's own is asked for."""
    years = context.question.years
    return context.question.relative_year == -1 or (
        context.fiscal_year is not None and years == (context.fiscal_year - 1,)
    )


def _before(context: Context, found: Found, value: LabelledValue) -> Composed | None:
    """The number in brackets, where a note says that it is the year before's."""
    pair, draft = now_and_before(value.value), context.draft()
    note = note_of(draft, value)
    if pair is None or note is None:
        return None
    numbers = (cite(draft, found.statement), note)
    draft.say("count_before", *numbers, label=value.label, value=pair[1].original)
    quote(draft, found, context)
    return Composed("answered", draft, found.coverage, complete=True)


def _quoted(
    context: Context, draft: Draft, variants: Sequence[tuple[Found, StatedQuantity]]
) -> Composed:
    for found, _ in variants:
        quote(draft, found, context)
    score = min(found.coverage for found, _ in variants)
    return Composed("answered", draft, score, complete=True)


def _value(found: Found) -> LabelledValue:
    """The labelled value that a statement is: only such are set side by side."""
    if found.statement.value is None:
        raise TypeError("a sentence has no value to set beside others")
    return found.statement.value
