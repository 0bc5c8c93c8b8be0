"""Units said in two marks, and amounts in brackets that are no negative ones."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.text.units import find_units
from tests.corpus.papers import write_paper

HEAD = ["Account", "FY 2030 Enacted", "FY 2031 Request"]


def amounts(tmp_path, *rows: list[str], unit: str = "(dollars in millions)", form: str = "md"):
    paper = ["Tide Office, FY 2031 Budget", unit, [HEAD, *rows]]
    found = analyse(read_document(write_paper(tmp_path, form, paper)), blind=True).figures
    return {(f.program, f.amount, f.scope) for f in found if f.fiscal_year == 2031}


@pytest.mark.parametrize(
    ("text", "factor", "currency"),
    [
        ("$'000 (AUD)", 1000, "AUD"),
        ("(AUD, $'000)", 1000, "AUD"),
        ("$m (NZD)", 1_000_000, "NZD"),
        ("USD (in thousands)", 1000, "USD"),
        ("Dollars (000s)", 1000, "USD"),
        ("(US dollars, thousands)", 1000, "USD"),
        ("USD '000", 1000, "USD"),
    ],
)
def test_a_unit_said_in_two_marks_is_one(text, factor, currency) -> None:
    assert [(u.factor, u.currency) for u in find_units(text)] == [(factor, currency)]


def test_two_units_of_one_mark_stay_two() -> None:
    assert [u.factor for u in find_units("($, $000)")] == [1, 1000]


@pytest.mark.parametrize("form", ["md", "csv", "txt"])
def test_square_brackets_and_what_is_not_added_are_no_negatives(form, tmp_path) -> None:
    rows = [
        ["Tide Gauges", "40.0", "44.5"],
        ["[of which, Arctic Stations (non-add)]", "[5.0]", "[6.5]"],
        ["Storm Surge Models (non-add)", "(3.0)", "(3.4)"],
        ["Pier Receipts", "(2.0)", "(2.5)"],
    ]
    found = amounts(tmp_path, *rows, form=form)
    assert {(a, s) for _, a, s in found} == {
        (44_500_000, None),
        (6_500_000, "not added"),
        (3_400_000, "not added"),
        (-2_500_000, None),
    }
    assert "Storm Surge Models (non-add)" in {name for name, *_ in found}


def test_a_remark_in_brackets_that_two_names_share_is_no_acronym_of_one(tmp_path) -> None:
    rows = [["Ice Roads (phase two)", "8.0", "8.5"], ["Sand Ferries (phase two)", "3.0", "3.5"]]
    names = {name for name, *_ in amounts(tmp_path, *rows)}
    assert names == {"Ice Roads (phase two)", "Sand Ferries (phase two)"}
