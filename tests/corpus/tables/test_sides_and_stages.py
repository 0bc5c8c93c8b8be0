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
