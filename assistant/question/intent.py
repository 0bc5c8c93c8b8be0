"""What is asked: the intent, and the measures, changes and limits that go with it."""

from __future__ import annotations

from collections.abc import Callable

from assistant.question.counts import find_counts
from assistant.question.model import Intent, Threshold
from assistant.question.signs import Sign
from assistant.question.words.lexicon import Said, said_in
from corpus.facts import Measure
from corpus.text import fold
from corpus.text.amounts import find_amounts

KEEPS = frozenset({Sign.ONLY_NEW, Sign.ONLY_RAISED, Sign.ONLY_CUT, Sign.ONLY_UNCHANGED})
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
    which, keeps = Sign.WHICH_PROGRAMS in said, filter_asked(said)
    several = count != 1 or Sign.AMONG in said
    ranked = Sign.RANK in said or Sign.TOP in said or any(c.ranks for c in find_counts(said.text))
    stated = count == 1 or bool(find_amounts(said.text))
    # "Which program is new?" asks for a filter, "which program can I use?" for advice.
    fits = Sign.FIT in said and not (said.text.isascii() and keeps)
    return (
        (lambda: Sign.TIMELINE in said, Intent.TIMELINE),
        (lambda: not count and fits and not money, Intent.FIT),
        (lambda: several and ranked and (money or which), Intent.RANK),
        (lambda: count < 2 and which and keeps, Intent.FILTER),
        (lambda: count >= 2 and Sign.SUM in said, Intent.SUM),
        (lambda: count >= 2 and Sign.COMPARE in said, Intent.COMPARE),
        (lambda: count < 2 and money and Sign.WHY in said, Intent.REASON),
        (lambda: Sign.RATIO in said and money, Intent.RATIO),
        (lambda: Sign.DIFFERENCE in said and money and not typed, Intent.DIFFERENCE),
        (lambda: stated and Sign.BREAKDOWN in said, Intent.SUM),
        (lambda: count <= 1 and Sign.LIST in said, Intent.LIST),
        (lambda: Sign.REASON in said, Intent.REASON),
        (lambda: Sign.DEFINITION in said and not (money or typed), Intent.DEFINITION),
    )


def filter_asked(said: Said) -> bool:
    """Whether the question keeps only some programs: new ones, raised ones, above an amount."""
    limited = Sign.LIMIT in said and bool(find_amounts(said.text))
    return limited or not KEEPS.isdisjoint(said.places)


def asked_measures(text: str) -> tuple[Measure, ...]:
    """Measures that the question names; 「補正後」 names no 補正."""
    return tuple(map(Measure, said_in(text).outermost("measures")))


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
