"""What services cost and earn, what statements take off, and the words of stages beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.tables.around.own import is_row
from corpus.tables.around.title_lines import document_titles
from corpus.text.amounts import find_amounts
from corpus.text.units import find_units
from tests.corpus.papers import facts_of, write_paper

FORMS = ["xlsx", "md", "docx", "csv"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("cost", "net"), [("Gross expenditure", "Net budget"), ("Gross spend", "")]
)
def test_costs_and_income_are_of_the_budget_of_their_year(
    tmp_path: Path, form: str, cost: str, net: str
) -> None:
    if not net:
        cost, net = "Gross expenditure", "Net budget"
        years = ["2031-32", "2032-33"]
    else:
        years = ["2031/32", "2032/33"]
    head = ["Service", *(f"{year} {what}" for year in years for what in (cost, "Income", net))]
    rows = [
        ["Parks", "9,100", "(2,400)", "6,700", "9,350", "(2,500)", "6,850"],
        ["Ferries", "4,210", "(1,105)", "3,105", "4,400", "(1,200)", "3,200"],
    ]
    paper = ["Oldham Sands Council – Summary Revenue Budget 2032/33", "£000", [head, *rows]]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("Parks", "initial", 2032, 9_350_000) in found
    assert ("Parks", "initial", 2032, -2_500_000) in found
    assert ("Parks", "previous", 2031, 9_100_000) in found
    assert not any(measure == "executed" for _, measure, _, _ in found)


def test_income_beside_costs_is_revenue_and_costs_are_none(tmp_path: Path) -> None:
    head = ["Service", "2032/33 Gross expenditure", "2032/33 Income", "2032/33 Net budget"]
    rows = [["Parks", "9,350", "(2,500)", "6,850"], ["Ferries", "4,400", "(1,200)", "3,200"]]
    paper = ["Revenue 2032/33", "Summary Revenue Budget (£000)", [head, *rows]]
    path = write_paper(tmp_path, "md", paper)
    rows_ = analyse(read_document(path), blind=True).figures
    assert {row.amount for row in rows_ if row.is_revenue} == {-2_500_000, -1_200_000}


@pytest.mark.parametrize("form", ["md", "docx", "html"])
@pytest.mark.parametrize("sides", [("Income", "Expenditure"), ("Receipts", "Payments")])
def test_what_all_stands_in_brackets_below_its_side_is_spent(
    tmp_path: Path, form: str, sides: tuple[str, str]
) -> None:
    rows = [
        ["", "Note", "2030-31 £000", "2029-30 £000"],
        [sides[0], "", "", ""],
        ["Grant-in-aid", "2", "8,300", "8,150"], ["Admissions", "3", "1,914", "1,402"],
        ["Total income", "", "10,214", "9,552"],
        [sides[1], "", "", ""],
        ["Conservation", "5", "(7,460)", "(7,115)"], ["Estates", "6", "(2,327)", "(1,980)"],
        ["Total expenditure", "", "(9,787)", "(9,095)"],
    ]  # fmt: skip
    title = "Statement of net expenditure for the year ended 31 March 2031"
    found = facts_of(write_paper(tmp_path, form, ["Museum of Tides", title, rows]))
    assert ("Conservation", "executed", 2030, 7_460_000) in found
    assert ("Estates", "executed", 2029, 1_980_000) in found


def test_a_few_in_brackets_are_negative(tmp_path: Path) -> None:
    rows = [
        ["", "2030-31 £000", "2029-30 £000"],
        ["Expenditure", "", ""],
        ["Grants made", "7,460", "7,115"], ["Grants withdrawn", "(327)", "(180)"],
        ["Staff costs", "2,787", "2,095"],
    ]  # fmt: skip
    title = "Statement of net expenditure for the year ended 31 March 2031"
    found = facts_of(write_paper(tmp_path, "md", ["Fund of Tides", title, rows]))
    assert ("Grants withdrawn", "executed", 2030, -327_000) in found


@pytest.mark.parametrize(
    "heads",
    [
        ("Present", "Changes", "Revised"),
        ("Present", "Proposed changes", "Revised"),
        ("Existing provision", "Movement", "New provision"),
    ],
)
def test_changes_between_present_and_revised_are_a_supplement(
    tmp_path: Path, heads: tuple[str, str, str]
) -> None:
    rows = [["Lakes", "612,400", "18,250", "630,650"], ["Moors", "96,300", "(1,300)", "95,000"]]
    paper = ["Supplementary Estimate 2031-32 (£000)", [["Section", *heads], *rows]]
    assert facts_of(write_paper(tmp_path, "md", paper)) >= {
        ("Lakes", "initial", 2031, 612_400_000), ("Lakes", "supplementary", 2031, 18_250_000),
        ("Lakes", "revised", 2031, 630_650_000), ("Moors", "supplementary", 2031, -1_300_000),
    }  # fmt: skip


@pytest.mark.parametrize("head", ["2031-32 baseline", "2031-32 Baseline budget"])
def test_a_baseline_is_the_budget_that_plans_start_from(tmp_path: Path, head: str) -> None:
    rows = [["Courts", "9.8", "10.3", "10.7"], ["Canals", "7.6", "7.2", "6.9"]]
    paper = [
        "Spending Review 2032: departmental settlements",
        [["£ billion", head, "2032-33", "2033-34"], *rows],
    ]
    found = facts_of(write_paper(tmp_path, "md", paper))
    said = {(name, year, amount) for name, _, year, amount in found}
    assert ("Courts", 2031, 9_800_000_000) in said


def test_papers_say_which_budget_the_rows_of_a_list_are_of(tmp_path: Path) -> None:
    head = ["fiscal_year", "program", "document", "unit", "value"]
    rows = [
        ["2031-32", "Harbour Aid", "Public Accounts", "CAD", "12187340"],
        ["2031-32", "Harbour Aid", "Departmental Results Report", "FTE", "64"],
        ["2032-33", "Harbour Aid", "Main Estimates", "CAD", "12450000"],
        ["2032-33", "Harbour Aid", "Departmental Plan", "FTE", "66"],
        ["2032-33", "Harbour Aid", "Supplementary Estimates (B)", "CAD", "-210000"],
    ]
    assert facts_of(write_paper(tmp_path, "csv", [[head, *rows]])) == {
        ("Harbour Aid", "executed", 2031, 12_187_340),
        ("Harbour Aid", "initial", 2032, 12_450_000),
        ("Harbour Aid", "supplementary", 2032, -210_000),
    }


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("(In ₹ crores)", (10**7, "INR")), ("(₹ in crore)", (10**7, "INR")),
        ("(Rs. in lakhs)", (10**5, "INR")), ("(Rupees in lakh crore)", (10**12, "INR")),
    ],
)  # fmt: skip
def test_indian_units(said: str, unit: tuple[int, str]) -> None:
    assert [(u.factor, u.currency) for u in find_units(said)] == [unit]


@pytest.mark.parametrize(
    ("said", "value"),
    [("₹1.40 lakh crore", 14 * 10**11), ("₹2.5 lakhs", 250_000), ("Rs. 3 crores", 3 * 10**7)],
)
def test_indian_amounts(said: str, value: int) -> None:
    assert [a.value for a in find_amounts(said)] == [value]


@pytest.mark.parametrize("form", ["xlsx", "docx", "html"])
def test_a_table_that_borrows_a_head_has_its_unit(tmp_path: Path, form: str) -> None:
    head = ["Service", "2031/32 budget", "2032/33 budget"]
    rows = [["Parks", "6,700", "6,850"], ["Ferries", "3,105", "3,200"]]
    paid = [["Council tax", "4,915", "5,180"], ["Business rates", "4,890", "4,870"],
            ["Band D council tax (£)", "1804.52", "1894.61"]]  # fmt: skip
    paper = ["Budget 2032/33", "£000", [head, *rows], "Funded by", paid]
    path = write_paper(tmp_path, form, paper)
    assert ("Council tax", "initial", 2032, 5_180_000) in facts_of(path)
    found = analyse(read_document(path), blind=True).figures
    apart = form != "xlsx"  # a sheet keeps no lines between its rows
    assert {row.is_revenue for row in found if row.program == "Council tax"} == {apart}


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Accounts 2030-31 – Statement for the year ended 31 March 2031", False),
        ("Parks   31 – 12", True), ("Parks  – 12", True),
    ],
)  # fmt: skip
def test_a_dash_before_a_word_is_no_empty_cell(line: str, row: bool) -> None:
    assert is_row(line) is row


def test_two_titles_on_one_line_are_titles(tmp_path: Path) -> None:
    rows = [
        ["", "2030-31 £000", "2029-30 £000"],
        ["Grants", "7,460", "7,115"],
        ["Staff", "787", "695"],
    ]
    title = (
        "Annual Report and Accounts 2030-31 – Statement of comprehensive net expenditure for the "
        "year ended 31 March 2031"
    )
    found = facts_of(write_paper(tmp_path, "docx", ["Coast Fund", title, rows]))
    assert ("Grants", "executed", 2030, 7_460_000) in found


MINUTES = """TOWN OF OAKEN FORD
MINUTES OF THE COUNCIL, March 10, 2032

2. PUBLIC COMMENT. Ms. Ode asked that $50,000 be found for the pond.

3. RESOLUTION 2032-17, {heading}
   The Director presented the following amendments:

                         Adopted       Amendment      Amended
      Snow Control     $  412,000     $  135,000    $  547,000
      Recreation       $  688,500     $  (42,000)   $  646,500
                       ----------     ----------    ----------
      Total            $1,100,500     $   93,000    $1,193,500

4. AWARD OF BID, WATER MAIN. Two bids were received:
      Corbel Construction Co.       $874,300
      North Fork Pipes Co.          $655,980
"""


@pytest.mark.parametrize(
    "heading",
    ["AMENDING THE FISCAL YEAR 2031-32 BUDGET.", "AMENDMENTS TO THE FY 2031-32 BUDGET."],
)
def test_the_heading_of_a_point_of_minutes_dates_its_table(tmp_path: Path, heading: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES.format(heading=heading), encoding="utf-8")
    found = facts_of(path)
    assert ("Snow Control", "supplementary", 2031, 135_000) in found
    assert ("Recreation", "revised", 2031, 646_500) in found
    assert not any("Pipes" in name or "Corbel" in name for name, *_ in found)


@pytest.mark.parametrize("point", ["F31/02", "7.2"])
def test_a_point_of_minutes_titles_no_other(tmp_path: Path, point: str) -> None:
    path = tmp_path / "minutes.md"
    path.write_text(
        f"# Reedham Council\n\n## {point} Budget 2031/32\n\nNoted.\n\nBudget monitoring 2030/31\n",
        encoding="utf-8",
    )
    titles = document_titles(read_document(path))
    assert "Budget monitoring 2030/31" in titles
    assert not any("2031" in title for title in titles)


@pytest.mark.parametrize(
    ("title", "body", "scope"),
    [
        ("REPORT OF THE COMMITTEE ON APPROPRIATIONS, FISCAL YEAR 2032", "Committee", "recommended"),
        ("Appropriations for fiscal year 2032", "Conference agreement", "recommended"),
    ],
)
@pytest.mark.parametrize("form", ["md", "txt", "xlsx"])
def test_a_body_beside_the_request_recommends(
    tmp_path: Path, form: str, title: str, body: str, scope: str
) -> None:
    head = ["Program", "2031 enacted", "2032 request", body]
    rows = [["Tide Gauges", "84,200", "96,000", "90,500"], ["Lights", "61,750", "58,400", "61,700"]]
    path = write_paper(tmp_path, form, [title, "(dollars in thousands)", [head, *rows]])
    found = analyse(read_document(path), blind=True).figures
    said = {(r.program, r.measure.value, r.fiscal_year, r.amount, r.scope) for r in found}
    assert ("Tide Gauges", "initial", 2032, 90_500_000, scope) in said


def test_two_bodies_are_told_apart_and_members_of_one_are_no_money(tmp_path: Path) -> None:
    head = ["Program", "2032 request", "House", "Senate"]
    rows = [["Tide Gauges", "96,000", "90,500", "91,200"], ["Lights", "58,400", "61,700", "60,100"]]
    paper = ["Appropriations, fiscal year 2032 (dollars in thousands)", [head, *rows]]
    found = analyse(read_document(write_paper(tmp_path, "md", paper)), blind=True).figures
    said = {(r.scope, r.amount) for r in found if r.program == "Lights"}
    assert said >= {("House", 61_700_000), ("Senate", 60_100_000)}
    paper = [
        "Budget 2032 (£000)",
        [["Service", "Committee", "2032 Request"], ["Parks", "C", "96,000"]],
    ]
    assert facts_of(write_paper(tmp_path, "md", paper)) <= {("Parks", "request", 2032, 96_000_000)}


@pytest.mark.parametrize(
    ("head", "scope"),
    [
        ("Actual to 31 Dec (£)", "to 31 dec"), ("Actual (£) to 30 September", "to 30 september"),
        ("Actual as at 31 January (£)", "as at 31 january"),
    ],
)  # fmt: skip
def test_what_is_spent_up_to_a_day_says_so(tmp_path: Path, head: str, scope: str) -> None:
    rows = [["Cemetery", "38,500", "29,114"], ["Hall", "84,200", "70,865"]]
    paper = ["Budget monitoring 2031/32", [["Cost centre", "Annual budget (£)", head], *rows]]
    found = analyse(read_document(write_paper(tmp_path, "docx", paper)), blind=True).figures
    said = {(r.measure.value, r.fiscal_year, r.amount, r.scope) for r in found}
    assert {("initial", 2031, 38_500, None), ("executed", 2031, 29_114, scope)} <= said


@pytest.mark.parametrize("head", ["Budgets (EUR million)", "Indicative budget (EUR million)"])
@pytest.mark.parametrize("kind", ["Type of action", "Types of action"])
def test_calls_say_what_their_topics_have(tmp_path: Path, head: str, kind: str) -> None:
    rows = [
        ["HE-2032-01 Tidal cells", "RIA", "24.00", "4"],
        ["HE-2032-02 Kelp", "IA", "18.00", "3"],
    ]
    table = [["Topics", kind, head, "Number of projects"], ["2032", "", "2032", ""], *rows]
    found = facts_of(
        write_paper(tmp_path, "html", ["Call – Clean seas", "Opening: 5 May 2032", table])
    )
    assert {(year, amount) for _, _, year, amount in found} >= {
        (2032, 24_000_000),
        (2032, 18_000_000),
    }


@pytest.mark.parametrize(
    "said",
    [
        "Councils across Mercia will share £187 million in 2031 to 2032 to buy cleaner ferries.",
        "The Minister today announced £187 million in funding for fiscal year 2031-32.",
    ],
)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_promised_total_says_what_years_hold(tmp_path: Path, said: str, form: str) -> None:
    rows = [["Ferry Fund", "£98.5m", "£129m"], ["Piers Fund", "£44m", "£58m"],
            ["Total", "£142.5m", "£187m"]]  # fmt: skip
    table = [["Fund", "2030 to 2031", "2031 to 2032"], *rows]
    found = facts_of(write_paper(tmp_path, form, ["Cleaner ferries", said, table]))
    assert ("Ferry Fund", "initial", 2031, 129_000_000) in found
    assert ("Piers Fund", "previous", 2030, 44_000_000) in found


def test_a_promised_total_is_that_of_the_only_amounts(tmp_path: Path) -> None:
    said = "The Minister announced $38.4 million (Canadian dollars) in aid for fiscal year 2031-32."
    rows = [["Food Union", "Norland", "23,400,000"], ["Red Oar", "Sudland", "15,000,000"],
            ["Total", "", "38,400,000"]]  # fmt: skip
    table = [["Partner", "Country", "Amount (CAD)"], *rows]
    found = facts_of(write_paper(tmp_path, "md", ["Aid for the coast", said, table]))
    assert ("Food Union", "initial", 2031, 23_400_000) in found
    other = said.replace("38.4", "39.4")
    assert not facts_of(write_paper(tmp_path, "md", ["Aid for the coast", other, table]))


def test_categories_of_a_leaflet_have_a_pool_and_a_ceiling_each(tmp_path: Path) -> None:
    rows = [["Small Tools", "$60,000", "up to $3,000"], ["Festivals", "$150,000", "up to $12,500"]]
    table = [["Category", "Pool", "You can apply for"], *rows]
    paper = ["Reedham Shire Council – Community Grants 2031-32 (Australia)", table]
    found = facts_of(write_paper(tmp_path, "md", paper))
    assert {(name, amount) for name, _, _, amount in found} >= {
        ("Small Tools", 60_000), ("Small Tools", 3_000), ("Festivals", 12_500),
    }  # fmt: skip


@pytest.mark.parametrize("form", ["html", "md", "docx"])
@pytest.mark.parametrize("labelled", [True, False])
def test_what_a_notice_sets_aside_is_of_its_fiscal_year(
    tmp_path: Path, form: str, *, labelled: bool
) -> None:
    year = [["Fiscal year", "FY 2032"]] if labelled else []
    card = [["Opportunity number", "OW-26-003"], *year, ["Cost sharing", "10 percent"]]
    rows = [["Tribal systems", "$7.5 million", "7"], ["Small towns", "$10.0 million", "10"]]
    table = [["Set-aside", "Estimated funding", "Expected awards"], *rows]
    paper = ["Notice of Funding Opportunity: Tidal Water Grants", card, "Set-asides", table]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert (("Tribal systems", "initial", 2032, 7_500_000) in found) is labelled
    assert labelled or not any(name == "Tribal systems" for name, *_ in found)


@pytest.mark.parametrize(
    "name",
    ["Net (deficit)/surplus for the year", "Total net income / (expenditure)", "Surplus/(deficit)"],
)
def test_what_is_left_of_a_year_is_not_spent(tmp_path: Path, name: str) -> None:
    rows = [
        ["", "2030-31 £000", "2029-30 £000"],
        ["Collections", "7,460", "7,115"], ["Staff costs", "2,787", "2,095"],
        [name, "4,644", "(742)"],
    ]  # fmt: skip
    title = "Statement of net expenditure for the year ended 31 March 2031"
    found = facts_of(write_paper(tmp_path, "md", ["Fund of Tides", title, rows]))
    assert {fact[0] for fact in found} == {"Collections", "Staff costs"}
