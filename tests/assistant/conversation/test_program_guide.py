"""A program guide as people ask about it: changes in per cent, places, names, what one is paid."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

GUIDE = """# Coastal Office: FY 2027 Program Guide

| Program | FY 2025 Actual | FY 2026 Enacted | FY 2027 Request | Change |
| --- | ---: | ---: | ---: | ---: |
| Living Shorelines Grants | 11,400 | 12,000 | 14,500 | 2,500 |
| Harbor Dredging Assistance | 15,900 | 16,600 | 15,200 | (1,400) |
| Flood Gauge Network | 6,100 | 6,300 | 6,900 | 600 |
| Community Planning Fellows | 2,450 | 2,600 | 3,400 | 800 |
| Total | 35,850 | 37,500 | 40,000 | 2,500 |

*(dollars in thousands)*

## Living Shorelines Grants

Who may apply: counties, tribes and nonprofit land trusts in coastal counties.

Awards run from $75,000 to $600,000 for up to three years; a match may be in kind.
Applications are due by 5 p.m. on March 12, 2027. About 28 awards are expected.

## Harbor Dredging Assistance

The request is lower because two large projects end in FY 2026.

## Community Planning Fellows

Each fellow is placed with a small town for two years and receives a stipend of $58,000 a year.
"""


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "guide.md", GUIDE)


@pytest.mark.parametrize("between", [(), ("why",)])
def test_what_changed_is_asked_in_per_cent(ask, between):
    assert "Harbor Dredging" in ask("which program gets cut").answer
    for turn in between:
        ask(turn)
    assert "-8.4%" in ask("by what %?").answer


def test_a_share_of_the_whole_stays_one(ask):
    ask("which program gets cut")
    assert "38%" in ask("what % of the total is that?").answer


def test_a_name_is_meant_by_words_that_are_verbs_too(ask):
    ask("which program gets cut")
    answer = ask("ok living shorelines, who can apply").answer
    assert "nonprofit land trusts" in answer
    assert "$14.5 million" in ask("and the budget for it").answer


def test_a_day_is_asked_for_and_may_is_none(ask):
    ask("who can apply for living shorelines grants")
    assert "Applications are due by" in ask("when's it due").answer


def test_what_one_is_paid_is_told_of_the_program(ask):
    ask("what is community planning fellows")
    assert "$58,000" in ask("how much do they get paid").answer
    assert "$3.016 million" in ask("so for all 52 of them?").answer


@pytest.mark.parametrize(
    ("turn", "name"),
    [
        ("which program is the second largest", "Living Shorelines"),
        ("which program is the second smallest", "Flood Gauge"),
        ("third biggest request", "Flood Gauge"),
    ],
)
def test_a_place_in_an_order(ask, turn, name):
    assert name in ask(turn).answer


COSTS = """# 令和8年度 湊ヶ丘市 産業振興施策の概要

| 区分 | 8年度当初 | 7年度当初 | 増減額 |
| --- | --- | --- | --- |
| 中小企業支援費 | 412,300 | 398,700 | 13,600 |
| 観光振興費 | 286,500 | 301,200 | △14,700 |
| 雇用対策費 | 98,200 | 86,100 | 12,100 |
| 合計 | 797,000 | 786,000 | 11,000 |

（単位：千円）

## 展示会出展支援補助金

利用が年3件にとどまったため、7年度で終了する。
"""


def test_the_reason_of_another_is_none(tmp_path):
    ask = conversation_about(tmp_path / "costs.md", COSTS)
    assert "観光振興費" in ask("減ったのある？").answer
    assert "理由を挙げています" not in ask("なんで？").answer


def test_a_place_is_counted_from_the_end_that_the_turn_says(tmp_path):
    ask = conversation_about(tmp_path / "costs.md", COSTS)
    assert "観光振興費" in ask("2番目に大きい費目は").answer
    assert "雇用対策費" in ask("一番小さい費目は").answer
    assert "観光振興費" in ask("2番目は").answer
    assert "雇用対策費" in ask("3番目に大きいのは").answer
