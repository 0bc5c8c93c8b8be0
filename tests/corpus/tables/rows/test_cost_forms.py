"""Forms about one program whose rows are what it costs: 直接事業費, 人件費, 国庫支出金."""

from __future__ import annotations

import openpyxl
import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, facts_of, write_paper

NAME = "空白地デマンド運行事業"
FORM = [
    ["事務事業名", NAME, "所管課", "交通政策課"],
    ["事業期間", "平成29年度～", "会計", "一般会計"],
]
COSTS = [
    ["区分", "令和5年度決算", "令和6年度決算", "令和7年度予算"],
    ["直接事業費", "19,875", "21,340", "24,600"],
    ["人件費", "5,740", "5,810", "5,900"],
    ["総事業費", "25,615", "27,150", "30,500"],
]


@pytest.mark.parametrize("form", FORMS)
def test_the_costs_of_a_form_are_those_of_its_program(form, tmp_path):
    paper = ["事務事業評価シート（令和6年度実績）", FORM, "１　事業費の推移（単位：千円）", COSTS]
    path = write_paper(tmp_path, form, paper)
    assert {
        (NAME, "executed", 2024, 27_150_000),
        (NAME, "initial", 2025, 30_500_000),
        (NAME, "executed", 2023, 19_875_000),
    } <= facts_of(path)
    scopes = {r.amount: r.scope for r in analyse(read_document(path), blind=True).figures}
    assert (scopes[27_150_000], scopes[21_340_000]) == (None, "直接事業費")
    assert {r.program for r in analyse(read_document(path), blind=True).figures} == {NAME}


def test_names_and_amounts_of_a_form_with_merged_cells_stay_together(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        ["事務事業名", NAME, None, None, None, None],
        [],
        ["１ 事業費の推移", None, None, None, None, "（単位：千円）"],
        ["区分", None, None, "令和6年度決算", "令和7年度予算", None],
        ["直接事業費", None, None, 21_340, 24_600, None],
        ["財源内訳", "国庫支出金", None, 7_000, 8_000, None],
        [None, "一般財源", None, 14_340, 16_600, None],
        ["人件費", None, None, 5_810, 5_900, None],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A4:C4")
    sheet.merge_cells("A6:A7")
    path = tmp_path / "form.xlsx"
    book.save(path)
    found = {
        (r.program, r.fiscal_year, r.amount, r.scope) for r in analyse(read_document(path)).figures
    }
    assert (NAME, 2025, 24_600_000, "直接事業費") in found
    assert (NAME, 2024, 7_000_000, "財源内訳 国庫支出金") in found
    assert (NAME, 2025, 16_600_000, "財源内訳 一般財源") in found


@pytest.mark.parametrize("form", FORMS)
def test_account_titles_of_a_budget_are_no_form(form, tmp_path):
    rows = [["節", "本年度予算額"], ["委託料", "24,508"], ["旅費", "280"]]
    paper = ["令和8年度 若葉町 当初予算", "（単位：千円）", rows]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("委託料", "initial", 2026, 24_508_000) in found
