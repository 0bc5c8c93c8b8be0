"""A number, a mark or a single kana is no question, nor is one word that only asks."""

from __future__ import annotations

import pytest

from assistant.question.bare import is_alone, is_bare


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "１２",
        "3.5",
        "²³",
        "½",
        "Ⅷ",
        "①",
        "三分の一",
        "一",
        "〇",
        "！",
        "〜",
        "…",
        "ー",
        "ｱ",
        "ﾊﾟ",
        "か",
        "\u200b",
    ],
)
def test_what_has_no_word_is_bare(text):
    assert is_bare(text)


@pytest.mark.parametrize(
    "text", ["国", "3年", "12円", "一番", "AI", "a", "予算", "R8", "はい", "👍", "目的？", "Who?"]
)
def test_a_word_is_not(text):
    assert not is_bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "how",
        "How?",
        "Total",
        "the the",
        "「合計」",
        "合計は？",
        "最大",
        "令",
        "令和",
        "平成って？",
        "予算",
        "要求額は？",
        "増減",
        "平均",
        "割合って？",
        "全体",
        "すべて",
        "all",
        "Everything?",
        "average",
        "difference",
        "increase",
    ],
)
def test_one_word_that_only_asks_names_nothing(text):
    assert is_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "国",
        "人件費",
        "目的",
        "平均寿命",
        "予算委員会",
        "Wallace",
        "Horizon?",
        "令状",
        "how long",
        "合計の人件費",
        "what is it about",
        "12",
        "。",
        "",
    ],
)
def test_a_word_that_can_be_looked_for_or_two_words_name_something(text):
    assert not is_alone(text)
