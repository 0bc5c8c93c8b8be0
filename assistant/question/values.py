"""What kind of value a question asks for, and in which unit it counts."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.question.counts import counter_in_english, counter_in_japanese
from assistant.question.model import ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import Concept, said_in

NAMED = {ValueType.PERSON, ValueType.PLACE}
ORDER = (
    ValueType.PERCENT,
    ValueType.DURATION,
    ValueType.DATE,
    ValueType.PERSON,
    ValueType.PLACE,
)


def asked_counter(text: str) -> str | None:
    """The unit that the question counts in, or what it wants the name of, or None."""
    named = said_in(text).outermost("named")
    if named:
        return named[0]
    return counter_in_japanese(text) or counter_in_english(text)


def asks_number(text: str) -> bool:
    """Whether an English question asks for a number of something, in whatever unit."""
    return shows(text, Sign.NUMBER_OF)


def asked_type(text: str, *, money: bool, concepts: Sequence[Concept]) -> ValueType | None:
    """The type of value asked for; None where the question leaves it open.

    Where an attribute is asked for, its own values decide: "who is eligible" asks for no person,
    and several attributes have several types.
    """
    if len(concepts) > 1 and not money:
        return None
    said = said_in(text)
    for kind in ORDER:
        if f"values.{kind.value}" in said and not (concepts and kind in NAMED):
            return kind
    if asked_counter(text) or asks_number(text):
        return ValueType.COUNT
    if money:
        return ValueType.MONEY
    return ValueType.TEXT if "values.text" in said else None
