"""Heads of two levels: what the lower one counts or narrows, in lines or behind a dash."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.tables.columns.heads import read_head
from tests.corpus.papers import FORMS, facts_of, write_paper

STAFFED = [
    ["Account", "FY 2025 Actual", "FY 2025 Actual", "FY 2026 Request", "FY 2026 Request"],
    ["", "FTE", "Amount", "FTE", "Amount"],
    ["Trail Operations", "1,412", "71,250", "1,421", "75,910"],
    ["Trail Construction", "1,096", "28,900", "1,097", "29,004"],
]
UNION = [
    ["Programme", "Budget 2026 — Commitments", "Budget 2026 — Payments"],
    ["Clean coasts", "812.4", "640.1"],
    ["Sustainable fisheries", "1 102.5", "958.0"],
]


@pytest.mark.parametrize("form", FORMS)
def test_staff_below_the_year_of_a_budget_is_no_money(form, tmp_path):
    paper = ["Summary of Requirements", "(Dollars in Thousands)", STAFFED]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {
        ("Trail Operations", "executed", 2025, 71_250_000),
        ("Trail Construction", "request", 2026, 29_004_000),
    } <= found
    assert not {amount for *_, amount in found} & {1_412_000, 1_421_000, 1_096_000, 1_097_000}


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_behind_a_dash_narrows_the_budget(form, tmp_path):
    path = write_paper(tmp_path, form, ["Budget of the Union", "Overview (million EUR)", UNION])
    found = {
        (r.program, r.fiscal_year, r.amount, r.scope)
        for r in analyse(read_document(path), blind=True).figures
    }
    assert ("Clean coasts", 2026, 812_400_000, "Commitments") in found
    assert ("Sustainable fisheries", 2026, 958_000_000, "Payments") in found


@pytest.mark.parametrize("text", ["2025 – 26 Budget", "Budget 2025–26"])
def test_a_dash_within_a_year_parts_no_levels(text):
    head = read_head([text], None)
    assert (head.kind, head.year, head.scope) == ("money", 2025, None)


@pytest.mark.parametrize("form", FORMS)
def test_what_compares_two_budgets_is_neither(form, tmp_path):
    rows = [
        ["Programme", "Estimate 2025-26 £000", "Outturn 2025-26 £000", "Outturn vs Estimate £000"],
        ["Harbour Lights", "815,500", "809,220", "6,280"],
        ["Coastal Paths", "301,000", "288,450", "12,550"],
    ]
    found = facts_of(write_paper(tmp_path, form, ["Annual Report and Accounts 2025-26", rows]))
    assert ("Harbour Lights", "executed", 2025, 809_220_000) in found
    assert not [m for _, m, _, a in found if a in {6_280_000, 12_550_000} and m != "difference"]


SHORT_YEARS = [
    ["Service", "25-26", "26-27", "27-28"],
    ["", "Budget", "Budget", "Forecast"],
    ["", "£000", "£000", "£000"],
    ["Adult Social Care", "84,120", "88,945", "91,300"],
    ["Waste and Recycling", "9,860", "10,140", "10,395"],
]


@pytest.mark.parametrize("form", FORMS)
def test_years_without_their_century_are_near_to_that_of_the_title(form, tmp_path):
    path = write_paper(tmp_path, form, ["Revenue Budget 2026-27", SHORT_YEARS])
    assert {
        ("Adult Social Care", "previous", 2025, 84_120_000),
        ("Adult Social Care", "initial", 2026, 88_945_000),
        ("Waste and Recycling", "initial", 2027, 10_395_000),  # a forecast is not spent yet
    } <= facts_of(path)
    assert {amount % 1000 for *_, amount in facts_of(path)} == {0}


def test_two_digits_without_a_year_near_to_them_are_none(tmp_path):
    path = write_paper(tmp_path, "csv", ["Ages of pupils", SHORT_YEARS])
    assert not facts_of(path)


def test_a_title_that_fits_any_budget_leaves_the_year_to_what_the_paper_requests(tmp_path):
    rows = [
        ["Account ($ in millions)", "FY 2024", "FY 2025"],
        ["Mission Services", "3,129.5", "3,044.4"],
    ]
    paper = [
        "The FY 2025 Budget Request supports the mission.",
        "KEY ACHIEVEMENTS PLANNED IN FY 2025",
        rows,
    ]
    found = facts_of(write_paper(tmp_path, "md", paper))
    assert ("Mission Services", "request", 2025, 3_044_400_000) in found


def test_a_year_that_a_head_compares_with_is_not_its_own(tmp_path):
    """Where one space parts two heads, "Request" and "from 2026" stand in one cell."""
    text = """MARSH SERVICE
BUDGET JUSTIFICATION, FISCAL YEAR 2027

                         (Dollars in Thousands)
                            2025       2026       2027    Change
Subactivity               Actual    Enacted    Request from 2026
----------------------------------------------------------------
Reed Cutting               8,214     10,480     13,905    +3,425
Bird Towers                4,630      5,002      6,877    +1,875
----------------------------------------------------------------
Total                     12,844     15,482     20,782    +5,300
"""
    path = tmp_path / "marsh.txt"
    path.write_text(text, encoding="utf-8")
    rows = analyse(read_document(path)).figures
    found = {(r.program, r.fiscal_year, r.measure.value): r.amount for r in rows}
    assert found["Reed Cutting", 2027, "request"] == 13_905_000
    assert ("Reed Cutting", 2026, "request") not in found
