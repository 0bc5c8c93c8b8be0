"""What a turn claims of a whole, of its parts, and of what is inside of another amount."""

from __future__ import annotations

import pytest

HARBOUR = """# 令和8年度 潮見県 港湾局の予算要求

潮見県 港湾局

## 灯台守育成事業（BEACON）

令和8年度要求額 50億円
（県：30億円 港湾公社：20億円）

灯台守を志す若手を育成する。

## 海図整備事業

令和8年度要求額 40億円
（前年度予算額 35億円）

海図を整備する。

## 浅瀬測量プログラム（SHOAL）

令和8年度要求額 12億円
（前年度予算額 9億円）

※海図整備事業の内数

浅瀬を測量する。
"""


@pytest.mark.parametrize(
    ("turns", "said", "not_said"),
    [
        (
            ["BEACONの令和8年度要求額は？", "50億円って全部港湾公社の分ですよね？"],
            ["いいえ", "20億円"],
            "はい",
        ),
        (["BEACONの50億円は全部県の分ですよね？"], ["いいえ", "30億円"], "はい"),
        (["BEACONの令和8年度要求額は50億円ですよね？"], ["はい", "50億円"], "いいえ"),
        (
            ["BEACONの令和8年度要求額は？", "でも30億円ですよね？"],
            ["50億円", "30億円", "20億円"],
            "いいえ",
        ),
        (["SHOALの令和8年度要求額は？", "その12億円は別枠？"], ["いいえ", "内数"], "はい"),
        (["SHOALの12億円は海図整備事業に含まれますか"], ["はい", "内数"], "いいえ"),
        (
            ["BEACONの令和8年度要求額は？", "SHOALの12億円って海図整備事業とは別ワク？"],
            ["いいえ", "内数"],
            "はい",
        ),
    ],
)
def test_a_whole_is_not_all_of_a_part_and_what_is_inside_is_not_apart(ask, turns, said, not_said):
    answer = ask("harbour.md", HARBOUR, *turns)
    assert all(words in answer.answer for words in said), answer.answer
    assert not_said not in answer.answer


@pytest.mark.parametrize(
    "turn", ["その12億円に旅費は入ってますか", "BEACONとは別枠？", "漁業とは別枠？"]
)
def test_of_what_an_amount_is_not_marked_to_be_inside_of_nothing_is_said(ask, turn):
    answer = ask("harbour.md", HARBOUR, "SHOALの令和8年度要求額は？", turn)
    assert "はい、そのとおり" not in answer.answer
    assert "いいえ、違います" not in answer.answer


def test_what_was_shown_of_another_program_proves_nothing(ask):
    turns = ("海図整備事業の令和8年度要求額は？", "BEACONは今年つかないんですか？")
    answer = ask("harbour.md", HARBOUR, *turns)
    assert "はい、資料に" not in answer.answer
