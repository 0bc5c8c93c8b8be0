"""Rows and tables that count, or tell of an economy, beside budgets in money."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of, write_paper

UNIT = "Amounts in whole dollars."
BUDGET = [
    ["Department", "FY 2025 Adopted", "FY 2026 Adopted"],
    ["Lighthouses", "1,284,500", "1,310,200"],
    ["Harbor Patrol", "920,300", "955,100"],
]
SERVICES = [
    ["Measure", "FY 2025 Actual", "FY 2026 Target"],
    ["Emergency calls answered", "31,874", "33,000"],
    ["Value of building permits issued", "96,415,000", "90,000,000"],
]


@pytest.mark.parametrize("head", ["Measure", "Performance Measure", "Indicator"])
def test_measures_of_results_are_no_money(head, tmp_path):
    measures = [[head, *SERVICES[0][1:]], *SERVICES[1:]]
    paper = ["City of Alder, Ohio", UNIT, BUDGET, "What we did", measures]
    found = facts_of(write_paper(tmp_path, "html", paper))
    assert ("Lighthouses", "initial", 2026, 1_310_200) in found
    assert {name for name, *_ in found} <= {"Lighthouses", "Harbor Patrol"}


@pytest.mark.parametrize("name", ["City population (July 1)", "School enrollment", "Gull caseload"])
def test_a_row_that_counts_people_is_none(name, tmp_path):
    table = [*BUDGET, [name, "48,215", "47,890"]]
    found = facts_of(write_paper(tmp_path, "csv", ["City of Alder, Ohio", UNIT, table]))
    assert {row[0] for row in found} == {"Lighthouses", "Harbor Patrol"}


ECONOMY = [
    ["", "2024-25", "2025-26", "2026-27"],
    ["Onshore output (£ billion)", "151.3", "156.0", "161.2"],
    ["Retail sales (£ billion)", "40.1", "41.0", "42.2"],
]


@pytest.mark.parametrize("title", ["Table 3: Economic context", "Economic assumptions"])
def test_an_economy_is_no_budget(title, tmp_path):
    paper = ["Spending Review 2025", title, ECONOMY]
    assert not facts_of(write_paper(tmp_path, "html", paper))


def test_what_brackets_add_to_a_total_is_no_name(tmp_path):
    table = [
        ["款", "事務事業名", "予算現額", "決算額"],
        ["総務費", "渡し船運航事業", "18,300", "15,972"],
        ["土木費", "浮桟橋補修事業", "46,200", "45,880"],
        ["合計", "（再掲を除く）", "64,500", "61,852"],
    ]
    paper = ["令和6年度 葦原町 主要な施策の成果（単位：千円）", table]
    found = facts_of(write_paper(tmp_path, "csv", paper))
    assert ("渡し船運航事業", "revised", 2024, 18_300_000) in found
    assert not any(name.startswith("（") for name, *_ in found)


def test_an_estimate_beside_an_estimate_is_not_the_year_before(tmp_path):
    table = [
        ["Program", "FY 2025 obligations", "FY 2026 est", "FY 2027 est"],
        ["Pilot Boat Grants", "4,812,000", "5,100,000", "5,200,000"],
        ["Lens Research", "2,270,500", "2,400,000", "2,650,000"],
    ]
    paper = ["Department of Harbors, Maine", "Obligations in dollars.", table]
    found = facts_of(write_paper(tmp_path, "html", paper))
    years = {(measure, year) for _, measure, year, _ in found}
    assert ("previous", 2026) not in years
    assert ("Pilot Boat Grants", "executed", 2025, 4_812_000) in found


def test_a_plan_of_projects_has_planned_years_and_a_total_of_all(tmp_path):
    table = [
        ["Project", "Prior", "FY26", "FY27", "FY28", "3-Yr Total"],
        ["Pier 4 Rebuild", "1,200", "850", "400", "-", "1,250"],
        ["Dredging", "-", "600", "4,800", "700", "6,100"],
        ["Total", "1,200", "1,450", "5,200", "700", "7,350"],
    ]
    titles = [
        "Capital Improvement Program FY 2026 - FY 2028",
        "Pine County, Virginia ($ thousands)",
    ]
    found = facts_of(write_paper(tmp_path, "html", [*titles, table]))
    assert ("Pier 4 Rebuild", "initial", 2027, 400_000) in found
    assert ("Dredging", "total", None, 6_100_000) in found
    assert all(amount != 1_200_000 for *_, amount in found)


def test_a_fund_is_a_group_beside_an_account(tmp_path):
    table = [
        ["account_name", "fund", "fiscal_year", "budget_stage", "amount_usd"],
        ["Lamp Oil", "General Fund", "2026", "Adopted", "4125300"],
        ["Lamp Oil", "General Fund", "2025", "Actual", "3987412"],
        ["Pier Repairs", "Capital Fund", "2026", "Adopted", "2750000"],
    ]
    found = facts_of(write_paper(tmp_path, "csv", [table]))
    assert ("Lamp Oil", "initial", 2026, 4_125_300) in found
    assert ("Pier Repairs", "initial", 2026, 2_750_000) in found
    assert not any("Fund" in name for name, *_ in found)


def test_projects_that_a_budget_book_describes_are_parts_of_its_accounts(tmp_path):
    table = [
        ["目", "本年度", "前年度", "比較", "節", "金額", "説明"],
        ["１ 図書館費", "61,900", "58,200", "3,700", "報酬", "18,240", "（１）職員人件費　31,220"],
        ["", "", "", "", "委託料", "43,660", "（２）移動図書館事業　8,400"],
        [
            "２ 公民館費",
            "22,480",
            "24,130",
            "△1,650",
            "需用費",
            "22,480",
            "（１）講座事業　３，１５０",
        ],
    ]
    paper = ["令和8年度 葦原市一般会計予算に関する説明書", "（単位：千円）", table]
    found = facts_of(write_paper(tmp_path, "html", paper))
    assert ("移動図書館事業", "initial", 2026, 8_400_000) in found
    assert ("講座事業", "initial", 2026, 3_150_000) in found
