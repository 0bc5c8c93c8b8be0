"""Amounts that stand in a row in a sentence, what is moved, and the years of points of minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

Said = tuple[str, str, int | None, int]
SPEECH = (
    "# Budget Address: Fiscal Year 2033\n\nMayor Ode Brandt, City of Harlow\n\n"
    "Tonight I present my proposed budget for fiscal year 2033.\n\n"
)


def said(path: Path, text: str, name: str = "paper.md") -> set[Said]:
    found = analyse_text(path, text, name).figures
    return {(f.program, f.measure.value, f.fiscal_year, f.amount) for f in found}


@pytest.mark.parametrize("lead", ["I propose", "We are proposing", "I recommend"])
@pytest.mark.parametrize("second", ["Fire Department", "Transit Division"])
def test_each_department_of_a_row_has_its_amount(tmp_path: Path, lead: str, second: str) -> None:
    text = f"{lead} $318.6 million for the Police Department and $142 million for the {second}."
    assert said(tmp_path, SPEECH + text) == {
        ("Police Department", "request", 2033, 318_600_000),
        (second, "request", 2033, 142_000_000),
    }


@pytest.mark.parametrize(
    ("text", "years"),
    [
        (
            "The Ferry Fund receives £85 million in 2032-33 and £120 million in 2033-34.",
            (2032, 2033),
        ),
        ("The Ferry Fund receives £85 million in 2032-33, £90 million in 2033-34.", (2032, 2033)),
        ("The Ferry Fund receives £85m in 2032/33, rising to £120m in 2034/35.", (2032, 2034)),
    ],
)
def test_each_year_of_a_row_has_its_amount(
    tmp_path: Path, text: str, years: tuple[int, int]
) -> None:
    found = said(tmp_path, f"# Spending Review 2032\n\n{text}\n")
    assert {(name, year) for name, _, year, _ in found} == {("Ferry Fund", y) for y in years}


@pytest.mark.parametrize("how", ["double", "triple", "expand"])
def test_what_is_doubled_was_half_of_it(tmp_path: Path, how: str) -> None:
    before = "I propose $50 million for the Police Department. "
    text = f"We will {how} the Tenant Aid program, from $1.9 million in this year's budget"
    found = said(tmp_path, f"{SPEECH}{before}{text} to $3.8 million.")
    assert ("Tenant Aid program", "request", 2033, 3_800_000) in found
    assert ("Tenant Aid program", "previous", 2032, 1_900_000) in found
    assert not {amount for name, *_, amount in found if "Police" in name} - {50_000_000}


@pytest.mark.parametrize("how", ["launch", "start", "open"])
def test_what_is_launched_with_an_amount_has_it(tmp_path: Path, how: str) -> None:
    text = f"We will {how} the Safe Routes program with $6.75 million."
    assert said(tmp_path, SPEECH + text) == {("Safe Routes program", "request", 2033, 6_750_000)}


MINUTES = """TOWN OF HOLLIS FORD
Minutes of the Board, March 10, 2032

3. FY 2033 budget. The Manager presented her proposed General Fund budget of $31,845,000.

4. {title}. Motion by Okafor {text}. Passed 4-0.
"""


@pytest.mark.parametrize("how", ["appropriate an additional", "approve a further"])
@pytest.mark.parametrize(("title", "year"), [("Transfer, FY 2032", 2032), ("Transfer", None)])
def test_a_point_of_minutes_is_of_the_year_of_its_title(
    tmp_path: Path, how: str, title: str, year: int | None
) -> None:
    text = f"to {how} $140,000 to Snow Removal, bringing the line to $535,000"
    found = said(tmp_path, MINUTES.format(title=title, text=text), "minutes.txt")
    snow = {fact[1:] for fact in found if fact[0] == "Snow Removal"}
    assert snow == (
        {("supplementary", year, 140_000), ("revised", year, 535_000)} if year else set()
    )


def test_what_is_moved_is_given_to_one(tmp_path: Path) -> None:
    text = "to transfer $85,000 from street lighting to the Snow Removal Program"
    found = said(tmp_path, MINUTES.format(title="Transfer, FY 2032", text=text), "minutes.txt")
    assert ("Snow Removal Program", "supplementary", 2032, 85_000) in found
    text = "to transfer $85,000 from street lighting to the Stabilization Fund"
    found = said(tmp_path, MINUTES.format(title="Transfer, FY 2032", text=text), "minutes.txt")
    assert 85_000 not in {amount for *_, amount in found}


@pytest.mark.parametrize("ask", ["asked that $50,000 be found for the pond", "asked for $50,000"])
def test_who_asks_for_money_asks_no_question(tmp_path: Path, ask: str) -> None:
    bids = "Two bids came.\n\nCorbel Pipes Co. $874,300\n\nBudget FY 2032 was adopted."
    text = f"Ms. Ruiz {ask}. {bids}\n"
    assert 874_300 not in {amount for *_, amount in said(tmp_path, "# Minutes\n\n" + text)}


@pytest.mark.parametrize("what", ["awards totaling", "grants worth", "awards totalling"])
def test_awards_of_a_year_are_what_was_given(tmp_path: Path, what: str) -> None:
    text = f"In FY 2032 the program made 39 {what} $31,264,500."
    found = said(tmp_path, f"# Notice of Funding Opportunity: Tidal Water Grants\n\n{text}\n")
    assert {fact[1:] for fact in found} == {("executed", 2032, 31_264_500)}


@pytest.mark.parametrize(
    ("behind", "most"),
    [("", True), (" to the Corrie Hall Committee", False),
     (" went to Reedham Hall", False)],
)  # fmt: skip
def test_what_one_was_given_is_no_ceiling(tmp_path: Path, behind: str, *, most: bool) -> None:
    text = f"# Harbour Grants 2032-33\n\nLargest grant: £38,200{behind}.\n"
    assert (38_200 in {amount for *_, amount in said(tmp_path, text)}) is most


@pytest.mark.parametrize("lead", ["Of the total", "Of this", "Of that amount"])
def test_some_of_a_total_is_available_in_each_year(tmp_path: Path, lead: str) -> None:
    total = "The Government will spend NZ$32.4 million over four years on the Shared Sheds Scheme."
    part = f"{lead}, NZ$5.6 million is available in 2032/33, rising to NZ$9.2 million in 2033/34."
    found = said(tmp_path, f"# Shared sheds\n\n{total}\n\n{part}\n")
    assert {fact[1:] for fact in found} == {
        ("total", None, 32_400_000), ("initial", 2032, 5_600_000), ("initial", 2033, 9_200_000),
    }  # fmt: skip
    other = f"{lead}, NZ$5.6 million is available for new roads in 2032/33."
    found = said(tmp_path, f"# Shared sheds\n\n{total}\n\n{other}\n")
    assert 5_600_000 not in {amount for *_, amount in found}
