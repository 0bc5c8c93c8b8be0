"""Review sheets: budgets of one program by year, and what one citizen pays."""

from __future__ import annotations

import pytest

from tests.corpus.papers import FORMS, facts_of, write_paper

NAME = "沿岸養殖高度化推進事業"
SHEET = [
    ["", "４年度", "５年度", "６年度", "７年度", "８年度要求"],
    ["予算の状況 当初予算", "820", "840", "860", "900", "950"],
    ["補正予算", "-", "100", "-", "-", "-"],
    ["計", "820", "940", "860", "900", "950"],
    ["執行額", "801", "933", "812", "", ""],
]
PER_HEAD = [["区分", "金額（円）"], ["民生費", "182,400"], ["教育費", "52,100"]]


@pytest.mark.parametrize("form", ["html", "md", "docx", "txt", "csv"])
def test_budgets_by_year_are_those_of_the_program(form, tmp_path):
    paper = [
        "令和７年度行政事業レビューシート", [["事業名", NAME], ["担当部局庁", "海洋資源庁"]],
        "予算額・執行額（単位：百万円）", SHEET,
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {
        (NAME, "initial", 2025, 900_000_000),
        (NAME, "initial", 2022, 820_000_000),
        (NAME, "request", 2026, 950_000_000),
        (NAME, "executed", 2024, 812_000_000),
    } <= found
    assert {name for name, *_ in found} == {NAME}
    assert (NAME, "request", 2025, 900_000_000) not in found


@pytest.mark.parametrize("form", FORMS)
def test_what_one_citizen_pays_is_no_outturn(form, tmp_path):
    whole = [["区分", "決算額"], ["民生費", "8,104"], ["教育費", "5,230"]]
    paper = [
        "令和6年度 若葉市一般会計決算の概要", "歳出（単位：百万円）", whole,
        "市民１人当たりの決算額", PER_HEAD,
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("民生費", "executed", 2024, 8_104_000_000) in found
    assert not {amount for *_, amount in found} & {182_400, 52_100}


def test_a_unit_beside_the_heads_of_the_years_is_that_of_all(tmp_path):
    sheet = [["予算額・執行額（単位：百万円）", *SHEET[0][1:]], *SHEET[1:]]
    paper = [
        "令和７年度行政事業レビューシート",
        [["事業名", NAME], ["担当部局庁", "海洋資源庁"]],
        sheet,
    ]
    for form in ("docx", "xlsx", "md"):
        found = facts_of(write_paper(tmp_path, form, paper))
        assert (NAME, "executed", 2024, 812_000_000) in found


@pytest.mark.parametrize("title", ["令和７年度行政事業レビューシート", "令和７年度　事業評価調書"])
def test_what_a_review_says_was_spent_is_not_of_its_own_year(title, tmp_path):
    paid = [["事業の内容", "支出額（百万円）"], ["海域の観測", "820"], ["標本の解析", "310"]]
    assert facts_of(write_paper(tmp_path, "md", [title, "資金の流れ", paid])) == set()


ENDED = """
## 令和８年度予算の内訳（単位：百万円）

| 費目 | 要求額 |
|---|---|
| 観測整備費 | 120 |

## 資金の流れ

| 業務 | 支出額（百万円） |
|---|---|
| 海域の観測 | 820 |
| 標本の解析 | 31 |
"""


def test_a_section_that_has_ended_gives_no_year_to_the_next(tmp_path):
    path = tmp_path / "paper.md"
    preface = "沿岸の養殖場で水温と塩分を測り、漁業者に知らせる。\n\n" * 40
    path.write_text(f"# 沿岸養殖の説明\n\n{preface}{ENDED}", encoding="utf-8")
    assert facts_of(path) == {("観測整備費", "request", 2026, 120_000_000)}


@pytest.mark.parametrize("form", ["xlsx", "md", "html"])
@pytest.mark.parametrize("spent", ["執行額", "支出済額", "決算額"])
def test_what_was_spent_below_a_sum_is_no_budget(form, spent, tmp_path):
    """The name of the last rows stands before the column of names: below 「計」 it is a row."""
    sheet = [
        ["予算額・執行額（単位：百万円）", "", *SHEET[0][1:]],
        ["予算の状況", "当初予算", *SHEET[1][1:]],
        ["", "補正予算", *SHEET[2][1:]],
        ["", "計", *SHEET[3][1:]],
        [spent, "", *SHEET[4][1:]],
        ["執行率（％）", "", "98%", "99%", "94%", "", ""],
    ]
    paper = ["令和７年度行政事業レビューシート", [["事業名", NAME], ["担当", "海洋資源庁"]], sheet]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert (NAME, "executed", 2024, 812_000_000) in found
    assert {amount for _, measure, _, amount in found if measure == "revised"} == {
        820_000_000, 940_000_000, 860_000_000, 900_000_000,
    }  # fmt: skip
