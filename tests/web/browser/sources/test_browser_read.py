"""Reading: from a marker to the very characters it stands for."""

from __future__ import annotations

import dataclasses

import pypdfium2
import pytest
from playwright.sync_api import expect

from corpus.document import Block, Box, Cell, Table
from tests.web.browser.stage.making import AnswerMaker
from tests.web.browser.stage.scripts import Scripts

HOSTILE_NAME = '<img src=x onerror="window.hacked=1">.txt'
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_marker_opens_the_source_at_the_cited_characters(open_page, url, ask, size):
    page = open_page(url, size=size)
    turn = ask(page, "いくらですか")
    turn.locator(".answer-text .marker").click()
    mark = page.locator("#reader mark")
    expect(mark).to_have_text("令和８年度要求・要望額 191億円")
    expect(mark).to_be_in_viewport()
    expect(page.locator(".reader-head")).to_contain_text("1 ページ · 6 行目")
    expect(page.locator(".reader-source")).to_contain_text("出典：文部科学省")
    assert page.locator("#reader").evaluate("d => d.matches(':modal')") is (size == "phone")
    page.keyboard.press("Escape")
    expect(page.locator("#reader")).to_be_hidden()
    expect(turn.locator(".answer-text .marker")).to_be_focused()


def test_sources_are_gone_through_by_keyboard(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "増減は")
    turn.locator(".answer-text .marker").first.click()
    expect(page.locator(".reader-steps")).to_contain_text("1 / 2")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#reader mark")).to_have_text("前年度予算額 143億円")
    expect(turn.locator('.answer-text .marker[data-number="2"]').first).to_have_class(
        "marker marker-open"
    )
    page.keyboard.press("ArrowRight")
    expect(page.locator(".reader-steps")).to_contain_text("2 / 2")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#reader mark")).to_have_text("令和８年度要求・要望額 191億円")


def test_more_pages_can_be_shown_around_the_source(open_page, url, ask):
    page = open_page(url)
    ask(page, "内訳は").locator(".marker").first.click()
    pages = page.locator(".reader-page")
    expect(pages).to_have_text(["4 ページ", "5 ページ", "6 ページ"])
    page.get_by_role("button", name="3 ページを表示").click()
    page.get_by_role("button", name="7 ページを表示").click()
    expect(pages).to_have_text([f"{n} ページ" for n in range(3, 8)])


def test_the_highlight_is_right_after_characters_outside_of_the_basic_plane(
    open_page, make_world, hostile_analysis, serve, ask
):
    text = "𠮷𠮷𠮷の" + hostile_analysis.document.text
    document = dataclasses.replace(hostile_analysis.document, text=text)
    rows = [
        dataclasses.replace(r, start=r.start + 4, end=r.end + 4) for r in hostile_analysis.figures
    ]
    world = make_world(
        dataclasses.replace(hostile_analysis, document=document, figures=tuple(rows))
    )
    with serve(world.app) as url:
        page = open_page(url)
        ask(page, "太字").locator(".answer-text .marker").click()
        expect(page.locator("#reader mark")).to_have_text("令和８年度要求・要望額 7億円")
        page.close()


def test_a_figure_shows_its_row_when_pointed_at(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "いくらですか")
    card = page.locator("#figure-card")
    for x in (6, 12):  # a mouse that rests while the page scrolls below it does not point
        turn.locator(".answer-text .figure").hover(position={"x": x, "y": 6})
    expect(card).to_be_visible()
    for words in ("国際展開", "令和８年度要求・要望額", "191億円", "19,100,000,000 JPY"):
        expect(card).to_contain_text(words)
    expect(card).to_contain_text("人が確認済み")
    expect(card).to_contain_text("運営費交付金中の推計額含む")
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()
    turn.locator(".answer-text .figure").focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(turn.locator(".answer-text .figure")).to_be_focused()


def test_a_derived_figure_shows_its_formula_with_linked_parts(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "増減は")
    turn.locator(".answer-text .figure-derived").click()
    card = page.locator("#figure-card")
    expect(card.locator(".formula")).to_have_text("191億円 − 143億円 = 48億円")
    card.get_by_role("button", name="143億円").click()
    expect(page.locator("#reader mark")).to_have_text("前年度予算額 143億円")


def test_the_card_of_an_english_answer_is_english(open_page, url, ask):
    page = open_page(url, language="en")
    ask(page, "English").locator(".answer-text .figure").click()
    lines = page.locator("#figure-card .card-lines")
    for words in ("Budget request", "FY2026"):
        expect(lines).to_contain_text(words)
    expect(lines.locator("dd").nth(2)).not_to_contain_text("令和")


def test_an_unreviewed_figure_looks_unreviewed_and_says_so(
    open_page, make_world, hostile_analysis, serve, ask
):
    world = make_world(hostile_analysis)
    with serve(world.app) as url:
        page = open_page(url)
        figure = ask(page, "太字").locator(".answer-text .figure")
        expect(figure).to_have_class("figure figure-unreviewed")
        expect(figure).to_have_accessible_name("7億円 (未確認)")
        assert figure.evaluate("f => getComputedStyle(f).borderBlockEndStyle") == "dashed"
        page.close()


def test_a_pdf_opens_at_its_page_and_another_file_is_saved(
    open_page, make_world, deck_analysis, hostile_analysis, serve, ask
):
    world = make_world(hostile_analysis)
    pdf = dataclasses.replace(deck_analysis.document, media_type="application/pdf")
    world.by_id[pdf.id] = dataclasses.replace(deck_analysis, document=pdf)
    with serve(world.app) as url:
        page = open_page(url)
        page.evaluate("localStorage.setItem('reader-look', 'text')")  # it is no PDF in truth
        ask(page, "内訳は").locator(".marker").first.click()
        link = page.get_by_role("link", name="原本の 5 ページを開く")
        assert link.get_attribute("href") == (
            f"{url}/api/documents/{pdf.id}/file?inline=true#page=5"
        )
        ask(page, "太字").locator(".answer-text .marker").click()
        expect(page.get_by_role("link", name="原本を保存")).to_have_attribute(
            "download", HOSTILE_NAME
        )
        page.close()


def test_text_and_names_that_are_markup_stay_text(
    open_page, make_world, hostile_analysis, serve, ask
):
    world = make_world(hostile_analysis)
    with serve(world.app) as url:
        page = open_page(url)
        ask(page, "太字 <img src=x onerror=window.hacked=1>").locator(".marker").first.click()
        expect(page.locator("#reader .reader-lines").first).to_contain_text(
            "<script>window.hacked=1</script>"
        )
        for view in ("#/documents", "#/budget"):
            page.goto(f"{url}/{view}")
            expect(page.locator("#view")).to_contain_text("window.hacked=1")
        page.goto(f"{url}/#/ask?q=<img src=x onerror=window.hacked=1>太字")
        expect(page.locator(".answer-text")).to_contain_text("<img src=x")
        assert page.evaluate("window.hacked") is None
        assert page.locator("#view img, #view script, #reader img, #reader b b").count() == 0
        page.close()


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_pdf_is_shown_as_its_page_with_a_box_round_the_figure(
    open_page, make_world, deck_analysis, serve, ask, tmp_path, size
):
    path = tmp_path / "page.pdf"
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(200, 100).close()
    pdf.save(path)
    pdf.close()
    world = make_world()
    figure = Scripts(AnswerMaker(world.by_id, world.edition.version)).amount().citations[0]
    document = dataclasses.replace(
        deck_analysis.document,
        media_type="application/pdf",
        blocks=(Block(figure.start, figure.end, 1, Box(20, 25, 120, 50)),),
    )
    world.by_id[document.id] = dataclasses.replace(deck_analysis, document=document)
    world.edition = dataclasses.replace(world.edition, original=lambda _: path)
    with serve(world.app) as url:
        page = open_page(url, size=size)
        ask(page, "いくらですか").locator(".answer-text .marker").click()
        mark, paper = page.locator(".printed-mark"), page.locator(".printed-page img")
        expect(mark).to_be_in_viewport()
        expect(page.locator(".printed-amount")).to_be_in_viewport()
        inner, outer = mark.bounding_box(), paper.bounding_box()
        assert inner["width"] == pytest.approx(outer["width"] / 2, rel=0.02)
        assert inner["y"] - outer["y"] == pytest.approx(outer["height"] / 4, rel=0.05)
        page.get_by_role("button", name="紙面を拡大").click()
        assert paper.bounding_box()["width"] > 1.9 * outer["width"]
        expect(mark).to_be_in_viewport()
        page.get_by_role("button", name="本文", exact=True).click()
        expect(page.locator("#reader mark")).to_have_text("令和８年度要求・要望額 191億円")
        page.get_by_role("button", name="紙面", exact=True).click()
        expect(mark).to_be_visible()
        page.close()


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_source_is_searched_and_left_for_another_page(open_page, url, ask, size):
    page = open_page(url, size=size)
    ask(page, "いくらですか").locator(".answer-text .marker").click()
    cited = "令和８年度要求・要望額 191億円"
    mark, reader = page.locator("#reader mark"), page.locator("#reader")
    expect(mark).to_have_text(cited)
    box = reader.get_by_role("searchbox", name="この資料の中を検索")
    box.fill("ｓａｔｒｅｐｓ")
    expect(mark).to_have_text("SATREPS")
    expect(mark).to_be_in_viewport()
    found = reader.locator(".reader-found")
    total = int(found.inner_text().split(" / ")[1])
    assert total > 1
    box.press("Enter")
    expect(found).to_have_text(f"2 / {total}")
    box.press("Shift+Enter")
    box.press("Shift+Enter")
    expect(found).to_have_text(f"{total} / {total}")
    box.fill("月面基地")
    expect(found).to_have_text("見つかりません")
    reader.get_by_label("ページ", exact=True).fill("7")
    reader.get_by_label("ページ", exact=True).press("Enter")
    expect(reader.get_by_role("heading", name="7 ページ")).to_be_in_viewport()
    reader.get_by_role("button", name="出典の箇所へ戻る").click()
    expect(mark).to_have_text(cited)
    expect(reader.get_by_label("ページ", exact=True)).to_have_value("1")


def test_the_reader_is_made_wider_and_stays_so(open_page, url, ask):
    page = open_page(url)
    ask(page, "いくらですか").locator(".answer-text .marker").click()
    edge = page.get_by_role("separator", name="出典の幅")
    before = page.locator("#reader").bounding_box()["width"]
    edge.press("ArrowLeft")
    edge.press("ArrowLeft")
    wider = page.locator("#reader").bounding_box()["width"]
    assert wider == pytest.approx(before + 64, abs=1)
    edge.hover()
    page.mouse.down()
    page.mouse.move(900, 300)
    page.mouse.up()
    dragged = page.locator("#reader").bounding_box()["width"]
    assert dragged == pytest.approx(1280 - 900, abs=6)
    page.reload()
    page.locator(".source").first.click()
    expect(page.locator("#reader mark")).to_be_visible()
    assert page.locator("#reader").bounding_box()["width"] == pytest.approx(dragged, abs=1)


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_cell_of_a_table_is_marked_below_its_heads(
    open_page, make_world, hostile_analysis, serve, ask, size
):
    lines = [f"事業{n}\t{n},000" for n in range(1, 201)]
    text = "\n".join(["事業名\t金額（千円）", *lines])
    cells, at = [], 0
    for row, line in enumerate(text.split("\n")):
        for column, word in enumerate(line.split("\t")):
            cells.append(Cell(row, column, at, at + len(word)))
            at += len(word) + 1
    document = dataclasses.replace(
        hostile_analysis.document, text=text, tables=(Table(0, len(text), None, tuple(cells)),)
    )
    start = text.index("150,000")
    rows = [dataclasses.replace(r, start=start, end=start + 7) for r in hostile_analysis.figures]
    world = make_world(
        dataclasses.replace(hostile_analysis, document=document, figures=tuple(rows))
    )
    with serve(world.app) as url:
        page = open_page(url, size=size)
        ask(page, "太字").locator(".answer-text .marker").click()
        expect(page.locator("#reader .grid-marked")).to_have_text("150,000")
        expect(page.locator("#reader .grid-marked")).to_be_in_viewport()
        expect(page.locator("#reader thead")).to_contain_text("金額（千円）")
        expect(page.locator("#reader .reader-place")).to_contain_text("表の 151 行目")
        expect(page.locator("#reader thead th").last).to_be_in_viewport()
        page.get_by_role("button", name="本文", exact=True).click()
        expect(page.locator("#reader .reader-lines mark")).to_have_text("150,000")
        page.close()
