"""Turns that want what is new: 「新規を全部、金額も」, "list the new ones", 「霧島市の新規は」."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.question.model import Intent, Question, Term
from assistant.question.programs.partial import is_generic
from assistant.question.signs import Sign, says_only

WIDE = frozenset({Intent.FACT, Intent.FIGURE, Intent.LIST, Intent.FILTER, Intent.DEFINITION})
Told = Callable[[Term], Sequence[str]]


def asks_the_new(question: Question, told_by: Told = lambda _term: ()) -> bool:
    """Whether a turn says nothing but that it wants what is new.

    Of a document, if any, by its name: `told_by` gives the documents that a word by itself tells.
    """
    back = Sign.POINTS_BACK in question.signs and question.closed  # "is it new", not "this year"
    of_one = bool(question.programs) or back or question.confirm
    said = (t for t in question.terms if not (t.light or is_generic(t) or told_by(t)))
    wide = question.intent in WIDE and not of_one
    return wide and Sign.NEW in question.signs and all(says_only(t.surface, Sign.NEW) for t in said)


def of_the_new(question: Question, told_by: Told = lambda _term: ()) -> Question:
    """A turn that wants what is new as a choice among all programs, whose words name none."""
    if not asks_the_new(question, told_by):
        return question
    terms = tuple(replace(t, light=True) for t in question.terms)
    return replace(question, intent=Intent.FILTER, new_only=True, money=False, terms=terms)


def wants_the_new(question: Question) -> bool:
    """Whether a question has been read as a choice of what is new among all programs."""
    return question.new_only and question.intent is Intent.FILTER and not question.programs
