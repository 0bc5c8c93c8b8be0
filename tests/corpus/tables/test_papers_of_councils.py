"""Papers of councils, committees and agencies: what their tables and sentences leave to others."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.analysed import Analysis
from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.tables.around.ending import year_ending
from corpus.tables.limits.implied import marked_in_full
from tests.corpus.papers import FORMS, facts_of, write_paper

Fact = tuple[str, str, int | None, int]


def read(path: Path, text: str) -> Analysis:
    path.write_text(text, encoding="utf-8")
    return analyse(read_document(path), blind=True)


def facts(path: Path, text: str) -> set[Fact]:
    read(path, text)
    return facts_of(path)


@pytest.mark.parametrize("other", ["指標値", "達成値", "people_reached", "hectares planted"])
@pytest.mark.parametrize("first", [True, False])
def test_what_stands_beside_an_amount_is_no_budget(
    tmp_path: Path, other: str, *, first: bool
) -> None:
    head = ["年度", "事業名", "予算区分", *([other, "金額"] if first else ["金額", other]), "単位"]
    rows = [
        ["令和7年度", name, "当初", *([count, money] if first else [money, count]), "千円"]
        for name, money, count in (
            ("浜辺清掃事業", "4120", "48210"), ("渡船更新事業", "8650", "7310"),
        )
    ]  # fmt: skip
    path = write_paper(tmp_path, "csv", [[head, *rows]])
    assert facts_of(path) == {
        ("浜辺清掃事業", "initial", 2025, 4_120_000), ("渡船更新事業", "initial", 2025, 8_650_000),
    }  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "md", "xlsx"])
@pytest.mark.parametrize("ahead", [True, False])
def test_each_row_has_its_currency_and_a_column_its_own(
    tmp_path: Path, form: str, *, ahead: bool
) -> None:
    money = ["currency", "amount (millions)"]
    head = ["project title", "fiscal year", *(money if ahead else money[::-1]), "budget_usd"]
    pairs = [("Well Drilling", "KES", "387.00", "3000000"), ("Seed Bank", "JPY", "60.00", "400000")]
    rows = [
        [name, "FY2026", *([code, own] if ahead else [own, code]), usd]
        for name, code, own, usd in pairs
    ]
    paper = ["Aid budget FY2026", [head, *rows]]
    found = analyse(read_document(write_paper(tmp_path, form, paper)), blind=True).figures
    assert {(f.program, f.amount, f.currency) for f in found} == {
        ("Well Drilling", 387_000_000, "KES"), ("Well Drilling", 3_000_000, "USD"),
        ("Seed Bank", 60_000_000, "JPY"), ("Seed Bank", 400_000, "USD"),
    }  # fmt: skip


@pytest.mark.parametrize("form", ["html", "md", "docx"])
@pytest.mark.parametrize(
    "words", [("Award ceiling", "Award floor"), ("Maximum award", "Minimum award")]
)
def test_ceilings_of_a_card_are_of_its_grant(
    tmp_path: Path, form: str, words: tuple[str, str]
) -> None:
    card = [
        ["Item", "Details"], ["Due date", "March 31, 2026"], ["Fiscal year", "FY 2026"],
        ["Expected awards", "14"], [words[0], "$800,000"], [words[1], "$250,000"],
    ]  # fmt: skip
    paper = ["Notice of Funding Opportunity: Coastal Clinics Program", card]
    path = write_paper(tmp_path, form, paper)
    found = {(name, measure, amount) for name, measure, _, amount in facts_of(path)}
    assert found == {
        ("Coastal Clinics Program", "unit", 800_000),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "said", "year"),
    [
        ("THE FISCAL YEAR ENDING JUNE 30, 2026", "the budget for fiscal year 2025-26", 2025),
        ("the year ended 30 June 2026", "FY2026 budget", 2026),
        ("the year ended 30 June 2026", "no other", None),
        ("the fiscal year ending June 30, 2026", "the FY 2025-26 and the FY2026 budgets", None),
    ],
)
def test_a_year_by_its_last_day_is_what_the_paper_calls_it(
    title: str, said: str, year: int | None
) -> None:
    assert year_ending(said, [title]) == year


ORDINANCE = """ORDINANCE NO. 12

AN ORDINANCE MAKING SUPPLEMENTAL APPROPRIATIONS FOR THE FISCAL YEAR ENDING JUNE 30, 2026, ETC.

The following amounts are appropriated for fiscal year 2025-26:

| {heads} |
| --- | --- |
| {road} |
| {parks} |

Section 2. {after}, the total budget of the Harbor County for fiscal year 2025-26 is $19,900,000.
"""


@pytest.mark.parametrize(
    "turned",
    [
        False,
        pytest.param(
            True,
            marks=pytest.mark.xfail(reason="amounts before all names are not read", strict=True),
        ),
    ],
)
@pytest.mark.parametrize("after", ["After the foregoing", "As amended"])
def test_an_ordinance_supplements_and_revises(tmp_path: Path, after: str, *, turned: bool) -> None:
    cells = [("Department", "Amount"), ("Roads", "$450,000"), ("Parks", "$420,000")]
    heads, road, parks = (" | ".join(row[::-1] if turned else row) for row in cells)
    text = ORDINANCE.format(heads=heads, road=road, parks=parks, after=after)
    found = facts(tmp_path / "ordinance.md", text)
    assert ("Harbor County", "revised", 2025, 19_900_000) in found
    assert ("Roads", "supplementary", 2025, 450_000) in found
    assert "initial" not in {measure for _, measure, *_ in found}


SCHOOL = [
    ["Where it goes", "2025-26 Estimated Actuals", "2026-27 Adopted Budget"],
    ["Salaries", "61,250,400", "63,118,750"],
    ["Other Outgo", "(310,500)", "(298,000)"],
    ["Total Expenditures", "60,939,900", "62,820,750"],
]


@pytest.mark.parametrize("form", FORMS)
def test_a_paper_that_prints_amounts_in_full_means_them_in_full(tmp_path: Path, form: str) -> None:
    paper = ["Birch District 2026-27 Adopted Budget", SCHOOL, "The reserve is $4,309,230."]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {
        ("Salaries", "initial", 2026, 63_118_750),
        ("Other Outgo", "initial", 2026, -298_000),
    } <= found
    assert ("Total Expenditures", "initial", 2026, 62_820_750) in found


@pytest.mark.parametrize(
    "said", ["Amounts in thousands; the reserve is $4,309,230.", "The reserve is $4.3 million.", ""]
)
def test_a_scale_or_no_amount_in_full_leaves_the_unit_open(tmp_path: Path, said: str) -> None:
    paper = ["Birch District 2026-27 Adopted Budget", SCHOOL, said or "No reserve."]
    path = write_paper(tmp_path, "md", paper)
    assert ("Salaries", "initial", 2026, 63_118_750) not in facts_of(path)
    assert marked_in_full(said) is None


@pytest.mark.parametrize(
    "name", ["Lane miles rebuilt", "Acres of parkland", "Capacity added (thousand gallons per day)"]
)
def test_a_row_that_counts_things_is_no_budget(tmp_path: Path, name: str) -> None:
    rows = [["Source", "FY26"], ["Bonds", "5,200"], [name, "2400"]]
    paper = ["Capital plan FY2026 budget", "Amounts in thousands of dollars", rows]
    assert {fact[0] for fact in facts_of(write_paper(tmp_path, "xlsx", paper))} == {"Bonds"}


@pytest.mark.parametrize("form", ["csv", "xlsx", "md"])
@pytest.mark.parametrize("code", ["01-310-5000", "12.40.7", "ASC12"])
def test_a_code_names_no_row(tmp_path: Path, form: str, code: str) -> None:
    head = ["Department", "Account", "FY 2025-26 Adopted", "FY 2024-25 Revised"]
    rows = [
        ["Police", code, "$49,870,300", "$48,215,600"],
        ["Parks", code, "$5,894,300", "$6,120,800"],
    ]
    found = facts_of(write_paper(tmp_path, form, ["City Operating Budget", [head, *rows]]))
    assert {name for name, *_ in found} == {"Police", "Parks"}


@pytest.mark.parametrize("side", ["Gross expenditure", "Expenditure"])
def test_expenditure_below_a_budget_is_budgeted(tmp_path: Path, side: str) -> None:
    rows = [
        ["", "2026/27 Budget", "2026/27 Budget"], ["Directorate", side, "Income"],
        ["Libraries", "9,845", "(2,310)"], ["Highways", "38,915", "(14,520)"],
    ]  # fmt: skip
    html = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in rows)
    html = html.replace(
        "<td>2026/27 Budget</td><td>2026/27 Budget</td>", '<td colspan="2">2026/27 Budget</td>'
    )
    path = tmp_path / "budget.html"
    found = facts(path, f"<h1>Revenue Budget</h1><p>£000</p><table>{html}</table>")
    assert ("Libraries", "initial", 2026, 9_845_000) in found


def test_final_below_budgeted_amounts_is_revised(tmp_path: Path) -> None:
    rows = [
        ["", "Budgeted Amounts Original", "Budgeted Amounts", "Actual Amounts"],
        ["", "Original", "Final", ""],
        ["Public safety", "17,895,000", "18,120,000", "18,043,615"],
        ["Public works", "7,312,000", "7,460,000", "7,129,880"],
    ]
    rows[0][1] = "Budgeted Amounts"
    paper = ["Budget and Actual, FY2025 ($)", rows]
    found = facts_of(write_paper(tmp_path, "html", paper))
    assert ("Public safety", "revised", 2025, 18_120_000) in found
    assert ("Public safety", "initial", 2025, 17_895_000) in found


@pytest.mark.parametrize(
    "title", ["中期財政見通し（令和8年度～令和12年度）", "令和8年度 財政収支見通し"]
)
@pytest.mark.parametrize("form", ["md", "xlsx", "html"])
def test_an_outlook_plans(tmp_path: Path, form: str, title: str) -> None:
    rows = [
        ["区分", "R7決算見込", "R8", "R9"],
        ["人件費", "912", "924", "931"],
        ["扶助費", "118", "120", "121"],
    ]
    path = write_paper(tmp_path, form, [f"白浜市{title}", "（単位：百万円）", rows])
    found = analyse(read_document(path), blind=True).figures
    said = {(f.program, f.measure.value, f.fiscal_year, f.scope) for f in found}
    assert ("人件費", "executed", 2025) in {fact[:3] for fact in said}
    assert ("人件費", "initial", 2027, "planned") in said


SIDES = [
    ["歳入", "", "歳出", "（単位：千円）"],
    ["款", "本年度予算額", "款", "本年度予算額"],
    ["保険料", "1,286,400", "総務費", "118,240"],
    ["県支出金", "4,520,310", "保険給付費", "4,431,800"],
    ["歳入合計", "5,806,710", "歳出合計", "4,550,040"],
]


@pytest.mark.parametrize("form", ["html", "xlsx", "md"])
def test_tables_side_by_side_share_a_unit(tmp_path: Path, form: str) -> None:
    found = facts_of(write_paper(tmp_path, form, ["令和8年度 国保特別会計予算", SIDES]))
    assert {
        ("保険料", "initial", 2026, 1_286_400_000),
        ("総務費", "initial", 2026, 118_240_000),
    } <= found


@pytest.mark.parametrize("legend", ["（ ）は前年度当初予算額", "（ ）内は前年度予算額"])
@pytest.mark.parametrize("below", [True, False])
def test_a_legend_says_what_brackets_hold(tmp_path: Path, legend: str, *, below: bool) -> None:
    rows = [
        ["事業名", "予算額", ""],
        ["医療人材確保事業", "1,020", "（845）"],
        ["遭難対策事業", "51", "（38）"],
    ]
    unit = "（単位：百万円）" if below else f"主な事業（単位：百万円、{legend}）"
    paper = ["令和8年度当初予算案", unit, rows, f"※{legend}" if below else "以上"]
    found = facts_of(write_paper(tmp_path, "md", paper))
    assert ("医療人材確保事業", "previous", 2025, 845_000_000) in found


COUNTED = """令和8年度 霧浜市一般会計予算に関する説明書

（単位：千円）
目                  前年度      本年度
-------------------------------------------
{rows}
"""


def test_columns_may_be_counted_in_characters(tmp_path: Path) -> None:
    table = [
        ("1 社会福祉総務費", 412_380, 438_115),
        ("2 障害福祉費", 1_205_664, 1_248_930),
        ("計", 1_618_044, 1_687_045),
    ]
    lines = [f"{name:<14}{before:>12,}{now:>12,}" for name, before, now in table]
    found = facts(tmp_path / "book.txt", COUNTED.format(rows="\n".join(lines)))
    assert ("社会福祉総務費", "previous", 2025, 412_380_000) in found
    assert not {
        f for f in found if f[0] == "社会福祉総務費" and f[3] not in {412_380_000, 438_115_000}
    }


REPORT = """RIVERS AND HARBORS APPROPRIATIONS BILL, 2027

{accounts}
"""
ACCOUNT = """                 {name}

Appropriation, 2026 {dots} {mark}41,200,000
Budget estimate, 2027 {dots} {sign}39,100,000
Recommended, 2027 {dots} {sign}38,500,000
Comparison:
    Appropriation, 2026 {dots} -2,700,000

The recommendation includes $9,000,000 for the Cascade Bridge Replacement.
"""


@pytest.mark.parametrize("dots", ["." * 20, " " * 20])
@pytest.mark.parametrize("names", [["CONSTRUCTION"], ["CONSTRUCTION", "DREDGING"]])
def test_accounts_with_a_budget_a_line(tmp_path: Path, dots: str, names: list[str]) -> None:
    accounts = [ACCOUNT.format(name=n, dots=dots, mark="$", sign=" ") for n in names]
    found = facts(tmp_path / "report.txt", REPORT.format(accounts="\n".join(accounts)))
    for name in names:
        assert {
            (name, "previous", 2026, 41_200_000), (name, "request", 2027, 39_100_000),
            (name, "initial", 2027, 38_500_000),
        } <= found  # fmt: skip
    assert -2_700_000 not in {amount for *_, amount in found}


@pytest.mark.parametrize(
    "lead",
    [
        "令和8年度補正予算（第1号）により次の事業を実施します。",
        "令和8年度補正予算で以下の事業を行います。",
    ],
)
@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_a_sentence_announces_the_budget_of_a_table(tmp_path: Path, form: str, lead: str) -> None:
    rows = [
        ["事業名", "対象", "予算額"],
        ["商品券発行事業", "町民", "2,340万円"],
        ["水道料金の減免", "全世帯", "3,120万円"],
    ]
    found = facts_of(write_paper(tmp_path, form, ["広報はまべ", lead, "内容", rows]))
    assert ("商品券発行事業", "supplementary", 2026, 23_400_000) in found


@pytest.mark.parametrize("form", ["md", "xlsx", "html", "csv"])
@pytest.mark.parametrize(
    "head", ["令和7年度決算見込", "令和7年度決算（見込）", "令和7年度見込", "令和7年度推計"]
)
def test_what_a_year_is_thought_to_come_to_was_not_spent(
    tmp_path: Path, form: str, head: str
) -> None:
    rows = [["区分", "令和6年度決算", head], ["扶助費", "9,020", "9,200"], ["物件費", "610", "644"]]
    path = write_paper(tmp_path, form, ["白浜市の決算の推移", "（単位：百万円）", rows])
    found = analyse(read_document(path), blind=True).figures
    assert {(f.program, f.measure.value, f.fiscal_year, f.scope) for f in found} >= {
        ("扶助費", "executed", 2024, None), ("扶助費", "executed", 2025, "estimated"),
    }  # fmt: skip
