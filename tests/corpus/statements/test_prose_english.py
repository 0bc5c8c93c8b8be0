"""Prose of papers that tell of money: questions and answers, letters, minutes, releases."""

from __future__ import annotations

import pytest

from tests.corpus.papers import facts_of

QUESTIONS = """# Frequently asked questions: River Guardians Fund 2027/28

### How much money is there?

The Authority has set aside £240,000 for 2027/28. In 2026/27 the fund was £200,000, of which
£188,450 was paid out to 63 groups.

### How much can we apply for?

Schools can apply for up to £1,500. Parish councils may request up to £4,000.

### Is there an income limit?

Groups with an income of more than £300,000 cannot apply. Single items over £750 need two
quotes.
"""
ANSWERS = """# Rural Broadband Grant Program - Questions and Answers

Fiscal Year 2028

**Q: What is the budget of the program?**
A: $18.5 million for FY 2028. Last year's budget was $16.2 million.

**Q: How much was awarded in the last round?**
A: In FY 2027 we awarded $15.9 million to 44 providers.

**Q: What is the largest award?**
A: Awards may not exceed $2 million. The smallest award was $40,000.

**Q: Must we match?**
A: Yes. A project that costs $1,000,000 needs a match of $250,000.
"""
LETTER = """# The Millbrook Messenger

*Winter 2027, issue 12*

**Council adopts the FY 2028 budget.** On June 3 the Council approved a budget of $54.2
million for the fiscal year that begins July 1, 2027, which is $1.9 million more than the
$52.3 million adopted for FY 2027.

## Sidewalks

The city has earmarked $1.1 million in FY 2028 for the Safe Sidewalks Program. Residents can
get up to $2,500 for a new curb.

## Library

A library card is $25 for non-residents. The new branch will cost an estimated $9.4 million.
"""
RELEASE = """FOR IMMEDIATE RELEASE

Governor signs budget with record funding for apprenticeships

The fiscal year 2028 budget signed today invests $75 million in the Apprenticeship Expansion
Initiative, $20 million in the
Youth Trades Academy and $4.5 million in the Veterans Bridge Program. Funding for the Youth
Trades Academy rises from $15 million in fiscal year 2027.

"This is the largest investment in our history," the Governor said. Employers who hire an
apprentice can claim a tax credit of $3,000.
"""
BULLETS = """Department of Fisheries
Key programmes, 2027-28 Budget

• Harbour Dredging Programme: £3.4m (2026-27: £3.1m)
• Seal Rescue Service – £275,000 in 2027-28
• Coastal Paths Fund, £1.9 million in 2027-28 (£1.6 million in 2026-27)
"""
WRITTEN = """# Council meeting, 18 November 2026: written answers

**Question 7 (Cllr Marsh):** How much does the Council spend on the Street Wardens Service?

**Answer (Cabinet Member for Safety):** The budget for 2026/27 is £1.24 million. In 2025/26
it was £1.18 million and the outturn was £1.21 million.

**Question 8 (Cllr Doyle):** What will the Library Late Opening Pilot cost?

**Answer:** £65,000 has been allocated in 2026/27. It is expected that £90,000 will be
needed in 2027/28.
"""
MINUTES = """COUNTY OF MARLIN
BOARD OF COMMISSIONERS - REGULAR MEETING
February 9, 2027

6. Budget amendment. Commissioner Hale moved to increase the Mosquito Control Program budget
by $45,000, to a total of $610,000 for FY 2027. Carried.

7. Report. Ms. Ito reported that the Youth Sports Program has a budget of $230,000 in FY
2027 and had spent $118,400 through January. The FY 2026 actual was $221,750.
"""
SPOKEN = """# Q&A with the Finance Director

**Q. What did the Senior Meals Program cost last year?**
A. Spending in FY 2026 was $1.31 million. The FY 2027 budget for the program is $1.4 million.

**Q. And the Bike Share Pilot?**
A. We set aside $275,000 for FY 2027. It was $240,000 in FY 2026.

**Q. What about road salt?**
A. Salt costs about $72 a ton.
"""
MESSAGE = """# Mayor's budget message, fiscal year 2029

My proposed budget totals $61.3 million, an increase of 3 percent over the fiscal year 2028
budget of $59.5 million. It includes:

- $4.2 million for the Water Main Replacement Program, up $300,000;
- $950,000 for the Downtown Lighting Project;
- $120,000 to launch the Youth Council Initiative.

The proposal reduces the Vehicle Replacement Fund to $1.1 million from $1.4 million in
fiscal year 2028.
"""
PAPERS = [
    pytest.param(
        QUESTIONS,
        "md",
        {
            ("River Guardians Fund", "executed", 2026, 188_450),
            ("River Guardians Fund", "initial", 2026, 200_000),
            ("River Guardians Fund", "initial", 2027, 240_000),
            ("River Guardians Fund", "unit", 2027, 1_500),
            ("River Guardians Fund", "unit", 2027, 4_000),
        },
        id="questions below a title",
    ),
    pytest.param(
        ANSWERS,
        "md",
        {
            ("Rural Broadband Grant Program", "executed", 2027, 15_900_000),
            ("Rural Broadband Grant Program", "initial", 2027, 16_200_000),
            ("Rural Broadband Grant Program", "initial", 2028, 18_500_000),
            ("Rural Broadband Grant Program", "unit", 2028, 2_000_000),
        },
        id="questions in a line",
    ),
    pytest.param(
        LETTER,
        "md",
        {
            ("2027 budget", "previous", 2027, 52_300_000),
            ("2028 budget", "initial", 2028, 54_200_000),
            ("Safe Sidewalks Program", "initial", 2028, 1_100_000),
            ("Safe Sidewalks Program", "unit", 2028, 2_500),
        },
        id="a newsletter",
    ),
    pytest.param(
        RELEASE,
        "txt",
        {
            ("Apprenticeship Expansion Initiative", "initial", 2028, 75_000_000),
            ("Veterans Bridge Program", "initial", 2028, 4_500_000),
            ("Youth Trades Academy", "initial", 2027, 15_000_000),
            ("Youth Trades Academy", "initial", 2028, 20_000_000),
        },
        id="a release",
    ),
    pytest.param(
        BULLETS,
        "txt",
        {
            ("Coastal Paths Fund", "initial", 2027, 1_900_000),
            ("Coastal Paths Fund", "previous", 2026, 1_600_000),
            ("Harbour Dredging Programme", "initial", 2027, 3_400_000),
            ("Harbour Dredging Programme", "previous", 2026, 3_100_000),
            ("Seal Rescue Service", "initial", 2027, 275_000),
        },
        id="bullets",
    ),
    pytest.param(
        WRITTEN,
        "md",
        {
            ("Library Late Opening Pilot", "initial", 2026, 65_000),
            ("Street Wardens Service", "executed", 2025, 1_210_000),
            ("Street Wardens Service", "initial", 2025, 1_180_000),
            ("Street Wardens Service", "initial", 2026, 1_240_000),
        },
        id="written answers",
    ),
    pytest.param(
        MINUTES,
        "txt",
        {
            ("Mosquito Control Program", "revised", 2027, 610_000),
            ("Mosquito Control Program", "supplementary", 2027, 45_000),
            ("Youth Sports Program", "executed", 2026, 221_750),
            ("Youth Sports Program", "initial", 2027, 230_000),
        },
        id="minutes",
    ),
    pytest.param(
        SPOKEN,
        "md",
        {
            ("Bike Share Pilot", "initial", 2026, 240_000),
            ("Bike Share Pilot", "initial", 2027, 275_000),
            ("Senior Meals Program", "executed", 2026, 1_310_000),
            ("Senior Meals Program", "initial", 2027, 1_400_000),
        },
        id="short answers",
    ),
    pytest.param(
        MESSAGE,
        "md",
        {
            ("2028 budget", "previous", 2028, 59_500_000),
            ("2029 budget", "request", 2029, 61_300_000),
            ("Downtown Lighting Project", "request", 2029, 950_000),
            ("Vehicle Replacement Fund", "previous", 2028, 1_400_000),
            ("Vehicle Replacement Fund", "request", 2029, 1_100_000),
            ("Water Main Replacement Program", "request", 2029, 4_200_000),
            ("Youth Council Initiative", "request", 2029, 120_000),
        },
        id="a message",
    ),
]


@pytest.mark.parametrize(("text", "form", "facts"), PAPERS)
def test_prose_states_whose_what_and_of_which_year(tmp_path, text, form, facts):
    path = tmp_path / f"paper.{form}"
    path.write_text(text, encoding="utf-8")
    assert facts_of(path) == facts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("FY 2031 reflects Division B funding of $47.3 million.", set()),
        ("In FY 2031, Title IV provided $9 million.", set()),
        (
            "Division C of the act provided $4 million to the Reef Fund for FY 2031.",
            {("Reef Fund", "initial", 2031, 4_000_000)},
        ),
        (
            "The FY 2031 budget provides $6 million for the Section 8 Program.",
            {("Section 8 Program", "initial", 2031, 6_000_000)},
        ),
    ],
)
def test_a_part_of_an_act_is_no_program(sentence, expected, tmp_path):
    path = tmp_path / "paper.md"
    path.write_text(f"# Harbor Agency: the act of appropriations\n\n{sentence}\n")
    assert facts_of(path) == expected
