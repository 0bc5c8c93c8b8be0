"""English questions: what asks for money, what is part of a name, and what is numbered."""

from __future__ import annotations

import pytest

from assistant.question import Understanding
from assistant.question.intent import asked_measures
from assistant.question.model import Term
from assistant.question.programs.partial import is_generic
from assistant.question.words.english import english_terms
from corpus.facts import Measure

READER = Understanding((), lambda _words: ())


def terms(text):
    return english_terms(text, lambda _word: (), framed=False)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("How is the travel grant paid out?", False),
        ("Which courses does the observatory offer?", False),
        ("Who provides the telescopes?", False),
        ("How much does the observatory pay?", True),
        ("What does the observatory pay for a night?", True),
    ],
)
def test_what_is_given_is_money_where_how_much_is_asked(text, money):
    assert READER.understand(text).money is money


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("May I apply twice to the Night Sky Fund?", ()),
        ("How large is the fund?", (Measure.FUND,)),
        ("Fund of the comet", (Measure.FUND,)),
    ],
)
def test_the_last_word_of_a_name_is_no_measure(text, measures):
    assert asked_measures(text) == measures


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Who sits in the Office of Comet Affairs", set()),
        ("Who sits in the Comet Department", set()),
        ("Which office has the comets", {"in_charge"}),
    ],
)
def test_an_office_by_its_name_asks_for_no_office(text, concepts):
    assert {t.concept for t in terms(text) if t.concept} == concepts


@pytest.mark.parametrize("text", ["Who are comet camps for?", "Who can get a comet grant?"])
def test_for_whom_something_is_asks_who_is_eligible(text):
    assert "eligibility" in {t.concept for t in terms(text)}


@pytest.mark.parametrize(
    ("text", "surface"), [("of Level 2", "Level 2"), ("in Phase II", "Phase II")]
)
def test_one_of_several_that_are_numbered_is_one_word(text, surface):
    assert [t.surface for t in terms(text)] == [surface]


def test_a_word_whose_translation_names_nothing_names_nothing():
    assert is_generic(Term("business", ("business", "busi", "事業", "ビジネス")))
    assert not is_generic(Term("telescope", ("telescope", "望遠鏡")))
