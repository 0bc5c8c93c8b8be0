"""Whose an amount is: totals below sections, names over two lines, changes and goals of prose."""

from __future__ import annotations

import pytest

from corpus.programs.names import is_name
from tests.corpus.papers import facts_of, write_paper
from tests.corpus.slides.of_text import figures_of

SECTIONS = [
    "FY 2031 Congressional Justification (Dollars in Millions)",
    [
        ["Account", "FY 2029 Actual", "FY 2031 Request"],
        ["**Harbors**", "", ""],
        ["Pier Renewal", "210.5", "198.0"],
        ["Tide Gauges", "88.0", "101.5"],
        ["Subtotal, Harbors", "298.5", "299.5"],
        ["**Schools**", "", ""],
        ["Sail Teachers", "15.0", "16.5"],
        ["Boat Sheds", "9.5", "10.0"],
        ["{total}", "{past}", "{now}"],
    ],
]


def sections_with(total: str, past: str, now: str):
    rows = [[c.format(total=total, past=past, now=now) for c in row] for row in SECTIONS[1]]
    return [SECTIONS[0], rows]


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_a_total_of_all_sections_is_not_that_of_the_last_one(form, tmp_path) -> None:
    paper = sections_with("Total", "323.0", "326.0")
    facts = facts_of(write_paper(tmp_path, form, paper))
    assert ("Total", "request", 2031, 326_000_000) in facts
    assert not any("Schools" in name and amount > 300_000_000 for name, _, _, amount in facts)


def test_a_total_of_its_section_says_so(tmp_path) -> None:
    facts = facts_of(write_paper(tmp_path, "md", sections_with("Total", "24.5", "26.5")))
    assert any("Schools" in name and amount == 26_500_000 for name, _, _, amount in facts)


@pytest.mark.parametrize("last", ["Total", "All Years"])
def test_years_of_a_plan_have_no_previous_budget(last, tmp_path) -> None:
    head = ["Project", "2031", "2032", "2033", "2034", last]
    rows = [
        ["Pier Roof", "900", "0", "250", "40", "1,190"],
        ["Ferry Ramp", "0", "80", "5", "0", "85"],
    ]
    paper = ["Capital Improvement Plan", "Amounts in thousands of dollars", [head, *rows]]
    facts = facts_of(write_paper(tmp_path, "md", paper))
    assert ("Pier Roof", "initial", 2033, 250_000) in facts
    assert not any(measure == "previous" for _, measure, _, _ in facts)


WRAPPED = """令和９年度 予算要求一覧表（単位：千円）

{head}                          要求額      前年度
 1  干潟等沿岸域環境
    整備促進事業                     74,300      70,000
 2  海藻
    増殖対策事業                     28,900      31,000
 3  漁港照明事業                      9,450       9,450
"""


@pytest.mark.parametrize("head", ["No. 事業名", "番号 事業名", "    事業名"])
def test_a_numbered_name_goes_on_in_the_line_of_its_amounts(head, tmp_path) -> None:
    (tmp_path / "list.txt").write_text(WRAPPED.format(head=head), encoding="utf-8")
    facts = facts_of(tmp_path / "list.txt")
    assert {name for name, *_ in facts} == {
        "干潟等沿岸域環境整備促進事業", "海藻増殖対策事業", "漁港照明事業",
    }  # fmt: skip
    assert ("海藻増殖対策事業", "previous", 2026, 31_000_000) in facts


def test_a_section_without_numbers_is_no_beginning_of_a_name(tmp_path) -> None:
    text = (
        "令和９年度 予算要求一覧表（単位：千円）\n\n"
        "事業名            要求額      前年度\n"
        "水産課\n  海藻増殖対策事業    28,900      31,000\n"
        "港湾課\n  漁港照明事業       9,450       9,450\n"
    )
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    facts = facts_of(tmp_path / "list.txt")
    assert ("海藻増殖対策事業", "request", 2027, 28_900_000) in facts
    assert ("漁港照明事業", "request", 2027, 9_450_000) in facts


@pytest.mark.parametrize(
    "change", ["前年度当初比3.4％（6億円）の増", "対前年度比2.1％（3億円）の減"]
)
def test_a_change_in_brackets_is_no_budget_of_its_own(change) -> None:
    text = f"令和９年度当初予算の概要\n\n一般会計の総額は185億円で、{change}です。\n"
    found = figures_of(text)
    assert ("一般会計", "initial", 2027, 18_500_000_000) in found
    assert len(found) == 1


@pytest.mark.parametrize("name", ["前年度当初比3.4％", "対前年度比", "前年度予算対比 2.0%"])
def test_what_is_compared_with_is_no_name(name) -> None:
    assert not is_name(name)
    assert is_name("前年度繰越事業")


def test_a_goal_is_no_budget() -> None:
    text = (
        "令和９年度 予算のポイント\n\n"
        "・藻場再生プロジェクト　1億9,300万円\n・灯台改修事業　1億1,750万円\n"
        "・潮の寄附 目標額　5億円\n"
    )
    found = figures_of(text)
    assert ("灯台改修事業", "initial", 2027, 117_500_000) in found
    assert not any(amount == 500_000_000 for *_, amount in found)


@pytest.mark.parametrize("label", ["事業名：", "施策名:", "補助金名："])
def test_the_label_of_a_form_is_no_part_of_the_name(label) -> None:
    text = (
        f"{label}干潟実証事業\n担当課：水産課\n令和９年度予算額：３，１００万円\n"
        "令和８年度予算額：２，８００万円\n"
    )
    assert {(name, year, amount) for name, _, year, amount in figures_of(text)} == {
        ("干潟実証事業", 2027, 31_000_000),
        ("干潟実証事業", 2026, 28_000_000),
    }


@pytest.mark.parametrize(("row", "read"), [("Staff", True), ("Number of staff", False)])
def test_a_row_of_those_who_are_paid_is_what_they_cost(tmp_path, row, read):
    text = "# Thornby budget 2027/28\n\n| Heading | 2026/27 budget (£) | 2027/28 budget (£) |\n"
    text += f"|---|---:|---:|\n| {row} | 31,500 | 33,400 |\n| Parks | 10,000 | 12,000 |\n"
    (tmp_path / "paper.md").write_text(text, encoding="utf-8")
    assert ((row, "initial", 2027, 33_400) in facts_of(tmp_path / "paper.md")) is read
