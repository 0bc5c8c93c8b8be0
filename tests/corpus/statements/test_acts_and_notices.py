"""What acts, notices of funding, press releases and answers in English say of amounts."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of

ACT = """{title}

HARBOR OPERATIONS

For necessary expenses of harbor operations, $412,350,000, to remain available until September 30,
2028, of which not less than $25,000,000 shall be for dredging of small harbors.

LIGHTHOUSE GRANTS
(INCLUDING TRANSFER OF FUNDS)

For grants to States under section 306 of the Act, $61,000,000, to remain available until expended.

FISHERIES RESEARCH

For an additional amount for fisheries research, $3,000,000.

ADMINISTRATIVE PROVISIONS

Of the unobligated balances under the heading "Shore Protection", $12,000,000 are hereby rescinded.
"""


def said(tmp_path, text, name="paper.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return facts_of(path)


@pytest.mark.parametrize(
    "title",
    [
        "DEPARTMENT OF COASTS APPROPRIATIONS ACT, 2027",
        "A bill making appropriations for the fiscal year ending September 30, 2027",
    ],
)
def test_an_act_appropriates_to_the_accounts_of_its_headings(title, tmp_path):
    assert said(tmp_path, ACT.format(title=title)) == {
        ("Harbor Operations", "initial", 2027, 412_350_000),
        ("Lighthouse Grants", "initial", 2027, 61_000_000),
    }


def test_a_paper_that_is_no_act_appropriates_nothing(tmp_path):
    found = said(tmp_path, ACT.format(title="Harbor operations: a history, 2027"))
    assert not any(measure == "initial" for _, measure, _, _ in found)


NOTICE = """<html><head><title>NOFO: Rural Lantern Readiness Program</title></head><body>
<h1>Notice of Funding Opportunity: Rural Lantern Readiness Program</h1><h2>Basic information</h2>
<dl><dt>Estimated total program funding (FY 2026)</dt><dd>$14,400,000</dd>
<dt>Expected number of awards</dt><dd>28</dd></dl>
<h2>Funding by track</h2>
<table><tr><th>Track</th><th>Maximum award</th><th>Available in FY 2026</th></tr>
<tr><td>Single harbor</td><td>$300,000</td><td>$6.0 million</td></tr>
<tr><td>Network</td><td>$1,100,000</td><td>$8.4 million</td></tr></table>
<p>You may not use award funds to pay an individual at a rate above $225,700 a year.</p>
</body></html>"""


def test_a_notice_says_what_there_is_to_give(tmp_path):
    found = said(tmp_path, NOTICE, "notice.html")
    assert any(row[1:] == ("total", 2026, 14_400_000) for row in found)
    assert ("Single harbor", "initial", 2026, 6_000_000) in found
    assert ("Network", "unit", 2026, 1_100_000) in found
    assert all(amount != 225_700 for *_, amount in found)


CARD = """# NOTICE OF FUNDING OPPORTUNITY

Bureau of Harbors - Lantern Navigators Program (LNP)

| Fiscal year of funds | FY 2026 |
|---|---|
| Total program funding | $24,000,000 |
| Award ceiling | $750,000 |

In FY 2025 the Bureau obligated $18,640,000 to 31 recipients.
"""


def test_a_card_of_a_notice_is_about_its_grant(tmp_path):
    found = said(tmp_path, CARD, "notice.md")
    assert any(row[1:] == ("total", 2026, 24_000_000) for row in found)
    assert any(row[1:] == ("executed", 2025, 18_640_000) for row in found)


QUESTIONS = """## Frequently asked questions: Rural Lantern Grant 2026-27

**What is the total budget?** The Government has made £3.2 million available in 2026-27.

**How much was spent last year?** £2,418,900 was paid to 3,102 homes and 214 businesses in 2025-26.

**How much can I get?** Homes can get up to £800. For example, a farm with costs of £3,500 would
get £700.
"""


def test_answers_are_of_what_was_asked(tmp_path):
    assert said(tmp_path, QUESTIONS, "faq.md") == {
        ("Rural Lantern Grant", "initial", 2026, 3_200_000),
        ("Rural Lantern Grant", "executed", 2025, 2_418_900),
        ("Rural Lantern Grant", "unit", 2026, 800),
    }


RELEASE = """Minister announces funding for lighthouses

Department of Seas, Dublin, 14 October 2025

The Minister today published the lighthouse allocation for 2026.

What is included

Storm Response Fund: €214 million in 2026, including €12.5 million for the Stand-by Fund.
Green Lamps Partnership: €18 million over four years from 2026, working with 320 harbours.
Exports of lamps were worth €1.3 billion in 2024.
"""


def test_labels_of_a_year_whose_money_the_paper_speaks_of(tmp_path):
    found = said(tmp_path, RELEASE)
    assert ("Storm Response Fund", "initial", 2026, 214_000_000) in found
    assert ("Green Lamps Partnership", "total", None, 18_000_000) in found
    assert all(amount != 1_300_000_000 for *_, amount in found)


def test_who_gives_is_no_program(tmp_path):
    text = "The Ministry of Harbours has awarded £84 million to eleven ports in 2025.\n"
    assert not any("Ministry" in name for name, *_ in said(tmp_path, text))


def test_for_what_is_given_to_an_office(tmp_path):
    text = """Federal budget 2026-27: support for harbours in Canada

- Budget 2026-27 proposes to provide $30 million in 2026-27 to Lighthouses Canada for the Lamp Oil
Program.
"""
    assert {name for name, *_ in said(tmp_path, text)} <= {"Lamp Oil Program"}


ADDRESS = """2026 State of the Harbor and Budget Address

Tonight I am sending you my proposed budget for Fiscal Year 2027, which begins on July 1.
The General Fund budget I propose is $214.6 million.
I propose $71.25 million for the Police Department.
The Lantern Trust Fund would receive $9 million, up from $6.5 million this year.
First-time keepers will be able to receive up to $20,000 from the HomeLight program.
I am closing the Foghorn Pass Pilot, which spent $275,000 in Fiscal Year 2025.
"""


def test_an_address_proposes_for_the_next_year(tmp_path):
    found = said(tmp_path, ADDRESS)
    assert {
        ("General Fund", "request", 2027, 214_600_000),
        ("Police Department", "request", 2027, 71_250_000),
        ("Lantern Trust Fund", "request", 2027, 9_000_000),
        ("Lantern Trust Fund", "previous", 2026, 6_500_000),
        ("HomeLight program", "unit", 2027, 20_000),
        ("Foghorn Pass Pilot", "executed", 2025, 275_000),
    } <= found
    assert ("Lantern Trust Fund", "unit", 2027, 20_000) not in found


def test_a_budget_that_is_proposed_is_a_request(tmp_path):
    text = """Town of Alder, Vermont. Minutes of March 10, 2026

The Town Manager presented her proposed General Fund budget of $31,845,000 for fiscal year 2027.
"""
    assert ("General Fund", "request", 2027, 31_845_000) in said(tmp_path, text)
