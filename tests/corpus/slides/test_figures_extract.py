"""Extraction from each kind of layout, on invented documents of the shapes that ministries use."""

import pytest

from corpus.document import Document
from corpus.extraction import extract_figures
from corpus.facts.row import Trust
from tests.corpus.slides.made import found, slide, text_document

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
