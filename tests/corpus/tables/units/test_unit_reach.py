"""A unit reaches what it is stated for: its table, or all tables that speak of money."""

from __future__ import annotations

import pytest

from tests.corpus.papers import FORMS, facts_of, write_paper

SPENT = [
    ["Programme", "2025-26 Budget £000", "2026-27 Budget £000"],
    ["Harbour Lights", "3,860", "4,100"],
    ["Coastal Paths", "1,240", "1,310"],
]
SURVEYED = [
    ["Measure", "2025-26", "2026-27"],
    ["Hectares of reef surveyed", "12,500", "14,000"],
    ["Moorings inspected", "1,310", "1,325"],
]
YEN = [
    ["事業名", "令和8年度予算額", "令和7年度予算額"],
    ["橋灯更新事業", "3,860", "3,100"],
    ["公園整備事業", "1,240", "1,000"],
]
OTHERS = [
    ["事業名", "令和8年度予算額", "令和7年度予算額"],
    ["図書館運営事業", "2,750", "2,600"],
    ["植物園改修事業", "1,980", "1,700"],
]
VISITS = [
    ["施設", "令和8年度", "令和7年度"],
    ["中央図書館", "412,000", "398,500"],
    ["植物園", "120,400", "118,000"],
]


def names(found):
    return {name for name, *_ in found}


@pytest.mark.parametrize("form", FORMS)
def test_the_unit_in_the_head_of_one_table_is_not_that_of_the_next(form, tmp_path):
    paper = ["Budget Report 2026-27", SPENT, "Table 2: Measures and targets", SURVEYED]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("Harbour Lights", "initial", 2026, 4_100_000) in found
    assert not names(found) & {"Hectares of reef surveyed", "Moorings inspected"}


@pytest.mark.parametrize("form", FORMS)
def test_a_unit_that_stands_alone_reaches_what_speaks_of_money_only(form, tmp_path):
    paper = [
        "令和8年度 若葉町 当初予算", "（単位：千円）", YEN,
        "2 施設の来場", VISITS, "3 教育", OTHERS,
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("橋灯更新事業", "initial", 2026, 3_860_000) in found
    assert ("図書館運営事業", "initial", 2026, 2_750_000) in found
    assert not names(found) & {"中央図書館", "植物園"}


@pytest.mark.parametrize("form", FORMS)
def test_what_counts_for_all_counts_beside_a_table_of_its_own_unit(form, tmp_path):
    own = [["Fund", "2026-27 Budget £m"], ["Quay Fund", "12.5"], ["Pier Fund", "3.1"]]
    paper = [
        "Budget Report 2026-27", "All figures are in £000 unless stated otherwise.",
        "Funds", own, "Spending by programme",
        [[cell.replace(" £000", "") for cell in row] for row in SPENT],
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("Quay Fund", "initial", 2026, 12_500_000) in found
    assert ("Coastal Paths", "initial", 2026, 1_310_000) in found


@pytest.mark.parametrize("form", FORMS)
def test_a_unit_that_is_none_of_money_makes_counts_of_numbers(form, tmp_path):
    paper = [
        "令和8年度 若葉町 当初予算",
        "（単位：千円）",
        YEN,
        "利用の予算",
        "（単位：人）",
        VISITS,
    ]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert "橋灯更新事業" in names(found)
    assert not names(found) & {"中央図書館", "植物園"}


@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_table_that_goes_on_has_the_unit_of_its_beginning(form, tmp_path):
    paper = [
        "令和8年度 若葉町 当初予算", "歳出（単位：千円）", YEN, OTHERS,
        "別表 財産（単位：円）", [["区分", "金額"], ["土地", "1,200"], ["建物", "900"]],
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("図書館運営事業", "initial", 2026, 2_750_000) in found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "line", [["", "(Dollars in Thousands)", "", ""], ["(Dollars in Thousands)", "", "", ""]]
)
def test_a_unit_between_the_head_and_the_rows_is_that_of_the_table(line, form, tmp_path):
    rows = [
        ["Bureau Program", "FY 2025 Actual", "FY 2026 Enacted", "FY 2027 Request"],
        line,
        ["Footbridge Renewal Grants", "7,310", "7,455", "8,020"],
        ["Summit Shelter Initiative", "1,204", "1,180", "990"],
    ]
    found = facts_of(write_paper(tmp_path, form, ["Bureau of Trails: Resources", rows]))
    assert {
        ("Footbridge Renewal Grants", "executed", 2025, 7_310_000),
        ("Footbridge Renewal Grants", "request", 2027, 8_020_000),
        ("Summit Shelter Initiative", "request", 2027, 990_000),
    } <= found


@pytest.mark.parametrize("columns", [4, 3])
def test_a_unit_over_the_amounts_is_that_of_all_of_them(columns, tmp_path):
    heads = "".join(f"<th>FY {y}</th>" for y in ("2025 Actual", "2026 Enacted", "2027 Request"))
    span = f"<td colspan='{columns}'>(Dollars in Thousands)</td>"
    blank = "" if columns == 4 else "<td></td>"
    cells = "<td>Footbridge Renewal Grants</td><td>7,310</td><td>7,455</td><td>8,020</td>"
    path = tmp_path / "table.html"
    path.write_text(
        f"<p>Bureau of Trails</p><table><tr><th>Program</th>{heads}</tr><tr>{blank}{span}</tr>"
        f"<tr>{cells}</tr><tr>{cells.replace('Footbridge', 'Rope Bridge')}</tr></table>"
    )
    found = facts_of(path)
    assert ("Footbridge Renewal Grants", "request", 2027, 8_020_000) in found
    assert ("Rope Bridge Renewal Grants", "executed", 2025, 7_310_000) in found
