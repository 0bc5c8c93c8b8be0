"""Which of several amounts may be the one asked for: what is known of each decides."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import pytest

from assistant.acts import Act, Guess
from assistant.answer.figures.asked import asked_amounts
from assistant.evidence.amounts import FoundAmount, SaidAmount
from assistant.evidence.quantities import TextQuantity
from assistant.question.model import Intent, Question
from assistant.question.signs import Sign

ASKED = Question("船の修理はいくらですか", "ja", Intent.FIGURE, money=True)


def amount(value, *, own=0.8, around=0.8, rank=0, sized=None, **known):
    """An amount with what is known of it; of its quantity `low`, `about` and `per`."""
    told = {k: known.pop(k) for k in ("low", "about", "per") if k in known}
    quantity = replace(TextQuantity(Decimal(value), "JPY", f"{value}円", 0, 9), **told)
    start, place = rank * 100, (rank * 100, rank * 100 + 50)
    said = SaidAmount(
        quantity, "guide", start, start + 9, place, "船の修理", "", "", "船の修理", "船の修理",
        frozenset(), None,
    )  # fmt: skip
    return FoundAmount(replace(said, **known), rank, own, around, sized, False)


def stated(*found, question=ASKED):
    context = SimpleNamespace(
        question=question,
        amounts_in=lambda *_: list(found),
        catalog=SimpleNamespace(scope=frozenset),
        state=SimpleNamespace(last=None, exchanges=()),
    )
    meant = asked_amounts(context, [("guide", 0, 50)], Guess(Act.AMOUNT, 0.9))
    return [int(f.said.quantity.value) for f in meant]


def test_one_that_says_what_is_asked_is_stated() -> None:
    assert stated(amount(300), amount(500, own=0.1, around=0.2, rank=1)) == [300]


@pytest.mark.parametrize(
    "other",
    [
        {"low": 200},
        {"about": "以上"},
        {"part": True},
        {"sized": False},
        {"own_words": "離島の加算"},
    ],
    ids=["a range", "a limit from below", "counted in another", "another size", "on top"],
)
def test_what_is_no_amount_of_it_is_not_stated_and_no_other_for_it(other) -> None:
    words = other.pop("own_words", None)
    best = amount(300, **other)
    if words:
        best = replace(best, said=replace(best.said, own=words))
    assert stated(best) == []


def test_an_amount_that_says_less_than_another_one_is_not_stated_for_it() -> None:
    of_one = amount(300, own=0.9, around=0.9, per="人")  # for one person, which is not asked
    assert stated(of_one, amount(500, own=0.7, around=0.7, rank=1)) == []


def test_two_that_say_the_same_are_told_apart_by_nobody() -> None:
    assert stated(amount(300), amount(500, rank=1)) == []


def test_the_year_asked_for_is_that_of_the_amount() -> None:
    late = amount(500, years=frozenset({2026}))
    early = amount(300, years=frozenset({2025}), rank=1)
    asked = replace(ASKED, years=(2026,))
    assert stated(late, early, question=asked) == [500]
    assert stated(late, replace(early, own=0.9), question=asked) == []  # another says more


def test_what_one_gets_is_no_budget() -> None:
    gets = replace(ASKED, signs=frozenset({Sign.GETS}))
    assert stated(amount(300, measure="initial"), question=gets) == []
    assert stated(amount(300), question=gets) == [300]


def test_nothing_is_stated_of_what_a_turn_wants_computed() -> None:
    asked = replace(ASKED, amounts=(1_300_000,))
    assert stated(amount(300), question=asked) == []
