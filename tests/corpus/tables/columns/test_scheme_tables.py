"""Tables whose columns of money are not the years of one budget, the same in every format."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.tables.around.own import is_dated_amount
from tests.corpus.papers import FORMS, facts_of, write_paper

GRANTS = [
    ["種類", "1件あたりの上限", "助成総額", "採択予定"],
    ["海浜調査助成", "250万円", "5,000万円", "20件程度"],
    ["干潟活動助成", "90万円", "2,700万円", "30件程度"],
    ["合計", "", "7,700万円", "50件程度"],
]
SCHEMES = [
    ["Scheme", "Ceiling per award", "2030 committed (£ million)", "2031 budget (£ million)"],
    ["Pilot Award", "£70,000", "1.6", "2.2"],
    ["Estuary Fellowship", "£340,000", "4.1", "5.0"],
    ["Total", "", "5.7", "7.2"],
]
FUNDS = [
    ["Program", "General Fund", "Other Funds", "Total"],
    ["Stormwater Renewal", "4,200", "11,800", "16,000"],
    ["Trails and Greenways", "6,150", "1,350", "7,500"],
    ["Total", "10,350", "13,150", "23,500"],
]
PARTS = [
    ["款", "項", "目", "本年度", "前年度", "比較", "節", "金額"],
    ["民生費", "社会福祉費", "社会福祉総務費", "8,120", "7,980", "140", "委託料", "420"],
    ["", "", "", "", "", "", "扶助費", "7,700"],
    ["", "", "高齢者訪問費", "365", "312", "53", "委託料", "365"],
]
PROMISED = [
    ["事項", "期間", "限度額"],
    ["給食調理業務委託", "令和9年度から令和11年度まで", "186,000"],
    ["巡回バス運行業務委託", "令和9年度から令和10年度まで", "94,500"],
]
FUND_BALANCES = [
    ["基金名", "補正前の残高見込み", "今回の積立", "今回の取崩し", "補正後の残高見込み"],
    ["潮風基金", "1,284,000", "0", "47,200", "1,236,800"],
    ["減債基金", "315,000", "0", "0", "315,000"],
]


@pytest.mark.parametrize("form", FORMS)
def test_a_ceiling_is_what_each_grant_pays_and_no_budget(form, tmp_path):
    found = facts_of(write_paper(tmp_path, form, ["2031年度 渚財団 助成公募要領", GRANTS]))
    assert {
        ("海浜調査助成", "unit", 2031, 2_500_000),
        ("海浜調査助成", "total", 2031, 50_000_000),
        ("干潟活動助成", "unit", 2031, 900_000),
    } <= found
    assert {measure for _, measure, _, _ in found} == {"unit", "total"}


@pytest.mark.parametrize("form", FORMS)
def test_ceilings_stand_beside_what_was_committed_and_what_is_planned(form, tmp_path):
    found = facts_of(write_paper(tmp_path, form, ["Estuary Trust Funding Guide 2031", SCHEMES]))
    assert {
        ("Pilot Award", "unit", 2031, 70_000),
        ("Pilot Award", "executed", 2030, 1_600_000),
        ("Pilot Award", "initial", 2031, 2_200_000),
        ("Total", "initial", 2031, 7_200_000),
    } <= found


@pytest.mark.parametrize("form", FORMS)
def test_columns_that_make_the_total_are_parts_of_it(form, tmp_path):
    title = "Adopted Budget, Fiscal Year 2029"
    path = write_paper(tmp_path, form, [title, "(dollars in thousands)", FUNDS])
    found = {(f.program, f.scope, f.amount, f.proof) for f in analyse(read_document(path)).figures}
    assert {
        ("Stormwater Renewal", "General Fund", 4_200_000, "sum"),
        ("Stormwater Renewal", "Other Funds", 11_800_000, "sum"),
        ("Stormwater Renewal", None, 16_000_000, "sum"),
    } <= found


ACCOUNTS = [
    ["府省", "一般会計", "うち振興費", "特別会計", "計"],
    ["灯台庁", "1,137", "1,056", "-", "1,137"],
    ["潮汐庁", "1,157", "763", "-", "1,157"],
    ["環境省", "526", "341", "1,254", "1,780"],
    ["計", "2,820", "2,160", "1,254", "4,074"],
]
WHICH = [
    ["Program", "General Fund", "of which grants", "Other Funds", "Total"],
    ["Reef Care", "1,137", "1,056", "-", "1,137"],
    ["Harbor Lights", "526", "341", "1,254", "1,780"],
    ["Total", "1,663", "1,397", "1,254", "2,917"],
]


@pytest.mark.parametrize("form", ["md", "html", "docx", "xlsx"])
@pytest.mark.parametrize(
    ("title", "unit", "rows", "expected"),
    [
        (
            "令和９年度当初予算案における海洋関係予算＜府省別＞",
            "（単位：百万円）",
            ACCOUNTS,
            {
                ("灯台庁 海洋関係予算", "一般会計", 1_137_000_000),
                ("環境省 海洋関係予算", "特別会計", 1_254_000_000),
                ("環境省 海洋関係予算", "振興費", 341_000_000),
                ("環境省 海洋関係予算", None, 1_780_000_000),
                ("海洋関係予算", "特別会計", 1_254_000_000),
            },
        ),
        (
            "Adopted Budget, Fiscal Year 2029",
            "(dollars in thousands)",
            WHICH,
            {
                ("Harbor Lights", "General Fund", 526_000),
                ("Harbor Lights", "Other Funds", 1_254_000),
                ("Harbor Lights", "grants", 341_000),
                ("Harbor Lights", None, 1_780_000),
            },
        ),
    ],
)
def test_a_fund_that_few_have_and_a_part_of_another_leave_the_sum(
    title, unit, rows, expected, form, tmp_path
):
    path = write_paper(tmp_path, form, [title, unit, rows])
    found = {(f.program, f.scope, f.amount) for f in analyse(read_document(path)).figures}
    assert expected <= found


def test_columns_that_do_not_make_the_total_stay_open(tmp_path):
    rows = [*FUNDS[:2], ["Trails and Greenways", "6,150", "1,350", "7,600"]]
    path = write_paper(tmp_path, "html", ["Adopted Budget, Fiscal Year 2029", "($000)", rows])
    found = {(f.program, f.scope) for f in analyse(read_document(path)).figures}
    assert found == {("Stormwater Renewal", None), ("Trails and Greenways", None)}


@pytest.mark.parametrize("form", ["html", "md", "docx", "xlsx"])
def test_what_an_account_is_made_of_is_called_by_its_account(form, tmp_path):
    title = "令和10年度 若葉市一般会計予算 歳出"
    found = facts_of(write_paper(tmp_path, form, [title, "（単位：千円）", PARTS]))
    assert {
        ("社会福祉総務費 委託料", "initial", 2028, 420_000),
        ("社会福祉総務費 扶助費", "initial", 2028, 7_700_000),
        ("高齢者訪問費 委託料", "initial", 2028, 365_000),
    } <= found


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_what_is_promised_is_no_supplementary_budget(form, tmp_path):
    paper = ["令和8年度 若葉町一般会計補正予算（第4号）", "債務負担行為の補正 単位：千円", PROMISED]
    path = write_paper(tmp_path, form, paper)
    found = {
        (f.program, f.measure.value, f.fiscal_year, f.scope, f.amount)
        for f in analyse(read_document(path)).figures
    }
    assert found == {
        ("給食調理業務委託", "total", None, "債務負担行為", 186_000_000),
        ("巡回バス運行業務委託", "total", None, "債務負担行為", 94_500_000),
    }


LISTED = ["【内訳】", "令和9年度 93,000千円", "令和10～11年度 93,000千円", "単位：千円"]


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_a_list_of_years_between_two_tables_dates_none_of_them(form, tmp_path):
    title = ["令和8年度 若葉町一般会計予算", "９．債務負担行為", "単位：千円"]
    paper = [*title, PROMISED[:2], *LISTED]
    path = write_paper(tmp_path, form, [*paper, [PROMISED[0], PROMISED[2]]])
    found = {(f.program, f.fiscal_year, f.scope) for f in analyse(read_document(path)).figures}
    assert found == {
        ("給食調理業務委託", None, "債務負担行為"),
        ("巡回バス運行業務委託", None, "債務負担行為"),
    }


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("令和12年度　１，７７３千円", True),
        ("令和9年～11年度 10,000千円", True),
        ("FY 2027: $1.2 million", True),
        ("2027/28 – £40,000", True),
        ("令和9年度予算額 10,000千円", False),
        ("FY 2027 Budget: $1.2 million", False),
        ("令和9年度", False),
    ],
)
def test_a_year_and_an_amount_alone_are_a_row_of_a_list(line, alone):
    assert is_dated_amount(line) is alone


@pytest.mark.parametrize("form", FORMS)
def test_a_balance_before_a_bill_is_kept_apart_from_that_behind_it(form, tmp_path):
    paper = ["令和8年度 若葉町補正予算", "基金の残高見込み（単位：千円）", FUND_BALANCES]
    path = write_paper(tmp_path, form, paper)
    found = {(f.program, f.scope, f.amount) for f in analyse(read_document(path)).figures}
    assert {
        ("潮風基金", "補正前 残高", 1_284_000_000),
        ("潮風基金", "残高", 1_236_800_000),
        ("潮風基金", "取崩し", 47_200_000),
    } <= found


def test_cells_that_span_rows_are_counted_once(tmp_path):
    path = tmp_path / "budget.html"
    path.write_text(
        "<p>令和10年度 若葉市予算</p><p>（単位：千円）</p><table>"
        "<tr><th>事業名</th><th>予算額</th><th>内容</th></tr>"
        "<tr><td rowspan=2>灯台改修事業</td><td rowspan=2>8,000</td><td>塔</td></tr>"
        "<tr><td>灯器</td></tr>"
        "<tr><td>浮桟橋事業</td><td>2,000</td><td></td></tr>"
        "<tr><td>干潟観察事業</td><td>1,500</td><td></td></tr>"
        "<tr><td>合計</td><td>11,500</td><td></td></tr></table>",
        encoding="utf-8",
    )
    found = [(f.program, f.amount, f.proof) for f in analyse(read_document(path)).figures]
    assert found.count(("灯台改修事業", 8_000_000, "sum")) == 1


@pytest.mark.parametrize(
    ("line", "program", "amount"),
    [
        ("- Creek Steward Award: up to £7,500", "Creek Steward Award", 7_500),
        ("- River Bridge Awards: maximum of £250,000 per project", "River Bridge Awards", 250_000),
        ("- 研究助成Aコース　上限300万円（1年間）", "研究助成Aコース", 3_000_000),
    ],
)
def test_a_point_of_a_list_names_a_course_and_its_ceiling(tmp_path, line, program, amount):
    path = tmp_path / "call.md"
    path.write_text(f"# Grants for Rivers\n\n{line}\n", encoding="utf-8")
    found = {(f.program, f.measure.value, f.amount) for f in analyse(read_document(path)).figures}
    assert found == {(program, "unit", amount)}


@pytest.mark.parametrize(
    ("lang", "text", "currency"),
    [
        ("en-CA", "", "CAD"),
        ("en-AU", "", "AUD"),
        ("en", "All amounts are in Canadian dollars.", "CAD"),
        ("en-CA", "The Congress of the United States", "USD"),
        ("en", "", "USD"),
    ],
)
def test_a_dollar_is_that_of_the_country_that_a_file_names(tmp_path, lang, text, currency):
    path = tmp_path / "estimates.html"
    path.write_text(
        f'<html lang="{lang}"><body><h1>Estimates 2027</h1><p>{text}</p><p>($ thousands)</p><table>'
        "<tr><th>Program</th><th>2027 Estimates</th></tr>"
        "<tr><td>Harbour Fund</td><td>4,200</td></tr>"
        "<tr><td>Wharf Grant</td><td>1,100</td></tr></table></body></html>",
        encoding="utf-8",
    )
    assert {f.currency for f in analyse(read_document(path)).figures} == {currency}


def test_words_that_go_on_to_an_amount_are_no_name_of_it(tmp_path):
    sentences = (
        "The fund reimburses 60 per cent of the cost of rafts, to a maximum of $7,500 per vessel. "
        "Bursaries of up to $6,000 are open to residents. " * 8
    )
    path = tmp_path / "plan.md"
    path.write_text(f"# Annual Plan and Estimates 2027\n\n{sentences}\n", encoding="utf-8")
    assert analyse(read_document(path)).figures == ()


def test_the_year_in_brackets_behind_an_amount_is_not_that_of_the_table(tmp_path):
    rows = [
        ["類型", "予算額", "令和7年度予算額(採択件数)"],
        ["診断型", "1億2,000万円", "1億円(48件)"],
        ["設備転換型", "13億7,000万円", "14億2,000万円(101件)"],
    ]
    paper = ["令和8年度 設備転換補助金 公募要領", "予算総額 18億円(令和7年度 15億円)", rows]
    found = facts_of(write_paper(tmp_path, "txt", paper))
    assert {
        ("診断型", "initial", 2026, 120_000_000),
        ("診断型", "previous", 2025, 100_000_000),
        ("設備転換型", "previous", 2025, 1_420_000_000),
    } <= found


SLIDES = """--- 1 ---
令和11年度 環境省 概算要求の概要

--- 2 ---
（単位：億円）
区分　　　令和10年度予算額　　令和11年度要求額
一般会計　　　1,842　　　2,015
特別会計　　　　964　　　1,020
※ 復興特別会計を含まない。

--- 3 ---
里海創出事業
令和11年度要求額 4,800百万円

--- 4 ---
令和9年度決算（一般会計）
歳入総額 1,902億円、歳出総額 1,866億円
"""


def test_rules_with_numbers_begin_pages_and_are_no_rows(tmp_path):
    path = tmp_path / "slides.txt"
    path.write_text(SLIDES, encoding="utf-8")
    document = read_document(path)
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    found = {(f.program, f.fiscal_year, f.amount, f.page) for f in analyse(document).figures}
    assert found == {
        ("一般会計", 2028, 184_200_000_000, 2),
        ("一般会計", 2029, 201_500_000_000, 2),
        ("特別会計", 2028, 96_400_000_000, 2),
        ("特別会計", 2029, 102_000_000_000, 2),
        ("里海創出事業", 2029, 4_800_000_000, 3),
        ("一般会計 歳入", 2027, 190_200_000_000, 4),
        ("一般会計 歳出", 2027, 186_600_000_000, 4),
    }


PLAN_ROWS = [("Reef Mapping", 210, 230, 240, 250), ("Harbor Sensors", 31, 33, 34, 35)]


def _of_years(tmp_path, title, heads):
    rows = [["Program", *heads], *([name, *map(str, amounts)] for name, *amounts in PLAN_ROWS)]
    return {
        (measure, year)
        for _, measure, year, _ in facts_of(write_paper(tmp_path, "csv", [title, rows]))
    }


def test_years_after_the_request_are_planned_and_none_of_them_is_a_previous_one(tmp_path):
    heads = ["FY 2025 Enacted", "FY 2026 Request", "FY 2027", "FY 2028"]
    found = _of_years(tmp_path, "Table 3. Outlook ($ in millions)", heads)
    assert found == {
        ("previous", 2025), ("request", 2026), ("initial", 2027), ("initial", 2028),
    }  # fmt: skip


def test_a_series_of_years_has_no_previous_one(tmp_path):
    heads = ["FY 2025", "FY 2026", "FY 2027", "FY 2028"]
    found = _of_years(tmp_path, "Table 4. Budget Outlook ($ in millions)", heads)
    assert {measure for measure, _ in found} <= {"initial"}


def test_plans_after_what_is_adopted_are_planned(tmp_path):
    rows = [
        ["Project", "FY 2027 Adopted", "FY 2028 Planned", "FY 2029 Planned", "Total"],
        ["Pier Rebuilding", "9,850", "4,200", "0", "14,050"],
        ["Ferry Landing", "2,400", "1,800", "500", "4,700"],
    ]
    path = write_paper(tmp_path, "csv", ["Capital Projects (dollars in thousands)", rows])
    found = analyse(read_document(path), blind=True).figures
    assert {(r.measure.value, r.fiscal_year, r.scope) for r in found if r.fiscal_year} >= {
        ("initial", 2027, None), ("initial", 2028, "planned"), ("initial", 2029, "planned"),
    }  # fmt: skip


STAFF = """ADOPTED BUDGET, FISCAL YEAR 2027

Table 1. Spending by Office
(dollars in thousands)

                           FY 2026     FY 2027
                           Adopted     Adopted
----------------------------------------------
Harbor Office               33,615      36,275
Library Office               7,642       8,015
Office total                41,257      44,290

Table 2. Authorized Positions, All Offices Paid from the General Fund
(full-time equivalents)

                           FY 2026     FY 2027
----------------------------------------------
Harbor Office                  271         289
Library Office                  78          82
"""


def test_positions_below_a_table_in_thousands_are_no_money(tmp_path):
    path = tmp_path / "staff.txt"
    path.write_text(STAFF, encoding="utf-8")
    amounts = {amount for *_, amount in facts_of(path)}
    assert 36_275_000 in amounts
    assert not amounts & {271_000, 289_000, 78_000, 82_000}


def test_what_a_sentence_says_is_no_title_of_a_table(tmp_path):
    said = (
        "The branches will open on Sundays from June 2027. Late Fines Ended in 2025. The\n"
        "Council asked for more hours.\n"
    )
    table = "Table 1. Spending by Office\n(dollars in thousands)\n"
    text = STAFF.replace(table, f"5.1 Libraries\n\n{said}\n{table.splitlines()[1]}\n")
    text += STAFF.replace(table, f"5.2 Harbors\n\n{said}\n{table.splitlines()[1]}\n")
    path = tmp_path / "staff.txt"
    path.write_text(text, encoding="utf-8")
    scopes = {r.scope or "" for r in analyse(read_document(path), blind=True).figures}
    assert not any("Sundays" in scope for scope in scopes)


def test_the_kinds_of_a_tax_are_revenue(tmp_path):
    rows = [
        ["税目", "本年度", "前年度"],
        ["個人市民税", "6,318", "5,982"],
        ["固定資産税", "7,246", "7,038"],
    ]
    path = write_paper(tmp_path, "md", ["令和８年度当初予算", "市税の内訳（単位：百万円）", rows])
    found = analyse(read_document(path), blind=True).figures
    assert found and all(row.is_revenue for row in found)
