"""Whether a thing is in the list that was shown: only a name can be told to be missing."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

EXCHANGE = """# 若草市 海外交流事業の案内

## 交流先

対象国：フィンランド、チリ、ケニア、ベトナム

## 補助の対象

対象経費：海外旅費、通訳料、会場借上料、印刷費
"""
FUND = """# Harbour Exchange Fund: Guide

## Partners

Partner countries: Finland, Chile, Kenya, Vietnam
"""


@pytest.fixture
def ask(tmp_path):
    """What is said to the last of some turns about one document."""

    def of(text, *turns):
        asked = conversation_about(tmp_path / "guide.md", text)
        return [asked(turn).answer for turn in turns][-1]

    return of


@pytest.mark.parametrize(
    ("text", "turns", "first"),
    [
        (EXCHANGE, ("対象国はどこですか", "ケニアは含まれますか"), "はい"),
        (EXCHANGE, ("対象国はどこですか", "ブラジルは含まれますか"), "いいえ"),
        (FUND, ("What are the partner countries?", "is Kenya in?"), "Yes"),
        (FUND, ("What are the partner countries?", "is Brazil in?"), "No"),
    ],
)
def test_a_name_is_in_a_list_or_is_not(ask, text, turns, first) -> None:
    assert ask(text, *turns).startswith(first)


@pytest.mark.parametrize("asked", ["飛行機代は出ますか", "ホテル代も入る？"])
def test_what_may_be_listed_in_other_words_is_not_denied(ask, asked) -> None:
    answer = ask(EXCHANGE, "対象経費は何ですか", asked)
    assert not answer.startswith("いいえ")


@pytest.mark.parametrize("asked", ["対象国はどこですか", "対象国は？"])
def test_an_attribute_is_asked_of_what_the_one_document_is_about(ask, asked) -> None:
    assert "チリ" in ask(EXCHANGE, asked)
