"""What English prose says of amounts: whose, which measure, which year, and what it leaves open."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.text.amounts import find_amounts


def figures(tmp_path, text, name="paper.md"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = analyse(read_document(path), blind=True).figures
    return [(f.program, str(f.measure), f.fiscal_year, f.amount, f.currency) for f in found]


SMALL = [
    (
        "The budget for 2031/32 includes a hardship fund of £450,000 for residents.",
        [("hardship fund", "initial", 2031, 450_000, "GBP")],
    ),
    (
        "A hardship fund of £450,000 is set aside for households.",
        [("hardship fund", "total", None, 450_000, "GBP")],
    ),
    (
        "It also provides a new climate action fund of £1.2m, and a one-off village grants pot of "
        "£75,000.",
        [
            ("climate action fund", "total", None, 1_200_000, "GBP"),
            ("village grants pot", "total", None, 75_000, "GBP"),
        ],
    ),
    (
        "# Budget Report 2031/32\n\nThe parks budget is £1,045,000, of which £200,000 is rent.",
        [("parks", "initial", 2031, 1_045_000, "GBP")],
    ),
    (
        "The winter gritting budget for 2031/32 has been set at £310,000.",
        [("winter gritting", "initial", 2031, 310_000, "GBP")],
    ),
    ("The net revenue budget is £18.4m and the pension fund of £450m is separate.", []),
    ("The parks budget is £1,045,000.", []),
    ("The parks budget for 2031/32 is £100,000 lower than last year.", []),
    ("The waste budget for 2031/32 is £300,000 overspent.", []),
    ("The school meals scheme of £3 a day continues.", []),
    ("The winter fund of £2m was spent last year; a reserve fund of £3m.", []),
    (
        "# Budget Report 2031/32\n\nThe highways budget will be £4.2 million in 2032/33.",
        [("highways", "initial", 2032, 4_200_000, "GBP")],
    ),
    (
        "The report includes a loan scheme of £500,000 and a training package worth £75,000.",
        [
            ("loan scheme", "total", None, 500_000, "GBP"),
            ("training package", "total", None, 75_000, "GBP"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SMALL)
def test_names_without_capitals_are_told_by_their_ends(tmp_path, text, expected):
    assert figures(tmp_path, text + "\n") == expected


SAID = [
    (
        "The FY 2031 request for the Ferry Renewal Program is $1.2 billion.",
        ("Ferry Renewal Program", "request", 2031, 1_200_000_000, "USD"),
    ),
    (
        "The FY 2031 President's Budget requests $45.5 million in discretionary funds for the "
        "Marsh Monitoring Network.",
        ("Marsh Monitoring Network", "request", 2031, 45_500_000, "USD"),
    ),
    (
        "A total of £12m is proposed for the Rural Bus Scheme in 2030-31.",
        ("Rural Bus Scheme", "request", 2030, 12_000_000, "GBP"),
    ),
    (
        "The Orchard Fund was allocated €3.4 million in 2029.",
        ("Orchard Fund", "initial", 2029, 3_400_000, "EUR"),
    ),
    (
        "For the FY2030 round, the Administration has awarded more than $2.2 billion from the "
        "TRELLIS grant program.",
        ("TRELLIS grant program", "executed", 2030, 2_200_000_000, "USD"),
    ),
    ("- Village Hall Fund (£26m)", ("Village Hall Fund", "total", None, 26_000_000, "GBP")),
    (
        "This includes the A$90m Reef Resilience Package for towns.",
        ("Reef Resilience Package", "total", None, 90_000_000, "AUD"),
    ),
    (
        "## Dry Stone Wall Fund\n\nThe Government made £1.5 billion available as part of the DSWF.",
        ("Dry Stone Wall Fund", "total", None, 1_500_000_000, "GBP"),
    ),
    (
        "The Orchard Resilience Fund has a total budget of €40 million.",
        ("Orchard Resilience Fund", "total", None, 40_000_000, "EUR"),
    ),
    (
        "In 2025-26, £12.5 million was spent on the Rural Bus Fund.",
        ("Rural Bus Fund", "executed", 2025, 12_500_000, "GBP"),
    ),
    (
        "The Main Estimates 2026-27 provide C$310 million for the Arctic Station Program.",
        ("Arctic Station Program", "initial", 2026, 310_000_000, "CAD"),
    ),
    (
        "The total project cost of the Riverside Tram Project is estimated at €210 million.",
        ("Riverside Tram Project", "total", None, 210_000_000, "EUR"),
    ),
    (
        "## Lock Keeper Grant\n\nAward ceiling: $415,000",
        ("Lock Keeper Grant", "unit", None, 415_000, "USD"),
    ),
    (
        "## Lock Keeper Fellowship Program\n\nIt pays a stipend of $42,000 a year.",
        ("Lock Keeper Fellowship Program stipend", "unit", None, 42_000, "USD"),
    ),
    (
        "## Lock Keeper Fellowship Program\n\n- a research allowance of $9,500 per fellow",
        ("Lock Keeper Fellowship Program research allowance", "unit", None, 9_500, "USD"),
    ),
    (
        "## Lock Keeper Fellowship Program\n\nIt awards grants and a $500 stipend.",
        ("Lock Keeper Fellowship Program stipend", "unit", None, 500, "USD"),
    ),
    (
        "## Apprentice Stipends\n\nStipends are paid in summer, in the amount of $2,262 per month.",
        ("apprentice stipend", "unit", None, 2_262, "USD"),
    ),
]


@pytest.mark.parametrize(("text", "figure"), SAID, ids=[f[0] for _, f in SAID])
def test_a_form_says_whose_what_and_when(tmp_path, text, figure):
    assert figures(tmp_path, f"# Paper\n\n{text}\n") == [figure]


def test_a_change_has_the_subject_and_year_of_the_request_before_it(tmp_path):
    text = (
        "The FY 2031 request for the Ferry Program is $80 million, a decrease of $5 million "
        "from the FY 2030 enacted level of $85 million.\n"
    )
    assert figures(tmp_path, text) == [
        ("Ferry Program", "request", 2031, 80_000_000, "USD"),
        ("Ferry Program", "difference", 2031, -5_000_000, "USD"),
        ("Ferry Program", "previous", 2030, 85_000_000, "USD"),
    ]


def test_an_acronym_is_the_name_that_the_document_gives_it(tmp_path):
    text = "The Harbour Relief Trust (HRT) opened in May.\n\nHRT has distributed around £94m.\n"
    assert figures(tmp_path, text) == [
        ("Harbour Relief Trust (HRT)", "total", None, 94_000_000, "GBP")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Committee approved $5 million.",  # a committee is no program
        "Analysts say that the $40 billion Highway Program changed the region.",  # in passing
        "Ferries earned $5 million in fares in 2030.",
        "The FY 2031 request for the Ferry Program is less than $5 million.",
        "The request for the Ferry Program is $5 million.",  # which year?
        "Wages rose by $5 million and the Ferry Program moved to Port Ann.",
        "Projects cost between $1 million and $3 million under the Ferry Program.",
    ],
)
def test_what_is_open_is_no_figure(tmp_path, text):
    assert figures(tmp_path, f"# Paper\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€959 988 million", (959_988_000_000, "EUR")),
        ("€95 577.052 millionin all", (95_577_052_000, "EUR")),
        ("₹5 crore", (50_000_000, "INR")),
        ("NZ$1.2bn", (1_200_000_000, "NZD")),
    ],
)
def test_amounts_of_other_currencies_and_spaced_thousands(text, amount):
    assert [(a.value, a.currency) for a in find_amounts(text)] == [amount]


def test_the_end_of_a_spaced_number_is_no_amount():
    assert find_amounts("20 000 euros") == ()


def test_a_sentence_is_about_the_program_of_the_one_before_and_words_may_be_parted(tmp_path):
    text = (
        "The Tidal Gauge Program serves ports. The FY 2031 request is $1,250 mil-\nlion, compared "
        "with $1.3 billion enacted in FY 2030.\nThe Shoreline Survey Program requests "
        "$48.5 million in FY 2031 (FY 2030: $52.0M).\n"
    )
    assert figures(tmp_path, text, "paper.txt") == [
        ("Tidal Gauge Program", "request", 2031, 1_250_000_000, "USD"),
        ("Tidal Gauge Program", "previous", 2030, 1_300_000_000, "USD"),
        ("Shoreline Survey Program", "request", 2031, 48_500_000, "USD"),
        ("Shoreline Survey Program", "previous", 2030, 52_000_000, "USD"),
    ]


def test_two_totals_of_one_fund_are_none(tmp_path):
    said = "The Reef Fund has a total budget of ${} million.\n\n"
    assert figures(tmp_path, said.format(40) + said.format(42)) == []


def test_what_the_program_of_a_numbered_heading_has_in_a_year(tmp_path):
    text = (
        "Adopted Budget, Fiscal Year 2031\n\n6.1 Shoreline Matching Grants\n\n"
        "Groups may apply. The program has $450,000 in FY 2031, compared with $300,000 in FY 2030."
        "\n\n6.2 Harbor Repair Fund\n\nFY 2031 funding is $680,000, and no more is planned.\n"
    )
    assert figures(tmp_path, text, "paper.txt") == [
        ("Shoreline Matching Grants", "initial", 2031, 450_000, "USD"),
        ("Shoreline Matching Grants", "previous", 2030, 300_000, "USD"),
        ("Harbor Repair Fund", "initial", 2031, 680_000, "USD"),
    ]


def test_what_a_program_has_in_the_year_asked_for_is_the_request(tmp_path):
    text = (
        "The FY 2031 Budget Request includes harbors.\n\nHarbor Repair Fund\n\n"
        "The program has $450,000 in FY 2031.\n"
    )
    assert figures(tmp_path, text, "paper.txt") == [
        ("Harbor Repair Fund", "request", 2031, 450_000, "USD")
    ]


def test_what_is_paid_to_one_is_no_budget_of_millions(tmp_path):
    text = "# Paper\n\n## Lock Keeper Fund\n\nIt has an allowance of $4.5 million for inflation."
    assert not figures(tmp_path, text)


def test_a_balance_of_trade_is_no_money_of_the_program_above(tmp_path):
    text = "# Harbor Fund\n\nPorts provide a positive trade balance of $51 million in 2021.\n"
    assert not figures(tmp_path, text)


@pytest.mark.parametrize("office", ["Bureau", "Service", "Office", "Administration"])
def test_what_an_office_requests_is_for_the_program_above(tmp_path, office):
    text = (
        f"# {office} of Trails: FY 2031 Justification\n\n## Bridge Inspection Grants\n\n"
        f"In FY 2031, the {office} requests $44.0 million.\n"
    )
    assert figures(tmp_path, text) == [
        ("Bridge Inspection Grants", "request", 2031, 44_000_000, "USD")
    ]
