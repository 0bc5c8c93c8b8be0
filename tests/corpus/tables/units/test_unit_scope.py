"""How far a declared unit reaches: not back to tables before it, nor over those that have one."""

from __future__ import annotations

import openpyxl
import pytest

from corpus.analysis import analyse
from corpus.readers import read_document

PLAIN = [
    ["Fund", "FY 2026 Adopted", "FY 2027 Proposed", "$ Change", "% Change"],
    ["Harbor Fund", 22_900_000, 22_100_000, -800_000, -0.035],
    ["Street Fund", 15_850_000, 17_240_000, 1_390_000, 0.088],
]
PLAN = [
    ["Five-Year Plan (dollars in thousands)", None, None, None],
    ["Project", "FY 2027", "FY 2028", "FY 2029"],
    ["Quay Wall Program", 1_800, 6_400, 6_500],
    ["Fire Boat Program", 2_600, 1_100, 900],
]


def workbook(tmp_path, *sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, title, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.append([title])
        sheet.append([])
        for row in rows:
            sheet.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def facts(path):
    return {
        (f.program, f.fiscal_year, f.measure.value, f.amount)
        for f in analyse(read_document(path), blind=True).figures
    }


def test_the_unit_of_a_later_sheet_is_not_that_of_those_before_it(tmp_path):
    title = "Proposed Budget, Fiscal Year 2027"
    found = facts(workbook(tmp_path, ("Funds", title, PLAIN), ("Plan", "Capital", PLAN)))
    assert ("Harbor Fund", 2027, "request", 22_100_000) in found
    assert ("Quay Wall Program", 2027, "request", 1_800_000) in found or (
        "Quay Wall Program", 2027, "initial", 1_800_000,
    ) in found  # fmt: skip
    assert not [amount for *_, amount in found if abs(amount) >= 10**9]


def test_a_change_in_dollars_says_what_its_table_is_in(tmp_path):
    found = facts(workbook(tmp_path, ("Funds", "Proposed Budget, Fiscal Year 2027", PLAIN)))
    assert ("Street Fund", 2027, "request", 17_240_000) in found
    assert ("Street Fund", 2026, "previous", 15_850_000) in found


def test_a_declared_thousand_is_not_undone_by_a_change_in_dollars(tmp_path):
    rows = [["(Dollars in thousands)"], *PLAIN]
    found = facts(workbook(tmp_path, ("Funds", "Proposed Budget, Fiscal Year 2027", rows)))
    assert ("Street Fund", 2027, "request", 17_240_000_000) in found


def test_no_year_after_that_of_the_title_is_a_previous_one(tmp_path):
    title = "Proposed Budget, Fiscal Year 2027"
    found = facts(workbook(tmp_path, ("Funds", title, PLAIN), ("Plan", "Capital", PLAN)))
    later = [(year, measure) for _, year, measure, _ in found if year and year > 2027]
    assert later
    assert not [measure for _, measure in later if measure == "previous"]


TWO = """令和8年度 若葉町 当初予算

事業名　　　　　令和8年度予算額　　令和7年度予算額
橋灯更新事業　　3,860　　3,100
公園整備事業　　1,240　　1,000

表2 基金の内訳（単位：千円）

基金名　　　　　令和8年度予算額　　令和7年度予算額
緑の基金　　　　500　　450
文化基金　　　　700　　650
"""


@pytest.mark.parametrize("note", ["", "※ 単位：百万円\n"])
def test_a_note_below_a_table_is_its_unit_and_the_title_of_the_next_is_not(tmp_path, note):
    path = tmp_path / "two.txt"
    path.write_text(TWO.replace("\n\n表2", f"\n{note}\n表2"), encoding="utf-8")
    found = facts(path)
    amounts = {amount for name, *_, amount in found if name == "橋灯更新事業"}
    assert amounts == ({3_860_000_000, 3_100_000_000} if note else set())
    assert ("緑の基金", 2026, "initial", 500_000) in found
