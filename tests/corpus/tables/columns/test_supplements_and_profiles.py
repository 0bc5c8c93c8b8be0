"""Plans beside what is changed of them, profiles of years, tables of the one budget of a paper."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.text.dollars import dollar_of
from tests.corpus.papers import FORMS, facts_of, write_paper

CHANGES = [
    ["Subhead", "Present plans", "Change", "Revised plans"],
    ["A: Tide gauges", "41.6", "1.8", "43.4"],
    ["B: Pilot boats", "12.0", "(2.5)", "9.5"],
]
CHANGED = {
    ("A: Tide gauges", "initial", 2031, 41_600_000),
    ("A: Tide gauges", "supplementary", 2031, 1_800_000),
    ("A: Tide gauges", "revised", 2031, 43_400_000),
    ("B: Pilot boats", "initial", 2031, 12_000_000),
    ("B: Pilot boats", "supplementary", 2031, -2_500_000),
    ("B: Pilot boats", "revised", 2031, 9_500_000),
}
PROFILE = [
    ["Component", "2031-32", "2032-33", "Total"],
    ["Sea walls", "9.5", "14.0", "23.5"],
    ["Beacons", "3.2", "4.1", "7.3"],
]
SERVICES = """# The Harbour Courier

**Council adopts the FY 2032 budget.** The tax rate stays.

## {title}

| Service | FY 2032 | FY 2031 |
|---|---:|---:|
| Fire | $14.2M | $13.6M |
| Library | $3,940K | $3,815K |
"""


@pytest.mark.parametrize("form", FORMS)
def test_a_change_between_plans_is_a_supplement(tmp_path, form: str) -> None:
    paper = ["Supplementary Estimate, 2031-32", "Changes proposed (£ million)", CHANGES]
    assert facts_of(write_paper(tmp_path, form, paper)) == CHANGED


def test_a_variance_behind_what_was_spent_is_none(tmp_path) -> None:
    rows = [["Item", "Budget", "Variance", "Actual"], ["Fire", "41.6", "1.8", "43.4"]]
    path = write_paper(tmp_path, "md", ["Accounts 2031-32 (£ million)", rows])
    assert "supplementary" not in {f[1] for f in facts_of(path)}


@pytest.mark.parametrize("title", ["funding profile", "spending plan", "investment plan"])
def test_a_profile_plans_its_years(tmp_path, title: str) -> None:
    path = write_paper(tmp_path, "html", [f"Coast Initiative: {title} ($ millions)", PROFILE])
    assert facts_of(path) >= {
        ("Sea walls", "initial", 2031, 9_500_000),
        ("Sea walls", "initial", 2032, 14_000_000),
        ("Sea walls", "total", None, 23_500_000),
    }


@pytest.mark.parametrize("title", ["What your money pays for", "Spending by service"])
def test_a_table_of_what_is_spent_is_of_the_one_budget_named(tmp_path, title: str) -> None:
    path = tmp_path / "paper.md"
    path.write_text(SERVICES.format(title=title), encoding="utf-8")
    assert facts_of(path) == {
        ("Fire", "initial", 2032, 14_200_000),
        ("Fire", "previous", 2031, 13_600_000),
        ("Library", "initial", 2032, 3_940_000),
        ("Library", "previous", 2031, 3_815_000),
    }


def test_a_table_of_something_else_is_not(tmp_path) -> None:
    path = tmp_path / "paper.md"
    path.write_text(SERVICES.format(title="What homes sold for"), encoding="utf-8")
    assert facts_of(path) == set()


def test_a_governor_recommends_what_is_requested(tmp_path) -> None:
    rows = [["Program", "FY 2031 Enacted", "FY 2032 Recommended"], ["Ferries", "4,200", "4,500"]]
    title = "FY 2032 Governor's Recommendation ($ in thousands)"
    assert facts_of(write_paper(tmp_path, "csv", [title, rows])) == {
        ("Ferries", "previous", 2031, 4_200_000),
        ("Ferries", "request", 2032, 4_500_000),
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("All amounts are in\nCanadian dollars unless stated otherwise. US$1.6 million", "CAD"),
        ("Figures in Australian dollars. US$3", "AUD"),
        ("All dollar figures are Canadian. US$2", "CAD"),
        ("US$1 million was converted to Canadian dollars", "USD"),
        ("Currency: NZD\nUS$ 5", "NZD"),
        ("金額はすべてカナダドル。US$3", "CAD"),
    ],
)
def test_a_currency_that_is_declared_is_that_of_every_bare_dollar(text: str, code: str) -> None:
    assert dollar_of(text) == code


def test_a_marked_dollar_stays_beside_the_declared_one(tmp_path) -> None:
    path = tmp_path / "paper.md"
    path.write_text(
        "# FY 2031 Budget\n\nAll amounts are in Canadian dollars.\n\n"
        "The FY 2031 budget provides $2 million for the Ferry Fund and US$3 million for the "
        "Beacon Fund.\n",
        encoding="utf-8",
    )
    found = {(f.program, f.currency) for f in analyse(read_document(path)).figures}
    assert found == {("Ferry Fund", "CAD"), ("Beacon Fund", "USD")}


@pytest.mark.parametrize("form", FORMS)
def test_what_a_change_makes_is_revised_though_called_by_the_supplement(tmp_path, form) -> None:
    rows = [["Line", "Main Estimate", "Change", "Supplementary Estimate"], *CHANGES[1:]]
    paper = ["Supplementary Estimate, 2031-32", "Changes proposed (£ million)", rows]
    assert facts_of(write_paper(tmp_path, form, paper)) == CHANGED


ESTIMATES = [
    ["Organization", "Vote", "Description", "2030-31 Estimates ($)", "2031-32 Estimates ($)"],
    ["Tide Agency", "1", "Operating expenditures", "612,400", "634,800"],
    ["Tide Agency", "5", "Grants", "1,184,500", "1,197,500"],
    ["Buoy Office", "1", "Operating expenditures", "149,050", "140,180"],
    ["Buoy Office", "5", "Grants", "210,000", "190,000"],
]


@pytest.mark.parametrize("form", ["csv", "md", "xlsx"])
def test_what_tells_the_rows_of_an_office_apart_names_them(tmp_path, form: str) -> None:
    found = facts_of(write_paper(tmp_path, form, [ESTIMATES]))
    names = {(name, amount) for name, _, _, amount in found}
    assert ("Tide Agency Grants", 1_197_500) in names
    assert ("Buoy Office Operating expenditures", 140_180) in names
    assert len(found) == 8


def test_remarks_behind_names_of_their_own_are_none(tmp_path) -> None:
    rows = [
        ["Programme", "Description", "2031-32 Budget ($)"],
        ["Sea walls", "Repairs of the northern walls", "612,400"],
        ["Beacons", "New lamps", "140,180"],
    ]
    found = facts_of(write_paper(tmp_path, "md", [rows]))
    assert {name for name, *_ in found} == {"Sea walls", "Beacons"}
