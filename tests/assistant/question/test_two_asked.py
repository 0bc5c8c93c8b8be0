"""Two things asked side by side in one clause, in any pair, order and joining."""

from __future__ import annotations

from itertools import permutations

import pytest

from assistant.question.parts import split_questions
from assistant.question.two_asked import two_asked

ASKED = ("いつ", "どこで", "誰が", "いくら", "何件")


@pytest.mark.parametrize(("first", "second"), [*permutations(ASKED, 2)])
@pytest.mark.parametrize("rest", ["決まったの？", "出したんですか", "採択されましたか。"])
def test_both_questions_keep_what_is_said_of_them(first: str, second: str, rest: str) -> None:
    found = two_asked(f"昨年度は{first}{second}{rest}")
    assert found is not None
    assert [q.rstrip("？") for q in found] == [
        f"昨年度は{first}{rest}".rstrip("？"),
        f"昨年度は{second}{rest}".rstrip("？"),
    ]


@pytest.mark.parametrize("join", ["で", "で、", "と", "、"])
def test_a_joined_first_question_is_whole(join: str) -> None:
    found = two_asked(f"これ出したのいつ{join}誰の名前？")
    assert found == ("これ出したのいつ？", "これ出したの誰の名前？")


@pytest.mark.parametrize(
    "text",
    [
        "いつからいつまで？",
        "どこの誰に聞けばいい？",
        "何年何月から？",
        "いくら出ますか",
        "誰でも使える？",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert two_asked(text) is None


@pytest.mark.parametrize("lead", ["HRSA-24-019 - ", "Harbor Fund: ", "About the Harbor Fund, "])
def test_what_stands_before_english_questions_does_not_join_them(lead: str) -> None:
    parts = split_questions(f"{lead}how much money is there and how many awards?")
    assert [p.removeprefix(lead).rstrip("?") for p in parts] == [
        "how much money is there",
        "how many awards",
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("こっちは誰が対象で何の費用が出るの", "こっちは何の費用が出るの？"),
        ("LOTUSは本格支援だと1人いくらで最大何年？", "LOTUSは本格支援だと最大何年？"),
        ("対象は誰で金額はいくら", "金額はいくら？"),
        ("いくらもらえて何年続くの", "何年続くの？"),
        ("昨年度は何か国何件やってたの", "昨年度は何件やってたの？"),
    ],
)
def test_the_second_question_keeps_what_both_are_about(text: str, second: str) -> None:
    found = two_asked(text)
    assert found is not None
    assert found[1] == second


@pytest.mark.parametrize("lead", ["", "ok and ", "so, "])
def test_two_english_questions_with_no_and_between(lead: str) -> None:
    parts = split_questions(f"{lead}how many new fellows, for how long?")
    assert parts == ("how many new fellows", "for how long?")


def test_which_of_several_budgets_is_no_question_of_its_own() -> None:
    text = "how much money and from which budget?"
    assert split_questions(text) == (text,)


def test_three_english_questions() -> None:
    assert len(split_questions("who is it for, how much and until when")) == 3
