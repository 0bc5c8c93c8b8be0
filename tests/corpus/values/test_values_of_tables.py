"""Values of tables: what a cell, a row or a remark on it says, and of which program."""

from __future__ import annotations

from itertools import pairwise

from corpus.document import Block, Box, Cell, Document, Page, Table
from corpus.layout.section import Section
from corpus.values.find import find_values
from tests.corpus.values.found import document, facts, values


def test_a_table_left_as_lines_of_words():
    text = (
        "コース 要件 採用期間 新規採用人数\n"
        "一般 修了後６年未満 12~24か月 50名（26名）\n"
        "短期 修士・\n博士学生\n\nまたは修了後６年未満\n\n1～12か月 19名（15名）\n"
        "夏 夏季２か月 11名（11名）\n"
    )
    assert set(facts(text)) == {
        ("新規採用人数", "一般", "50名（26名）"),
        ("採用期間", "一般", "12~24か月"),
        ("要件", "一般", "修了後６年未満"),
        ("新規採用人数", "短期", "19名（15名）"),
        ("採用期間", "短期", "1～12か月"),
        ("要件", "短期", "修士・博士学生または修了後６年未満"),
        ("新規採用人数", "夏", "11名（11名）"),
        ("採用期間", "夏", "夏季２か月"),
    }


def test_a_real_table_gives_the_cells_that_are_no_numbers():
    rows = [["区分", "対象者", "金額"], ["植樹", "市町村", "1,200"], ["間伐", "森林組合", "-"]]
    cells, text = [], ""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            cells.append(Cell(r, c, len(text), len(text) + len(cell)))
            text += cell + ("\n" if c == len(row) - 1 else "\t")
    found = values(text, tables=(Table(0, len(text), None, tuple(cells)),))
    assert [(v.label, v.qualifier, v.value) for v in found] == [
        ("対象者", "植樹", "市町村"),
        ("対象者", "間伐", "森林組合"),
    ]
    assert text[found[0].start : found[0].end] == "植樹\t市町村"


def test_a_row_of_a_table_belongs_to_the_program_of_its_section():
    text = "事業名\t対象者\n緑化\t市町村\n海浜\t漁協"
    cells = (
        Cell(0, 0, 0, 3), Cell(0, 1, 4, 7), Cell(1, 0, 8, 10), Cell(1, 1, 11, 14),
        Cell(2, 0, 15, 17), Cell(2, 1, 18, 20),
    )  # fmt: skip
    whole = document(text, (Table(0, len(text), None, cells),))
    sections = [Section(8, 14, None, (), ("green",)), Section(15, 20, None, (), ("sea",))]
    found = find_values(whole, sections)
    assert [(v.program_id, v.value) for v in found] == [("green", "市町村"), ("sea", "漁協")]


def test_the_offices_in_charge_of_a_row():
    rows = [
        "事業名,府省庁,局,課,額",
        "緑化,環境省,自然局,,5",
        "緑化,環境省,自然局,,6",
        "海浜,環境省,,海岸課,7",
    ]
    cells, text = [], ""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.split(",")):
            cells.append(Cell(r, c, len(text), len(text) + len(cell)))
            text += cell + ("\n" if c == 4 else ",")
    found = values(text, tables=(Table(0, len(text), None, tuple(cells)),))
    assert [(v.qualifier, v.value) for v in found if v.label == "担当"] == [
        ("緑化", "環境省 自然局"),
        ("海浜", "環境省 海岸課"),
    ]


def test_the_ministry_beside_the_title_of_a_slide():
    text = "緑化推進事業\n環境省\n森を守る。\n環境省\n"
    ranges = [(0, 6, 10.0), (7, 10, 12.0), (11, 16, 300.0), (17, 20, 400.0)]
    blocks = tuple(Block(a, b, 1, Box(5, top, 90, top + 14), 14.0) for a, b, top in ranges)
    slide = Document(
        "d", "d", "d.pdf", "application/pdf", "0" * 64, text, (Page(1, 0, len(text)),), blocks
    )
    found = find_values(slide, [Section(0, len(text), 1, ("緑化推進事業",), ("green",))])
    assert [(v.program_id, v.label, v.value, v.start) for v in found] == [
        ("green", "所管", "環境省", 7)
    ]


def table_facts(*rows: tuple[str, ...], heads: int = 1, above: str = ""):
    text, cells = above, []
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            cells.append(Cell(number, column, len(text), len(text) + len(words)))
            text += words + "\t"
        text = text[:-1] + "\n"
    table = Table(len(above), len(text), None, tuple(cells), header_rows=heads)
    return [(v.label, v.qualifier, v.value) for v in values(text, tables=(table,))]


def test_a_cell_is_what_its_column_says_of_its_row():
    found = table_facts(("区分", "対象者", "上限額"), ("個人枠", "学生", "80万円"))
    assert found == [("対象者", "個人枠", "学生"), ("上限額", "個人枠", "80万円")]


def test_a_row_is_named_by_the_column_of_names():
    found = table_facts(
        ("部局", "番号", "事業名", "担当課"), ("林務部", "1", "苗木配布事業", "森林課")
    )
    assert ("担当課", "苗木配布事業", "森林課") in found
    assert not any(label == "番号" and value == "苗木配布事業" for label, _, value in found)


def test_under_years_the_row_is_what_is_counted():
    found = table_facts(("年度", "令和５年度", "令和６年度"), ("支援した校数", "62", "99"))
    assert ("支援した校数", "令和６年度", "99") in found


def test_in_two_columns_the_first_holds_labels():
    rows = ("項目", "時期"), ("応募締切（個人枠）", "令和８年４月17日"), ("結果の公表", "６月上旬")
    assert table_facts(*rows) == [
        ("応募締切", "個人枠", "令和８年４月17日"),
        ("時期", "結果の公表", "６月上旬"),
    ]
    pairs = table_facts(("補助率", "1/2"), ("実施主体", "市町村"))
    assert pairs == [("補助率", None, "1/2"), ("実施主体", None, "市町村")]


def test_bare_numbers_are_facts_where_they_are_no_amounts():
    rows = ("都市", "要求額", "順位"), ("北市", "1,200", "3")
    assert table_facts(*rows, above="（単位：百万円）\n") == [
        ("単位", None, "百万円"),
        ("順位", "北市", "3"),
    ]


def test_what_a_cell_says_in_brackets_holds_for_its_row():
    found = table_facts(
        ("事業名", "概要"), ("苗木配布事業", "苗木の購入（補助率２分の１、上限20万円）")
    )
    assert ("補助率", "苗木配布事業", "２分の１") in found


def test_a_merged_cell_above_is_said_of_each_row_with_its_program():
    text = "事業名\t要件\n甲事業\t年３回\n乙事業\n"
    spans = [(0, 0, "事業名"), (0, 1, "要件"), (1, 0, "甲事業"), (1, 1, "年３回"), (2, 0, "乙事業")]
    cells = [Cell(r, c, text.index(w), text.index(w) + len(w)) for r, c, w in spans]
    cells.append(Cell(2, 1, text.index("年３回"), text.index("年３回") + 3))
    table = Table(0, len(text), None, tuple(cells))
    rows = [text.index("甲"), text.index("乙"), len(text)]
    sections = [
        Section(a, b, None, (name,), (name,))
        for name, (a, b) in zip(("甲事業", "乙事業"), pairwise(rows), strict=True)
    ]
    found = find_values(document(text, (table,)), sections)
    assert [(v.qualifier, v.program_id, v.value) for v in found if v.label == "要件"] == [
        (None, "甲事業", "年３回"),
        (None, "乙事業", "年３回"),
    ]


def test_what_is_said_of_a_number_holds_for_the_item_of_that_number():
    text = (
        "２．事業内容\n（１）苗木購入支援：苗木を買う町に補助する。\n（２）間伐支援：間伐する町に補助する。\n\n"
        "補助（（１）2/3、（２）1/2）\n\n※（２）の対象樹種：杉、檜\n"
        "※（１）は、面積が10ha未満の場合は補助率3/4\n"
    )
    found = facts(text)
    assert ("補助率", "苗木購入支援", "2/3") in found
    assert ("補助率", "間伐支援", "1/2") in found
    assert ("対象樹種", "間伐支援", "杉、檜") in found
    assert ("補助率", "苗木購入支援 面積が10ha未満の場合は", "3/4") in found


def test_a_remark_on_a_row_is_about_the_program_of_the_row():
    text = "１．苗木配布事業\t町\n２．間伐実施事業\t村\n※２の負担割合は、国１／２、村１／２。\n"
    rows = [(0, 0, "１．苗木配布事業"), (0, 1, "町"), (1, 0, "２．間伐実施事業"), (1, 1, "村")]
    cells = [Cell(r, c, text.index(w), text.index(w) + len(w)) for r, c, w in rows]
    table = Table(0, text.index("※"), None, tuple(cells), header_rows=0)
    edges = [0, text.index("２．"), text.index("※"), len(text)]
    sections = [
        Section(a, b, None, (name,), (name,) if name else ())
        for name, (a, b) in zip(("苗木", "間伐", ""), pairwise(edges), strict=True)
    ]
    (value,) = [v for v in find_values(document(text, (table,)), sections) if "負担" in v.label]
    assert (value.qualifier, value.program_id, value.value) == (
        "間伐実施事業",
        "間伐",
        "国１／２、村１／２",
    )


def test_a_variant_has_the_name_that_another_table_gives_it():
    text = "区分\t対象者\nＢ型（専門家派遣）\t町村\n区分\t応募件数\nＢ型\t91件\n"
    places = [(0, "区分"), (3, "対象者"), (7, "Ｂ型（専門家派遣）"), (17, "町村"), (20, "区分")]
    places += [(23, "応募件数"), (28, "Ｂ型"), (31, "91件")]
    assert all(text[at : at + len(words)] == words for at, words in places)
    cells = [Cell(n // 2 % 2, n % 2, at, at + len(w)) for n, (at, w) in enumerate(places)]
    tables = (Table(0, 19, None, tuple(cells[:4])), Table(20, 35, None, tuple(cells[4:])))
    found = [(v.label, v.qualifier, v.value) for v in values(text, tables=tables)]
    assert ("応募件数", "Ｂ型（専門家派遣）", "91件") in found


def test_a_day_and_what_was_done_on_it():
    assert ("提出", None, "令和７年２月１４日") in facts("令和７年２月１４日提出")
    assert facts("令和７年２月１４日提出の議案による。") == []
