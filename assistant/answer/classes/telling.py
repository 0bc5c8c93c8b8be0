"""Values of classes as an answer tells them: each under its label, with its class, cited."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.stated import state_amount
from assistant.answer.operations.measured import Measured, figure_stated
from assistant.answer.text.quoting import glossed
from assistant.conversation.item import Item
from assistant.evidence.classes import ClassValue
from assistant.evidence.finding.statements import clean
from corpus.text import fold_key
from corpus.text.amounts import find_amounts


def tell_values(draft: Draft, values: Sequence[ClassValue]) -> None:
    """Each value under its label; those of several programs below the names of these."""
    if draft.language == "ja" and all(c.value.label.isascii() for c in values):
        _tell_foreign(draft, values)
        return
    owners = list(dict.fromkeys(c.value.program_id for c in values))
    several = len(owners) > 1 and all(owners) and not _are_classes(draft, values)
    for owner in owners if several else [None]:
        own = [c for c in values if not several or c.value.program_id == owner]
        if owner:
            name = draft.name(owner)
            draft.add(f"【{name}】" if draft.language == "ja" else f"{name}:", quoted=False)
        for one in own:
            _tell(draft, one, owned=several)


def _are_classes(draft: Draft, values: Sequence[ClassValue]) -> bool:
    """Whether a program of some values is a class: rows of a table called by themselves."""
    return any(fold_key(draft.name(c.value.program_id or "")) == fold_key(c.name) for c in values)


def _tell(draft: Draft, one: ClassValue, *, owned: bool) -> None:
    """「給付額（準備型）：155万円／人・年」, by its program's name where no line before says it."""
    value, number = one.value, place_of(draft, one)
    program = value.program_id
    label = unicodedata.normalize("NFKC", value.label)
    if one.name and fold_key(one.name) not in fold_key(f"{label}{value.value}"):
        opens, closes = ("（", "）") if draft.language == "ja" else (" (", ")")
        label = f"{label}{opens}{one.name}{closes}"
    amounts = find_amounts(value.value)
    text = clean(value.value) + glossed(draft, value.value, number, program)
    if draft.language == "ja" and len(amounts) == 1 and amounts[0].low is None:
        state_amount(
            draft, amounts[0], number, one.name or (draft.name(program) if program else "")
        )
    name = draft.name(program) if program else ""
    draft.show(Item(name, program, None, draft.cited(number), (one.name,) if one.name else ()))
    numbers = (number, *head_of(draft, one))
    if program and not owned and fold_key(name) != fold_key(one.name):
        draft.say("value", *numbers, program=name, label=label, value=text)
    else:
        draft.say("value_alone", *numbers, label=label, value=text)


def _tell_foreign(draft: Draft, values: Sequence[ClassValue]) -> None:
    """The values of an English document in a Japanese answer, label by label as they are."""
    draft.say("records_foreign")
    for label in dict.fromkeys(c.value.label for c in values):
        own = [c for c in values if c.value.label == label]
        draft.say_own("values_of", *head_of(draft, own[0]), label=label)
        for c in own:
            number, name = place_of(draft, c), c.name or label
            amounts = find_amounts(c.value.value)
            if len(amounts) == 1 and amounts[0].low is None:
                state_amount(draft, amounts[0], number, name)
            draft.show(Item(name, c.value.program_id, None, draft.cited(number), (c.name,)))
            draft.say_own("compare_item", number, program=name, value=clean(c.value.value))


def place_of(draft: Draft, one: ClassValue) -> int:
    """The number of the citation of a value's line or row."""
    return draft.cite(one.value.document_id, one.value.start, one.value.end)


def head_of(draft: Draft, one: ClassValue) -> tuple[int, ...]:
    """The number of the citation of the head of a column, which stands elsewhere."""
    value = one.value
    if one.head:
        return (draft.cite(value.document_id, *one.head),)
    quote = draft.cited(place_of(draft, one)).quote
    said = fold_key(value.label) in fold_key(quote)
    found = None if said else draft.cite_before(value.document_id, value.label, value.start)
    return (found,) if found else ()


def measured(context: Context, one: ClassValue) -> Measured:
    """The number of a value as a quantity, called by its class."""
    draft, value, quantity = context.draft(), one.value, one.quantity
    place = draft.cited(place_of(draft, one))
    name = one.name or (draft.name(value.program_id) if value.program_id else value.label)
    item = Item(name, value.program_id)
    currency = quantity.unit if quantity.is_money else None
    original = value.value[quantity.start : quantity.end] or quantity.original
    figure = figure_stated(
        item, place, quantity.value, currency, original, single=bool(quantity.per)
    )
    figure = replace(figure, program=name, label=value.label, scope=None)
    return Measured(
        name,
        value.program_id,
        figure,
        place,
        quantity.unit,
        quantity.per,
        quantity.about,
        quantity.low,
        label=value.label,
    )
