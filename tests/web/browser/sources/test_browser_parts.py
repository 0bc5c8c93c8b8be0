"""Slides, office documents and workbooks: what has no page to draw is shown as it is made."""

from __future__ import annotations

import dataclasses

import pytest
from playwright.sync_api import expect

from corpus.document import Block, Cell, Page, Table
from corpus.readers.media import PPTX, XLSX

pytestmark = pytest.mark.browser
SLIDES = "交通の概要\n対象は市町村とする。\n\n申請の流れ\n申請書は５月末までに提出する。\n"


@pytest.fixture
def deck(hostile_analysis):
    """Two slides with a title and a sentence each; a row of the table cites the second."""
    second = SLIDES.index("申請の流れ")
    start = SLIDES.index("５月末")
    return changed(
        hostile_analysis,
        (start, start + 3),
        text=SLIDES,
        media_type=PPTX,
        pages=(Page(1, 0, second), Page(2, second, len(SLIDES))),
        blocks=(Block(0, 5, 1, heading=1), Block(second, second + 5, 2, heading=1)),
    )


def changed(analysis, cited, **changes):
    rows = [dataclasses.replace(r, start=cited[0], end=cited[1], page=2) for r in analysis.figures]
    document = dataclasses.replace(analysis.document, **changes)
    return dataclasses.replace(analysis, document=document, figures=tuple(rows))


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_slide_is_shown_by_its_title_and_lines_with_a_box_round_the_place(
    open_page, make_world, serve, ask, deck, size
):
    with serve(make_world(deck).app) as url:
        page = open_page(url, size=size)
        turn = ask(page, "太字")
        expect(turn.locator(".source-place")).to_contain_text("スライド 2")
        turn.locator(".answer-text .marker").click()
        reader = page.locator("#reader")
        expect(reader.locator(".outline-heading")).to_have_text("申請の流れ")
        expect(reader.locator(".outline-marked mark")).to_have_text("５月末")
        expect(reader.locator(".outline-marked")).to_be_in_viewport()
        expect(reader.locator(".reader-page-jump")).to_contain_text("スライド")
        reader.get_by_role("button", name="スライド 1 を表示").click()
        expect(reader.locator(".outline-heading")).to_have_text(["交通の概要", "申請の流れ"])
        reader.get_by_role("button", name="本文", exact=True).click()
        expect(reader.locator(".reader-lines mark")).to_have_text("５月末")
        page.close()


def test_a_workbook_is_cited_by_its_sheet_and_row_also_where_it_is_copied(
    open_page, make_world, serve, ask, hostile_analysis
):
    head = "（単位：千円）\n"
    text = f"{head}款\t額\n市税\t120\n交付税\t80\n"
    cells = (
        Cell(row, column, text.index(words), text.index(words) + len(words))
        for row, pair in enumerate((("款", "額"), ("市税", "120"), ("交付税", "80")))
        for column, words in enumerate(pair)
    )
    book = changed(
        hostile_analysis,
        (text.index("80"), text.index("80") + 2),
        text=text,
        media_type=XLSX,
        pages=(Page(1, 0, 0, "表紙"), Page(2, 0, len(text), "歳入")),
        tables=(Table(len(head), len(text), 2, tuple(cells), row_numbers=(4, 5, 7)),),
    )
    with serve(make_world(book).app) as url:
        page = open_page(url)
        turn = ask(page, "太字")
        where = "シート「歳入」 · 7 行目"
        expect(turn.locator(".source-place")).to_contain_text(where)
        turn.get_by_role("button", name="コピー", exact=True).click()
        page.get_by_role("menuitem").first.click()
        expect(page.get_by_role("status").filter(has_text="コピー")).to_be_visible()
        assert where in page.evaluate("() => navigator.clipboard.readText()")
        turn.locator(".answer-text .marker").click()
        expect(page.locator("#reader .reader-place")).to_have_text(where)
        expect(page.locator("#reader .reader-page-jump")).to_contain_text("シート")
        expect(page.locator("#reader .grid-above")).to_have_text("（単位：千円）")
        numbers = page.locator("#reader .grid-number")
        expect(numbers).to_have_text(["4", "5", "7"])
        page.close()
