"""Extraction from each kind of layout, on invented documents of the shapes that ministries use."""

from dataclasses import replace

import pytest

from corpus.document import Block, Box, Cell, Document, Page, Table
from corpus.extraction import Extraction, extract_figures
from corpus.facts.row import Trust


def text_document(*pages: str, year: int | None = 2026) -> Document:
    """A document of plain text; a page for each argument, none for a single one."""
    text = "".join(pages)
    starts = [sum(len(p) for p in pages[:i]) for i in range(len(pages))]
    found = tuple(
        Page(i, start, start + len(page))
        for i, (start, page) in enumerate(zip(starts, pages, strict=True), start=1)
    )
    return Document(
        id="d",
        title="d",
        filename="d.txt",
        media_type="text/plain",
        sha256="0",
        text=text,
        pages=found if len(pages) > 1 else (),
        fiscal_year=year,
    )


def slide(*lines: tuple[float, float, str], size: float = 10.0) -> Document:
    """A document of one page: lines at x and y, in points, 10 high and 10 a character wide."""
    text, blocks = "", []
    for x, y, content in lines:
        box = Box(x, y, x + size * len(content), y + size)
        blocks.append(Block(len(text), len(text) + len(content), 1, box, size))
        text += content + "\n"
    page = Page(1, 0, len(text))
    return Document(
        id="d",
        title="d",
        filename="d.pdf",
        media_type="application/pdf",
        sha256="0",
        text=text,
        pages=(page,),
        blocks=tuple(blocks),
        fiscal_year=2026,
    )


def table_document(rows: list[list[str]], before: str = "", header_rows: int = 1) -> Document:
    """A document that holds one table after some text."""
    text, cells = before, []
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            cells.append(Cell(r, c, len(text), len(text) + len(value)))
            text += value + "\t"
        text += "\n"
    table = Table(len(before), len(text), None, tuple(cells), header_rows)
    return replace(text_document(text), tables=(table,))


def found(extraction: Extraction) -> set[tuple[str, str, int | None, int]]:
    return {
        (r.program, r.measure.value, r.fiscal_year, r.amount)
        for r in extraction.rows
        if r.measure.value != "difference"
    }


# Headlines of pages


def test_a_headline_and_its_previous_year_belong_to_the_title_above() -> None:
    document = text_document(
        "次世代蓄電池研究開発加速事業\n令和８年度要求・要望額 30億円\n（前年度予算額 28億円）\n"
        "（担当：研究開発課）\n"
    )
    assert found(extract_figures(document)) == {
        ("次世代蓄電池研究開発加速事業", "request", 2026, 3_000_000_000),
        ("次世代蓄電池研究開発加速事業", "previous", 2025, 2_800_000_000),
    }


def test_every_row_cites_its_own_characters() -> None:
    document = text_document("甲乙研究推進事業\n令和８年度要求額 30億円（前年度予算額 28億円）\n")
    for row in extract_figures(document).rows:
        assert row.original in document.text[row.start : row.end]


def test_parts_that_add_up_confirm_the_whole() -> None:
    document = text_document(
        "先進共同研究事業（ADVANCE）\n令和８年度要求額 30億円\n（甲機構：20億円 乙機構：10億円）\n"
    )
    rows = extract_figures(document).rows
    assert {(r.scope, r.amount) for r in rows} == {
        (None, 3_000_000_000),
        ("甲機構", 2_000_000_000),
        ("乙機構", 1_000_000_000),
    }
    assert {r.trust for r in rows} == {Trust.CONFIRMED}


def test_the_program_that_contains_the_page_is_scope_not_title() -> None:
    document = text_document(
        "令和8年度要求額 10億円\n※国際青年交流事業の内数\n国際青年交流事業\n"
        "若手頭脳循環プログラム（LOOP）\n"
    )
    (row,) = extract_figures(document).rows
    assert row.program == "若手頭脳循環プログラム（LOOP）"
    assert row.scope == "国際青年交流事業の内数"


def test_the_sum_of_two_budgets_is_no_row() -> None:
    document = text_document(
        "甲乙研究推進事業\n令和４年度第２次補正予算額及び令和５年度予算額の合計502億円\n"
    )
    extraction = extract_figures(document)
    assert extraction.rows == ()
    (item,) = extraction.review
    assert (item.original, item.reason) == ("502億円", "the amount is the sum of two budgets")


def test_no_amount_without_a_program_is_a_row() -> None:
    extraction = extract_figures(text_document("参考\n令和８年度要求額 30億円\n"))
    assert extraction.rows == ()
    assert [item.original for item in extraction.review] == ["30億円"]


@pytest.mark.parametrize(
    "line",
    [
        "（前年度予算額 － ）",
        "（新規）",
        "（皆増）",
        "家計の預金残高は1,245兆円に達している。",
        "市場規模 40兆円",
        "手数料 3千円",
    ],
)
def test_what_is_no_budget_is_no_row(line: str) -> None:
    document = text_document(f"甲乙研究推進事業\n令和８年度要求額 30億円\n{line}\n")
    assert len(extract_figures(document).rows) == 1


# Items


def test_items_under_a_headline_are_confirmed_by_their_sum() -> None:
    document = text_document(
        "外国研究者招へい事業\n令和8年度要求額 41億円\n（前年度予算額 33億円）\n"
        "特別研究員 38億円（30億円）\n内容の説明。\n招へい研究者 3億円（3億円）\n"
    )
    rows = {
        (r.program, r.measure.value, r.amount // 10**8): r for r in extract_figures(document).rows
    }
    assert rows["特別研究員", "request", 38].trust is Trust.CONFIRMED
    assert rows["招へい研究者", "previous", 3].parent == "外国研究者招へい事業"


def test_a_list_under_a_label() -> None:
    document = slide(
        (10, 10, "通信基盤の全国整備"),
        (10, 40, "令和５年度補正予算額"),
        (10, 55, "○自動運転基盤整備の推進（総務省）"),
        (500, 55, "２０５．０億円"),
        (10, 70, "○携帯基地局整備事業（総務省）"),
        (500, 70, "３９．２億円の内数"),
    )
    rows = extract_figures(document).rows
    assert [(r.program, r.amount, r.scope) for r in rows] == [
        ("自動運転基盤整備の推進", 20_500_000_000, None),
        ("携帯基地局整備事業", 3_920_000_000, "内数"),
    ]


def test_an_item_that_repeats_the_headline_is_the_same_money() -> None:
    document = slide(
        (10, 10, "台帳の整備及び運用"),
        (400, 30, "令和５年度補正予算額2.6億円"),
        (10, 200, "○台帳の設計に関する調査研究：2.6億円"),
    )
    assert [r.program for r in extract_figures(document).rows] == ["台帳の整備及び運用"]


# Places on a slide


def test_the_name_beside_an_amount_wins_over_the_order_of_the_text() -> None:
    document = slide(
        (400, 40, "令和５年度補正予算額2.6億円"),
        (400, 20, "令和５年度補正予算額3.2億円"),
        (10, 20, "計画策定支援事業"),
        (10, 40, "可視化による情報支援事業"),
    )
    assert found(extract_figures(document)) == {
        ("計画策定支援事業", "supplementary", 2023, 320_000_000),
        ("可視化による情報支援事業", "supplementary", 2023, 260_000_000),
    }


def test_a_title_of_two_lines_and_a_ministry_above_the_amount() -> None:
    document = slide(
        (10, 10, "新しい調達手法を整備するための"),
        (10, 21, "カタログサイトの構築"),
        (500, 10, "デジタル庁"),
        (450, 35, "令和５年度補正予算額３．９億円"),
        (10, 300, "① 施策の目的"),
    )
    (row,) = extract_figures(document).rows
    assert row.program == "新しい調達手法を整備するためのカタログサイトの構築"
    assert row.amount == 390_000_000


def test_boxes_side_by_side_keep_their_names() -> None:
    document = slide(
        (10, 10, "グリーン成長研究開発の推進"),
        (10, 100, "水素実証事業"),
        (10, 112, "令和8年度要求額：40億円"),
        (400, 100, "洋上風力基盤技術開発"),
        (400, 112, "令和8年度要求額：25億円"),
    )
    assert found(extract_figures(document)) == {
        ("水素実証事業", "request", 2026, 4_000_000_000),
        ("洋上風力基盤技術開発", "request", 2026, 2_500_000_000),
    }


# Tables

HEADS = ["事項", "令和７年度\n当初予算額", "令和８年度\n要求額", "対前年度\n増△減額", "備考"]


def test_a_table_whose_unit_is_stated_once() -> None:
    document = table_document(
        [
            HEADS,
            ["１．地域連携推進事業", "1,200", "1,500", "300", ""],
            ["　うちデータ整備", "200", "300", "100", ""],
            ["２．海洋観測プログラム", "－", "820", "皆増", "新規"],
            ["合計", "1,200", "2,320", "1,120", ""],
        ],
        "主要事項（単位：千円）\n",
    )
    extraction = extract_figures(document)
    assert found(extraction) == {
        ("地域連携推進事業", "previous", 2025, 1_200_000),
        ("地域連携推進事業", "request", 2026, 1_500_000),
        ("データ整備", "previous", 2025, 200_000),
        ("データ整備", "request", 2026, 300_000),
        ("海洋観測プログラム", "request", 2026, 820_000),
        ("合計", "previous", 2025, 1_200_000),
        ("合計", "request", 2026, 2_320_000),
    }
    by_name = {(r.program, r.measure.value): r for r in extraction.rows}
    assert by_name["海洋観測プログラム", "request"].trust is Trust.CONFIRMED
    assert by_name["データ整備", "request"].parent == "地域連携推進事業"
    assert extraction.review == ()


def test_a_printed_sum_that_does_not_add_up_is_reported_and_not_mended() -> None:
    document = table_document(
        [
            HEADS[:3],
            ["地域連携推進事業", "1,200", "1,500"],
            ["海洋観測プログラム", "100", "820"],
            ["合計", "1,300", "2,400"],
        ],
        "（単位：百万円）\n",
    )
    extraction = extract_figures(document)
    (item,) = extraction.review
    assert "differ by 80" in item.reason
    assert ("海洋観測プログラム", "request", 2026, 820_000_000) in found(extraction)


def test_a_table_without_a_unit_gives_no_rows() -> None:
    document = table_document([HEADS[:3], ["地域連携推進事業", "1,200", "1,500"]])
    extraction = extract_figures(document)
    assert extraction.rows == ()
    assert {item.reason for item in extraction.review} == {
        "a table with 2 amounts that are no figures yet: no unit"
    }


def test_review_sheets_give_whole_yen_by_year() -> None:
    heads = [
        "事業名",
        "予算年度",
        "当初予算（合計）",
        "補正予算（合計）",
        "前年度からの繰越し（合計）",
    ]
    heads += ["執行額（合計）", "翌年度要求額（合計）", "当初予算", "第1次補正予算"]
    document = table_document(
        [
            heads,
            ["国際拠出金", "2024", "12821000", "-1637000", "5", "7", "955573000.0", "", ""],
            ["国際拠出金", "2024", "", "", "", "", "", "12821000", "-1637000"],
            ["基盤整備事業", "2023", "0", "14590000000", "0", "0", "", "", ""],
        ],
        "（単位：円）\n",
    )
    assert found(extract_figures(document)) == {
        ("国際拠出金", "initial", 2024, 12_821_000),
        ("国際拠出金", "supplementary", 2024, -1_637_000),
        ("国際拠出金", "request", 2025, 955_573_000),
        ("国際拠出金", "executed", 2024, 7),
        ("基盤整備事業", "initial", 2023, 0),
        ("基盤整備事業", "executed", 2023, 0),
        ("基盤整備事業", "supplementary", 2023, 14_590_000_000),
    }


def test_a_table_without_lines_is_found_by_its_places() -> None:
    document = slide(
        (700, 5, "（単位：百万円）"),
        (10, 40, "事項"),
        (300, 28, "令和７年度"),
        (300, 40, "予算額"),
        (400, 28, "令和８年度"),
        (400, 40, "要求額"),
        (10, 60, "深海探査技術開発"),
        (310, 60, "3,200"),
        (410, 60, "3,500"),
        (10, 75, "極域研究推進事業"),
        (310, 75, "1,050"),
        (420, 75, "980"),
    )
    assert found(extract_figures(document)) == {
        ("深海探査技術開発", "previous", 2025, 3_200_000_000),
        ("深海探査技術開発", "request", 2026, 3_500_000_000),
        ("極域研究推進事業", "previous", 2025, 1_050_000_000),
        ("極域研究推進事業", "request", 2026, 980_000_000),
    }


def test_a_table_in_columns_of_plain_text() -> None:
    document = text_document(
        "令和８年度概算要求（単位：百万円）\n"
        "施策名              令和７年度予算額  令和８年度要求額  増△減額\n"
        "農業実証事業                   1,200             1,850       650\n"
        "和牛資源保護事業                 310               290       △20\n"
    )
    assert ("和牛資源保護事業", "request", 2026, 290_000_000) in found(extract_figures(document))
    assert ("農業実証事業", "previous", 2025, 1_200_000_000) in found(extract_figures(document))


FLAT = (
    "令和８年度当初予算案における科学技術関係予算 （単位：億円） 一般 うち 特別 計 "
    "甲省 1,137 1,056 - 1,137 1,078 988 - 1,07859 5.5% "
    "乙省 643 26 - 643 644 26 - 644-1 -0.2% "
    "丙庁 - - 401 401 - - 368 36833 9.0% "
    "丁省 526 341 1,254 1,780 443 308 1,191 1,634146 8.9% "
    "計 2,306 1,423 1,655 3,961 2,165 1,322 1,559 3,724237 6.4% "
    "【参考】対前年度比較 令和７年度当初予算額 増減額 増減率"
)


def test_cells_whose_arithmetic_fails_give_nothing() -> None:
    assert extract_figures(text_document(FLAT.replace("1,07859", "1,17859"))).rows == ()


def test_budgets_of_two_years_in_one_line() -> None:
    document = text_document(
        "- 時系列は見つからなかった。個別の額は表から拾える"
        "（例: 創造研究推進事業 R6当初462.25億円→R7当初473.20億円）\n"
    )
    assert found(extract_figures(document)) == {
        ("創造研究推進事業", "initial", 2024, 46_225_000_000),
        ("創造研究推進事業", "initial", 2025, 47_320_000_000),
    }


def boxes(total: str) -> Document:
    """A slide with two boxes, the amount of each below its title and to the right of it."""
    return slide(
        (40, 10, "灯台改修推進事業"),
        (
            40,
            60,
            f"②令和７年度補正予算額 {total}"
            "（令和８年度当初予算案 71.5億円、令和７年度当初予算額 65.0億円）",
        ),
        (50, 100, "計画策定支援"),
        (50, 140, "・専門家が計画の策定を支援する"),
        (310, 100, "先進観測実証"),
        (140, 122, "6.4億円"),
        (400, 122, "43.1億円"),
    )


def test_titles_of_boxes_name_amounts_that_add_up_to_the_headline() -> None:
    found = {
        (r.program, r.measure.value, r.fiscal_year, r.amount)
        for r in extract_figures(boxes("49.5億円")).rows
    }
    assert found == {
        ("灯台改修推進事業", "supplementary", 2025, 4_950_000_000),
        ("灯台改修推進事業", "initial", 2026, 7_150_000_000),
        ("灯台改修推進事業", "previous", 2025, 6_500_000_000),
        ("計画策定支援", "supplementary", 2025, 640_000_000),
        ("先進観測実証", "supplementary", 2025, 4_310_000_000),
    }


def test_titles_of_boxes_name_nothing_without_the_sum() -> None:
    assert {r.program for r in extract_figures(boxes("82.0億円")).rows} == {"灯台改修推進事業"}
