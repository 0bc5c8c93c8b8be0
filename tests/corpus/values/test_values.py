"""Labelled values: what label, for which variant, what value, and exactly where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Block, Box, Cell, Document, Page, Table
from corpus.layout.section import Section
from corpus.layout.text_lines import joined
from corpus.values.find import find_values
from corpus.values.labels import is_attribute, is_budget, is_variant, stands_alone


def document(text: str, tables: tuple[Table, ...] = ()) -> Document:
    return Document("d", "d", "d.txt", "text/plain", "0" * 64, text, tables=tables)


def values(text: str, *heading: str, tables: tuple[Table, ...] = ()):
    whole = document(text, tables)
    return find_values(whole, [Section(0, len(text), None, heading, ("p",))])


def facts(text: str, *heading: str):
    return [(v.label, v.qualifier, v.value) for v in values(text, *heading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支援額 ：400万円程度／年・件", ("支援額", None, "400万円程度／年・件")),
        ("• 件数 ：12か国 30件", ("件数", None, "12か国 30件")),
        ("支援規模 最大2億円程度 / 年・課題", ("支援規模", None, "最大2億円程度 / 年・課題")),
        ("事業実施期間 7年程度", ("事業実施期間", None, "7年程度")),
        ("(担当：緑化局森林課)", ("担当", None, "緑化局森林課")),
        ("（担当 : 緑化局 森林課） 12", ("担当", None, "緑化局 森林課")),
        ("\uf06c開始年度：令和３年度", ("開始年度", None, "令和３年度")),
        (
            "令和3年度～令和6年度 研究代表者：森 太郎（大樹大学 教授）",
            ("研究代表者", None, "森 太郎（大樹大学 教授）"),
        ),
        ("令和3年度～令和6年度 研究代表者：森 太郎", ("期間", None, "令和3年度～令和6年度")),
        ("**対象者**: 林業を始める人", ("対象者", None, "林業を始める人")),
        ("Support period: up to 3 years", ("Support period", None, "up to 3 years")),
        ("植樹タイプ(3百万円~8百万円)", ("支援規模", "植樹タイプ", "3百万円~8百万円")),
        ("開催時間：10:30～12:00", ("開催時間", None, "10:30～12:00")),
    ],
)
def test_one_line(text, expected):
    assert expected in facts(text)


def test_several_labels_on_one_line():
    text = "  ■開始：昭和57年度 ■対象者：若手等 ■新規採用人数（見込み）：17人"
    assert facts(text) == [
        ("開始", None, "昭和57年度"),
        ("対象者", None, "若手等"),
        ("新規採用人数（見込み）", None, "17人"),
    ]
    assert facts("開始：平成21年度 経費：航空賃、参加費等") == [
        ("開始", None, "平成21年度"),
        ("経費", None, "航空賃、参加費等"),
    ]


def test_labels_within_one_bracket():
    assert facts("（公募期間：4月1日～5月9日、採択決定：8月頃）") == [
        ("公募期間", None, "4月1日～5月9日"),
        ("採択決定", None, "8月頃"),
    ]


def test_variants_of_a_value_are_values_of_their_own():
    text = "支援期間 【入門】 最大１年間、 【発展】 最大3年間"
    assert set(facts(text)) == {
        ("支援期間", None, "【入門】 最大１年間、 【発展】 最大3年間"),
        ("支援期間", "入門", "最大１年間"),
        ("支援期間", "発展", "最大3年間"),
    }
    assert ("支援件数", "XYZ", "5件") in facts("支援件数 ABC20件、XYZ5件")


def test_amounts_for_each_kind_of_person_under_one_label():
    text = "【支援額・人数】 ＜単価＞\n班長 900万円／年\n班員 300万円／年"
    assert set(facts(text, "緑化支援", "支援額・人数")) == {
        ("単価", "班長", "900万円／年"),
        ("単価", "班員", "300万円／年"),
    }


def test_a_label_in_brackets_over_its_value():
    assert facts("【事業期間】\n３年間", "緑化支援", "事業期間") == [("事業期間", None, "３年間")]


def test_items_under_a_heading_stay_apart():
    text = "【支援内容】\n• 苗木の購入費\n• 人件費、\n旅費等"
    assert facts(text, "緑化支援", "支援内容") == [
        ("支援内容", None, "苗木の購入費 ・人件費、旅費等")
    ]


def test_a_duration_alone_belongs_to_its_heading():
    assert facts("各地が協力する大型の植樹\n3～5年", "緑化支援", "広域タイプ") == [
        ("期間", "広域タイプ", "3～5年")
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "支援分野 議会で定めた\n  分野（森、川、\n海、空）\n支援期間 2年",
            "議会で定めた分野（森、川、海、空）",
        ),
        ("対象分野 三分野：\n森、川、海", "三分野： 森、川、海"),
        ("支援対象 各地の団体との連携を\n\n希望する団体", "各地の団体との連携を希望する団体"),
        (
            "• 対象機関 ：大学、公的研究機関、\n 民間企業等\n• 件数 ：3件",
            "大学、公的研究機関、民間企業等",
        ),
        ("支援額 ：最大32万円/年\n×5年間", "最大32万円/年×5年間"),
        ("対象者：若手\n\n次の段落である。", "若手"),
        ("対象者：若手\n• 別の項目", "若手"),
    ],
)
def test_wrapped_values_are_joined_and_end_where_they_end(text, value):
    assert value in [v.value for v in values(text)]


def test_the_range_covers_label_and_value_and_nothing_around():
    text = "前文。\n• 支援額 ：400万円\n程度の文"
    (value,) = values(text)
    assert text[value.start : value.end] == "支援額 ：400万円"


def test_a_label_on_the_line_before_the_colon():
    assert ("北部", None, "A-CORE（三市）") in facts("• 北部\n：A-CORE\n（三市）")


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


def test_parts_of_one_program_are_told_apart_by_their_headings():
    text = "研究代表者：森 太郎\n研究代表者：川 花子"
    cut = text.index("\n") + 1
    sections = [
        Section(0, cut, None, ("緑化", "成果", "北の森"), ("p",)),
        Section(cut, len(text), None, ("緑化", "成果", "南の川"), ("p",)),
    ]
    found = find_values(document(text), sections)
    assert [(v.qualifier, v.value) for v in found] == [("北の森", "森 太郎"), ("南の川", "川 花子")]


def test_a_section_about_many_programs_gives_values_of_none():
    whole = document("支援期間 2年")
    (value,) = find_values(whole, [Section(0, 7, None, (), ("p", "q", "r"))])
    assert value.program_id is None


@pytest.mark.parametrize(
    "text",
    [
        "詳しくは https://example.org/a を見る",
        "この取組により、地域の森を守る人：が増えることが期待されるとともに、川も守る",
        "| --- | :-: |",
        "10:30",
        "令和８年度要求・要望額： 20億円",
        "前年度予算額：18億円",
        "これは「支援期間」を説明する文である。",
    ],
)
def test_what_is_no_labelled_value(text):
    assert facts(text) == []


@pytest.mark.parametrize(
    "label",
    [
        "支援期間",
        "新規採用人数（見込み）",
        "令和8年度新規採用人数",
        "採択数",
        "対象機関・件数",
        "担当",
        "公募期間",
        "補助率",
    ],
)
def test_labels(label):
    assert is_attribute(label)


@pytest.mark.parametrize("label", ["里山", "森林を守る", "緑化支援事業", "12", ""])
def test_no_labels(label):
    assert not is_attribute(label)


def test_kinds_of_labels():
    assert stands_alone("支援期間") and not stands_alone("支援スキーム")
    assert is_budget("令和８年度要求・要望額") and not is_budget("支援額")
    assert is_variant("コアチーム共同研究タイプ") and not is_variant("支援額")


def test_joined_lines():
    assert joined("森を\n守る\nABC と\nDEF") == "森を守る ABC と DEF"
    assert joined("• 森\n• 川") == "森 ・川"
    assert joined("") == ""


words = st.text("支援期間額：:（）【】■•、。 \n1年万円対象者AB※", max_size=80)


@given(words, st.sampled_from([(), ("緑化", "支援対象"), ("緑化", "森", "北")]))
def test_every_value_is_a_range_of_the_text(text, heading):
    for value in values(text, *heading):
        assert 0 <= value.start < value.end <= len(text)
        assert value.label.strip() and value.value.strip()
        pieces = "".join(value.value.replace("・", "").replace("※", "").split())
        plain = "".join(text[value.start : value.end].replace("・", "").split())
        assert not pieces or pieces[0] in plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("①道の整備（補助率1/2、上限500万円）", ("補助率", "道の整備", "1/2")),
        ("①道の整備（補助率1/2、上限500万円）", ("上限額", "道の整備", "500万円")),
        ("・重点支援：通年の整備　補助率4/5、上限3億円", ("補助率", "重点支援：通年の整備", "4/5")),
        ("※離島については補助率を９/10とする。", ("補助率", "離島については", "９/10")),
        ("事業者（補助率：小規模2/3、その他1/2）", ("補助率", "事業者", "小規模2/3、その他1/2")),
        (
            "海底ごみの処理費（１トン当たり上限15万円）",
            ("上限額", "海底ごみの処理費（１トン当たり", "15万円"),
        ),
        ("若者への貸付（上限年18万円、最長６年間）", ("期間", "若者への貸付", "６年間")),
        ("苗木の購入\n上限20万円", ("上限額", "苗木の購入", "20万円")),
        ("一般会計41,644億円 65.8%(76.8%)", ("割合", "一般会計", "65.8%")),
    ],
)
def test_rates_ceilings_and_terms_within_a_line(text, expected):
    assert expected in facts(text)


def test_what_stands_above_a_labelled_value_is_not_what_it_holds_for():
    assert ("補助率", "都道府県", "１/２") not in facts("◆実施主体：都道府県\n◆補助率：１/２")
    assert ("補助率", None, "１/２") in facts("◆実施主体：都道府県\n◆補助率：１/２")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("■委託・補助先 民間団体", ("委託・補助先", None, "民間団体")),
        (
            "- Award size: up to £3m over two years.",
            ("Award size", None, "up to £3m over two years."),
        ),
        ("**Purpose.** Trees protect towns.", ("Purpose", None, "Trees protect towns.")),
        ("［お問い合わせ先］里山課", ("お問い合わせ先", None, "里山課")),
        ("森林局里山課（内線1234）", ("担当", None, "森林局里山課")),
        ("森林局里山課（03-0000-1111）", ("電話", None, "03-0000-1111")),
        ("※（１）の対象品目：牛肉、茶", ("（１）の対象品目", None, "牛肉、茶")),
        ("実施期間：令和６年度～ 要求額：310百万円", ("実施期間", None, "令和６年度～")),
        (
            "（１）個人枠 上限 80万円\n（２）団体枠 上限 30万円",
            ("上限額", "（１）個人枠", "80万円"),
        ),
    ],
)
def test_labels_of_items(text, expected):
    assert expected in facts(text)


def test_the_number_of_the_page_is_no_part_of_a_value():
    assert ("事業所数", None, "12か所（令和６年度）") in facts(
        "◆事業所数：12か所（令和６年度）\n3\n"
    )


def test_columns_apart_by_wide_gaps_hold_several_words():
    text = (
        "実施主体　　補助率　　基準額\n町　　定額　　１地区あたり 50万円\n"
        "村　　定額　　１地区あたり 20万円"
    )
    assert ("基準額", "村", "１地区あたり 20万円") in facts(text)
    assert not any(value.startswith("補助率") for _, _, value in facts(text))


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
