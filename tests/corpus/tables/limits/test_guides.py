"""Guides to applicants in English: what one can get, by the kind of house, scheme or track."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of, write_paper

HOUSES = [
    ["Type of dwelling", "Attic insulation", "Wall insulation"],
    ["Detached house", "€2,000", "€8,000"],
    ["End of terrace", "€1,500", "€6,000"],
]
PUMPS = [["Heat pump type", "Grant amount"], ["Air to water", "€6,500"], ["Air to air", "€3,500"]]
SCHEMES = [
    ["Scheme", "Minimum award", "Maximum award", "Grant rate"],
    ["Feasibility Grant", "£2,500", "£15,000", "50%"],
    ["Capital Grant", "£10,000", "£250,000", "40%"],
]
TRACKS = [
    ["Track", "Expected awards", "Award floor", "Award ceiling", "Total available"],
    ["Planning", "20", "$50,000", "$250,000", "$4,000,000"],
    ["Early works", "10", "$500,000", "$3,000,000", "$25,000,000"],
]
FORMS = ("html", "md", "docx")


def units(tmp_path, form, paper):
    found = analyse(read_document(write_paper(tmp_path, form, paper)), blind=True).figures
    return {(r.program, r.amount, r.scope) for r in found if r.measure.value == "unit"}


@pytest.mark.parametrize("form", FORMS)
def test_kinds_of_houses_are_cases_of_the_scheme(form, tmp_path):
    paper = [
        "Warm Homes Grant Scheme: Guide for Applicants",
        "The table sets out the maximum grant for each type of home.", HOUSES,
        "Heat pumps", PUMPS,
    ]  # fmt: skip
    scheme = "Warm Homes Grant Scheme"
    assert units(tmp_path, form, paper) == {
        (scheme, 2000, "Detached house Attic insulation"),
        (scheme, 8000, "Detached house Wall insulation"),
        (scheme, 1500, "End of terrace Attic insulation"),
        (scheme, 6000, "End of terrace Wall insulation"),
        (scheme, 6500, "Air to water"),
        (scheme, 3500, "Air to air"),
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_most_of_each_scheme_and_not_the_least(form, tmp_path):
    paper = ["Estuary Innovation Programme: Guidelines", "Awards", SCHEMES]
    assert units(tmp_path, form, paper) == {
        ("Feasibility Grant", 15_000, None),
        ("Capital Grant", 250_000, None),
    }


@pytest.mark.parametrize("form", FORMS)
def test_tracks_have_ceilings_and_what_is_there_for_all_awards(form, tmp_path):
    title = "Notice of Funding Opportunity: Tidal Flats Grants, Fiscal Year 2031"
    found = facts_of(write_paper(tmp_path, form, [title, TRACKS]))
    assert {
        ("Planning", "unit", 2031, 250_000),
        ("Early works", "unit", 2031, 3_000_000),
        ("Early works", "total", 2031, 25_000_000),
    } <= found
    assert ("Early works", "unit", 2031, 500_000) not in found  # the least
    assert not {measure for _, measure, _, _ in found} - {"unit", "total"}


def test_a_grant_amount_in_a_report_is_what_was_paid(tmp_path):
    rows = [["Recipient fund", "Grant amount"], ["Heron Fund", "£20,000"], ["Teal Fund", "£35,000"]]
    found = facts_of(write_paper(tmp_path, "md", ["Awards made in the year", rows]))
    assert ("Heron Fund", "total", None, 20_000) in found


def test_budgets_by_year_in_a_guide_are_no_ceilings(tmp_path):
    rows = [["Programme", "2030", "2031"], ["Heron Fund", "£20,000", "£30,000"]]
    said = "The maximum grant is set each year within these budgets."
    assert units(tmp_path, "md", ["Estuary Grants: guidance for applicants", said, rows]) == set()


def test_grants_alone_are_no_program(tmp_path):
    said = "Grants are paid in arrears. The maximum grant is £1,800.\n"
    path = tmp_path / "guide.md"
    path.write_text(f"# Guide for applicants\n\n{said}", encoding="utf-8")
    assert "Grants" not in {name for name, *_ in facts_of(path)}
