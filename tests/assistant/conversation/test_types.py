"""Which types a program has, asked in many ways, and what is told of each."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import last_answer

TYPES = ("コンソーシアム共同研究タイプ", "コアチーム共同研究タイプ", "国際協力加速タイプ")


@pytest.mark.parametrize(
    "asked",
    [
        "SICORPにはどんなタイプがある？",
        "SICORPの共同研究のタイプを教えて",
        "sicorpって共同研究のタイプいくつかあったよね、金額幅も含めて",
        "SICORPの種類と金額は",
        "What types of projects does SICORP have?",
    ],
)
def test_all_types_are_told_with_what_each_gets(deck, asked):
    answer = last_answer(deck.assistant, asked)
    assert answer.status == "answered"
    assert all(name in answer.answer for name in TYPES)
    assert "30百万円~50百万円" in answer.answer


def test_a_program_without_types_is_given_none(deck):
    answer = last_answer(deck.assistant, "SATREPSにはどんなタイプがある？")
    assert not any(name in answer.answer for name in TYPES)


def test_what_the_first_of_them_has_is_asked_of_the_program(deck):
    asked = "SICORPにはどんなタイプがある？", "一番大きいのは期間何年"
    answer = last_answer(deck.assistant, *asked, "R8の要求は前年から増えてますか？")
    assert "SICORP" in answer.answer
    assert "11億円" in answer.answer


def test_one_type_that_is_named_is_told_alone(deck):
    answer = last_answer(deck.assistant, "SICORPのコアチーム共同研究タイプはいくら？")
    assert "10百万円~30百万円" in answer.answer
    assert "コンソーシアム" not in answer.answer
