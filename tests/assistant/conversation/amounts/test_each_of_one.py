"""What one gets, what is divided, and what an amount is of."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

PLAN = """# 令和8年度 海洋庁 予算要求の概要

| 事業 | 令和8年度要求額 | 前年度予算額 |
|---|---|---|
| 海藻研究推進事業 | 30億円 | 24億円 |
| 灯台保存事業 | 12億円 | 12億円 |
| 深海探査事業 | 17億円 | 15億円 |

## 海藻研究推進事業

- 支援規模：最大1億円程度／年・課題
- 支援期間：最大5年
- 採択予定：15課題

## 灯台保存事業

- 対象：全国の灯台40基
"""


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "plan.md", PLAN)


def test_what_the_document_gives_for_each_is_not_divided(ask):
    ask("海藻研究推進事業の予算は？")
    answer = ask("1課題あたりいくら？").answer
    assert "1億円程度" in answer and "÷" not in answer, answer


def test_two_attributes_are_both_told(ask):
    ask("海藻研究推進事業の予算は？")
    answer = ask("1課題あたりと期間は？").answer
    assert "1億円程度" in answer and "5年" in answer, answer


def test_an_amount_that_a_turn_states_is_what_is_divided(ask):
    ask("灯台保存事業の予算は？")
    answer = ask("17億円を100人で割ると1人いくら？").answer
    assert "17億円 ÷ 100人" in answer, answer


@pytest.mark.parametrize("turn", ["17億円のは？", "17億円のやつは？"])
def test_an_amount_alone_asks_what_it_is_of(ask, turn):
    ask("一番予算が大きい事業は？")
    answer = ask(turn).answer
    assert "深海探査事業" in answer and not answer.startswith("いいえ"), answer


def test_all_programs_are_put_in_order_where_one_was_shown(ask):
    ask("一番予算が大きい事業は？")
    answer = ask("各事業を大きい順に表で").answer
    assert answer.index("海藻研究") < answer.index("深海探査") < answer.index("灯台保存"), answer


def test_how_many_per_cent_may_be_said_short(ask):
    ask("海藻研究推進事業の予算は？")
    assert "25%" in ask("前年比で何パー増？").answer


def test_an_order_of_a_year_that_is_not_there_is_none_of_another(ask):
    ask("各事業を大きい順に表で")
    reply = ask("6年度は？")
    assert not reply.figures and "令和8年度の当初予算" not in reply.answer, reply.answer
