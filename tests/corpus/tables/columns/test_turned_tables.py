"""Tables whose rows are budgets of years and whose columns are programs, beside other rows."""

from __future__ import annotations

import pytest

from tests.corpus.papers import FORMS, facts_of, write_paper

JAPANESE = [
    ["区分", "水道管更新事業", "浄水場改修事業", "雨水幹線整備事業"],
    ["令和７年度決算額", "1,842", "615", "2,290"],
    ["令和８年度当初予算額", "1,960", "1,420", "2,175"],
    ["令和９年度当初予算額", "2,118", "2,260", "1,984"],
    ["進捗率（％）", "41.8", "22.5", "63.0"],
    ["総事業費（令和３～14年度）", "24,600", "18,750", "31,200"],
    ["事業延長（ｍ）", "48,300", "1,200", "9,640"],
]
ENGLISH = [
    ["Line", "Vector Control", "Dam Safety", "Fuel Reduction"],
    ["2029 Actual", "$3,120", "$1,845", "$9,760"],
    ["2030 Budget", "$3,300", "$1,910", "$10,400"],
    ["2031 Requested Budget", "$3,415", "$2,260", "$12,950"],
    ["Staff (FTE)", "24.5", "13.0", "61.0"],
    ["Acres treated", "8,900", "427", "36,200"],
]


@pytest.mark.parametrize("form", FORMS)
def test_programs_as_columns_beside_rows_of_no_money(form, tmp_path) -> None:
    paper = ["上下水道局 主要事業の推移", "単位：百万円", JAPANESE]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {f for f in found if f[0] == "浄水場改修事業"} == {
        ("浄水場改修事業", "executed", 2025, 615_000_000),
        ("浄水場改修事業", "previous", 2026, 1_420_000_000),
        ("浄水場改修事業", "initial", 2027, 2_260_000_000),
        ("浄水場改修事業", "total", None, 18_750_000_000),
    }


@pytest.mark.parametrize("form", ["md", "html", "csv", "xlsx", "docx"])
def test_english_programs_as_columns(form, tmp_path) -> None:
    paper = ["Programs at a Glance", "Amounts in thousands of dollars", ENGLISH]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {f for f in found if f[0] == "Dam Safety"} == {
        ("Dam Safety", "executed", 2029, 1_845_000),
        ("Dam Safety", "previous", 2030, 1_910_000),
        ("Dam Safety", "request", 2031, 2_260_000),
    }


def test_rows_of_years_that_count_people_are_no_budgets(tmp_path) -> None:
    rows = [
        ["", "Northside", "Harbour", "Old Town"],
        ["Population 2024", "12,300", "8,410", "5,220"],
        ["Visitors in 2025", "45,000", "120,000", "300,400"],
    ]
    assert facts_of(write_paper(tmp_path, "md", ["Town profile ($)", rows])) == set()
