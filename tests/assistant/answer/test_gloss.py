"""What an English quote says in Japanese words."""

from __future__ import annotations

import pytest

from assistant.answer.text.gloss import gloss_in_japanese, is_english


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("For-profit companies and individuals may not apply.", True),
        ("Carp Barriers", False),
        ("Carp Barriersの令和9年度の要求額は、8,150万ドルです。", False),
        ("対象は市町村です。", False),
        ("", False),
        ("FY 2027 Request：134,000、Maximum Federal Share：60 percent、Maximum Award", True),
    ],
)
def test_what_is_english(text, english) -> None:
    assert is_english(text) is english


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Applications for grants close in September", {"申請", "補助金"}),
        ("The budget of the program increases by 10 years", {"予算"}),
    ],
)
def test_the_terms_that_are_listed_are_said_without_numbers(text, terms) -> None:
    said = gloss_in_japanese(text)
    assert any(term in said for term in terms)
    assert not any(c.isdigit() for c in said)


def test_of_words_that_are_not_listed_nothing_is_said() -> None:
    assert gloss_in_japanese("zyx qwv") == ""


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The library opens at noon on Sundays.", ["図書館", "開く", "日曜"]),
        ("The sheriff will hire staff for the fire stations.", ["保安官", "雇う", "消防署"]),
        ("Parking at the swimming pool is free for staff.", ["駐車場", "プール", "無料", "職員"]),
        ("Tuition and late fees are due before the semester.", ["学費", "延滞料", "学期"]),
        ("Awards cover indirect costs and repairs to the roof.", ["採択", "間接経費", "屋根"]),
        ("Tribes are developing a transit plan.", ["部族", "開発", "公共交通"]),
    ],
)
def test_everyday_words_of_english_documents_are_key_words(text, terms) -> None:
    said = gloss_in_japanese(text).split("、")
    assert [term for term in terms if term not in said] == []


def test_a_word_that_joins_clauses_is_no_key_word() -> None:
    assert gloss_in_japanese("Patients wait when the clinic is full.") == "患者、待つ、診療所"
