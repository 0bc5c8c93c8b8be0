"""Numbers with a mark below a unit that their table declares, and plain words that lead nowhere."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

COUNTY = """# Whitlock County — Budget in Brief, FY 2033

The Board of Supervisors adopted the FY 2033 budget. The total budget is $612.4 million.

## Where the money goes ({unit})

| Function | FY 2032 | FY 2033 | Change |
|---|---|---|---|
| Education | $318.2 | $330.9 | 4.0% |
| Public Safety | 272.4 | 281.5 | 3.3% |
| **Total** | **$590.6** | **$612.4** | **3.7%** |

## Highlights

- $2.1 million to open the Beaver Creek fire station in January 2033
- $850,000 for park benches
"""
VOTE = """Vote Oceans
Details of Appropriations (New Zealand)

| Titles | 2032/33 Vote $000 |
|---|---|
| Fisheries Advice | 13,100 |
| Marine Mapping | 9,750 |
"""


@pytest.fixture(scope="module", params=["in millions", "$ millions", "Dollars in Millions"])
def of(request, tmp_path_factory):
    texts = {"county.md": COUNTY.format(unit=request.param), "vote.md": VOTE}
    return conversations_about(tmp_path_factory.mktemp("papers"), texts)


BOTH = ("county.md", "vote.md")
FIRST = "what is whitlock county's total budget"


@pytest.mark.parametrize(
    "asked", ["how much more is that than last year?", "is it up on last year?"]
)
def test_a_change_is_in_the_unit_of_its_table(of, asked):
    answer = of(BOTH, FIRST, asked)
    assert "$21.8 million" in answer.answer
    assert 21_800_000 in [f.amount for f in answer.figures]


def test_a_share_is_of_amounts_of_one_unit(of):
    answer = of(BOTH, FIRST, "what's the biggest part", "its share?")
    assert "Education" in answer.answer
    assert "54%" in answer.answer


def test_a_word_for_what_is_new_leads_to_no_other_paper(of):
    answer = of(BOTH, FIRST, "when does the new fire station open")
    assert answer.status == "answered"
    assert "January 2033" in answer.answer
