"""Several questions in one English turn, as people type them."""

import pytest

from assistant.question.parts import split_questions
from assistant.question.words.shorthand import typed_out


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "when's the library shut & where do readings go",
            ("when's the library shut", "where do readings go"),
        ),
        ("is it open to all, and by when", ("is it open to all", "by when")),
        ("how much per loan, and how many", ("how much per loan", "how many loans")),
        (
            "What does a pass cost, and how many does each family get",
            ("What does a pass cost", "how many does each family get"),
        ),
        (
            "how much is there for each library and how many will they open?",
            ("how much is there for each library", "how many libraries will they open?"),
        ),
        ("most per season? is fuel in that", ("most per season?", "is fuel in that")),
        (
            "the toll of the ferry in 2027 and last year?",
            ("the toll of the ferry in 2027", "last year?"),
        ),
        (
            "difference between this year and last year",
            ("difference between this year and last year",),
        ),
        ("who won it, and where is she from", ("who won it, and where is she from",)),
        ("when and where is it", ("when and where is it",)),
        ("who decides and how", ("who decides and how",)),
        ("parks and what surrounds them", ("parks and what surrounds them",)),
    ],
)
def test_questions_that_stand_beside_each_other_are_asked_one_by_one(text, parts):
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "largest rise and largest cut by ward?",
            ("largest rise by ward?", "largest cut by ward?"),
        ),
        (
            "which school has the highest fee and which the lowest fee?",
            ("which school has the highest fee?", "which school has the lowest fee?"),
        ),
        ("一番伸びた部と減った部は？", ("一番伸びた部は？", "一番減った部は？")),
        ("料金が最も高いのと安いのは", ("料金が最も高いのは？", "料金が最も安いのは？")),
        ("一番大きい部はどこ", ("一番大きい部はどこ",)),
    ],
)
def test_both_ends_of_a_ranking_are_two_questions(text, parts):
    assert split_questions(text) == parts


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("how many ppl n how long", "how many people and how long"),
        ("Whats in it 4 us?", "what's in it for us?"),
        ("per yr w/ tax, or w/o?", "per year with tax, or without?"),
        ("R programme, R8, U of N", "R programme, R8, U of N"),
        ("ppl向けの予算は", "ppl向けの予算は"),
        ("bins 26/27? and FY25/26", "bins 2026/27? and FY2025/26"),
        ("2/3 of it, 24/25 of them, 09/10", "2/3 of it, 24/25 of them, 09/10"),
        ("the nights of 26/27 March, £26/27", "the nights of 26/27 March, £26/27"),
        ("ferries this yr vs last?", "ferries this year vs last year?"),
        ("is that more than last", "is that more than last year"),
        ("pick the last, vs last week", "pick the last, vs last week"),
    ],
)
def test_shorthand_is_written_out(typed, written):
    assert typed_out(typed) == written
