"""Heads that stand between the rows of a table head the rows of their own part."""

from __future__ import annotations

import pytest

from corpus.tables.grid import Grid, make_grid, native_grid
from corpus.tables.headed import heads_of_rows, labels_of_rows
from corpus.values.tables import find_in_table
from tests.leaflets import HEDGES, SATOYAMA, leaflet


def grid_of(text: str, tmp_path) -> Grid:
    document = leaflet(text, tmp_path)
    grid = native_grid(document, document.tables[0])
    assert grid is not None
    return grid


def heads_over(grid: Grid, name: str) -> list[str]:
    """The texts over the first number of the row of a name."""
    number = next(i for i, row in enumerate(grid.rows) if any(c and c.text == name for c in row))
    heads = heads_of_rows(grid, 1)[number]
    return [cell.text for head in heads if (cell := grid.rows[head][2])]


@pytest.mark.parametrize(
    ("text", "row", "heads"),
    [
        (SATOYAMA, "有期 → 常用", ["小規模の事業主の助成額", "山間地域 ☆"]),
        (SATOYAMA, "日雇 → 常用", ["小規模の事業主の助成額", "山間地域 ☆"]),
        (SATOYAMA, "5%以上", ["小規模の事業主の助成額"]),
        (HEDGES, "Second year", ["Small employers", "Upland"]),
        (HEDGES, "Power tools", ["Small employers"]),
    ],
)
def test_a_head_beside_the_label_of_a_part_ends_with_it(text, row, heads, tmp_path):
    assert heads_over(grid_of(text, tmp_path), row) == heads


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>Fund</th><th>2026</th></tr><tr><td>Ponds</td><td>40</td></tr>"
        "<tr><td>Weirs</td><td>12</td></tr>",
        '<tr><th rowspan="2">費目</th><th colspan="2">令和9年度</th></tr>'
        "<tr><th>要求</th><th>前年度</th></tr><tr><td>水門</td><td>40</td><td>38</td></tr>",
    ],
)
def test_where_no_label_spans_rows_all_heads_are_of_all(rows, tmp_path):
    grid = grid_of(f"<html><body><table>{rows}</table></body></html>", tmp_path)
    assert not any(labels_of_rows(grid))


def test_a_row_without_numbers_that_says_one_thing_heads_nothing(tmp_path):
    text = (
        "<html><body><table><tr><th>区分</th><th>型</th><th>上限額</th><th>下限額</th></tr>"
        '<tr><td rowspan="3">港の電化</td><td>甲型</td><td>90万円</td><td>10万円</td></tr>'
        "<tr><td>乙型</td><td>要相談</td><td>要相談</td></tr>"
        "<tr><td>丙型</td><td>30万円</td><td>5万円</td></tr></table></body></html>"
    )
    assert heads_of_rows(grid_of(text, tmp_path), 1)[3] == (0,)


def test_values_of_a_part_stand_under_all_of_their_heads(tmp_path):
    document = leaflet(SATOYAMA, tmp_path)
    found = {
        (v.label, v.qualifier, document.text[v.value_start : v.value_end])
        for v in find_in_table(document, document.tables[0])
    }
    assert ("小規模の事業主の助成額 左記以外", "日雇 → 常用", "24万円") in found
    assert ("その他の事業主の助成額", "5%以上", "4.5万円") in found
    assert not any("山間地域" in label for label, row, _ in found if row == "5%以上")


def test_a_grid_of_no_rows_has_no_heads():
    assert make_grid([], None, "native") is None
