"""What is said of one thing answers no question about another, however alike the rest is."""

from __future__ import annotations

import pytest

WATER = """# 月影市上水道の案内

月影市の上水道は、昭和42年に通水を始めた。

## 水質検査

検査は毎月一回、浄水場の職員が行い、結果を広報紙に載せる。

配水池では、濁度の検査を毎日行う。
"""
CALL = """# Notice of Funding: Rural Reading Rooms (RRR) Program

Opportunity name: Rural Reading Rooms (RRR) Program

## Eligible applicants

Only public libraries in towns of fewer than 5,000 people may apply.
"""


def test_a_name_that_the_document_lacks_is_not_answered_by_another(ask_document):
    asked = "{}の検査は、誰が毎月行い、結果をどこに載せますか。"
    assert "広報紙" in ask_document("a.md", WATER, asked.format("浄水場")).answer
    other = ask_document("a.md", WATER, asked.format("ごみ焼却場"))
    assert "最も近い箇所" in other.answer  # what is quoted is no answer to that


@pytest.mark.parametrize(
    "question",
    ["Who is eligible to apply for the RRR program?", "Who may apply for Rural Reading Rooms?"],
)
def test_what_a_document_says_is_of_the_program_that_it_opens_with(ask_document, question):
    answer = ask_document("call.md", CALL, question)
    assert "public libraries" in answer.answer


FORM = """# Rural Reading Rooms (RRR) Program

## Key dates

Application Deadline: [ ]

The agency received 851 eligible applications in FY 2018 and funded 92 reading rooms.
"""
PERIODS = """# 街路樹再生補助金（２次公募）公募要領

## （１）受付期間

令和８年６月１日（月）～令和８年６月30日（火）17：00まで
※上記期間までに電子申請で申請を行ってください。

## （２）補助事業期間

交付決定日から18か月以内
※採択決定日から２か月以内に交付申請をお願いします。

## （３）審査

審査では、補助事業期間を含む今後５年程度の維持管理の計画を確認します。
"""


def test_a_form_that_nobody_filled_in_says_no_date(ask_document):
    answer = ask_document("f.md", FORM, "What is the application deadline of the RRR program?")
    assert "[ ]" not in answer.answer


def test_an_english_count_is_of_the_things_that_are_asked(ask_document):
    asked = "How many eligible applications did the agency receive in FY 2018?"
    assert "851" in ask_document("f.md", FORM, asked).answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("街路樹再生補助金の補助事業期間はどれだけですか。", "18か月以内"),
        ("街路樹再生補助金の受付期間はいつからいつまでですか。", "６月30日"),
    ],
)
def test_a_period_stands_under_its_heading(ask_document, question, value):
    assert value in ask_document("p.md", PERIODS, question).answer


def test_a_count_in_any_unit_is_a_cell(ask_document):
    table = "区分,予定量\n給水戸数,19500\n年間総給水量,5840\n"
    assert "19500" in ask_document("w.csv", table, "給水戸数の予定は何戸ですか。").answer


BY_TOWN = """# 町村別の決算カード

## 3若葉町 歳入

単位：千円

| 区分 | 令和5年度 | 令和4年度 |
| --- | --- | --- |
| 歳入総額 | 9,120,000 | 9,480,000 |

## 4青嶺町 歳入

単位：千円

| 区分 | 令和5年度 | 令和4年度 |
| --- | --- | --- |
| 歳入総額 | 5,310,000 | 5,560,000 |
"""


def test_what_a_town_has_is_not_told_of_another(ask_document):
    answer = ask_document(
        "t.md", BY_TOWN, "青嶺町の歳入総額は令和4年度から令和5年度にかけていくら減りましたか。"
    )
    assert "9,120,000" not in answer.answer


ROUTER = """# 屋根緑化補助金の手引き

## 質疑

問 貸し出す散水機は何台で、何か月の貸出を予定しているか。

24台を５か月貸し出す。
"""


def test_the_value_is_in_the_reply_to_the_question_that_the_document_asks(ask_document):
    answer = ask_document("s.md", ROUTER, "貸し出す散水機は何台、何か月ですか。")
    assert "24台を５か月" in answer.answer


COLUMNS = """# Lighthouse Office budget justification

| Program | FY 2025 Enacted | FY 2026 Request | Change from FY 2025 Enacted |
| --- | --- | --- | --- |
| Beacon Repair Grants | 51,200 | 47,900 | (3,300) |
| Harbor Keeper Training | 12,400 | 13,100 | 700 |
| Fog Signal Network | 8,050 | 8,900 | 850 |
"""


def test_the_head_that_is_asked_for_is_not_the_change_from_it(ask_document):
    asked = "What is the FY 2025 enacted of the Beacon Repair Grants?"
    first, *_ = ask_document("l.md", COLUMNS, asked).answer.split("\n")
    assert "51,200" in first
    assert "3,300" not in first
