"""What is asked: the kind of answer, the type of value, the measures, changes and limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.question.grammars.counts import counter_in_english, counter_in_japanese, find_counts
from assistant.question.model import Intent, Threshold, ValueType
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import Concept, Said, said_in
from corpus.facts import Measure
from corpus.text import fold
from corpus.text.amounts import find_amounts

KEEPS = frozenset({Sign.ONLY_NEW, Sign.ONLY_RAISED, Sign.ONLY_CUT, Sign.ONLY_UNCHANGED})
NAMED = {ValueType.PERSON, ValueType.PLACE}
ORDER = (
    ValueType.PERCENT,
    ValueType.DURATION,
    ValueType.DATE,
    ValueType.PERSON,
    ValueType.PLACE,
)
# "… the Energy Efficiency Fund", behind a word that is none of its name.
ENDS_NAME = re.compile(r"[a-z,] (?:[A-Z][\w'-]*[a-z] )+[A-Z][a-z]+$")
CHANGES = {Sign.ONLY_UNCHANGED: 0, Sign.ONLY_CUT: -1, Sign.ONLY_RAISED: 1}


def classify(text: str, *, program_count: int, money: bool, typed: bool) -> Intent:
    """The intent of a question that names `program_count` programs."""
    said = said_in(text)
    if Sign.ORDER in said:
        return Intent.SMALLTALK
    for applies, intent in _rules(said, program_count, money, typed):
        if applies():
            return intent
    return Intent.FIGURE if money else Intent.FACT


def _rules(
    said: Said, count: int, money: bool, typed: bool
) -> tuple[tuple[Callable[[], bool], Intent], ...]:
    """Rules in the order in which they win over each other."""
    keeps = filter_asked(said)
    # 「新規事業を全部」 wants all that are new.
    which = Sign.WHICH_PROGRAMS in said or (keeps and Sign.ALL in said)
    several = count != 1 or Sign.AMONG in said
    ranked = Sign.RANK in said or Sign.TOP in said or any(c.ranks for c in find_counts(said.text))
    stated = count == 1 or bool(find_amounts(said.text))
    return (
        (lambda: Sign.TIMELINE in said and not typed, Intent.TIMELINE),
        (lambda: several and ranked and (money or which or _changes_asked(said)), Intent.RANK),
        (lambda: count < 2 and keeps and (which or _which_change(said, count)), Intent.FILTER),
        (lambda: count >= 2 and Sign.SUM in said, Intent.SUM),
        (lambda: count >= 2 and Sign.COMPARE in said, Intent.COMPARE),
        (lambda: count < 2 and money and Sign.WHY in said, Intent.REASON),
        (lambda: money and Sign.COMPARE in said and Sign.LAST_YEAR in said, Intent.DIFFERENCE),
        (lambda: Sign.RATIO in said and money, Intent.RATIO),
        (lambda: Sign.DIFFERENCE in said and money and not typed, Intent.DIFFERENCE),
        (lambda: stated and Sign.BREAKDOWN in said, Intent.SUM),
        (lambda: count <= 1 and Sign.LIST in said, Intent.LIST),
        (lambda: Sign.REASON in said, Intent.REASON),
        (lambda: Sign.DEFINITION in said and not (money or typed or ranked), Intent.DEFINITION),
    )


def _which_change(said: Said, count: int) -> bool:
    """Whether no name is asked of, and which ones went up or down: 「減った収入ってある？」."""
    some = Sign.WHICH_ONES in said or Sign.EXISTS in said
    return count == 0 and some and _changes_asked(said)


def _changes_asked(said: Said) -> bool:
    return not CHANGES.keys().isdisjoint(said.places)


def filter_asked(said: Said) -> bool:
    """Whether the question keeps only some programs: new ones, raised ones, above an amount."""
    limited = Sign.LIMIT in said and bool(find_amounts(said.text))
    return limited or not KEEPS.isdisjoint(said.places)


def asked_measures(text: str) -> tuple[Measure, ...]:
    """Measures that the question names; 「補正後」 names no 補正, "the Growth Fund" no fund."""
    said = said_in(text)
    named = (m for m in said.outermost("measures") if not _is_of_name(said, f"measures.{m}"))
    return tuple(map(Measure, named))


def _is_of_name(said: Said, group: str) -> bool:
    """Whether the words of a group all end a name that an English text writes with capitals."""
    return all(ENDS_NAME.search(said.text[:end]) for _, end in said.of(group))


def asked_change(text: str) -> int | None:
    """+1 where raised programs are asked for, -1 for cut ones, 0 for unchanged ones."""
    said = said_in(text)
    return next((change for sign, change in CHANGES.items() if sign in said), None)


def asked_threshold(text: str) -> Threshold | None:
    """The amount that a filter compares with, or None."""
    said, amounts = said_in(text), find_amounts(fold(text).text)
    if Sign.LIMIT not in said or not amounts:
        return None
    first = said.of(Sign.LIMIT)[0]
    return Threshold(
        amounts[0].value,
        at_least=first not in said.of(Sign.UPPER_LIMIT),
        inclusive=first in said.of(Sign.INCLUSIVE),
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
    if Sign.EXPLAINED in said and not money:
        return ValueType.TEXT
    for kind in ORDER:
        if f"values.{kind.value}" in said and not (concepts and kind in NAMED):
            return kind
    if asked_counter(text) or asks_number(text):
        return ValueType.COUNT
    if money:
        return ValueType.MONEY
    return ValueType.TEXT if "values.text" in said else None
