"""Messages and minutes in English: the year that is proposed, and what amends a budget."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.programs.names import clean_name
from tests.corpus.papers import analyse_text

Fact = tuple[str, str, int | None, int]

MESSAGE = """{year} Budget Message
Governor Ellen Marsh, State of Northmark

Tonight I present my proposed budget for Fiscal Year 2027.
I propose $96.5 million for the State Police.
{said}
"""
MINUTES = """TOWN OF MARLOW BRIDGE

{title}
   The increase consists of:
      Snow removal .................................. $180,000
      Harbor dredging study ......................... $95,000
"""


def _facts(path: Path, text: str) -> set[Fact]:
    found = analyse_text(path, text, "paper.txt").figures
    return {(r.program, r.measure.value, r.fiscal_year, r.amount) for r in found}


@pytest.mark.parametrize("year", ["2026", "State of the State and"])
@pytest.mark.parametrize(
    ("said", "facts"),
    [
        (
            "The Clean Rivers Fund would receive $14 million, up from $11.5 million this year.",
            {
                ("Clean Rivers Fund", "request", 2027, 14_000_000),
                ("Clean Rivers Fund", "previous", 2026, 11_500_000),
            },
        ),
        (
            "Summer Reading Grants grows to $2.6 million. I am closing the Orchard Pilot, "
            "which spent $310,000 in Fiscal Year 2025.",
            {
                ("Summer Reading Grants", "request", 2027, 2_600_000),
                ("Orchard Pilot", "executed", 2025, 310_000),
            },
        ),
    ],
)
def test_a_message_of_a_year_proposes_the_budget_of_the_next(
    year: str, said: str, facts: set[Fact], tmp_path: Path
) -> None:
    found = _facts(tmp_path, MESSAGE.format(year=year, said=said))
    assert found == {("State Police", "request", 2027, 96_500_000), *facts}


@pytest.mark.parametrize(
    "title",
    [
        "3. FISCAL YEAR 2025-26 BUDGET AMENDMENT",
        "2. ORDINANCE 2026-14, AMENDING THE FISCAL YEAR 2025-26 BUDGET",
    ],
)
def test_an_amendment_adds_to_a_budget_and_leaders_are_no_name(title: str, tmp_path: Path) -> None:
    assert _facts(tmp_path, MINUTES.format(title=title)) == {
        ("Snow removal", "supplementary", 2025, 180_000),
        ("Harbor dredging study", "supplementary", 2025, 95_000),
    }


def test_long_leaders_are_read_at_once() -> None:
    text = f"Roads {'.' * 3000} 12"
    assert clean_name(text) == (0, len(text))
