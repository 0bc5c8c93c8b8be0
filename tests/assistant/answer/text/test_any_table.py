"""Answers from tables of every kind: fees on a page, aligned text, rows of a CSV, extremes."""

from __future__ import annotations

import pytest

FEES = """<html><head><title>みさき町民センター使用料</title></head><body>
<h1>みさき町民センター使用料</h1>
<p>（単位：円）</p>
<table>
<tr><th>部屋</th><th>午前</th><th>午後</th><th>夜間</th></tr>
<tr><td>ホール（200席）</td><td>5,400</td><td>7,200</td><td>9,600</td></tr>
<tr><td>和室</td><td>800</td><td>1,100</td><td>1,300</td></tr>
<tr><td>調理室</td><td>1,000</td><td>1,250</td><td>1,700</td></tr>
</table></body></html>
"""
ALIGNED = """林道整備推進補助金　公募要領

区　分　　　　　　前年度予算額　　令和８年度要求額

１．路網の整備
（１）林道開設費　　　　１，２００　　　１，４５０
　　　うち離島分　　　　　　８０　　　　　　９５

単位は百万円。

コース名　　　　補助率　　　補助上限額
標準コース　　　１／２以内　　４００万円
先進コース　　　２／３以内　　９００万円

審査の配点
・安全性　　４０点
・採算性　　２５点
"""
SCHOOLS = """学校名,児童数（人）,学級数
東小学校,412,14
西小学校,96,6
北小学校,655,22
合計,1163,42
"""


@pytest.mark.parametrize(
    ("question", "value", "other"),
    [
        ("和室の夜間の使用料はいくらですか。", "1,300", "9,600"),
        ("ホールの午後の使用料はいくらですか。", "7,200", "1,100"),
    ],
)
def test_a_fee_is_found_by_room_and_time(ask_document, question, value, other):
    answer = ask_document("fees.html", FEES, question)
    assert value in answer.answer
    assert "円" in answer.answer
    assert other not in answer.answer
    assert any(value in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "value", "other"),
    [
        ("林道整備推進補助金の先進コースの補助上限額はいくらですか。", "９００万円", "４００万円"),
        ("林道整備推進補助金の審査で採算性には何点が配られますか。", "２５点", "４０点"),
    ],
)
def test_aligned_lines_are_a_table(ask_document, question, value, other):
    answer = ask_document("call.txt", ALIGNED, question)
    assert value in answer.answer
    assert other not in answer.answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("児童数が最も多い学校はどこですか。", "北小学校"),
        ("児童数が最も少ない学校はどこですか。", "西小学校"),
    ],
)
def test_the_largest_and_the_smallest_of_a_column(ask_document, question, value):
    answer = ask_document("schools.csv", SCHOOLS, question)
    assert value in answer.answer
    assert "合計" not in answer.answer


def test_a_row_is_said_with_its_heads(ask_document):
    answer = ask_document("schools.csv", SCHOOLS, "東小学校について教えてください。")
    assert "東小学校,412" not in answer.answer
    assert "児童数(人)" in answer.answer
    assert "412" in answer.answer


def test_the_value_of_one_course_is_not_that_of_another(ask_document):
    answer = ask_document(
        "call.txt", ALIGNED, "林道整備推進補助金の海外コースの補助上限額はいくらですか。"
    )
    assert "４００万円" not in answer.answer
    assert "９００万円" not in answer.answer


def test_the_third_call_of_a_document_that_knows_two_is_not_there(ask_document):
    text = (
        "# 湖畔再生補助金\n\n第１次公募では３億円を交付しました。\n\n"
        "第２次公募の受付開始は令和８年６月１日です。\n"
    )
    answer = ask_document("call.md", text, "湖畔再生補助金の第3次公募の受付はいつ始まりますか。")
    assert answer.status == "not_found" or "見当たりません" in answer.answer


def test_a_summary_of_one_program_names_no_others(ask_document):
    text = (
        "# 湖畔再生補助金 令和８年度概算要求\n\n"
        "| 事業名 | 令和８年度要求額（百万円） |\n| --- | --- |\n| 湖畔再生補助金 | 300 |\n"
    )
    answer = ask_document("call.md", text, "この資料を3行で要約して。")
    assert "300" in answer.answer or "3億" in answer.answer
    assert not answer.answer.rstrip().endswith("、")


SHEET = """<html><head><title>読書庁 事業別の予算</title></head><body>
<h2>決算</h2><p>（単位：千円）</p>
<table><tr><th>事業名</th><th>事業の目的</th><th>予算現額</th><th>支出済額</th></tr>
<tr><td>巡回図書便事業</td><td>本のない島に本を届ける。</td><td>45,000</td><td>41,000</td></tr>
<tr><td>港の朝市支援事業</td><td>朝市の店を増やす。</td><td>9,000</td><td>8,000</td></tr></table>
<h2>令和7年度</h2><p>（単位：千円）</p>
<table><tr><th>事業名</th><th>当初予算額</th><th>補正予算額（第1号）</th></tr>
<tr><td>巡回図書便事業</td><td>52,000</td><td>9,000</td></tr>
<tr><td>港の朝市支援事業</td><td>9,500</td><td>0</td></tr></table>
<h2>令和8年度要求</h2><p>（単位：百万円）</p>
<table><tr><th>事業名</th><th>令和7年度当初予算額</th><th>令和8年度要求額</th></tr>
<tr><td>巡回図書便事業</td><td>52</td><td>60</td></tr>
<tr><td>港の朝市支援事業</td><td>10</td><td>12</td></tr></table></body></html>
"""
PIER = """Pier Authority Spending Plan

Table 1. Building Works (dollars in thousands)

                        FY 2026     FY 2027
                        Adopted     Planned
-------------------------------------------
North Pier Extension      9,850       4,200
Ticket Hall Roof          1,300         650
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("島に本を届けるやつ、令和7年度の補正でいくらついた？", "900万"),
        ("本のない島に本を届けるやつの令和7年度の補正は？", "900万"),
        ("島に本を届けるやつ、来年度いくら要求してる？", "6,000万"),
        ("島に本を届けるやつ、令和7年度の当初はいくら？", "5,200万"),
    ],
)
def test_an_amount_is_of_the_measure_that_is_asked_for(ask_document, question, value):
    answer = ask_document("plan.html", SHEET, question)
    amounts = {f.display for f in answer.figures}
    assert not amounts or any(value in a for a in amounts), answer.answer
    for other in {"900万", "5,200万", "6,000万", "4,500万"} - {value}:
        assert not any(a.startswith(other) for a in amounts), answer.answer


@pytest.mark.parametrize(
    "question", ["How many people work on the North Pier Extension?", "How many piers in FY 2027?"]
)
def test_an_amount_of_money_is_no_count(ask_document, question):
    answer = ask_document("pier.txt", PIER, question)
    assert not any(f.currency for f in answer.figures)
    assert "4,200 (in thousands)" not in answer.answer


GRANTS = """<html><head><title>Harbour Trust grants</title></head><body>
<h1>Harbour Trust grants</h1>
<h2>What we award</h2>
<table>
<tr><th>Fund</th><th>Minimum award</th><th>Maximum award</th></tr>
<tr><td>Small Boats Fund</td><td>£400</td><td>£6,500</td></tr>
<tr><td>Slipway Repair Fund</td><td>£900</td><td>£21,000</td></tr>
</table></body></html>
"""


@pytest.mark.parametrize(
    ("question", "value", "other"),
    [
        ("whats the max from the small boats fund", "£6,500", "£400"),
        ("max award slipway repair fund", "£21,000", "£900"),
        ("min award slipway repair fund", "£900", "£21,000"),
    ],
)
def test_short_words_for_the_most_and_the_least_are_the_heads(ask_document, question, value, other):
    answer = ask_document("grants.html", GRANTS, question).answer
    assert value in answer and other not in answer
