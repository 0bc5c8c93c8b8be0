"""A person settles readings in the page, beside their place."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from playwright.sync_api import expect

from corpus.document import Block, Box
from corpus.facts import Trust

pytestmark = pytest.mark.browser


def open_review(open_page, url, **how):
    page = open_page(f"{url}/#/documents", **how)
    page.locator(".document .review-link").click()
    page.locator(".review").first.wait_for()
    return page


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_reading_is_settled_beside_its_place_and_undone(open_page, url, world, size):
    page = open_review(open_page, url, size=size)
    item = page.locator(".review")
    expect(item.locator("mark")).to_be_in_viewport()
    expect(item.locator("mark")).to_have_text("令和８年度要求・要望額 191億円")
    for words in ("191億円", "二つの事業名がある", "要求・要望額"):
        expect(item).to_contain_text(words)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")

    item.get_by_label("事業", exact=True).fill("先端国際共同研究推進事業")
    expect(item.get_by_label("金額")).to_have_value("19100000000")
    item.get_by_label("確認した人").fill("山田")
    item.get_by_role("button", name="直して確定").click()
    expect(page.get_by_role("button", name="決めたもの 1")).to_be_visible()
    expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
    assert "reviewed" in {r.trust for r in world.edition.figures if r.amount == 19_100_000_000}
    expect(page.locator(".side-count")).to_be_hidden()

    page.get_by_role("button", name="決めたもの 1").click()
    for words in ("訂正", "先端国際共同研究推進事業", "191億円", "山田"):
        expect(page.locator(".review")).to_contain_text(words)
    page.get_by_role("button", name="取り消す").click()
    expect(page.get_by_role("button", name="要確認 1")).to_be_visible()


def test_what_the_document_does_not_say_is_refused_beside_the_field(open_page, url, world):
    page = open_review(open_page, url, may_fail=True)
    page.get_by_role("button", name="海外特別研究員事業 27億円").click()
    page.get_by_role("button", name="直して確定").click()
    alert = page.locator(".review [role=alert]")
    expect(alert).to_contain_text("金額 2,700,000,000 は原文「191億円」の額と合いません")
    assert world.settlements.of(world.by_id[next(iter(world.by_id))].document.sha256) == ()


def test_an_extracted_figure_is_confirmed_with_one_click(open_page, url, world):
    page = open_review(open_page, url)
    before = sum(row.trust == "extracted" for row in world.edition.figures)
    page.get_by_role("button", name=f"自動抽出 {before}").click()
    page.locator(".review").first.get_by_role("button", name="このとおり確定").click()
    expect(page.get_by_role("button", name=f"自動抽出 {before - 1}")).to_be_visible()
    expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
    assert sum(row.trust == "extracted" for row in world.edition.figures) == before - 1


def test_rejected_and_counted_in_the_navigation(open_page, url, world):
    page = open_review(open_page, url)
    expect(page.locator(".side-count")).to_have_text("1")
    page.get_by_role("button", name="却下").click()
    expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
    expect(page.locator(".side-count")).to_be_hidden()
    assert world.edition.review == ()


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("ja", "light")])
@pytest.mark.parametrize("size", ["wide", "phone"])
def test_it_speaks_the_reader_s_language(open_page, url, size, language, scheme):
    page = open_review(open_page, url, size=size, language=language, scheme=scheme)
    name = "Reject" if language == "en" else "却下"
    expect(page.get_by_role("button", name=name)).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    inside = "e => e.scrollWidth <= e.clientWidth"
    assert page.locator(".documents > .segmented").evaluate(inside)


def as_pdf(world, analysis, folder, *, tables: int = 0) -> None:
    """The deck as a PDF with a box round its reading, and tables that were not understood."""
    path = folder / "deck.pdf"
    pdf = pypdfium2.PdfDocument.new()
    for _ in analysis.document.pages:
        pdf.new_page(200, 100).close()
    pdf.save(path)
    pdf.close()
    item = analysis.review[0]
    block = Block(item.start, item.end, 1, Box(20, 25, 120, 50))
    document = replace(analysis.document, media_type="application/pdf", blocks=(block,))
    reason = "a table with 12 amounts that are no figures yet: the column's head is not understood"
    table = replace(item, original="区分", measure=None, reason=reason, candidates=())
    more = (replace(table, start=item.start + n) for n in range(1, tables + 1))
    world.read[document.id] = replace(analysis, document=document, review=(item, *more))
    world.edition = replace(world.edition, original=lambda _: path)
    world.edition = world._settled()


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_reading_of_a_pdf_is_settled_beside_its_box_on_the_page(
    open_page, make_world, deck_analysis, serve, tmp_path, size
):
    world = make_world()
    as_pdf(world, deck_analysis, tmp_path)
    with serve(world.app) as url:
        page = open_review(open_page, url, size=size)
        mark, paper = page.locator(".review .printed-mark"), page.locator(".review img")
        expect(mark).to_be_in_viewport()
        line = page.locator(".review-line")  # in words, as the picture may not show its name
        expect(line).to_contain_text("令和８年度要求・要望額")
        expect(line.locator("strong")).to_have_text("191億円")
        inner, outer = mark.bounding_box(), paper.bounding_box()
        assert inner["width"] == pytest.approx(outer["width"] / 2, rel=0.02)
        assert outer["width"] > 1.5 * page.locator(".review-text").bounding_box()["width"]
        page.locator(".review-place .text-button").click()
        page.locator("#reader .printed-page").wait_for()
        place, form = (page.locator(p).bounding_box() for p in (".review-place", ".review-form"))
        assert form["y"] >= place["y"] + place["height"] - 1  # no room for both side by side
        page.locator("#reader").get_by_role("button", name="閉じる").click()
        page.get_by_label("事業", exact=True).fill("先端国際共同研究推進事業")
        page.get_by_role("button", name="直して確定").click()
        expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
        assert [r.trust for r in world.edition.figures if r.amount == 19_100_000_000][-1]
        expect(page.get_by_role("button", name="決めたもの 1")).to_be_visible()
        page.close()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_tables_that_were_not_understood_stand_apart_with_their_reason(
    open_page, make_world, deck_analysis, serve, tmp_path, language
):
    world = make_world()
    as_pdf(world, deck_analysis, tmp_path, tables=3)
    said = {
        "ja": ("要確認 4", "金額として読めなかった表 3 件", "金額 12 件：表の見出しの意味"),
        "en": ("To review 4", "could not be read: 3", "the column's head is not understood"),
    }[language]
    with serve(world.app) as url:
        page = open_review(open_page, url, language=language)
        expect(page.get_by_role("button", name=said[0])).to_be_visible()
        expect(page.locator(".review")).to_have_count(1)
        page.locator(".review-tables summary", has_text=said[1]).click()
        expect(page.locator(".review-tables li").first).to_contain_text(said[2])
        page.close()


def test_what_was_left_out_is_told_in_the_reader_s_language(
    open_page, make_world, deck_analysis, serve
):
    left = {"statistics": 179, "no measure": 20, "a reason of tomorrow": 1}
    world = make_world()
    name = deck_analysis.document.id
    coverage = replace(deck_analysis.coverage, left=left)
    world.edition.analyses[name] = replace(deck_analysis, coverage=coverage)
    with serve(world.app) as url:
        page = open_page(f"{url}/#/documents")
        page.get_by_text("使っていない金額 200 件").click()
        lines = page.locator(".coverage-left li")
        expect(lines.first).to_have_text("金額ではない数（割合・人数・件数など）: 179")
        expect(lines.last).to_have_text("その他の理由: 1")
        page.close()


def test_where_nothing_waits_the_checked_figures_are_shown(
    open_page, make_world, deck_analysis, serve
):
    world = make_world()
    done = replace(
        deck_analysis,
        review=(),
        figures=tuple(replace(row, trust=Trust.REVIEWED) for row in deck_analysis.figures),
    )
    world.by_id[done.document.id] = world.read[done.document.id] = done
    world.edition = replace(world.edition, figures=done.figures)
    with serve(world.app) as url:
        page = open_page(f"{url}/#/documents/{done.document.id}/review")
        page.get_by_role("link", name=f"{len(done.figures)} 件を予算表で見る").click()
        expect(page.locator("data-table tbody tr").first).to_be_visible()
        page.close()
