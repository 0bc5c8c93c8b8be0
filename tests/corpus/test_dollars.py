"""Which dollar "$" is: declared, of the place, or left for a person where others would write so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

TABLE = """
| Program | 2025-26 Budget ($000) | 2026-27 Budget ($000) |
|---|--:|--:|
| Night Ferry | 1,200 | 1,310 |
| Shore Lights | 420 | 398 |
"""


def _currencies(path: Path, text: str) -> set[str]:
    return {row.currency for row in analyse_text(path, text).figures}


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("All figures AUD.", "AUD"),
        ("Note: amounts are expressed in Canadian dollars.", "CAD"),
        ("Currency: NZD", "NZD"),
        ("Published by the Government of Saskatchewan.", "CAD"),
        ("Coorong Shire Council", "AUD"),
        ("Contact: budget@treasury.govt.nz", "NZD"),
        ("For the fiscal year that begins on July 1, 2026.", "USD"),
        ("The county pays 60 percent; the centre pays the rest.", "USD"),
    ],
)
def test_a_dollar_is_that_of_the_paper(head: str, code: str, tmp_path: Path) -> None:
    assert _currencies(tmp_path, f"# Budget 2026-27\n\n{head}\n{TABLE}") == {code}


@pytest.mark.parametrize(
    "said",
    [
        "Ratepayers pay 60 per cent. Adopted on 24 June 2026.",
        "The programme is open to organisations in the district.",
        "Enquiries: Civic Centre, 8 Quay Street. All fees include GST.",
    ],
)
def test_a_dollar_of_an_unnamed_country_waits_for_a_person(said: str, tmp_path: Path) -> None:
    found = analyse_text(tmp_path, f"# Budget 2026-27\n\n{said}\n{TABLE}")
    assert not found.figures
    assert {item.candidates[0].amount for item in found.review} == {
        1_200_000,
        1_310_000,
        420_000,
        398_000,
    }
    assert all("which country" in item.reason for item in found.review)


def test_us_dollars_stay_beside_dollars_of_an_unnamed_country(tmp_path: Path) -> None:
    text = f"# Budget 2026-27\n\nRatepayers pay 60 per cent on 24 June. US$ are marked.\n{TABLE}"
    assert _currencies(tmp_path, text) == {"USD"}
