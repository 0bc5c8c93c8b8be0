"""Tables side by side in one sheet: what stands in one is no group of the other's rows."""

from __future__ import annotations

import pytest

from corpus.tables.grid import GridCell, make_grid
from corpus.tables.propose.sheet import find_parts

HEADS = ["区分", "決算額", "経常収支比率", "区分", "決算額"]
ENGLISH = ["Item", "Actual (£)", "Ratio", "Item", "Actual (£)"]


def parts(heads, rows):
    """The rows of the tables in a grid, cell by cell."""
    at = 0
    cells = []
    for row in [heads, *rows]:
        cells.append([])
        for text in row:
            cells[-1].append(GridCell(text, at, at + len(text)) if text else None)
            at += len(text) + 1
    grid = make_grid(cells, None, "sheet")
    return [[tuple(c.text for c in r if c) for r in part.rows] for part in find_parts(grid)]


@pytest.mark.parametrize(
    ("heads", "note"), [(HEADS, "経常経費充当一般財源計"), (ENGLISH, "Total of the ordinary")]
)
def test_a_text_below_a_head_of_numbers_is_no_group_of_the_next_table(heads, note):
    rows = [
        ["人件費", "528", "32.5", "議会費", "316"],
        ["扶助費", "627", "1.8", "総務費", "148"],
        ["投資的経費計", "495", note, "土木費", "335"],
    ]
    right = next(part for part in parts(heads, rows) if any("土木費" in row for row in part))
    assert ("土木費", "335") in right
    assert not any(note in row for row in right)


def test_a_group_before_the_names_of_the_next_table_is_kept():
    heads = ["区分", "決算額", "", "区分", "決算額"]
    rows = [
        ["人件費", "528", "教育", "中学校費", "316"],
        ["扶助費", "627", "教育", "小学校費", "148"],
    ]
    right = next(part for part in parts(heads, rows) if any("中学校費" in row for row in part))
    assert ("教育", "中学校費", "316") in right
