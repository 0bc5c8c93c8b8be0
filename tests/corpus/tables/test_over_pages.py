"""Tables and names that a page breaks."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.facts import Trust
from corpus.readers import read_document


def _ruled(page, rows, top=120):
    """A page with a ruled table of three columns."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            x, y = 60 + column * 200, top + number * 30
            page.box(x, y, x + 200, y + 30).text(x + 6, y + 8, text)
    return page


@pytest.mark.parametrize("again", [True, False])
def test_a_sum_reaches_over_the_page(again, slide, write_pdf):
    head = ["事業名", "令和8年度予算額", "令和7年度予算額"]
    first = [head, ["桟橋整備事業", "1,200", "900"], ["灯台補修事業", "850", "800"]]
    rest = [
        ["渡船支援事業", "640", "700"],
        ["水路調査事業", "310", "100"],
        ["合計", "3,000", "2,500"],
    ]
    top = slide().text(60, 40, "令和8年度 磯部市予算 主要事業一覧").text(500, 90, "（単位：千円）")
    pages = [_ruled(top, first), _ruled(slide(), [head, *rest] if again else rest, top=60)]
    found = analyse(read_document(write_pdf(*pages)), blind=True)
    proven = {(f.program, f.amount) for f in found.figures if f.trust is Trust.CONFIRMED}
    assert {("桟橋整備事業", 1_200_000), ("水路調査事業", 310_000), ("合計", 3_000_000)} <= proven
    assert not found.review


def test_a_total_alone_on_the_next_page_ends_the_table(slide, write_pdf):
    head = ["事業名", "令和8年度予算額", "令和7年度予算額"]
    first = [head, ["桟橋整備事業", "1,200", "900"], ["灯台補修事業", "850", "800"]]
    top = slide().text(60, 40, "令和8年度 磯部市予算 主要事業一覧").text(500, 90, "（単位：千円）")
    pages = [_ruled(top, first), _ruled(slide(), [["合計", "2,050", "1,700"]], top=60)]
    found = analyse(read_document(write_pdf(*pages)), blind=True)
    proven = {(f.program, f.amount) for f in found.figures if f.proof == "sum"}
    assert {("桟橋整備事業", 1_200_000), ("灯台補修事業", 800_000), ("合計", 2_050_000)} <= proven


def test_a_box_in_other_columns_is_no_row_of_the_table_before(slide, write_pdf):
    first = [
        ["事業名", "令和8年度予算額", "備考"],
        ["桟橋整備事業", "1,200", ""],
        ["灯台補修事業", "850", ""],
    ]
    top = slide().text(60, 40, "令和8年度 磯部市予算 主要事業一覧").text(500, 90, "（単位：千円）")
    box = slide().box(60, 60, 160, 90).text(66, 68, "問合せ").box(160, 60, 300, 90)
    found = read_document(write_pdf(_ruled(top, first), box.text(166, 68, "2,050")))
    assert [table.page for table in found.tables] == [1]


def _torn(slide, gap):
    """A page without rules whose first name is broken over three lines around its amounts."""
    page = slide().text(60, 40, "令和8年度 磯部市予算 主要事業一覧").text(400, 40, "（単位：千円）")
    page.text(60, 90, "事業名").text(300, 90, "令和8年度予算額").text(440, 90, "令和7年度予算額")
    for top, text in ((120, "離島航路の"), (136, "安全確保と"), (152, "利用促進支援事業")):
        page.text(60, top, text)
    for row, (top, name) in enumerate(
        ((136, ""), (168 + gap, "灯台補修事業"), (200 + gap, "合計"))
    ):
        page.text(60, top, name).text(300, top, ("1,200", "850", "2,050")[row])
        page.text(440, top, ("900", "800", "1,700")[row])
    return page


def test_a_name_broken_around_its_amounts_is_one(slide, write_pdf):
    found = analyse(read_document(write_pdf(_torn(slide, gap=12))), blind=True).figures
    assert {(f.program, f.amount) for f in found if f.fiscal_year == 2026} == {
        ("離島航路の安全確保と利用促進支援事業", 1_200_000),
        ("灯台補修事業", 850_000),
        ("合計", 2_050_000),
    }
