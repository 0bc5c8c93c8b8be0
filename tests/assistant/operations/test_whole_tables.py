"""Tables that a turn is about as a whole: which rows rose or fell, which have most, all of them."""

from __future__ import annotations

import pytest

from tests.assistant.harbours import STATEMENT

OFFICE = """<html><head><title>Office of Tides: FY 2026 request</title></head><body>
<h1>Office of Tides: FY 2026 request</h1>
<p>The office asks for $430 million in FY 2026.</p>
<h2>Budget by program (dollars in thousands)</h2>
<table>
<tr><th>Program</th><th>FY 2025 Enacted</th><th>FY 2026 Request</th>
<th>Change from FY 2025 Enacted</th><th>Percent Change</th></tr>
<tr><td>Dune Grants</td><td>200,000</td><td>190,000</td><td>(10,000)</td><td>(5.0%)</td></tr>
<tr><td>Buoy Network</td><td>150,000</td><td>165,000</td><td>15,000</td><td>10.0%</td></tr>
<tr><td>Sailor Training</td><td>12,000</td><td>6,000</td><td>(6,000)</td><td>(50.0%)</td></tr>
<tr><td>Reef Watch</td><td>0</td><td>9,000</td><td>9,000</td><td>n/a</td></tr>
<tr><td>Piers</td><td>62,000</td><td>60,000</td><td>(2,000)</td><td>(3.2%)</td></tr>
<tr><td>Total</td><td>424,000</td><td>430,000</td><td>6,000</td><td>1.4%</td></tr>
</table></body></html>
"""
INSURANCE = """<html><head><title>汐見市国民健康保険事業会計予算</title></head><body>
<h1>汐見市国民健康保険事業会計予算</h1>
<p>（単位：千円）</p>
<table>
<tr><th colspan="4">事項別明細書 総括（歳入）</th></tr>
<tr><th>款</th><th>本年度予算額</th><th>前年度予算額</th><th>比較</th></tr>
<tr><td>1 保険料</td><td>900,000</td><td>880,000</td><td>20,000</td></tr>
<tr><td>2 県支出金</td><td>1,700,000</td><td>1,720,000</td><td>△20,000</td></tr>
<tr><td>3 繰入金</td><td>400,000</td><td>390,000</td><td>10,000</td></tr>
<tr><td>歳入合計</td><td>3,000,000</td><td>2,990,000</td><td>10,000</td></tr></table>
<table>
<tr><th colspan="4">（歳出）</th></tr>
<tr><th>款</th><th>本年度予算額</th><th>前年度予算額</th><th>比較</th></tr>
<tr><td>1 総務費</td><td>100,000</td><td>90,000</td><td>10,000</td></tr>
<tr><td>2 保険給付費</td><td>2,100,000</td><td>2,150,000</td><td>△50,000</td></tr>
<tr><td>3 納付金</td><td>800,000</td><td>750,000</td><td>50,000</td></tr>
<tr><td>歳出合計</td><td>3,000,000</td><td>2,990,000</td><td>10,000</td></tr></table>
</body></html>
"""
RATES = """<html><head><title>小さな店の補助金 手引き</title></head><body>
<h1>小さな店の補助金 手引き</h1>
<p>県別の賃金の伸び</p>
<table>
<tr><th>県名</th><th>年平均の伸び</th><th>県名</th><th>年平均の伸び</th></tr>
<tr><td>北浜</td><td>3.2%</td><td>南浜</td><td>2.8%</td></tr>
<tr><td>東山</td><td>3.9%</td><td>西山</td><td>3.1%</td></tr>
<tr><td>中原</td><td>2.8%</td><td>全国平均（参考）</td><td>2.5%</td></tr></table>
</body></html>
"""
CALL = """# 港の省エネ 公募要領

## 予算額（単位：百万円）

| 区分 | 令和8年度 | 令和7年度 | 上限額 |
|---|---|---|---|
| A型 | 600 | 400 | 500万円 |
| B型 | 1,850 | 2,000 | 8,000万円 |
| C型 | 130 | － | 1,500万円 |
| 計 | 2,580 | 2,400 | |

## 前回の結果

| 区分 | 応募件数 | 採択件数 |
|---|---|---|
| A型 | 142 | 78 |
| B型 | 41 | 27 |
| 計 | 183 | 105 |
"""
HARBOUR = """# Harbour plan

## Investment programme (£ million)

| Scheme | 2026/27 | 2027/28 | Two-year total |
|---|---|---|---|
| Quay wall | 2.0 | 9.0 | 11.0 |
| Crane | 6.0 | 1.0 | 7.0 |
| Lighthouse | 3.0 | 1.0 | 4.0 |
| Total | 11.0 | 11.0 | 22.0 |

## Running costs (£000)

| Service | 2025/26 | 2026/27 | Change |
|---|---|---|---|
| Pilots | 500 | 460 | -40 |
| Tugs | 700 | 760 | 60 |
| Lights | 90 | 120 | 30 |
| Total | 1,290 | 1,340 | 50 |
"""
TOWN = """# 令和8年度 岬市 予算の概要

## 会計別の予算（単位：百万円）

| 会計 | 令和8年度 | 令和7年度 | 増減額 |
|---|---|---|---|
| 一般会計 | 6,824 | 6,618 | 206 |
| 国民健康保険 | 1,481 | 1,524 | -43 |
| 介護保険 | 1,396 | 1,352 | 44 |
| 特別会計 計 | 2,877 | 2,876 | 1 |
| 合計 | 9,701 | 9,494 | 207 |
"""


def check(answer, inside, outside) -> None:
    told = answer.answer.replace(",", "")
    assert all(part in told for part in inside), answer.answer
    assert not any(part in told for part in outside), answer.answer


@pytest.mark.parametrize(
    ("turns", "inside", "outside"),
    [
        (["who takes the biggest hit in dollars?"], ["Dune Grants", "$10 million"], ["Sailor"]),
        (
            ["who takes the biggest hit in dollars?", "and percentage wise?"],
            ["Sailor Training", "50.0%"],
            ["Dune"],
        ),
        (
            ["how much do the Dune Grants get?", "just the ones that go up"],
            ["Buoy Network", "Reef Watch"],
            ["Dune Grants", "Total"],
        ),
        (["which programs lose money in FY 2026?"], ["Piers", "Sailor Training"], ["Buoy"]),
    ],
)
def test_rows_are_told_by_the_change_that_the_table_prints(ask, turns, inside, outside) -> None:
    check(ask("office.html", OFFICE, *turns), inside, outside)


@pytest.mark.parametrize(
    ("turn", "inside", "outside"),
    [
        ("出ていく方で一番でかいのどれ", ["保険給付費", "21億"], ["県支出金"]),
        ("入ってくる方で一番大きいのは？", ["県支出金", "17億"], ["保険給付費"]),
        (
            "歳入を款ごとに、今年と前年ならべて表にして",
            ["| 款 | 本年度予算額 | 前年度予算額 |", "保険料", "8億8000万円"],
            ["保険給付費", "事項別明細書"],
        ),
    ],
)
def test_a_table_is_told_by_the_side_of_the_budget(ask, turn, inside, outside) -> None:
    check(ask("insurance.html", INSURANCE, turn), inside, outside)


def test_columns_that_repeat_are_one_list(ask) -> None:
    turns = ["賃金の伸び、東山と西山はそれぞれ何％", "いちばん低い県は？"]
    check(ask("rates.html", RATES, *turns), ["南浜", "中原", "2.8%"], ["平均（参考）", "3.1%"])


@pytest.mark.parametrize(
    ("turns", "inside", "outside"),
    [
        (["型ごとの予算を一覧表でお願いします"], ["A型", "C型", "18億5000万円"], ["142"]),
        (["型ごとの予算を一覧表で", "前年と比べて一番増えたのは？"], ["A型", "2億円"], ["B型"]),
    ],
)
def test_items_are_named_by_what_all_of_them_are(ask, turns, inside, outside) -> None:
    check(ask("call.md", CALL, *turns), inside, outside)


@pytest.mark.parametrize(
    ("turns", "inside", "outside"),
    [
        (
            ["investment programme as a table pls", "biggest one over the 2 yrs?"],
            ["Quay wall", "£11 million"],
            ["Crane"],
        ),
        (["Which services are getting less money?"], ["Pilots"], ["Tugs", "Quay"]),
        (
            ["Which services are getting less money?", "which grew fastest, in % terms"],
            ["Lights", "33.3%"],
            ["Tugs"],
        ),
    ],
)
def test_the_column_is_that_of_the_time_asked_for(ask, turns, inside, outside) -> None:
    check(ask("harbour.md", HARBOUR, *turns), inside, outside)


def test_a_total_of_some_rows_is_no_row_of_them(ask) -> None:
    answer = ask("town.md", TOWN, "介護保険の予算は？", "減ってるのある？")
    check(answer, ["国民健康保険"], ["特別会計", "一般会計"])


BUREAU = """# 林野局 事業別の予算

## 課別の事業（単位：千円）

| 課 | 事業名 | 予算額 |
|---|---|---:|
| 造林課 | 苗木の生産 | 310,000 |
| | 下刈りの支援 | 90,000 |
| 造林課 計 | | 400,000 |
| 治山課 | 林道の復旧 | 480,000 |
| | 谷止めの整備 | 220,000 |
| 治山課 計 | | 700,000 |
| 合計 | | 1,100,000 |
"""


def test_groups_are_told_by_their_subtotals(ask) -> None:
    answer = ask("bureau.md", BUREAU, "課ごとに表でお願いします")
    check(answer, ["造林課", "7億円", "合計"], ["苗木"])


@pytest.mark.parametrize(
    ("turn", "inside", "outside"),
    [
        ("is there anything where the panel goes above the request", ["Buoys", "Cranes"], ["Dred"]),
        ("anything where the panel is below the request?", ["Dredging", "Boats"], ["Cranes"]),
        ("put crews in a table pls", ["Pilots", "Watch", "| Boats"], ["Quay", "....."]),
    ],
)
def test_a_statement_in_sections_is_one_table(ask, turn, inside, outside) -> None:
    check(ask("statement.txt", STATEMENT, turn), inside, outside)


def test_one_column_is_set_against_another(ask) -> None:
    text = """# Reef works

| Work | Estimate | Outcome |
|---|---|---|
| Moorings | $40,000 | $30,000 |
| Markers | $20,000 | $25,000 |
| Signs | $10,000 | $10,000 |
"""
    answer = ask("reef.md", text, "anything where the outcome is above the estimate?")
    check(answer, ["Markers", "$5000"], ["Moorings", "Signs"])


COUNTY = """# 潮見県 令和8年度当初予算案の概要

県債残高は年度末に4,210億円となる見込みです。

## 1 部局別

（単位：百万円）

| 部局 | 令和8年度当初 | 令和7年度当初 |
| --- | ---: | ---: |
| 総務部 | 31,200 | 30,100 |
| 港湾部 | 8,400 | 9,000 |
| 福祉部 | 52,700 | 51,300 |

福祉部では相談の窓口を増やします。

## 2 基金の残高

（単位：億円）

| 基金名 | 令和7年度末見込み | 令和8年度末見込み |
| --- | ---: | ---: |
| 灯台基金 | 120 | 105 |
| 港湾基金 | 64 | 71 |
| 学校基金 | 38 | 30 |
"""


def test_a_sentence_above_a_heading_titles_no_table_below_it(ask) -> None:
    answer = ask("county.md", COUNTY, "基金残高を表にして")
    check(answer, ["灯台基金", "学校基金"], ["総務部"])
    assert {10_500_000_000, 3_000_000_000} <= {f.amount for f in answer.figures}
