"""Answers to look at: the one figure large, a few with bars, tables as tables, one notice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from assistant.answer.drafting.wording import TEXTS

pytestmark = pytest.mark.browser
SIZES = ["wide", "phone"]
# Markers that stand lower than the end of what is before them.
BEGINNING_A_LINE = """markers => markers.filter((marker) => {
  const before = document.createRange();
  before.setStart(marker.closest("p, li, td"), 0);
  before.setEndBefore(marker);
  const { bottom } = [...before.getClientRects()].filter(({ width }) => width).at(-1);
  return marker.getBoundingClientRect().top > bottom;
}).map((marker) => marker.closest("p, li, td").textContent)"""


@pytest.mark.parametrize("size", SIZES)
def test_the_one_figure_is_large_with_what_it_is_and_its_source(open_page, url, ask, size):
    page = open_page(url, size=size)
    key = ask(page, "いくらですか").locator(".key-figure")
    for words in ("国際展開", "令和８年度要求・要望額", "確認済み"):
        expect(key).to_contain_text(words)
    amount = key.locator(".key-amount .figure")
    expect(amount).to_have_text("191億円")
    height = float(amount.evaluate("e => parseFloat(getComputedStyle(e).fontSize)"))
    assert 28 <= height <= 32
    key.locator(".marker").click()
    expect(page.locator("#reader mark")).to_have_text("令和８年度要求・要望額 191億円")


def test_several_figures_have_no_large_one(open_page, url, ask):
    page = open_page(url)
    for question in ("増減は", "月面基地は", "どれ"):
        expect(ask(page, question).locator(".key-figure")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_a_few_figures_are_one_table_with_bars(open_page, url, ask, size):
    page = open_page(url, size=size)
    turn = ask(page, "内訳は")
    bars = turn.locator(".figures .cell-bar > span")
    expect(bars).to_have_count(3)
    expect(turn.locator(".chart")).to_have_count(0)
    widths = [bar.bounding_box()["width"] for bar in bars.all()]
    assert widths == pytest.approx([widths[0] * n / 30 for n in (30, 20, 10)], rel=0.02)
    expect(ask(page, "増減は").locator(".cell-bar")).to_have_count(2)  # a difference has none


@pytest.mark.parametrize("size", SIZES)
def test_many_figures_are_a_chart_with_the_table_folded(open_page, url, ask, size):
    page = open_page(url, size=size)
    turn = ask(page, "要求額の順")
    expect(turn.locator(".chart rect")).to_have_count(5)
    expect(turn.locator(".figures data-table")).to_be_hidden()
    turn.get_by_text("5 件を表で見る").click()
    expect(turn.locator(".figures data-table tbody tr")).to_have_count(5)


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_is_its_parts_and_what_they_do_not_explain(open_page, url, ask, size):
    page = open_page(url, size=size)
    turn = ask(page, "不足する分は")
    expect(turn.locator(".reconciled")).to_have_text(
        "全体 191億円 ＝ 内訳の計 104億円 ＋ 内訳に現れない額 87億円"
    )
    expect(turn.locator(".chart .chart-part")).to_have_count(4)
    expect(turn.locator(".chart .chart-rest")).to_have_count(1)
    expect(turn.locator(".chart")).to_have_accessible_name(re.compile("内訳に現れない額 87億円"))
    expect(ask(page, "内訳は").locator(".reconciled")).to_contain_text("30億円 は全体と一致")
    expect(ask(page, "増減は").locator(".reconciled")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_a_table_of_an_answer_is_a_table(open_page, url, ask, size):
    page = open_page(url, size=size)
    turn = ask(page, "一覧表にして")
    table = turn.locator(".answer-table")
    expect(table.locator("th")).to_have_text(["事業", "令和8年度の要求額"])
    expect(table.locator("tbody tr")).to_have_count(3)
    expect(table.locator("tbody tr").nth(1)).to_contain_text("ASPIRE")
    expect(table.locator("tbody tr").nth(1)).to_contain_text("|JST")
    expect(table.locator("td .figure")).to_have_text(["30億円", "20億円", "10億円"])
    expect(table.locator("td .marker")).to_have_text(["1", "2", "3"])
    style = "e => [getComputedStyle(e).textAlign, getComputedStyle(e).fontVariantNumeric]"
    assert table.locator("td").nth(1).evaluate(style) == ["end", "tabular-nums"]
    expect(turn.locator(".figures data-table")).to_be_hidden()  # which would say it again
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    inside = turn.locator(".answer-text .table-scroll")
    assert inside.evaluate("e => e.getBoundingClientRect().right <= innerWidth")


def test_the_rows_used_are_a_link_into_the_budget_table(open_page, url, ask):
    page = open_page(url)
    ask(page, "一覧表にして").get_by_role("link", name="使った 3 行を予算表で見る").click()
    rows = page.locator("data-table tbody tr")
    expect(rows.first).to_be_visible()
    assert rows.count() >= 3
    for text in rows.all_inner_texts():
        assert "ASPIRE" in text and "令和8年度" in text


def test_unchecked_figures_have_one_notice(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "未確認の金額")
    expect(turn.locator(".answer-text")).to_have_text("191億円と143億円です。1")
    expect(turn.locator(".figure-unreviewed")).to_have_count(2)
    expect(turn.locator(".answer-notice")).to_have_count(1)
    turn.locator(".answer-notice a").click()
    expect(page.locator("h1")).to_have_text("金額の確認")


def test_a_notice_stands_beside_its_icon_on_a_phone(open_page, url, ask):
    page = open_page(url, size="phone")
    notice = ask(page, "未確認の額").locator(".answer-notice")
    icon, text = (notice.locator(part).bounding_box() for part in ("svg", "span"))
    assert icon["y"] < text["y"] + 10 and text["x"] > icon["x"] + icon["width"]
    assert text["y"] < icon["y"] + icon["height"]


def test_the_page_knows_the_remark_that_answers_make(open_page, url):
    page = open_page(url)
    for language in ("ja", "en"):
        remark = page.evaluate(
            "async (l) => (await (await fetch(`/page/texts/${l}.json`)).json())"
            "['answer.unreviewed-remark']",
            language,
        )
        assert remark == TEXTS["unreviewed"][language]


def test_an_answer_s_wide_table_is_cards_on_a_phone(open_page, url, ask):
    page = open_page(url, size="phone")
    table = ask(page, "三列の一覧").locator(".answer-table")
    expect(table.locator("tbody tr")).to_have_count(3)
    for cell in table.locator("td").all():
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    label = "e => getComputedStyle(e, '::before').content"
    assert table.locator("td").nth(2).evaluate(label) == '"額"'


@pytest.mark.parametrize("size", SIZES)
def test_of_many_sources_a_few_stand_at_first(open_page, url, ask, size):
    page = open_page(url, size=size)
    turn = ask(page, "典拠")
    markers = turn.locator(".answer-text .marker:visible")
    sources = turn.locator(".source:visible")
    expect(markers).to_have_count(5)  # four, and the one that shows the others
    expect(sources).to_have_count(6)
    turn.get_by_role("button", name="ほかの出典を番号で示す").click()
    turn.get_by_role("button", name="ほか 6 件の出典を見る").click()
    expect(markers).to_have_count(12)
    expect(sources).to_have_count(12)
    page.reload()
    page.emulate_media(media="print")
    expect(markers).to_have_count(12)
    expect(sources).to_have_count(12)


@pytest.mark.parametrize("question", ["内訳は", "表で", "いくらですか"])
def test_a_marker_begins_no_line(open_page, url, ask, question):
    page = open_page(url, size="phone")
    ask(page, question)
    for width in range(320, 400, 7):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        assert page.locator(".answer-text .marker").evaluate_all(BEGINNING_A_LINE) == []


def test_help_shows_each_mark_as_it_looks(open_page, url):
    page = open_page(url)
    page.locator(".example").first.wait_for()
    page.get_by_role("button", name="使い方").click()
    marks = page.locator(".legend .figure")
    expect(marks).to_have_count(3)
    style = "e => getComputedStyle(e).borderBlockEndStyle"
    assert [mark.evaluate(style) for mark in marks.all()] == ["solid", "dashed", "double"]


def test_the_document_s_own_words_are_quotes_with_one_place_each(open_page, url, ask):
    page = open_page(url, size="phone")
    turn = ask(page, "引用で")
    quotes = turn.locator(".quotes blockquote")
    expect(turn.locator(".quotes-title")).to_have_count(1)
    expect(quotes.locator(".marker")).to_have_text(["1–2", "3"])
    expect(quotes.first.locator(".quote-words > *")).to_have_count(2)
    expect(quotes.first.locator(".quote-place")).to_contain_text("ページ")
    expect(turn.locator(".source:visible")).to_have_count(0)  # the quotes have said them
    turn.locator(".source-rest").click()
    expect(turn.locator(".source:visible")).to_have_count(3)
    quotes.first.locator(".marker").click()
    expect(page.locator("#reader .reader-steps")).to_contain_text("1 / 2")
