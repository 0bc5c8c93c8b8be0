"""Units that a paper says elsewhere: in its file name, above printed pages, by its balance."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, facts_of, write_paper

ROWS = [["事業名", "令和７年度予算額", "令和８年度予算額"], ["灯台改修事業", 12_000, 15_000]]
FACTS = {
    ("灯台改修事業", "previous", 2025, 12_000_000),
    ("灯台改修事業", "initial", 2026, 15_000_000),
}


def _book(path: Path, header: str | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in ROWS:
        sheet.append(row)
    if header:
        sheet.oddHeader.right.text = header
    book.save(path)
    return path


def test_a_file_is_named_with_its_unit(tmp_path: Path) -> None:
    assert facts_of(_book(tmp_path / "主要事業（千円）.xlsx")) == FACTS
    assert facts_of(_book(tmp_path / "主要事業.xlsx")) == set()


@pytest.mark.parametrize("header", ["（単位：千円）", '&"Arial,Bold"&9単位：千円'])
def test_a_unit_is_printed_above_each_page(header: str, tmp_path: Path) -> None:
    assert facts_of(_book(tmp_path / "paper.xlsx", header)) == FACTS
    assert facts_of(_book(tmp_path / "other.xlsx", "第３号様式")) == set()


GOES = [
    ["Program", "2025-26 Adopted", "2026-27 Adopted"],
    ["Classroom Instruction", "41,200", "43,150"],
    ["Student Transport", "5,310", "5,480"],
    ["Total", "46,510", "48,630"],
]
COMES = [
    ["Source", "2025-26", "2026-27"],
    ["State aid", "28,400", "29,900"],
    ["Property tax", "18,110", "18,730"],
    ["Total", "46,510", "48,630"],
]


@pytest.mark.parametrize("form", [f for f in FORMS if f not in {"txt", "csv"}])
def test_what_comes_in_is_in_the_unit_of_what_goes_out(form: str, tmp_path: Path) -> None:
    title, spends = "Northport School District Budget 2026-27", "Spending (in thousands of dollars)"
    paper = [title, spends, GOES, "Where the money comes from", COMES]
    found = analyse(read_document(write_paper(tmp_path, form, paper))).figures
    aid = {(r.fiscal_year, r.amount, r.scope) for r in found if r.program == "State aid"}
    assert aid == {(2025, 28_400_000, "revenue"), (2026, 29_900_000, "revenue")}


def test_other_totals_say_nothing_of_a_unit(tmp_path: Path) -> None:
    other = [*COMES[:-1], ["Total", "46,510", "48,100"]]
    paper = ["Northport School District Budget 2026-27", "Spending (in thousands of dollars)", GOES]
    found = facts_of(write_paper(tmp_path, "md", [*paper, "Where the money comes from", other]))
    assert "State aid" not in {name for name, *_ in found}
