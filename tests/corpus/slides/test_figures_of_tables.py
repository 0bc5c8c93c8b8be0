"""Figures of tables, ruled and not, whose unit stands once or nowhere."""

from __future__ import annotations

from corpus.extraction import extract_figures
from corpus.facts.row import Trust
from tests.corpus.slides.made import found, slide, table_document, text_document

HEADS = ["事項", "令和７年度\n当初予算額", "令和８年度\n要求額", "対前年度\n増△減額", "備考"]


FLAT = (
    "令和８年度当初予算案における科学技術関係予算 （単位：億円） 一般 うち 特別 計 "
    "甲省 1,137 1,056 - 1,137 1,078 988 - 1,07859 5.5% "
    "乙省 643 26 - 643 644 26 - 644-1 -0.2% "
    "丙庁 - - 401 401 - - 368 36833 9.0% "
    "丁省 526 341 1,254 1,780 443 308 1,191 1,634146 8.9% "
    "計 2,306 1,423 1,655 3,961 2,165 1,322 1,559 3,724237 6.4% "
    "【参考】対前年度比較 令和７年度当初予算額 増減額 増減率"
)


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
