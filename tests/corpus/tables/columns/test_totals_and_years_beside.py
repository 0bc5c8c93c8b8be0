"""Heads that drift off their columns, 計 below a spanning head, and a year in brackets."""

from __future__ import annotations

import openpyxl
import pytest

from tests.corpus.papers import facts_of, write_paper

DRIFTING = """令和9年度 霧浜県当初予算の概要

（単位：百万円）
区　分　　　　　　　　令和9年度当初　　令和8年度当初　　増減額　　増減率
一般会計　　　　　　　412,480　　　398,730　　　13,750　　　3.4％
特別会計（9会計）　　　87,920　　　85,640　　　2,280　　　2.7％
"""


def test_as_many_heads_as_columns_head_one_each_wherever_they_stand(tmp_path) -> None:
    (tmp_path / "plan.txt").write_text(DRIFTING, encoding="utf-8")
    facts = facts_of(tmp_path / "plan.txt")
    assert ("一般会計", "previous", 2026, 398_730_000_000) in facts
    assert ("一般会計", "difference", 2027, 13_750_000_000) in facts
    assert ("特別会計（9会計）", "previous", 2026, 85_640_000_000) in facts


def supplementary(path, titles):
    """A sheet of a supplementary budget whose heads stand below 金額."""
    book = openpyxl.Workbook()
    sheet = book.active
    for line in titles:
        sheet.append([line])
    sheet.append(["款", "金額", None, None])
    sheet.append([None, "補正前の額", "補正額", "計"])
    for row in (["町税", 2_460, 0, 2_460], ["国庫支出金", 1_210, 88, 1_298]):
        sheet.append(row)
    first = sheet.max_row - 3
    sheet.merge_cells(start_row=first, start_column=2, end_row=first, end_column=4)
    sheet.merge_cells(start_row=first, start_column=1, end_row=first + 1, end_column=1)
    book.save(path)
    return path


@pytest.mark.parametrize("side", ["歳入", "歳出"])
def test_a_total_below_a_spanning_head_is_what_the_budget_becomes(side, tmp_path) -> None:
    titles = ["令和8年度 潮浜町 一般会計補正予算（第4号）", f"{side}補正予算　単位：千円"]
    facts = facts_of(supplementary(tmp_path / "hosei.xlsx", titles))
    assert ("国庫支出金", "supplementary", 2026, 88_000) in facts
    assert ("国庫支出金", "revised", 2026, 1_298_000) in facts
    assert ("国庫支出金", "revised", 2026, 1_210_000) in facts  # its scope: 補正前


@pytest.mark.parametrize("beside", ["R8：", "令和8年度：", "前年度 "])
def test_the_year_before_is_named_by_its_number_too(beside, tmp_path) -> None:
    text = (
        "令和9年度 霧浜県当初予算 主な事業\n\n"
        f"◆ 灯台改修事業　　1,284百万円（{beside}976百万円）\n"
        f"◆ 干潟再生事業　　412百万円（{beside}455百万円）\n"
    )
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    facts = facts_of(tmp_path / "list.txt")
    assert ("灯台改修事業", "initial", 2027, 1_284_000_000) in facts
    assert ("灯台改修事業", "previous", 2026, 976_000_000) in facts
    assert ("干潟再生事業", "previous", 2026, 455_000_000) in facts


def test_another_year_in_brackets_is_not_the_one_before(tmp_path) -> None:
    text = (
        "令和9年度 霧浜県当初予算 主な事業\n\n"
        "◆ 灯台改修事業　　1,284百万円（R5：976百万円）\n"
        "◆ 干潟再生事業　　412百万円（R5：455百万円）\n"
    )
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    assert not [f for f in facts_of(tmp_path / "list.txt") if f[1] == "previous"]


@pytest.mark.parametrize("form", ["md", "xlsx", "html"])
@pytest.mark.parametrize(
    ("heads", "year"),
    [
        (["8年度当初", "7年度当初", "うち一般財源"], 2026),
        (["8年度当初", "うち一般財源", "7年度当初"], 2026),
        (["7年度当初", "うち一般財源", "8年度当初"], 2025),
    ],
)
def test_a_part_behind_both_years_is_of_this_one(tmp_path, form, heads, year):
    values = {"8年度当初": "31,200", "7年度当初": "29,800", "うち一般財源": "10,400"}
    rows = [["事業名", *heads], ["病児保育事業", *map(values.__getitem__, heads)]]
    paper = ["令和8年度当初予算 主要事業", "（単位：千円）", rows]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert {y for _, _, y, amount in found if amount == 10_400_000} == {year}
