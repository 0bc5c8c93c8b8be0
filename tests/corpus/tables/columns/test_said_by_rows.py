"""Tables whose rows say of which year and budget their amounts are: 本年度, 前年度, 比較."""

from __future__ import annotations

import pytest

from tests.corpus.papers import FORMS, facts_of, write_paper

STAFF = [
    ["区分", "職種", "職員数（人）", "給料（千円）", "手当（千円）", "合計（千円）"],
    ["本年度", "窓口担当職員", "8", "41,113", "31,734", "72,847"],
    ["本年度", "工事担当職員", "4", "19,686", "15,674", "35,360"],
    ["前年度", "窓口担当職員", "8", "37,894", "21,368", "59,262"],
    ["前年度", "工事担当職員", "4", "17,500", "11,596", "29,096"],
    ["比較", "窓口担当職員", "0", "3,219", "10,366", "13,585"],
    ["比較", "工事担当職員", "0", "2,186", "4,078", "6,264"],
]
BUDGET = [
    ["款", "本年度予算額", "前年度予算額"],
    ["総務費", "900,000", "880,000"],
    ["合計", "900,000", "880,000"],
]


@pytest.mark.parametrize("form", FORMS)
def test_rows_of_this_year_of_last_year_and_of_the_change(form, tmp_path):
    paper = ["令和8年度 若葉町水道事業会計予算", "給与費明細書", STAFF]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {
        ("窓口担当職員", "initial", 2026, 41_113_000),
        ("窓口担当職員", "initial", 2026, 72_847_000),
        ("工事担当職員", "previous", 2025, 11_596_000),
        ("工事担当職員", "previous", 2025, 29_096_000),
    } <= found
    amounts = {amount for _, _, _, amount in found}
    assert not amounts & {13_585_000, 6_264_000, 8_000, 4_000}


@pytest.mark.parametrize("form", FORMS)
def test_the_total_of_a_part_is_not_that_of_the_budget(form, tmp_path):
    part = [["手当", "本年度予算額"], ["通勤手当", "602"], ["住居手当", "1,284"], ["合計", "1,886"]]
    paper = [
        "令和8年度 若葉町水道事業会計予算", "（単位：千円）", BUDGET,
        "手当の内訳（単位：千円）", part,
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("若葉町水道事業会計予算", "initial", 2026, 900_000_000) in found
    assert ("通勤手当", "initial", 2026, 602_000) in found
    assert ("若葉町水道事業会計予算", "initial", 2026, 1_886_000) not in found
