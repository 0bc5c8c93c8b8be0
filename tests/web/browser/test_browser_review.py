"""A person settles readings in the page, beside their place."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

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
    expect(page.locator(".review [role=alert]")).not_to_be_empty()
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
