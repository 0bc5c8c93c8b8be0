"""What papers of other offices say in their own way: units, years, marks, codes, totals, leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, facts_of, write_paper


def rows(tmp_path: Path, text: str, name: str = "paper.txt") -> set[tuple[object, ...]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = analyse(read_document(path)).figures
    return {(f.program, f.measure.value, f.fiscal_year, f.amount) for f in found}


@pytest.mark.parametrize("label", ["金額", "表示", "予算額", "単位"])
def test_a_unit_stands_in_brackets_behind_any_label(label, tmp_path):
    paper = [
        "令和6年度 葦原県 主要施策の成果", "（単位：百万円）",
        [["款", "現額", "決算額"], ["土木費", "96,730", "74,210"], ["警察費", "40,115", "39,880"]],
        "主要施策の一覧", f"（{label}：千円）",
        [["事業名", "決算額"], ["渡し船運航事業", "57,230"], ["浮桟橋更新事業", "96,512"]],
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, "xlsx", paper))
    assert ("渡し船運航事業", "executed", 2024, 57_230_000) in found
    assert ("土木費", "executed", 2024, 74_210_000_000) in found


@pytest.mark.parametrize("form", FORMS)
def test_results_of_the_year_before_are_not_of_this_year(form, tmp_path):
    paper = [
        "令和8年度 灯台再生事業 公募要領", "昨年度の実績",
        [
            ["区分", "申請件数", "交付決定額（千円）"],
            ["改修枠", "42", "301,450"],
            ["調査枠", "9", "52,300"],
        ],
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {(name, year, amount) for name, _, year, amount in found} == {
        ("改修枠", 2025, 301_450_000),
        ("調査枠", 2025, 52_300_000),
    }


def test_thousands_parted_by_spaces_are_one_number(tmp_path):
    text = (
        "Shoreline Programme\nWork Programme 2026\n\n"
        "Action                       Budget 2026 (EUR)    Type of action\n"
        "2.1 Harbour electricity             22 000 000    Call for proposals\n"
        "2.2 Kelp growers                     4 125 750    Call for proposals\n"
        "TOTAL                               26 125 750\n"
    )
    assert rows(tmp_path, text) == {
        ("Harbour electricity", "initial", 2026, 22_000_000),
        ("Kelp growers", "initial", 2026, 4_125_750),
        ("TOTAL", "initial", 2026, 26_125_750),
    }


LISTED = """令和８年度　霧ヶ浦市当初予算案の概要

２　会計別予算規模
（単位：千円）
　　会計名　　　　　　　本年度予算額　　　前年度予算額　　　増減額
　一般会計　　　　　　　　48,620,000　　　　46,860,000　　　1,760,000
　水道事業会計　　　　　　 4,001,210　　　　 3,870,540　　　　130,670

３　主要事業

○新　干潟見守り員配置事業　　　　　　　　　　　　８，４２０万円
　　干潟を歩く人を見守ります。

○拡　給食地場産品活用事業　　　　　　　　　　３億１，０５０万円
　　中学校でも使います。
　　（前年度　１億７，２００万円）

○　　渡船待合所改修事業　　　　　　　　　　　　１億２，６００万円
　　桟橋のそばに建てます。
"""


def test_items_below_a_table_are_those_of_the_paper_and_not_of_its_head(tmp_path):
    found = {r for r in rows(tmp_path, LISTED) if "事業" in str(r[0]) and "会計" not in str(r[0])}
    assert found == {
        ("干潟見守り員配置事業", "initial", 2026, 84_200_000),
        ("給食地場産品活用事業", "initial", 2026, 310_500_000),
        ("給食地場産品活用事業", "previous", 2025, 172_000_000),
        ("渡船待合所改修事業", "initial", 2026, 126_000_000),
    }


@pytest.mark.parametrize("form", ["html", "md", "docx", "csv"])
def test_a_total_beside_years_is_of_all_of_them(form, tmp_path):
    paper = [
        "Budget book 2026/27",
        "Capital programme",
        [
            ["Scheme", "2026/27 £m", "2027/28 £m", "2028/29 £m", "Total £m"],
            ["Northgate pier", "6.2", "3.1", "-", "9.3"],
            ["Slipway lights", "4.8", "4.8", "4.8", "14.4"],
        ],
    ]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {
        ("Northgate pier", "total", None, 9_300_000),
        ("Slipway lights", "total", None, 14_400_000),
    } <= found
    assert ("Northgate pier", "initial", 2026, 6_200_000) in found


def test_codes_name_no_row(tmp_path):
    table = [
        ["Line", "Budget head", "2025/26 Budget £000", "2026/27 Budget £000"],
        ["ASC1", "Reablement visits", "1,450", "2,100"],
        ["CS4", "Foster homes", "620", "900"],
    ]
    found = facts_of(write_paper(tmp_path, "html", ["Budget 2026/27", table]))
    assert {name for name, *_ in found} == {"Reablement visits", "Foster homes"}


def test_savings_are_no_budget(tmp_path):
    table = [
        ["Ref", "Proposal", "2026/27 £000"],
        ["A1", "Night lighting", "(480)"],
        ["A2", "Fewer vans", "(620)"],
    ]
    paper = ["Budget book 2026/27", "Savings agreed", table]
    assert facts_of(write_paper(tmp_path, "docx", paper)) == set()


@pytest.mark.parametrize("form", ["html", "docx", "md"])
def test_prices_with_their_marks_are_prices_of_the_year_above_them(form, tmp_path):
    table = [
        ["Service", "Current charge 2025/26", "Proposed charge 2026/27"],
        ["Garden bin", "£52.00", "£56.00"],
        ["Bulky waste", "£38.00", "£41.00"],
    ]
    found = facts_of(write_paper(tmp_path, form, ["Budget book 2026/27", table]))
    assert found == {
        ("Garden bin", "unit", 2025, 52), ("Garden bin", "unit", 2026, 56),
        ("Bulky waste", "unit", 2025, 38), ("Bulky waste", "unit", 2026, 41),
    }  # fmt: skip


def test_rows_of_several_amounts_are_no_items_of_a_list(tmp_path):
    table = [
        ["Service", "Now", "Soon"],
        ["Garden bin", "£52.00", "£56.00"],
        ["Bulky waste", "£38.00", "£41.00"],
    ]
    assert facts_of(write_paper(tmp_path, "docx", ["Budget book 2026/27", table])) == set()


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("Tidal Gauge Network", {("Tidal Gauge Network", "request", 2027, 36_200_000)}),
        ("Summary of Changes", set()),
        ("Overview", set()),
    ],
)
def test_a_paragraph_is_about_the_name_that_it_begins_with(lead, owner, tmp_path):
    text = (
        "# Bureau of Quays\n\n## Program Highlights\n\n"
        f"**{lead}.** The FY 2027 request includes $36.2 million to operate 480 gauges.\n"
    )
    assert rows(tmp_path, text, "brief.md") == owner


def test_the_budget_of_the_year_that_is_requested_is_a_request(tmp_path):
    text = (
        "The FY 2027 Request keeps piers open. The FY 2027 Request funds lamps.\n\n"
        "The FY 2027 Budget for the Harbor Light Program is $12 million.\n"
    )
    assert ("Harbor Light Program", "request", 2027, 12_000_000) in rows(tmp_path, text)


def test_what_was_assessed_is_told_from_what_was_asked_for(tmp_path):
    table = [
        ["事業名", "要求額", "査定額"],
        ["堤防草刈事業", "5,200", "4,800"],
        ["橋梁塗装事業", "9,100", "9,100"],
    ]
    found = facts_of(
        write_paper(tmp_path, "html", ["令和8年度 予算編成過程の公表（単位：千円）", table])
    )
    assert {
        ("堤防草刈事業", "request", 2026, 5_200_000),
        ("堤防草刈事業", "initial", 2026, 4_800_000),
    } <= found


def test_a_unit_below_a_heading_is_that_of_its_parts(tmp_path):
    text = (
        "# 令和8年度 苫前野市当初予算案の概要\n\n## 2 会計別\n\n(単位:百万円)\n\n"
        "| 会計 | 令和8年度 | 令和7年度 |\n|---|---|---|\n| 一般会計 | 68,240 | 66,180 |\n"
        "| 介護保険 | 13,965 | 13,520 |\n\n"
        "## 6 主要事業\n\n(単位:千円) 区分:【新】新規 【継】継続\n\n"
        "### 柱1 まなぶ\n\n| 事業名 | R8予算額 |\n|---|---|\n| 昼食提供事業 | 9,720 |\n"
        "| 産後支援事業 | 28,370 |\n\n"
        "### 柱2 まもる\n\n| 事業名 | R8予算額 |\n|---|---|\n| 空調整備事業 | 438,500 |\n"
        "| 塀撤去補助事業 | 12,600 |\n"
    )
    found = rows(tmp_path, text, "paper.md")
    assert ("昼食提供事業", "initial", 2026, 9_720_000) in found
    assert ("空調整備事業", "initial", 2026, 438_500_000) in found
    assert ("一般会計", "initial", 2026, 68_240_000_000) in found


@pytest.mark.parametrize(
    ("text", "balances"),
    [
        (
            "市債残高は、令和7年度末512億円(見込み)から令和8年度末514億円(見込み)へ増える見通しです。",
            {(2025, 51_200_000_000), (2026, 51_400_000_000)},
        ),
        (
            "減債基金の残高は、令和6年度末84億円、令和7年度末76億円(見込み)、令和8年度末70億円です。",
            {(2024, 8_400_000_000), (2025, 7_600_000_000), (2026, 7_000_000_000)},
        ),
    ],
)
def test_a_sentence_states_the_balances_of_several_years(text, balances, tmp_path):
    assert {(year, amount) for _, _, year, amount in rows(tmp_path, text + "\n")} == balances


def test_a_unit_is_no_amount_and_no_name(tmp_path):
    found = rows(tmp_path, "Savings included in the 2026/27 budget (£000)\n\nNothing else.\n")
    assert found == set()
    text = "８　残高\n\n（単位：千円）\n"
    text += "一般会計の市債残高は、令和7年度末見込みの352億円から減ります。\n"
    assert not [row for row in rows(tmp_path, text) if "単位" in str(row[0])]


@pytest.mark.parametrize("title", ["Table 4: Savings included in the budget", "5. Savings"])
def test_savings_stand_below_a_numbered_title(title, tmp_path):
    table = [["Proposal", "2026/27 £000"], ["Verge cutting", "165"], ["Fewer vans", "95"]]
    assert facts_of(write_paper(tmp_path, "html", ["Budget book 2026/27", title, table])) == set()


def test_a_total_says_of_how_many_years_it_is(tmp_path):
    table = [
        ["Project", "FY 2027 Adopted", "FY 2028 Planned", "Two-Year Total"],
        ["Pump house", "2,150", "0", "2,150"],
        ["Old bridge", "5,640", "3,120", "8,760"],
    ]
    found = facts_of(
        write_paper(tmp_path, "html", ["FY 2027 budget (dollars in thousands)", table])
    )
    assert {
        ("Pump house", "total", None, 2_150_000),
        ("Old bridge", "total", None, 8_760_000),
    } <= found


@pytest.mark.parametrize("form", FORMS)
def test_what_is_paid_for_is_no_name_beside_the_names(form, tmp_path):
    paper = [
        "令和8年度 稗島市 商店応援補助金 募集案内", "（予算額の単位：千円）",
        [
            ["支援の種類", "対象となる経費", "補助率", "令和7年度予算額", "令和8年度予算額"],
            ["出店補助", "内装工事費、設備工事費", "2分の1", "18,000", "24,000"],
            ["家賃補助", "出店後12か月分の家賃", "3分の1", "9,600", "8,400"],
            ["改修補助", "外壁、看板の改修費", "2分の1", "6,000", "6,000"],
        ],
    ]  # fmt: skip
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {name for name, *_ in found} == {"出店補助", "家賃補助", "改修補助"}


def test_groups_and_their_programs_are_told_apart(tmp_path):
    table = [
        ["重点", "取組", "令和8年度予算額"],
        ["海を守る", "藻場再生事業", "1,200"],
        ["人を育てる", "海の学校推進事業", "850"],
    ]
    found = facts_of(write_paper(tmp_path, "html", ["令和8年度予算（単位：千円）", table]))
    assert {name for name, *_ in found} == {"藻場再生事業", "海の学校推進事業"}


@pytest.mark.parametrize("label", ["Value", "Grant", "Loan"])
def test_the_label_of_an_amount_is_no_program(label, tmp_path):
    assert rows(tmp_path, f"# Reeds\n\n{label}: up to €7,500 for each.\n", "guide.md") == set()
