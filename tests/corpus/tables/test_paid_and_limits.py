"""What was paid to one, and what one can get at most: neither is a budget."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, facts_of, write_paper


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_grants_are_named_by_their_column_whoever_may_apply(form, tmp_path):
    paper = [
        "Funding Guide 2026",
        [
            ["Scheme", "Who can apply", "Maximum grant", "Aid rate"],
            ["Remake Voucher", "Micro enterprises", "€7,500", "80%"],
            ["Symbiosis Pilot", "Clusters of three", "€800,000", "60%"],
        ],
    ]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {(name, measure, amount) for name, measure, _, amount in found} == {
        ("Remake Voucher", "unit", 7_500),
        ("Symbiosis Pilot", "unit", 800_000),
    }


@pytest.mark.parametrize("form", FORMS)
def test_what_was_paid_to_one_is_a_part_of_what_was_spent(form, tmp_path):
    paper = [
        "令和6年度 歳出決算の状況（単位：千円）",
        [
            ["事業名", "予算現額", "支出済額"],
            ["渡り鳥調査事業", "873,500", "801,230"],
            ["干潟清掃事業", "156,000", "149,870"],
        ],
        "令和6年度 主な支出先（単位：千円）",
        [
            ["事業名", "支出先", "支出額"],
            ["渡り鳥調査事業", "株式会社つばさ", "742,000"],
            ["渡り鳥調査事業", "合同会社わたり", "59,230"],
        ],
    ]
    found = analyse(read_document(write_paper(tmp_path, form, paper)), blind=True).figures
    spent = {(f.scope, f.amount) for f in found if f.program == "渡り鳥調査事業"}
    assert spent >= {
        (None, 801_230_000),
        ("株式会社つばさ", 742_000_000),
        ("合同会社わたり", 59_230_000),
    }


def test_ceilings_with_their_marks_are_not_in_the_unit_of_the_budgets(tmp_path):
    table = [
        ["Fund", "Smallest award", "Largest award", "Budget 2025-26", "Budget 2026-27"],
        ["Village Hall Fund", "£3,000", "£45,000", "2,400", "2,950"],
        ["Mobile Library Fund", "£10,000", "£120,000", "1,800", "1,500"],
    ]
    paper = ["Grants 2026-27", "Award limits and budgets (budgets in £000)", table]
    found = facts_of(write_paper(tmp_path, "html", paper))
    assert {
        ("Village Hall Fund", "unit", 2026, 45_000),
        ("Village Hall Fund", "initial", 2026, 2_950_000),
    } <= found
    assert ("Village Hall Fund", "unit", 2026, 3_000) not in found  # the least


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_the_title_of_a_table_says_whose_ceilings_it_holds(form, tmp_path):
    paper = [
        "令和8年度当初予算案の概要", "桟橋自動化支援事業の補助上限額",
        [
            ["従業員数", "補助上限額", "賃上げを行う場合の上限額"],
            ["5人以下", "200万円", "300万円"],
            ["6人以上", "500万円", "750万円"],
        ],
    ]  # fmt: skip
    found = analyse(read_document(write_paper(tmp_path, form, paper)), blind=True).figures
    assert {(f.program, f.measure.value, f.scope, f.amount) for f in found} == {
        ("桟橋自動化支援事業", "unit", "5人以下", 2_000_000),
        ("桟橋自動化支援事業", "unit", "5人以下 賃上げを行う場合", 3_000_000),
        ("桟橋自動化支援事業", "unit", "6人以上", 5_000_000),
        ("桟橋自動化支援事業", "unit", "6人以上 賃上げを行う場合", 7_500_000),
    }
