"""What one pays to use something is no budget of it: 「いくらで乗れる」."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

PROJECTS = """# 令和8年度 入江町 主要事業の概要

令和8年度一般会計当初予算は 42億5,400万円です。

## 主な事業

- 【拡充】渡し船の運航 18,400千円（前年度 12,900千円）
  島との間を1日8便運航します。1回300円で利用できます。（港湾課）
- 【新規】潮見の湯の改修 61,000千円
  浴室を新しくします。入場料は大人500円です。（観光課）
"""


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "projects.md", PROJECTS)


@pytest.mark.parametrize(
    ("turn", "price"),
    [
        ("渡し船っていくらで利用できますか", "300円"),
        ("潮見の湯はいくらで入れるの", "500円"),
    ],
)
def test_a_fare_is_told_by_its_line_and_no_budget_for_it(ask, turn, price):
    answer = ask(turn)
    assert price in answer.answer, answer.answer
    assert not {18_400_000, 61_000_000} & {f.amount for f in answer.figures}


@pytest.mark.parametrize(
    "turn", ["渡し船の運航の予算はいくらですか", "渡し船の運航はいくらでしたか"]
)
def test_how_much_it_is_asks_for_the_budget(ask, turn):
    assert 18_400_000 in {f.amount for f in ask(turn).figures}


def test_no_budget_is_told_for_a_fare_in_other_words_than_its_line_has(ask):
    assert not ask("渡し船はいくらで乗れる？").figures
