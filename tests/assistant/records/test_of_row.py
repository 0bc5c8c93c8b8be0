"""The row that was told last answers what is asked of it next, by its heads and its cells."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

CALLS = """call_no,title,area,stage,fund_gbp,max_award_gbp,closes,lead_officer,mail,notes
C-01,Peatland Fellowships,Land,Early,900000,60000,2031-03-14,Ada Moss,p@orl.test,Doctorate needed
C-02,Harbour Sensors,Sea,Any,2500000,250000,2031-04-01,Ben Quay,s@orl.test,Universities lead
C-03,Kelp Nurseries,Sea,Any,700000,45000,2031-05-20,Cy Wrack,s@orl.test,Small firms lead
C-04,Hedgerow Maps,Land,Any,300000,30000,2031-06-02,Di Thorn,p@orl.test,Volunteers may be paid
C-05,Dark Skies,Air,Any,150000,15000,2031-06-30,Ed Lumen,a@orl.test,No cost share
C-06,Clean Kilns,Air,Any,480000,80000,2031-07-11,Flo Ash,a@orl.test,Cost share of a fifth
"""

COURSES = """# 令和8年度 若葉市 起業支援補助金のご案内

## 対象となる方

若葉挑戦コースは、市内で初めて起業する30歳未満の方が対象です。
再出発コースは、廃業から3年以内に再び起業する方が対象です。

## コースと補助の内容

| コース | 補助上限額 | 補助率 | 採択予定 | 担当 |
|---|---|---|---|---|
| 若葉挑戦コース | 80万円 | 3分の2 | 12件 | 創業係 |
| 再出発コース | 150万円 | 2分の1 | 5件 | 再生係 |
| 計 | － | － | 17件 | － |
"""


def last(ask, *turns):
    """The answer to the last of some turns of one conversation."""
    return [ask(turn) for turn in turns][-1].answer


@pytest.fixture
def calls(tmp_path):
    return conversation_about(tmp_path / "calls.csv", CALLS)


@pytest.mark.parametrize(
    ("turn", "said"),
    [
        ("who's the lead officer?", "Ada Moss"),
        ("how much can i get", "£60,000"),
        ("do I need the doctorate at that point?", "Doctorate needed"),
        ("whats their mail", "p@orl.test"),
    ],
)
def test_the_row_told_last_says_what_is_asked_next(calls, turn, said):
    answer = last(calls, "what do you have for peatland fellowships?", turn)
    first = next(line for line in answer.splitlines() if "[" in line)
    assert said in answer and first.startswith("Peatland Fellowships – "), answer


def test_the_first_of_a_ranking_is_asked_on(calls):
    assert "Ben Quay" in last(calls, "which one has the biggest fund?", "who is the lead officer?")


@pytest.mark.parametrize(
    "turn",
    ["and the Kelp Nurseries?", "total fund of all calls?", "which calls suit a small firm?"],
)
def test_what_is_asked_of_others_is_not_answered_by_the_row(calls, turn):
    answer = last(calls, "what is peatland fellowships?", turn)
    assert not answer.startswith("Peatland Fellowships –"), answer


@pytest.mark.parametrize(
    ("turn", "said"),
    [("上限額は？", "80万円"), ("補助率は？", "3分の2"), ("何件採択される？", "12件")],
)
def test_a_row_is_known_by_the_name_that_a_quote_begins_with(tmp_path, turn, said):
    ask = conversation_about(tmp_path / "courses.md", COURSES)
    answer = last(ask, "27歳で初めて起業します。使えるコースはありますか", turn)
    assert said in answer, answer


@pytest.mark.parametrize("turn", ["which one has the biggest fund?", "biggest one?"])
def test_rows_are_called_by_their_titles_not_by_codes(calls, turn):
    assert calls(turn).answer.startswith("Harbour Sensors")


def test_rows_are_not_called_by_their_remarks(tmp_path):
    text = "".join(
        f"| {name} | {amount} | {remark} |\n"
        for name, amount, remark in [
            ("道路維持", "1,200", "橋の点検を含む"),
            ("公園整備", "800", "遊具の更新"),
            ("その他", "300", "郵送費"),
            ("その他", "200", "会議費"),
        ]
    )
    table = (
        f"# 令和8年度 若葉市 予算\n\n単位：千円\n\n| 事業 | 予算額 | 備考 |\n|---|---|---|\n{text}"
    )
    answer = conversation_about(tmp_path / "budget.md", table)("一番予算額が大きい事業は？")
    assert "道路維持" in answer.answer and "橋の点検" not in answer.answer, answer.answer
