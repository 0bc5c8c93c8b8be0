"""Lists of names with amounts, what stands in brackets behind, and what of a line is left."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of


def facts(tmp_path, text, name="paper.md"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return facts_of(tmp_path / name)


@pytest.mark.parametrize("dash", ["—", "–", "-", ":"])
@pytest.mark.parametrize("title", ["Fund allocations 2025", "2025 Budget"])
def test_a_year_in_brackets_is_that_of_the_amount_behind_it(tmp_path, dash, title):
    text = f"## {title}\n\n" + "".join(
        f"* **{name}**{'' if dash == ':' else ' '}{dash} ${now} ({year}: ${then})\n"
        for name, now, year, then in [
            ("Coastal Access Fund", "4.2 million", 2024, "3.9 million"),
            ("Youth Mentoring Programme", "1,150,000", 2023, "990,000"),
            ("Trail Grants", "310,000", "2024-25", "305,000"),
        ]
    )
    assert facts(tmp_path, text) == {
        ("Coastal Access Fund", "initial", 2025, 4_200_000),
        ("Coastal Access Fund", "previous", 2024, 3_900_000),
        ("Youth Mentoring Programme", "initial", 2025, 1_150_000),
        ("Trail Grants", "initial", 2025, 310_000),
        ("Trail Grants", "previous", 2024, 305_000),
    }


@pytest.mark.parametrize("unit", ["in dollars", "in whole dollars", "in euros", "in pounds"])
def test_a_currency_in_brackets_is_the_unit(tmp_path, unit):
    table = "| Program | FY25 Amended | FY26 Adopted |\n|---|---|---|\n"
    table += "| Aquatics | 1,310,400 | 1,355,200 |\n| Youth Sports | 655,000 | 702,750 |\n"
    found = facts(tmp_path, f"# Spending by Program ({unit})\n\n{table}")
    assert ("Aquatics", "revised", 2025, 1_310_400) in found
    assert ("Youth Sports", "initial", 2026, 702_750) in found


def test_what_a_revision_makes_of_the_budget_is_of_its_year(tmp_path):
    text = (
        "# 令和7年度補正予算案（4号補正）について\n\n"
        "補正後の一般会計の予算総額は、312億4,500万円となります。\n"
    )
    assert facts(tmp_path, text) == {("一般会計", "revised", 2025, 31_245_000_000)}


def test_amounts_beside_figures_on_a_line_are_counted(tmp_path):
    path = tmp_path / "paper.md"
    path.write_text(
        "# 令和7年度補正予算案について\n\n"
        "今回の補正では、水道料金減免事業に6,300万円を計上しました。"
        "また、観光施設改修は、1,200万円を減額し4,800万円とします。\n",
        encoding="utf-8",
    )
    found = analyse(read_document(path), blind=True)
    assert [f.amount for f in found.figures] == [63_000_000, -12_000_000, 48_000_000]
    assert found.coverage.amounts == 3


def test_a_label_counts_for_the_years_behind_it(tmp_path):
    text = (
        "令和７年度　補助金一覧\n\n補助金名　　街路灯電気料補助金\n所管課　　　商業振興課\n"
        "予算額　　　令和５年度 3,200千円　令和６年度 3,100千円　令和７年度 3,000千円\n"
    )
    assert facts(tmp_path, text, "list.txt") == {
        ("街路灯電気料補助金", "initial", 2023, 3_200_000),
        ("街路灯電気料補助金", "initial", 2024, 3_100_000),
        ("街路灯電気料補助金", "initial", 2025, 3_000_000),
    }


HISTORY = """Appropriations History by Activity
(Amounts in thousands of dollars)

{head}
2022        61,000       40,500          2,250        103,750
2023        70,100       46,800          2,400        119,300
2024        69,800       46,500          2,400        118,700
"""
HEADS = {
    "one line": "Year        Grants       Partnerships    Support      Total",
    "two lines": "Fiscal      Arts         State           Program\n"
    " Year       Grants       Partnerships    Support      Total",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_typed_table_with_a_year_a_row_is_read_by_its_columns(tmp_path, head):
    path = tmp_path / "history.txt"
    path.write_text(HISTORY.format(head=head), encoding="utf-8")
    rows = analyse(read_document(path), blind=True).figures
    grants = {(r.fiscal_year, r.amount) for r in rows if r.program.endswith("Grants")}
    assert grants == {(2022, 61_000_000), (2023, 70_100_000), (2024, 69_800_000)}
    assert {r.program for r in rows} == (
        {"Arts Grants", "State Partnerships", "Program Support", "Total"}
        if "\n" in head
        else {"Grants", "Partnerships", "Support", "Total"}
    )
    assert all(r.trust.value == "confirmed" for r in rows)


def test_one_program_is_paid_to_each_applicant(tmp_path):
    text = (
        "Grant programme,Applicant name,Amount awarded (£),Year\n"
        'Village Halls,Upton Hall Trust,"20,000",2024-25\n'
        'Village Halls,Netherby WI,"9,500",2024-25\n'
    )
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    found = analyse(read_document(tmp_path / "a.csv"), blind=True).figures
    assert {(r.amount, r.scope) for r in found} == {
        (20_000, "Upton Hall Trust"),
        (9_500, "Netherby WI"),
    }
