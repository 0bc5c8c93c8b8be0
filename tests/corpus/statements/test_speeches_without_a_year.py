"""Speeches, releases and minutes whose title names no year, and who speaks in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

Said = tuple[str, str, int | None, int]
TITLE = "Address of the Mayor, City of Larkfield, Ohio\nMarch 3, 2032\n\n"
RELEASE = "NEWS RELEASE  City of Larkfield, Ohio  June 24, 2032\n"


def said(path: Path, text: str) -> set[Said]:
    found = analyse_text(path, text, "paper.txt").figures
    return {(f.program, f.measure.value, f.fiscal_year, f.amount) for f in found}


@pytest.mark.parametrize(
    "opening",
    [
        "I propose $2 million for bus shelters in fiscal year 2033.",
        "We recommend $2.5 million for bus shelters in FY 2033.",
        "The fiscal year 2033 budget that I present today puts people first.",
        "The budget for FY 2033 that I submit to you is a plain one.",
    ],
)
@pytest.mark.parametrize(
    ("sentence", "name", "amount"),
    [
        ("Our libraries get $7.4 million.", "libraries", 7_400_000),
        ("For health, I am allocating $1.4 million.", "health", 1_400_000),
        ("We will put $48.2 million into the police department.", "police department", 48_200_000),
        ("We set aside $41.2 million for Fire, no more.", "Fire", 41_200_000),
        ("Spending on policing rises by $4 million to $91 million.", "policing", 91_000_000),
    ],
)
def test_a_speech_is_of_the_year_that_it_proposes(
    tmp_path: Path, opening: str, sentence: str, name: str, amount: int
) -> None:
    assert (name, "request", 2033, amount) in said(tmp_path, f"{TITLE}{opening}\n{sentence}\n")


@pytest.mark.parametrize("year", ["fiscal year 2033", "FY 2033", "the fiscal year 2033"])
def test_a_release_is_of_the_year_whose_budget_it_tells(tmp_path: Path, year: str) -> None:
    text = (
        f"{RELEASE}Council adopts $412.6 million budget for {year}\n\n"
        "The City Council on Tuesday adopted a $412.6 million operating budget.\n"
        "It includes $68.4 million for the Police Department and $5 million for a new Housing "
        "Trust Fund.\n"
    )
    found = said(tmp_path, text)
    assert {("Police Department", "initial", 2033, 68_400_000)} <= found
    assert {("Housing Trust Fund", "initial", 2033, 5_000_000)} <= found
    assert not any("Council" in name for name, *_ in found)


@pytest.mark.parametrize("who", ["The Head of Finance", "The Director of Resources"])
@pytest.mark.parametrize("says", ["replied that", "confirmed that", "reported that"])
def test_who_speaks_of_money_does_not_get_it(tmp_path: Path, who: str, says: str) -> None:
    text = f"Minutes\n\n4. Draft budget 2032/33\n{who} {says} £890,000 had been set aside.\n"
    assert not any("Finance" in name or "Resources" in name for name, *_ in said(tmp_path, text))


def test_a_point_of_minutes_looks_back_by_its_heading(tmp_path: Path) -> None:
    text = (
        "Minutes of the Finance Committee, 14 January 2032\n\n4. Draft budget 2032/33\nNoted.\n"
        "5. Outturn 2030/31\nThe revenue outturn was £17.21m against a budget of £17.4m.\n"
    )
    assert {year for _, _, year, _ in said(tmp_path, text)} == {2030}


def test_up_from_is_of_the_year_before_though_a_year_is_named(tmp_path: Path) -> None:
    text = (
        f"{TITLE}I propose $26 million for street resurfacing in fiscal year 2033, up from "
        "$21.5 million this year.\n"
    )
    assert ("street resurfacing", "previous", 2032, 21_500_000) in said(tmp_path, text)
