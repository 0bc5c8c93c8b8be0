"""Units that stand where few look, heads of two budgets, and totals of some rows of a budget."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, facts_of, write_paper

SIDES = [
    ["事業名", "令和7年度当初予算", "令和8年度当初予算"],
    ["離島航路補助", "7,321", "7,450"],
    ["船員雇用対策事業", "95", "92"],
]


@pytest.mark.parametrize("unit", ["（単位：百万円）", "単位：百万円"])
def test_a_unit_alone_in_the_last_row_is_that_of_the_table(tmp_path, unit):
    path = tmp_path / "sheet.csv"
    rows = [*SIDES, ["", "", unit]]
    path.write_text("\n".join(",".join(f'"{c}"' for c in row) for row in rows), encoding="utf-8")
    assert ("船員雇用対策事業", "initial", 2026, 92_000_000) in facts_of(path)


@pytest.mark.parametrize("form", FORMS)
def test_a_change_has_the_unit_of_the_budgets_beside_it(tmp_path, form):
    table = [
        ["区分", "令和6年度決算額(百万円)", "令和5年度決算額(百万円)", "増減額"],
        ["給与費", "5,880", "5,640", "240"],
        ["材料費", "2,240", "2,190", "50"],
    ]
    path = write_paper(tmp_path, form, ["病院事業会計の状況", table])
    found = {(name, measure, amount) for name, measure, _, amount in facts_of(path)}
    assert ("材料費", "difference", 50_000_000) in found


def test_what_may_be_promised_and_what_may_be_paid_are_two_budgets(tmp_path):
    path = tmp_path / "life.html"
    path.write_text(
        "<h1>Budget 2025 and 2026</h1><p>All amounts in EUR million.</p><table>"
        "<tr><th>Programme</th><th colspan=2>Commitments</th><th colspan=2>Payments</th></tr>"
        "<tr><th></th><th>2025</th><th>2026</th><th>2025</th><th>2026</th></tr>"
        "<tr><td>Clean coasts</td><td>298.4</td><td>304.1</td><td>180.0</td><td>201.7</td></tr>"
        "<tr><td>Quiet seas</td><td>190.6</td><td>195.0</td><td>121.3</td><td>130.2</td></tr>"
        "</table>",
        encoding="utf-8",
    )
    figures = analyse(read_document(path), blind=True).figures
    found = {(f.program, f.fiscal_year, f.amount, f.scope) for f in figures}
    assert ("Quiet seas", 2026, 195_000_000, "Commitments") in found
    assert ("Quiet seas", 2026, 130_200_000, "Payments") in found


SUPPLEMENT = [
    ["事業名", "補正前の額", "補正額", "補正後の額"],
    ["ふるさと納税推進事業費", "210,000", "85,000", "295,000"],
    ["小学校施設整備事業費", "58,000", "201,900", "259,900"],
    ["合計", "268,000", "286,900", "554,900"],
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("title", ["主な補正内容", "主要事業一覧", "重点施策"])
def test_the_total_of_some_of_a_budget_is_not_the_budget(tmp_path, title, form):
    head = "令和7年度 北浜市一般会計補正予算（第4号）の概要"
    path = write_paper(tmp_path, form, [head, f"{title}（単位：千円）", SUPPLEMENT])
    found = facts_of(path)
    assert ("小学校施設整備事業費", "revised", 2025, 259_900_000) in found
    assert not any(name.startswith("北浜市") for name, *_ in found)


def test_the_total_of_all_of_a_budget_is_called_by_it(tmp_path):
    head = "令和7年度 北浜市一般会計補正予算（第4号）の概要"
    path = write_paper(tmp_path, "md", [head, "（単位：千円）", SUPPLEMENT])
    assert ("北浜市一般会計予算", "revised", 2025, 554_900_000) in facts_of(path)


MARKS = [
    ["FY 2025 Enacted", "FY 2026 Request", "$", "%"],
    ["FY 2025 Enacted", "FY 2026 Request", "$ Change", "% Change"],
    ["FY 2025 Enacted ($)", "FY 2026 Request ($)", "Change ($)", "Change (%)"],
    ["FY 2025 Enacted $", "FY 2026 Request $", "Change $", "Change %"],
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("heads", MARKS)
@pytest.mark.parametrize(
    ("unit", "factor"), [("(in millions of dollars)", 10**6), ("($ in thousands)", 1000), ("", 1)]
)
def test_a_mark_in_a_head_is_no_unit_where_one_is_declared(tmp_path, form, heads, unit, factor):
    table = [
        ["Program", *heads],
        ["Coastal Resilience Grants", "150", "165", "15", "10.0"],
        ["Port Security", "12", "10", "-2", "-16.7"],
    ]
    titles = ["Budget in Brief", unit] if unit else ["Budget in Brief"]
    amounts = {a for name, m, y, a in facts_of(write_paper(tmp_path, form, [*titles, table]))}
    assert amounts <= {n * factor for n in (150, 165, 15, 12, 10, -2)}
    assert not unit or {150 * factor, 165 * factor, 10 * factor} <= amounts


FUNDS = [
    ["Program", "General Fund", "General Fund", "All Funds", "All Funds"],
    ["Program", "FY26 Budget", "FY27 Gov Rec", "FY26 Budget", "FY27 Gov Rec"],
    ["Trail Maintenance", "3,600", "3,720", "6,050", "6,200"],
    ["Campground Operations", "1,250", "1,255", "4,600", "4,655"],
]


@pytest.mark.parametrize("form", FORMS)
def test_a_fund_above_budgets_narrows_them(tmp_path, form):
    path = write_paper(tmp_path, form, ["State Budget ($ in thousands)", FUNDS])
    found = {
        (f.program, f.measure.value, f.fiscal_year, f.amount, f.scope)
        for f in analyse(read_document(path), blind=True).figures
    }
    assert ("Trail Maintenance", "request", 2027, 3_720_000, "General Fund") in found
    assert ("Campground Operations", "previous", 2026, 4_600_000, None) in found


@pytest.mark.parametrize("form", FORMS)
def test_the_head_of_one_column_is_no_title_of_the_others(tmp_path, form):
    table = [
        ["Local authority", "2023-24", "2024-25", "2025-26 (allocation)"],
        ["Ashby Borough Council", "1,120", "1,135", "1,140"],
        ["Colne Valley Council", "1,085", "1,090", "1,088"],
    ]
    path = write_paper(tmp_path, form, ["Harbour grants to councils", "All figures in £k", table])
    assert facts_of(path) == {
        ("Ashby Borough Council", "initial", 2025, 1_140_000),
        ("Colne Valley Council", "initial", 2025, 1_088_000),
    }


@pytest.mark.parametrize("day", ["14 January 2026", "January 14, 2026", "1st May 2026", "May 2026"])
def test_a_line_with_a_day_is_no_program(tmp_path, day):
    path = tmp_path / "parish.txt"
    path.write_text(
        f"Budget 2026/27 agreed {day}\n\nPrecept for 2026/27: £18,950 (2025/26: £18,100)\n",
        encoding="utf-8",
    )
    assert not facts_of(path)


@pytest.mark.parametrize("form", FORMS)
def test_what_is_promised_for_later_years_is_no_budget_of_one(tmp_path, form):
    table = [
        ["事業名", "R8当初", "R7当初"],
        ["がん検診事業", "30,120", "30,100"],
        ["介護人材確保事業", "48,750", "51,200"],
        ["（債務負担）福祉システム更新", "310,000", ""],
    ]
    path = write_paper(tmp_path, form, ["令和8年度予算 主要事業", "（単位：千円）", table])
    assert {name for name, *_ in facts_of(path)} == {"がん検診事業", "介護人材確保事業"}
