"""Turns that compute: from rows of any table, from one sentence, from what was shown."""

from __future__ import annotations

import re

import pytest

TOWN = """# 令和8年度 川瀬町 当初予算のあらまし

川瀬町 企画財政課

## 歳入の内訳（一般会計）

（単位：千円）

| 区分 | 令和8年度 | 令和7年度 |
|---|---|---|
| 町税 | 1,260,000 | 1,200,000 |
| 地方交付税 | 1,890,000 | 1,950,000 |
| 町債 | 450,000 | 360,000 |
| 計 | 3,600,000 | 3,510,000 |

## 図書館の利用

| 指標 | 令和6年度 | 令和7年度 |
|---|---|---|
| 来館者数（人） | 12,000 | 15,000 |
| 貸出冊数（冊） | 30,000 | 28,500 |

## 橋の架け替え

橋の架け替えの事業費は4億円、このうち国の補助金が2億2,000万円、町債が1億6,000万円です。
基金の残高は、令和8年度末で9億円の見込みです（前年度末 9億6,000万円）。

## 移住の相談

移住の相談は、役場の2階で受け付けます。
"""
GUIDE = """# Harbour Lights Arts Fund: Guide 2027

Harbour Lights Trust

## Budgets

All figures in £ thousand.

| Strand | Budget 2027 | Budget 2026 |
|---|---|---|
| Murals | 300 | 240 |
| Music rooms | 500 | 500 |
| Total | 800 | 740 |

## Results

The trust received 410 applications, up from 328 last year.
"""


CALL = """# 令和8年度 汐見市 省力化支援補助金 募集要領

汐見市 産業課

## 2. 補助率と上限

| 枠 | 補助率 | 上限額 |
|---|---|---|
| 標準枠 | 1/2 | 200万円 |
| 小規模枠 | 2/3 | 80万円 |

## 5. 研修への助成

研修に社員を出した会社には、1人につき4万円を助成します。ただし1社20万円を上限とします。

## 6. 自己資金

国際枠では、総事業費の2割以上を自己資金で用意してください。
"""


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["歳入のうち町債が占める割合は？"], "12.5%"),
        (["町債は前年度から何%増えましたか"], "25%"),
        (["図書館の来館者数は前年度から何%増えた？"], "25%"),
        (["橋の架け替えの事業費は？", "国の分は全体の何割？"], "55%"),
        (["基金の残高はいくら？", "前の年度末との差は"], "6,000万円"),
    ],
)
def test_a_figure_is_computed_from_rows_and_sentences(ask, turns, value):
    answer = ask("town.md", TOWN, *turns)
    assert answer.status == "answered"
    assert value in answer.answer
    derived = [f for f in answer.figures if f.derived]
    assert derived
    assert all(f.formula for f in derived)
    assert len([f for f in answer.figures if f.citation]) >= 2


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["What share of the total budget is murals in 2027?"], "37.5%"),
        (["How much did the budget of murals grow in percent?"], "25%"),
    ],
)
def test_english_tables_are_computed_with(ask, turns, value):
    answer = ask("guide.md", GUIDE, *turns)
    assert value in answer.answer
    assert "令和" not in answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["図書館の貸出冊数と町税の合計は？"],  # of different units
        ["移住の相談は前年度から何%増えましたか"],  # of which there is no number
    ],
)
def test_nothing_is_computed_that_does_not_go_together(ask, turns):
    answer = ask("town.md", TOWN, *turns)
    assert not [f for f in answer.figures if f.derived]


@pytest.mark.parametrize(
    ("name", "text", "turn", "said"),
    [
        ("guide.md", GUIDE, "Budget by strand as a table please", ["Murals", "300", "500"]),
        ("town.md", TOWN, "歳入を区分ごとに表にしてください", ["町税", "1,260,000", "360,000"]),
    ],
)
def test_columns_that_are_named_become_a_table(ask, name, text, turn, said):
    answer = ask(name, text, turn)
    lines = [line for line in answer.answer.splitlines() if line.startswith("|")]
    assert len(lines) >= 5
    assert all(word in answer.answer for word in said)


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["標準枠の上限は？", "300万円の機械を買ったらいくら出ますか"], ["150万円", "200万円"]),
        (["標準枠の上限は？", "600万だと？"], ["600万円 × 1/2 = 300万円", "上限は200万円"]),
        (["標準枠の上限は？", "600万だと？", "いや、小規模枠の方で"], ["上限は80万円"]),
        (["研修に社員を出すといくらもらえますか", "7人だと？"], ["28万円", "上限は20万円"]),
        (["研修に社員を出すといくらもらえますか", "3人なら"], ["12万円"]),
        (["国際枠の自己資金は", "総事業費900万だと自腹いくら"], ["180万円"]),
    ],
)
def test_rates_and_amounts_for_each_keep_their_ceilings(ask, turns, values):
    answer = ask("call.md", CALL, *turns)
    assert all(value in answer.answer for value in values)
    assert answer.citations


def test_an_amount_without_a_rate_that_is_surely_meant_is_not_computed(ask):
    answer = ask("call.md", CALL, "500万円の設備だといくら出る？")
    assert not [f for f in answer.figures if f.derived]


@pytest.mark.parametrize(
    "turns",
    [
        ["小学2年生の子がいます。研修は使えますか"],
        ["研修に社員を出すといくらもらえますか", "受付は3日前まで？"],
    ],
)
def test_a_number_that_supposes_nothing_multiplies_nothing(ask, turns):
    answer = ask("call.md", CALL, *turns)
    assert not [f for f in answer.figures if f.derived]


def test_the_row_of_a_table_that_changed_most_is_told_with_its_formula(ask):
    answer = ask("town.md", TOWN, "歳入の区分で一番増えてるのはどこ")
    assert "町債" in answer.answer
    assert "9,000万円" in answer.answer


def test_the_years_in_the_heads_of_a_table_are_cited(ask):
    answer = ask("guide.md", GUIDE, "Budget by strand as a table please")
    head = answer.answer.splitlines()[0]
    years = set(re.findall(r"20\d\d", head))
    assert years
    assert all(any(year in c.quote for c in answer.citations) for year in years)
