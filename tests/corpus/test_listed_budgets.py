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
    assert [f.amount for f in found.figures] == [63_000_000]
    assert found.coverage.amounts == 3
