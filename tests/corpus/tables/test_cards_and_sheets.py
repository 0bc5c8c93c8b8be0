"""Cards of labels with their values, and sheets and files that are called by a year."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of, write_paper

CARD = [
    ["人口", "12,840", "面積", "88.4", "", ""],
    ["歳入総額", "8,234,561", "歳出総額", "7,890,123", "歳入歳出差引", "344,438"],
    ["翌年度に繰越すべき財源", "56,000", "標準財政規模", "4,521,300", "経常収支比率", "89.1"],
]
ENGLISH = [
    ["Population", "12,840", "Area (sq mi)", "88"],
    ["Total revenues", "8,234,561", "Total expenditures", "7,890,123"],
    ["Debt service", "612,000", "Library fund spending", "344,438"],
]
GRANTS = [["補助金名", "予算額（千円）", "所管課"], ["渡し船補助金", "8,200", "企画課"]]


def scoped(path: Path) -> set[tuple[str, str, int | None, int, str | None]]:
    found = analyse(read_document(path), blind=True).figures
    return {(f.program, f.measure.value, f.fiscal_year, f.amount, f.scope) for f in found}


@pytest.mark.parametrize("form", ["xlsx", "md", "html", "docx"])
def test_a_card_pairs_labels_with_values(tmp_path: Path, form: str) -> None:
    path = write_paper(tmp_path, form, ["令和6年度　天馬町決算カード", "（単位：千円）", CARD])
    assert scoped(path) == {
        ("歳入総額", "executed", 2024, 8_234_561_000, "歳入"),
        ("歳出総額", "executed", 2024, 7_890_123_000, None),
        ("歳入歳出差引", "executed", 2024, 344_438_000, None),
    }


@pytest.mark.parametrize("form", ["xlsx", "html"])
def test_a_card_in_english(tmp_path: Path, form: str) -> None:
    paper = ["Town of Millbrook: Actual Expenditures and Revenues, FY2024 ($ thousands)", ENGLISH]
    found = facts_of(write_paper(tmp_path, form, paper))
    assert ("Total expenditures", "executed", 2024, 7_890_123_000) in found
    assert {12_840_000, 88_000}.isdisjoint(amount for *_, amount in found)


@pytest.mark.parametrize(
    "row",
    [["歳入総額", "8,234,561", "8,100,220"], ["歳入総額", "8,234,561", "7,890,123", "344,438"]],
)
def test_values_without_their_own_label_are_left(tmp_path: Path, row: list[str]) -> None:
    rows = [row, ["歳出総額", *row[1:]]]
    path = write_paper(tmp_path, "md", ["令和6年度　天馬町決算", "（単位：千円）", rows])
    assert facts_of(path) == set()


def write_sheets(path: Path, names: list[str], title: str) -> Path:
    book = openpyxl.Workbook(write_only=True)
    for i, name in enumerate(names):
        sheet = book.create_sheet(name)
        sheet.append([title])
        sheet.append(GRANTS[0])
        sheet.append([GRANTS[1][0], 8200 + i * 100, GRANTS[1][2]])
        sheet.append(["灯台見学補助金", 350 + i, "観光課"])
    book.save(path)
    return path


@pytest.mark.parametrize("names", [["R7", "R8"], ["2025", "2026"], ["令和7年度", "令和8年度"]])
@pytest.mark.parametrize("file", ["list.xlsx", "令和8年度_補助金一覧.xlsx"])
def test_a_sheet_is_of_the_year_that_it_is_called_by(
    tmp_path: Path, names: list[str], file: str
) -> None:
    found = facts_of(write_sheets(tmp_path / file, names, "補助金等一覧"))
    assert {
        ("渡し船補助金", "initial", 2025, 8_200_000), ("渡し船補助金", "initial", 2026, 8_300_000),
    } <= found  # fmt: skip


def test_a_title_of_its_own_goes_before_the_name_of_a_sheet(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "list.xlsx", ["2026"], "令和7年度 補助金等一覧")
    assert {year for _, _, year, _ in facts_of(path)} == {2025}


@pytest.mark.parametrize(
    ("file", "years"),
    [
        ("令和8年度_補助金.xlsx", {2026}),
        ("FY2026-grants.xlsx", {2026}),
        ("令和7年度と令和8年度.xlsx", set()),
        ("list_20260401.xlsx", set()),
    ],
)
def test_a_file_that_names_one_fiscal_year_is_of_it(
    tmp_path: Path, file: str, years: set[int]
) -> None:
    found = facts_of(write_sheets(tmp_path / file, ["Sheet1"], "補助金等一覧"))
    assert {year for _, _, year, _ in found} == years


SIDES = [
    ["歳入の状況（単位：千円・％）", "", "", "目的別歳出の状況（単位：千円・％）", "", ""],
    ["区分", "決算額", "構成比", "区分", "決算額", "構成比"],
    ["地方税", "2,218,344", "40.0", "議会費", "98,411", "1.9"],
    ["地方債", "3,327,516", "60.0", "総務費", "5,101,589", "98.1"],
]
IN_SIDES = {
    ("地方税", "executed", 2024, 2_218_344_000), ("地方債", "executed", 2024, 3_327_516_000),
    ("議会費", "executed", 2024, 98_411_000), ("総務費", "executed", 2024, 5_101_589_000),
}  # fmt: skip


@pytest.mark.parametrize("form", ["html", "md", "docx", "xlsx"])
@pytest.mark.parametrize(
    "above", ["団体名 天馬町 人口 12,884人 面積 88.4 km2", "類型 Ⅱ-2 世帯数 5,120世帯"]
)
def test_tables_that_declare_their_unit_are_of_money_below_a_line_of_counts(
    tmp_path: Path, form: str, above: str
) -> None:
    paper = ["令和6年度 決算状況（市町村決算カード）", above, SIDES]
    assert facts_of(write_paper(tmp_path, form, paper)) >= IN_SIDES


@pytest.mark.parametrize("form", ["html", "md", "docx", "xlsx"])
def test_a_table_below_a_line_of_counts_that_declares_no_unit_is_none(
    tmp_path: Path, form: str
) -> None:
    bare = [[cell.replace("（単位：千円・％）", "") for cell in row] for row in SIDES]
    paper = ["令和6年度 決算状況", "世帯数と人口の推移（単位：人）", bare]
    assert facts_of(write_paper(tmp_path, form, paper)) == set()


def write_form(path: Path, first: list[str]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "決算状況"
    for row in [first, ["面積", "88.4", "km2"], [], *SIDES]:
        sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("first", "year"),
    [
        (["令和6年度 市町村決算カード", "団体名 天馬町", "類型 Ⅰ-1"], 2024),
        (["2023年度決算の概況", "天馬町", "作成 財政課"], 2023),
        (["決算カード", "団体名 天馬町", "類型 Ⅰ-1"], None),
        (["令和6年度 決算", "令和5年度 決算", "増減"], None),
    ],
)
def test_a_form_is_of_the_year_of_its_first_cell(
    tmp_path: Path, first: list[str], year: int | None
) -> None:
    found = facts_of(write_form(tmp_path / "form.xlsx", first))
    assert found == ({(n, m, year, a) for n, m, _, a in IN_SIDES} if year else set())
