"""A table that a turn names by its title, and what is then asked of its rows."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

PLAN = """# Fell Borough Homes Plan 2026/27

## Table 1: Service budgets (£000)

| Service | 2025/26 | 2026/27 | Change |
|---|---|---|---|
| Street lamps | 1,210 | 1,400 | 190 |
| Verges | 4,020 | 3,900 | -120 |
| Total | 5,230 | 5,300 | 70 |

## Table 2: Investment programme (£ million)

| Scheme | 2026/27 | 2027/28 |
|---|---|---|
| Pier repairs | 3.6 | 11.8 |
| Bandstand | 0.8 | 0.4 |
| Seawall | 7.2 | 8.4 |
| Total | 11.6 | 20.6 |
"""
TOWN = """# 令和8年度 岬市 予算案の概要

岬市 財政課

## 一般会計の歳入（単位：百万円）

| 区分 | 令和8年度 | 令和7年度 | 伸び率 |
|---|---|---|---|
| 市税 | 2,731 | 2,664 | 2.5 |
| 地方交付税 | 985 | 960 | 2.6 |
| 市債 | 538 | 472 | 14.0 |
| 合計 | 4,254 | 4,096 | 3.9 |

## 一般会計の歳出（単位：百万円）

| 区分 | 令和8年度 | 令和7年度 | 伸び率 |
|---|---|---|---|
| 民生費 | 2,100 | 2,050 | 2.4 |
| 土木費 | 1,200 | 1,190 | 0.8 |
| 教育費 | 954 | 856 | 11.4 |
| 合計 | 4,254 | 4,096 | 3.9 |
"""


@pytest.mark.parametrize(
    ("text", "turn", "inside", "outside"),
    [
        (PLAN, "the investment programme as a table please", "Seawall", "Verges"),
        (TOWN, "歳入の内訳を表にして", "地方交付税", "民生費"),
    ],
)
def test_a_table_is_shown_whole_by_its_title(tmp_path, text, turn, inside, outside) -> None:
    answer = conversation_about(tmp_path / "plan.md", text)(turn)
    assert inside in answer.answer and outside not in answer.answer
    assert "| --- |" in answer.answer


@pytest.mark.parametrize(
    ("turn", "best"), [("一番伸び率が大きいのはどれ", "市債"), ("いちばん大きいのは？", "市税")]
)
def test_the_rows_that_were_shown_are_ranked(tmp_path, turn, best) -> None:
    ask = conversation_about(tmp_path / "town.md", TOWN)
    ask("歳入の内訳を表にして")
    assert ask(turn).answer.startswith(best)


NEWSLETTER = """# 広報みさき 令和8年4月号

令和8年度の予算が決まりました。一般会計は42億5,400万円です。

### 会計ごとの予算

| 会計 | 令和8年度 | 令和7年度 | 増減 |
|---|---|---|---|
| 一般会計 | 42億5,400万円 | 40億9,600万円 | 1億5,800万円 |
| 国民健康保険 | 11億2,600万円 | 11億8,100万円 | △5,500万円 |
| 介護保険 | 9億5,400万円 | 9億700万円 | 4,700万円 |

### 入ってくるお金（一般会計）

| 区分 | 金額 |
|---|---|
| 地方交付税 | 18億5,000万円 |
| 町税 | 14億1,500万円 |
| 町債 | 9億8,900万円 |

### 使うお金（一般会計・目的別）

| 区分 | 金額 |
|---|---|
| 民生費 | 18億9,600万円 |
| 総務費 | 12億7,400万円 |
| 教育費 | 10億8,400万円 |
"""


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["使うお金で3番目に多いの何"], "教育費"),
        (["入ってくるお金で一番多いのは？", "使うお金で一番は？"], "民生費"),
        (["入ってくるお金で一番多いのは？", "会計ごとの予算で一番減ったのは"], "国民健康保険"),
        (["会計ごとの予算で一番減ったのは", "入ってくるお金で2番目に多いのは"], "町税"),
    ],
)
def test_a_title_said_as_it_stands_tells_the_table_and_a_new_order_is_no_old_one(
    tmp_path, turns, said
):
    ask = conversation_about(tmp_path / "news.md", NEWSLETTER)
    ask("みさきの予算はいくら？")
    answer = [ask(turn) for turn in turns][-1]
    assert answer.answer.startswith(said), answer.answer
