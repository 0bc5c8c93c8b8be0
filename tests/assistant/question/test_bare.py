"""A number, a mark or a single kana is no question; a word is, however short."""

from __future__ import annotations

import pytest

from assistant.question.bare import is_bare


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
