"""What a paper about the budget of one year puts money to, in words without capitals."""

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document

TOWN = "# Harbour Town Council Budget 2026-27\n\n"
CITY = "# Mayor Reyes presents the FY 2027 budget\n\n"


def facts(tmp_path, text):
    path = tmp_path / "paper.md"
    path.write_text(text, encoding="utf-8")
    rows = analyse(read_document(path), path).figures
    return {(r.program, str(r.measure), r.fiscal_year, r.amount) for r in rows}


@pytest.mark.parametrize(
    "said",
    [
        "The council will spend £4.2 million on road repairs.",
        "We are putting £4.2 million into road repairs this spring.",
        "£4.2 million will go to road repairs.",
        "£4.2 million has been allocated to road repairs.",
        "Funding of £4.2 million has been set aside for the road repairs.",
        "- £4.2m for road repairs",
    ],
)
def test_money_is_put_to_a_thing(tmp_path, said):
    assert facts(tmp_path, TOWN + said) == {("road repairs", "initial", 2026, 4_200_000)}


@pytest.mark.parametrize(
    "said",
    [
        "Park upkeep gets £900,000.",
        "Park upkeep will receive £900,000 next spring.",
        "Park upkeep has been allocated £900,000.",
    ],
)
def test_a_thing_gets_money(tmp_path, said):
    assert facts(tmp_path, TOWN + said) == {("Park upkeep", "initial", 2026, 900_000)}


def test_an_amount_moves_from_one_year_to_the_next(tmp_path):
    text = (
        "The police budget rises to $88.5 million, from $84 million.\n\n"
        "Spending on summer camps will fall from $3.9 million to $3.6 million."
    )
    assert facts(tmp_path, CITY + text) == {
        ("police", "initial", 2027, 88_500_000),
        ("police", "previous", 2026, 84_000_000),
        ("summer camps", "previous", 2026, 3_900_000),
        ("summer camps", "initial", 2027, 3_600_000),
    }


@pytest.mark.parametrize(
    "said",
    [
        "We need another $2 million for shelters.",
        "Private investors have put $640 million into the waterfront.",
        "The city has raised $3 million from parking fees.",
        "A new tax will bring in $8 million for schools.",
        "Each household pays $240 for trash collection.",
        "We're asking voters to approve a $90 million bond for school repairs.",
        "We gave $5 million to each of them.",
    ],
)
def test_what_is_added_or_of_others_is_none(tmp_path, said):
    assert not facts(tmp_path, CITY + said)


def test_elsewhere_small_words_name_nothing(tmp_path):
    assert not facts(tmp_path, "# A letter\n\nThe council will spend £4.2 million on road repairs.")


@pytest.mark.parametrize("verb", ["announced", "confirmed"])
def test_what_is_promised_for_a_year_is_its_budget(tmp_path, verb):
    said = f"Ministers {verb} £14.2 million for the Harbour Innovation Fund in 2026-27."
    assert facts(tmp_path, f"# News\n\n{said}") == {
        ("Harbour Innovation Fund", "initial", 2026, 14_200_000)
    }


def test_which_of_the_whole_budgets_it_is(tmp_path):
    said = "The net revenue budget is £212.4 million, an increase of 3.1% on last year."
    assert facts(tmp_path, TOWN + said) == {
        ("2026 net revenue budget", "initial", 2026, 212_400_000)
    }


def test_each_fund_of_a_leaflet_has_its_own_budget_and_ceiling(tmp_path):
    text = (
        "# Valley District Council: Community Grants 2026/27\n\nAll amounts are in NZ dollars.\n\n"
        "## Rural Halls Fund\n\nBudget for 2026/27: $92,500, unchanged.\n"
        "The most a hall can get is $15,000.\n\n"
        "## Youth Events Fund (new)\n\nBudget for 2026/27: $30,000.\nGrants are up to $1,200.\n"
    )
    assert facts(tmp_path, text) == {
        ("Rural Halls Fund", "initial", 2026, 92_500),
        ("Rural Halls Fund", "unit", 2026, 15_000),
        ("Youth Events Fund", "initial", 2026, 30_000),
        ("Youth Events Fund", "unit", 2026, 1_200),
    }


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("財政調整基金は31億円です。", set()),
        ("財政調整基金に3億円を計上します。", {("財政調整基金", "initial", 2026, 300_000_000)}),
    ],
)
def test_what_a_fund_holds_is_no_budget_of_it(tmp_path, said, found):
    assert facts(tmp_path, f"# 湊川市 令和8年度 当初予算（案）のポイント\n\n{said}\n") == found
