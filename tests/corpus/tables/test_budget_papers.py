"""Overviews of budgets and results as towns and departments print them."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, facts_of, write_paper

OVERVIEW = """令和８年度　青潟市　当初予算案の概要

１　予算規模
　一般会計　　　４８５億円（前年度　４６８億円、＋３．６％）
　特別会計　　　２１０億５，０００万円（前年度　２０５億円）

２　主な事業
　◆放課後児童クラブ整備事業　　　　　　　９，８５０万円【新規】
　◆河川改修事業　　　　　　　　　　　１２億円（うち国費　６億円）

３　基金の状況
　財政調整基金　　令和７年度末残高　４２億円
"""
RESULTS = [
    ["事業名", "予算現額", "決算額", "国県支出金", "一般財源", "不用額"],
    ["商店街にぎわい創出事業", "48,250", "45,917", "12,000", "33,917", "2,333"],
    ["港まつり開催負担金", "22,000", "22,000", "5,000", "17,000", "0"],
    ["観光案内所改修事業", "63,500", "41,180", "20,000", "21,180", "22,320"],
]
FEES = [
    ["Charge", "2025/26 £", "2026/27 £"],
    ["Garden waste collection", "55", "58"],
    ["Bulky waste collection", "42", "44"],
]
PLANNED = [
    ["Core responsibilities", "2023-24 actual expenditures", "2024-25 forecast spending"],
    ["Marine habitat", "438,902", "455,120"],
    ["Harbour safety", "102,559", "110,004"],
]


def rows(path):
    return analyse(read_document(path), blind=True).figures


def test_accounts_parts_and_balances_of_an_overview(tmp_path):
    path = tmp_path / "overview.txt"
    path.write_text(OVERVIEW, encoding="utf-8")
    found = {(r.program, r.measure.value, r.fiscal_year, r.amount, r.scope) for r in rows(path)}
    assert {
        ("一般会計", "initial", 2026, 48_500_000_000, None),
        ("一般会計", "previous", 2025, 46_800_000_000, None),
        ("特別会計", "previous", 2025, 20_500_000_000, None),
        ("河川改修事業", "initial", 2026, 600_000_000, "うち国費"),
    } <= found
    assert not {r.program for r in rows(path)} & {"国費", "うち国費"}
    assert 4_200_000_000 not in {r.amount for r in rows(path)}


@pytest.mark.parametrize("form", FORMS)
def test_sources_are_of_the_amount_that_they_make_in_most_rows(form, tmp_path):
    paper = ["令和６年度 主要施策の成果説明書", "（単位：千円）", RESULTS]
    found = {
        (r.program, r.measure.value, r.amount, r.scope)
        for r in rows(write_paper(tmp_path, form, paper))
    }
    name = "港まつり開催負担金"
    assert (name, "executed", 17_000_000, "財源内訳 一般財源") in found
    assert (name, "revised", 17_000_000, "財源内訳 一般財源") not in found


@pytest.mark.parametrize("form", ["xlsx", "html", "docx", "md"])
def test_prices_are_no_budget_of_a_service(form, tmp_path):
    found = facts_of(write_paper(tmp_path, form, ["Budget 2026/27", "Fees and Charges", FEES]))
    assert ("Garden waste collection", "unit", 2026, 58) in found
    assert {measure for _, measure, _, _ in found} == {"unit"}


@pytest.mark.parametrize("form", FORMS)
def test_words_of_departmental_plans(form, tmp_path):
    title = "Spending summary (thousands of dollars)"
    found = facts_of(write_paper(tmp_path, form, ["Departmental Plan", title, PLANNED]))
    assert {
        ("Marine habitat", "executed", 2023, 438_902_000),
        ("Harbour safety", "executed", 2024, 110_004_000),
    } <= found
