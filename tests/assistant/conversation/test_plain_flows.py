"""The plainest turns about the first document: by how much, the most, the least, what fell."""

from __future__ import annotations

from functools import partial

import pytest

from tests.assistant.conftest import last_answer


@pytest.fixture
def ask(deck):
    return partial(last_answer, deck.assistant)


@pytest.mark.parametrize(
    ("turns", "rate"),
    [
        (("SATREPSの予算は", "何％増？"), "5%"),
        (("SATREPSの予算は", "てことは何％増？"), "5%"),
        (("外国人研究者招へい事業の予算は", "前年より何%増えた？"), "23.5%"),
        (("外国人研究者招へい事業の予算は", "ということは何％増えた？"), "23.5%"),
        (("how much is SATREPS", "what % up is that"), "5%"),
    ],
)
def test_by_how_many_per_cent_what_is_talked_of_changed(ask, turns, rate):
    assert rate in ask(*turns).answer


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("一番大きい事業は",), 4_200_000_000),
        (("一番でかいのは？",), 4_200_000_000),
        (("biggest program?",), 4_200_000_000),
        (("一番大きい事業は", "一番小さいのは？"), 1_100_000_000),
        (("biggest program?", "and the smallest?"), 1_100_000_000),
    ],
)
def test_the_most_and_the_least_of_all_programs(ask, turns, amount):
    assert [f.amount for f in ask(*turns).figures] == [amount]


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("減った事業ある？", "減額されているものはありません"),
        ("減ったのある？", "減額されているものはありません"),
        ("did anything get cut?", "none was cut"),
    ],
)
def test_where_all_is_known_it_is_said_that_nothing_fell(ask, turn, said):
    answer = ask(turn)
    assert said in answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "turn",
    ["SATREPSの予算、去年も", "SATREPSは今年と去年でいくら", "SATREPS budget this year and last"],
)
def test_both_years_are_told_where_both_are_asked_for(ask, turn):
    assert {2_100_000_000, 2_000_000_000} <= {f.amount for f in ask(turn).figures}


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("ASPIREって誰が出せるやつでしたっけ", "日本側研究者チーム"),
        ("SATREPSは誰が使えるの", "大学"),
        ("quick overview of satreps?", "developing countr"),
        ("brief overview of satreps", "developing countr"),
    ],
)
def test_who_can_have_it_and_what_it_is_in_a_few_words(ask, turn, said):
    answer = ask(turn)
    assert answer.status == "answered" and said in answer.answer


def test_an_attribute_of_several_classes_is_told_of_each(ask):
    turns = ("優秀な海外研究者の受入強化の単価は",)
    told = ask(*turns).answer
    assert all(one in told for one in ("3,000万円", "1,500万円", "500万円"))
    assert "5,000万円" in ask(*turns, "合計で？").answer


@pytest.mark.parametrize(
    "turns", [("ASPIREの支援額は", "年数は"), ("ASPIREの単価は", "その出どころは")]
)
def test_what_a_turn_asks_of_an_answer_is_no_thing_that_stands_nowhere(ask, turns):
    assert ask(*turns).status == "answered"
