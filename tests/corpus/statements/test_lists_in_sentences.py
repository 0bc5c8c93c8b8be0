"""Lists in sentences that leave the verb out, departments' budgets, who decides, and "the Fund"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

Said = tuple[str, str, int | None, int]
SPEECH = "Budget Address of the Mayor, City of Larkfield, Ohio\nFiscal Year 2033 Budget\n\n"


def said(path: Path, text: str, name: str = "paper.txt") -> set[Said]:
    found = analyse_text(path, text, name).figures
    return {(f.program, f.measure.value, f.fiscal_year, f.amount) for f in found}


@pytest.mark.parametrize("verb", ["gets", "will receive", "will get"])
@pytest.mark.parametrize("lead", ["", "In this budget, "])
@pytest.mark.parametrize("last", [", and ", " and ", ", "])
def test_each_of_a_list_without_verbs_has_its_amount(
    tmp_path: Path, verb: str, lead: str, last: str
) -> None:
    first = "Waste collection" if not lead else "waste collection"
    text = f"{lead}{first} {verb} $4.1 million, housing $2.35 million{last}parks $1.08 million."
    found = said(tmp_path, SPEECH + text)
    assert {(n.lower(), a) for n, _, y, a in found if y == 2033} == {
        ("waste collection", 4_100_000),
        ("housing", 2_350_000),
        ("parks", 1_080_000),
    }


@pytest.mark.parametrize("rest", ["$2 million more than last year", "up $600,000", "$5 each"])
def test_what_is_no_item_of_the_list_has_no_amount(tmp_path: Path, rest: str) -> None:
    found = said(tmp_path, f"{SPEECH}Waste collection gets $4.1 million, {rest}.")
    assert {(n, a) for n, _, _, a in found} == {("Waste collection", 4_100_000)}


@pytest.mark.parametrize("noun", ["request", "budget"])
@pytest.mark.parametrize("whose", ["School Department", "Police Department"])
def test_a_department_has_its_own_budget(tmp_path: Path, noun: str, whose: str) -> None:
    found = said(tmp_path, f"{SPEECH}The {whose} {noun} is $21,300,000.")
    assert {(n, y, a) for n, _, y, a in found} == {(whose, 2033, 21_300_000)}


@pytest.mark.parametrize("who", ["Committee", "Subcommittee", "House Committee"])
def test_who_decides_recommends_what_is_given(tmp_path: Path, who: str) -> None:
    text = (
        "COASTAL APPROPRIATIONS BILL, 2033\n\nBudget request, fiscal year 2033: see below.\n\n"
        f"The {who} recommends $1,250,000,000 for the National Marine Institute in FY 2033.\n"
    )
    found = said(tmp_path, text)
    assert ("National Marine Institute", "initial", 2033, 1_250_000_000) in found


def test_the_fund_is_the_one_that_the_paper_is_about(tmp_path: Path) -> None:
    text = (
        "# Community Climate Fund: Guide for applicants 2032-33\n\n"
        "In 2031-32 the Fund awarded £5.1 million to 214 projects.\n"
    )
    found = said(tmp_path, text, "guide.md")
    assert {name for name, *_ in found} == {"Community Climate Fund"}


def test_no_name_goes_from_a_heading_into_the_line_below(tmp_path: Path) -> None:
    text = (
        "Minutes of May 12, 2032\n\nFY 2033 BUDGET HEARING\nThe Town Administrator presented the "
        "proposed FY 2033 budget of $38,450,000.\n"
    )
    assert not any("HEARING" in name for name, *_ in said(tmp_path, text))
