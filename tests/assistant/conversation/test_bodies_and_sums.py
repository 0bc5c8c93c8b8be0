"""The body that has most of a table by office, what was given in all, a loan or its repayment."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

BY_OFFICE = """# 灯台関係予算 令和9年度概算要求について

（単位：億円）

| 府省 | 令和9年度概算要求額 | 令和8年度当初予算額 |
|---|---|---|
| 沿岸省 | 412 | 398 |
| 霧笛庁 | 87 | 91 |
| 測量省 | 655 | 640 |
| 航路局 | 23 | 20 |
| 合計 | 1,177 | 1,149 |
"""
LOANS = """# 夕凪町 水道事業会計予算（令和9年度）

（単位：千円）

| 科目 | 本年度予定額 | 前年度予定額 |
|---|---|---|
| 企業債 | 240,000 | 310,000 |
| 借入償還金 | 96,400 | 95,100 |
| 給水収益 | 512,000 | 498,000 |
"""
ROUNDS = """# Tidewall Grants

Tidewall Grants pay for sea walls.

For the 2026 round of Tidewall Grants, the Department has awarded more than $2.4 billion from the
program to 131 different projects.

A project has to cost more than $5 million.
"""
PAPERS = {"office.md": BY_OFFICE, "loans.md": LOANS, "rounds.md": ROUNDS}


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    return conversations_about(tmp_path_factory.mktemp("bodies"), PAPERS)


@pytest.mark.parametrize(
    ("turns", "name", "other"),
    [
        (("灯台関係予算の令和9年度要求額は", "一番多い省は"), "測量省", "沿岸省"),
        (("灯台関係予算の令和9年度要求額は", "一番多い省庁は？"), "測量省", "航路局"),
        (("灯台関係予算の令和9年度要求額は", "一番少ない省は"), "沿岸省", "航路局"),
    ],
)
def test_the_body_of_a_kind_that_has_most_or_least(ask, turns, name, other):
    said = ask(("office.md",), *turns).answer
    assert name in said and other not in said


def test_what_the_whole_government_asks_for_is_the_total(ask):
    answer = ask(("office.md",), "灯台関係予算、政府全体でいくら要求してる？")
    assert 117_700_000_000 in [f.amount for f in answer.figures]


@pytest.mark.parametrize(
    ("turn", "amount"),
    [("新しく借りる借金はいくら", 240_000_000), ("借金の返済はいくら", 96_400_000)],
)
def test_a_loan_is_no_repayment(ask, turn, amount):
    answer = ask(("loans.md",), "夕凪町の水道、給水収益はいくら", turn)
    assert {f.amount for f in answer.figures} <= {amount}


def test_more_than_so_much_that_was_given_is_how_much(ask):
    answer = ask(("rounds.md",), "what are Tidewall Grants", "how much did they give in 2026")
    assert [f.amount for f in answer.figures] == [2_400_000_000]


def test_a_limit_is_not_what_was_given(ask):
    answer = ask(("rounds.md",), "what are Tidewall Grants", "how much does each project get")
    assert 5_000_000 not in [f.amount for f in answer.figures]


SIDES = """# 汐留町 国民健康保険会計予算（令和9年度）

## 歳出

（単位：千円）

| 款 | 本年度予算額 | 前年度予算額 | 国庫支出金 | 一般財源 |
|---|---|---|---|---|
| 総務費 | 41,200 | 40,900 | 1,100 | 40,100 |
| 保険給付費 | 903,000 | 897,500 | 0 | 903,000 |
| 保健事業費 | 22,400 | 23,100 | 300 | 22,100 |
"""
PAID = """# 汐留町 補助金の執行状況（令和8年度）

（単位：千円）

| 事業 | 交付決定額 | 支出済額 |
|---|---|---|
| 防潮林 | 9,000 | 2,100 |
| 潮見台 | 7,500 | 7,400 |
| 船着場 | 8,200 | 3,000 |
"""


@pytest.mark.parametrize(
    ("paper", "turns", "amount"),
    [
        (SIDES, ("総務費の本年度予算額は", "支出で一番でかいのは"), 903_000_000),
        (PAID, ("防潮林の交付決定額は", "支出が一番大きいのは"), 7_400_000),
    ],
)
def test_the_side_of_a_budget_is_no_column_that_has_its_word(tmp_path, paper, turns, amount):
    answer = conversations_about(tmp_path, {"paper.md": paper})(("paper.md",), *turns)
    assert [f.amount for f in answer.figures] == [amount]
