"""What a row says of itself beside its name: new, expanded, the sum of a group."""

from __future__ import annotations

import openpyxl
import pytest

from corpus.analysis import analyse
from corpus.readers import read_document

LIST = [
    ["令和８年度当初予算 主要事業一覧", None, None, None, None, "（単位：千円）"],
    ["番号", "{head}", "事業名", "令和８年度", "令和７年度", "増減"],
    ["柱1 子育て", None, None, None, None, None],
    [1, "{more}", "医療費助成事業", 3_412_500, 2_986_000, 426_500],
    [2, "{new}", "保育料無償化支援事業", 1_268_000, "-", 1_268_000],
    [None, None, "柱1 小計", 4_680_500, 2_986_000, 1_694_500],
    ["柱2 産業", None, None, None, None, None],
    [3, "{more}", "賃上げ環境整備補助金", 2_150_000, 1_600_000, 550_000],
    [4, "{same}", "スマート農業推進事業", 756_200, 771_900, -15_700],
    [5, "{new}", "半導体産業集積促進事業", 980_000, "-", 980_000],
    [None, None, "柱2 小計", 3_886_200, 2_371_900, 1_514_300],
    [None, None, "主要事業 合計", 8_566_700, 5_357_900, 3_208_800],
]


def read(tmp_path, **words):
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(LIST, 1):
        sheet.append([c.format(**words) if isinstance(c, str) else c for c in row])
        if row[1:] == [None] * 5:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=6)
    path = tmp_path / "list.xlsx"
    book.save(path)
    return analyse(read_document(path), blind=True)


@pytest.mark.parametrize(
    "words",
    [
        {"head": "区分", "new": "新規", "more": "拡充", "same": "継続"},
        {"head": "新規・継続の別", "new": "【新】", "more": "拡", "same": "続"},
        {"head": "区分", "new": "【新規】", "more": "【拡充】", "same": "（継続）"},
        {"head": "Type", "new": "New", "more": "Expanded", "same": "Continuing"},
    ],
)
def test_a_cell_that_says_new_marks_its_row_and_names_no_program(tmp_path, words):
    found = read(tmp_path, **words)
    marked = {f.program for f in found.figures if f.note == "新規"}
    assert marked == {"保育料無償化支援事業", "半導体産業集積促進事業"}
    names = {p.name for p in found.programs} | {f.parent for f in found.figures}
    assert names.isdisjoint({words["new"], words["more"], words["same"]})


def test_a_sum_is_named_by_itself_and_the_last_one_is_of_no_group(tmp_path):
    found = read(tmp_path, head="区分", new="新規", more="拡充", same="継続")
    sums = {(f.program, f.parent) for f in found.figures if "計" in f.program}
    assert {name for name, _ in sums} == {"柱1 小計", "柱2 小計", "主要事業 合計"}
    assert ("主要事業 合計", None) in sums


@pytest.mark.parametrize("unit", ["千円", "百万円"])
def test_a_unit_in_front_of_a_row_is_no_name(tmp_path, unit) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["令和８年度当初予算 主要事業一覧", None, None, "（単位：千円）"],
        ["区分", "区分", "令和８年度", "令和７年度"],
        [unit, "医療費助成事業", 3_412_500, 2_986_000],
        [unit, "保育料無償化支援事業", 1_268_000, 1_100_000],
    ):
        book.active.append(row)
    path = tmp_path / "list.xlsx"
    book.save(path)
    names = {p.name for p in analyse(read_document(path), blind=True).programs}
    assert names == {"医療費助成事業", "保育料無償化支援事業"}
