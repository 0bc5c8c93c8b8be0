"""Tables whose cells run together in one line: arithmetic finds the cells and tells the years."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.tables.propose.run_on.rows import find_run_tables, tokens_of

TITLE = "令和９年度当初予算案における沿岸保全関係予算＜府省別＞ （単位：億円） "
NOTES = "（注）計数は四捨五入しているため、端数において合計と一致しないものがある。" * 12
HEADS = " 一般 特別 一般 特別 会計 会計 会計 会計 "
ROWS = (
    "消防庁 310 - 310 295 - 295 15 5.1% 水産庁 1,240 418 1,658 1,302 400 1,702-44 -2.6% "
    "気象庁 95 22 117 90 20 1107 6.4% 国土交通省 2,015 604 2,619 1,980 555 2,53584 3.3% "
    "環境省 408 61 469 377 58 435 34 7.8% 計 4,068 1,105 5,173 4,044 1,033 5,07796 1.9% "
)
BEHIND = "計 【参考】対前年度比較 令和８年度当初予算額 増減額 増減率計 令和９年度当初予算案 総額 "


def facts(tmp_path, text):
    path = tmp_path / "coast.txt"
    path.write_text(text, encoding="utf-8")
    return {
        (f.program, f.fiscal_year, str(f.measure), f.amount // 10**8, f.scope)
        for f in analyse(read_document(path)).figures
    }


def test_glued_cells_are_found_by_the_sums_and_changes_of_the_other_rows():
    (table,) = find_run_tables(tokens_of(ROWS, 0, len(ROWS)))
    numbers = [[n.cell.text for n in row.numbers] for row in table.rows]
    assert numbers[1][5:] == ["1,702", "-44", "-2.6%"]
    assert numbers[2] == ["95", "22", "117", "90", "20", "110", "7", "6.4%"]


def test_the_change_tells_which_total_is_of_which_year(tmp_path):
    found = facts(tmp_path, TITLE + NOTES + HEADS + ROWS + BEHIND)
    assert {
        ("気象庁 沿岸保全関係予算", 2027, "initial", 117, None),
        ("気象庁 沿岸保全関係予算", 2026, "previous", 110, None),
        ("気象庁 沿岸保全関係予算", 2027, "initial", 22, "特別会計"),
        ("沿岸保全関係予算", 2027, "initial", 5_173, None),
        ("沿岸保全関係予算", 2026, "previous", 5_077, None),
    } <= found


@pytest.mark.parametrize(
    "text",
    [
        TITLE + NOTES + HEADS + ROWS + "計 対前年度比較 増減額 増減率 令和９年度当初予算案 総額 ",
        TITLE + NOTES + HEADS + ROWS.replace("%", "") + BEHIND,
        NOTES + HEADS + ROWS + BEHIND,
    ],
    ids=["one year unnamed", "no percentages", "no title"],
)
def test_columns_that_nothing_tells_apart_are_no_figures(tmp_path, text):
    assert not {f for f in facts(tmp_path, text) if "庁" in f[0]}


def test_numbers_without_relations_are_no_table():
    line = "東港 12 45 7 西港 3 99 41 南港 8 2 66 北港 51 30 9 中港 4 18 77 "
    assert not list(find_run_tables(tokens_of(line, 0, len(line))))
