"""Columns of words beside those of amounts; what is no figure is counted with its reason."""

from pathlib import Path

import pytest

from corpus.analysed import Analysis
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of

TYPES = """令和8年度　灯台の省エネ化　公募要領

予算（単位：百万円）
──────────────────────────────────────────
区分　　令和8年度　　令和7年度　　補助率　　　　1件当たり上限額
──────────────────────────────────────────
甲型　　　　700　　　　　500　　　1/2以内　　　　　600万円
乙型　　　1,950　　　　2,100　　　2/3以内　　　　9,000万円
丙型　　　　320　　　　　150　　　定額　　　　　　2,000万円
計　　　　2,970　　　　2,750
"""
REMARKS = """FY 2026 request of the Harbour Office
(dollars in thousands)

Program            FY 2025 Enacted   Note        FY 2026 Request   Remark
Lamp renewal             4,100       two years         4,300       new lamps
Fog horns                1,900       one year          1,700       fewer horns
Total                    6,000                         6,000
"""
VISITORS = """VISITORS OF THE HARBOUR MUSEUMS
-------------------------------------------------------
      Museum              2023        2024       2025
-------------------------------------------------------

           NORTH SHORE

Lamps:
    Oil lamps........    1,200       1,500      1,200
    Gas lamps........      300         350        360

           SOUTH SHORE

Ropes:
    Rope walk........      400         420        400
    Knots............      200         210        200
"""
FLOWS = """灯台特別会計の資金計算書
（単位：千円）

　　　　　　　　　　　其一　　　　　其二
点灯による収支　　　　12,345　　　　11,111
改修による収支　　　　△9,876　　　　△8,888
資金の増減　　　　　　 2,469　　　　 2,223
"""


def read(tmp_path: Path, text: str) -> Analysis:
    file = tmp_path / "paper.txt"
    file.write_text(text, encoding="utf-8")
    return analyse(read_document(file), file)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (TYPES, {("甲型", 2026, 700_000_000), ("丙型", 2025, 150_000_000)}),
        (TYPES, {("計", 2026, 2_970_000_000), ("計", 2025, 2_750_000_000)}),
        (REMARKS, {("Lamp renewal", 2025, 4_100_000), ("Fog horns", 2026, 1_700_000)}),
    ],
)
def test_words_in_columns_of_their_own_are_no_part_of_a_name(tmp_path, text, rows) -> None:
    found = {(f.program, f.fiscal_year, f.amount) for f in read(tmp_path, text).figures}
    assert rows <= found
    assert not any("以内" in name or "horns " in name for name, _, _ in found)


def test_a_table_of_other_things_in_lines_is_counted(tmp_path) -> None:
    assert read(tmp_path, VISITORS).coverage.left == {"statistics": 12}


def test_amounts_under_heads_that_say_nothing_wait_for_a_person(tmp_path) -> None:
    found = read(tmp_path, FLOWS)
    assert not found.figures
    assert "head is not understood" in " ".join(item.reason for item in found.review)
    assert found.coverage.amounts >= 6


@pytest.mark.parametrize(
    ("text", "height", "heads"),
    [(TYPES, 5, 5), (VISITORS, 11, 4)],
)
def test_the_tables_that_figures_are_read_from_are_kept(tmp_path, text, height, heads) -> None:
    [grid] = read(tmp_path, text).tables
    assert (len(grid.rows), grid.width) == (height, heads)


@pytest.mark.parametrize(
    "sentence",
    ["浮標設置事業の総額は3億円です。", "霧笛更新事業の令和8年度予算の総額は3億円です。"],
)
def test_the_total_of_another_program_is_none_of_the_title_above(tmp_path, sentence) -> None:
    text = f"令和8年度予算の説明\n\n灯台改修事業\n{sentence}\n"
    assert not [f for f in read(tmp_path, text).figures if "灯台" in f.program]


def test_a_total_under_its_own_title_is_that_of_the_program(tmp_path) -> None:
    found = read(tmp_path, "令和8年度予算の説明\n\n灯台改修事業\n総額は3億円です。\n").figures
    assert [(f.program, f.amount) for f in found] == [("灯台改修事業", 300_000_000)]


@pytest.mark.parametrize(
    "price",
    ["EU contribution per project (EUR million)", "Grant per programme", "1事業当たりの補助額"],
)
@pytest.mark.parametrize("worded", ["around 4.0", "5.0 to 7.5"])
def test_what_each_one_gets_names_no_row(tmp_path, price, worded):
    heads = f"| Topic | Indicative budget (EUR million) | {price} |\n|---|---|---|\n"
    text = f"# Clean Coasts Programme: topics of 2027\n\n{heads}"
    text += (
        f"| Seagrass | 15.0 | {worded} |\n| Sensors | 12.0 | 4.0 |\n| Coasts | 9.0 | about 3 |\n"
    )
    (tmp_path / "call.md").write_text(text, encoding="utf-8")
    assert facts_of(tmp_path / "call.md") == {
        ("Seagrass", "initial", 2027, 15_000_000),
        ("Sensors", "initial", 2027, 12_000_000),
        ("Coasts", "initial", 2027, 9_000_000),
    }
