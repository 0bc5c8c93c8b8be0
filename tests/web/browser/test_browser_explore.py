"""The budget table: found, filtered, sorted, saved, and asked about."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def budget(open_page, url):
    def open_(size: str = "wide", query: str = "", **how: str):
        page = open_page(f"{url}/#/budget{query}", size=size, **how)
        page.locator("data-table table").wait_for()
        return page

    return open_


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_rows_are_searched_and_filtered_and_the_address_keeps_it(budget, world, size):
    page = budget(size)
    rows = page.locator("data-table tbody tr")
    expect(rows).to_have_count(len(world.edition.figures))
    page.get_by_role("searchbox", name="事業名・注記・原文を検索").fill("ａｓｐｉｒｅ 30億円")
    wanted = [
        r
        for r in world.edition.figures
        if "ASPIRE" in r.program and r.measure == "request" and r.scope is None
    ]
    page.get_by_label("区分").select_option("request")
    page.get_by_label("年度").select_option("2026")
    assert rows.count() >= len(wanted) > 0
    shown = rows.count()
    for text in rows.all_inner_texts():
        assert "ASPIRE" in text and "令和8年度" in text
    page.reload()
    expect(rows).to_have_count(shown)
    page.get_by_role("button", name="条件を消す").click()
    expect(rows).to_have_count(len(world.edition.figures))


def test_rows_sort_by_amount(budget):
    page = budget()
    page.get_by_role("columnheader", name="金額").get_by_role("button").click()
    expect(page.locator("data-table tbody tr").first).to_contain_text("1,000億円")


def test_a_row_leads_to_its_source_and_on_to_the_next(budget, world):
    page = budget()
    page.locator("data-table .link-button").nth(1).click()
    expect(page.locator("#reader mark")).to_have_text("前年度予算額 143億円")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#reader mark")).to_have_text("令和８年度要求・要望額 191億円")


def test_a_row_can_be_asked_about(budget, world):
    page = budget()
    page.locator("data-table tbody tr").first.get_by_role("button", name="質問する").click()
    expect(page.locator("chat-turn .actions")).to_be_visible()
    asked = world.answers.asked[-1]["question"]
    assert (
        "科学技術・イノベーションの戦略的な国際展開" in asked and "令和８年度要求・要望額" in asked
    )


def test_changes_are_shown_beside_their_bars(budget):
    page = budget(query="?tab=changes")
    first = page.locator("data-table tbody tr").first
    for words in ("191億円", "143億円", "+48億円 (+33.6%)"):
        expect(first).to_contain_text(words)
    expect(first.locator(".change-bar rect")).to_have_class("bar-up")


def test_the_filtered_rows_are_saved_as_csv(budget, tmp_path):
    page = budget(query="?measure=previous")
    shown = page.locator("data-table tbody tr").count()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV で保存").click()
    path = tmp_path / "budget.csv"
    download.value.save_as(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    text = path.read_text("utf-8-sig")
    assert text.count(",previous,") == shown and ",request," not in text


def test_nothing_that_fits_is_said(budget):
    page = budget()
    page.get_by_role("searchbox", name="事業名・注記・原文を検索").fill("月面基地")
    expect(page.locator("data-table")).to_have_text("条件に合う金額はありません。")
    expect(page.locator("#announcer")).to_contain_text("0 件")


def test_in_english_programs_have_their_english_names_and_are_found_by_both(budget):
    page = budget(language="en")
    search = page.get_by_role("searchbox", name="Search programs, notes and wording")
    for words in ("science, technology and innovation 143億円", "国際展開 143億円"):
        search.fill(words)
        expect(page.locator("data-table tbody tr").first).to_contain_text(
            "Strategic international development"
        )
        expect(page.locator("data-table tbody tr").first).to_contain_text("¥14.3 billion")
