"""Turns that compute on: with what was computed, of several things named, by people and months."""

from __future__ import annotations

import pytest

CITY = """# 令和8年度 夕凪市 予算のあらまし

夕凪市の人口は令和7年12月末現在で40,000人、世帯数は16,000世帯です。

## 歳入の主なもの

（単位：百万円）

| 款 | 令和8年度 | 令和7年度 |
|---|---:|---:|
| 市税 | 6,000 | 5,800 |
| 地方交付税 | 4,500 | 4,400 |
| 国庫支出金 | 3,000 | 2,900 |
| 市債 | 1,500 | 1,900 |
| 合計 | 15,000 | 15,000 |

## 主な事業

（単位：千円）

| 事業名 | 令和8年度予算額 | 令和7年度予算額 |
|---|---:|---:|
| 灯台通り整備事業 | 240,000 | 120,000 |
| 朝市にぎわい事業 | 36,000 | 30,000 |

## 施設の利用

| 施設 | 令和6年度利用者数（人） | 令和5年度利用者数（人） |
|---|---:|---:|
| 市立図書館 | 90,000 | 84,000 |
| 市民体育館 | 30,000 | 31,000 |
| 温水プール | 15,000 | 12,000 |

## 使用料

| 部屋 | 市内の人 | 市外の人 |
|---|---|---|
| 音楽室 | 1時間 600円 | 1時間 1,200円 |
| 調理室 | 1時間 900円 | 1時間 1,800円 |
"""
TOWN = """TOWN OF PINE HOLLOW
FISCAL YEAR 2027 ADOPTED BUDGET

The town employs 210 full-time staff and serves 20,000 residents.

General Fund expenditures by department (in thousands of dollars)

Department                      FY2026 Adopted    FY2027 Adopted
Police                                   7,500              8,000
Fire and Rescue                          5,800              6,000
Library                                  1,900              2,000
Public Works                             3,800              4,000
Total                                   19,000             20,000

The fire department answered 3,300 calls in 2025, compared with 3,000 in 2024.

HOME REPAIR GRANTS

Households may get a grant of 40 percent of the cost of roof repairs, up to $5,000.
"""


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["灯台通り整備事業の予算は", "それを1か月あたりだと"], "2,000万円"),
        (["灯台通り整備事業の予算は", "1か月あたりだと", "その半分だと？"], "1,000万円"),
        (["灯台通り整備事業の予算は", "2割減らしたら？"], "1億9,200万円"),
        (["市税はいくら", "市債は？", "足すと？", "市民一人あたりだと"], "18万7,500円"),
        (["市税はいくら", "市債は？", "足すと？", "億円で"], "75億円"),
        (["市税はいくら", "市債は？", "足すと？", "全体の何％？"], "50%"),
        (["音楽室の使用料は", "3時間使うと？"], "1,800円"),
        (["市税はいくら", "市民一人あたりだと", "世帯あたりだと"], "37万5,000円"),
        (["灯台通り整備事業の予算は", "去年との差は？", "1か月あたりだと"], "2,000万円"),
    ],
)
def test_what_was_computed_is_computed_with(ask, turns, value):
    answer = ask("city.md", CITY, *turns)
    assert answer.status == "answered"
    assert value in answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["交付税と国庫支出金の差は"], "15億円"),
        (["市債はいくら", "それに国庫支出金を足すといくら"], "45億円"),
        (["図書館の利用者は何人", "前の年よりどれだけ増えた？"], "6,000人"),
        (["図書館の利用者は何人", "プールは？", "その2つ合わせると"], "105,000人"),
        (["図書館の利用者は何人", "プールは？", "体育館も入れて平均すると？"], "45,000人"),
        (["図書館の利用者は何人", "プールは？", "一番多いのはどこ"], "市立図書館（令和6年度）"),
    ],
)
def test_things_of_any_table_are_computed_with_by_their_names(ask, turns, value):
    assert value in ask("city.md", CITY, *turns).answer


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["how much for police", "per resident?"], "$400"),
        (["how much for police", "what share of the total budget is it"], "40%"),
        (["how much for police", "what if it was cut by 10%"], "$7.2 million"),
        (["average of police fire and library"], "$5,333,333"),
        (["compare police and fire and rescue", "what percent of the total is that"], "%"),
        (["how much for police", "how much more is that than last year", "double that?"], "$16"),
        (["how many fire calls", "vs the year before?"], "300 calls"),
        (["grant for roof repairs?", "my job costs 9000, what would I get"], "$3,600"),
        (
            ["grant for roof repairs?", "my job costs 9000, what would I get", "and 20,000?"],
            "$5,000",
        ),
    ],
)
def test_english_turns_compute_on(ask, turns, value):
    answer = ask("town.txt", TOWN, *turns)
    assert answer.status == "answered"
    assert value in answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["図書館の利用者は何人", "市税はいくら", "足すと？"],  # of different units
        ["市税はいくら", "市債は？", "その3つの合計は"],  # of which only two were shown
        ["市税はいくら", "1校あたりだと？"],  # of which no number stands
        ["市税は全体の何％？", "その半分は？"],  # of the part, or of the whole
        ["事業の予算一覧", "全部足すと"],  # of several tables, which have the same money twice
        ["灯台通り整備事業の予算は", "全体の何％？"],  # of a table that has no total
    ],
)
def test_no_number_is_made_of_what_does_not_go_together(ask, turns):
    answer = ask("city.md", CITY, *turns)
    assert not [f for f in answer.figures if f.derived]
