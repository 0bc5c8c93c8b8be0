"""The budget table: found, filtered, sorted, saved, and asked about."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def budget(open_page, url):
    def open_(size: str = "wide", query: str = "", **how: str):
        page = open_page(f"{url}/#/budget{query}", size=size, **how)
        page.locator("data-table table, .tree-name").first.wait_for()
        return page

    return open_


# Where the whole part of each amount ends, in pixels.
WHERE_WHOLES_END = """amounts => amounts.map((amount) => {
  const text = amount.lastChild;
  const point = text.data.indexOf(".");
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(text, point < 0 ? text.length : point);
  return range.getBoundingClientRect().right;
})"""


def right_of(place) -> float:
    box = place.bounding_box()
    return box["x"] + box["width"]


def tick(page, facet: str, *values: str) -> None:
    """Open a facet and tick values of it, as they are called."""
    page.locator(".facet", has_text=facet).click()
    for value in values:
        page.locator(".facet-panel:popover-open label", has_text=value).first.click()
    page.keyboard.press("Escape")


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
    tick(page, "区分", "要求・要望額")
    tick(page, "年度", "令和8年度")
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
    expect(page.locator("data-table tbody tr").first).to_contain_text("1,000")


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
    for words in ("191", "143", "+48 (+33.6%)"):
        expect(first).to_contain_text(words)
    expect(first.locator(".change-bar rect")).to_have_class("bar-up")


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("CSV で保存", "csv"), ("Excel（出典付き）で保存", "xlsx"), ("JSON で保存", "json")],
)
def test_the_selection_is_saved_with_its_sources(budget, tmp_path, kind, ending):
    page = budget(query="?measure=previous&fiscal_year=2025&sort=-amount")
    shown = page.locator("data-table tbody tr").count()
    page.get_by_role("button", name="保存").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=kind).click()
    path = tmp_path / f"budget.{ending}"
    download.value.save_as(path)
    amounts = {"csv": amounts_of_csv, "xlsx": amounts_of_xlsx, "json": amounts_of_json}[ending]
    found = amounts(path.read_bytes())
    assert len(found) == shown and found == sorted(found, reverse=True)


def amounts_of_csv(content: bytes) -> list[int]:
    lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return [
        int(line["amount"]) for line in lines if line["quote"] and line["measure"] == "previous"
    ]


def amounts_of_xlsx(content: bytes) -> list[int]:
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values)
    at = rows[0].index
    return [row[at("金額")] for row in rows[1:] if row[at("引用")] and row[at("資料")]]


def amounts_of_json(content: bytes) -> list[int]:
    return [row["amount"] for row in json.loads(content)["rows"] if row["citation"]["quote"]]


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_facets_count_take_several_values_and_can_be_taken_back(budget, world, size):
    page = budget(size)
    rows = page.locator("data-table tbody tr")
    page.locator(".facet", has_text="区分").click()
    panel = page.locator(".facet-panel:popover-open")
    expect(panel).to_be_in_viewport(ratio=1)
    counts = {
        line.split("\n")[0]: int(line.split("\n")[-1])
        for line in panel.locator("li").all_inner_texts()
    }
    measures = [str(row.measure) for row in world.edition.figures]
    assert counts["要求・要望額"] == measures.count("request")
    panel.get_by_text("要求・要望額").click()
    expect(rows).to_have_count(measures.count("request"))
    panel.get_by_text("基金").click()
    expect(rows).to_have_count(measures.count("request") + measures.count("fund"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="区分 2")).to_be_focused()
    page.reload()
    expect(rows).to_have_count(measures.count("request") + measures.count("fund"))
    page.get_by_role("button", name="条件「基金」を外す").click()
    expect(rows).to_have_count(measures.count("request"))
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_the_head_stays_while_the_rows_pass(budget, size):
    page = budget(size)
    head = page.locator("data-table thead")
    page.locator("data-table tbody tr").nth(40).scroll_into_view_if_needed()
    expect(head.locator("th").first).to_be_in_viewport()
    expect(head).to_contain_text("金額（億円）")


def test_columns_are_chosen_and_kept(budget):
    page = budget()
    page.get_by_role("button", name="列").click()
    panel = page.locator(".facet-panel:popover-open")
    panel.get_by_text("ページ").click()
    panel.get_by_text("範囲").click()
    panel.get_by_text("年度").click()
    page.keyboard.press("Escape")
    for _ in range(2):
        heads = page.locator("data-table thead")
        expect(heads).to_contain_text("ページ")
        expect(heads).to_contain_text("範囲")
        expect(heads).not_to_contain_text("年度")
        page.reload()
        page.locator("data-table table").wait_for()


def test_a_row_is_told_in_the_reader_s_language_and_in_sight(budget):
    page = budget(language="en", query="?q=ASPIRE&measure=request")
    row = page.locator("data-table tbody tr", has_text="AMED").first
    kind = row.locator('[data-key="measure"]')
    expect(kind.locator(".cell-words").first).to_have_text("Budget request")
    expect(kind.locator(".soft")).to_contain_text("AMED")
    checked, done = row.locator(".tag"), row.locator('[data-key="ask"]')
    assert right_of(checked) <= done.bounding_box()["x"]


def test_every_column_can_be_sorted_by_on_a_phone(budget):
    page = budget("phone")
    for button in page.locator("data-table thead .sort").all():
        assert button.bounding_box()["x"] >= 0 and right_of(button) <= 390


def test_decimal_points_stand_below_each_other(budget):
    page = budget(query="?measure=request&unit=oku")
    ends = page.locator("data-table .amount").evaluate_all(WHERE_WHOLES_END)
    assert len(ends) > 10
    assert max(ends) - min(ends) < 2


def test_one_unit_for_all_amounts(budget):
    page = budget(query="?q=191億円")
    cell = page.locator("data-table tbody tr .amount").first
    expect(cell).to_have_text("191")
    page.get_by_label("金額の単位").select_option("百万円")
    expect(cell).to_have_text("19,100")
    expect(page.locator("data-table thead")).to_contain_text("金額（百万円）")
    page.reload()
    expect(cell).to_have_text("19,100")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", "3 行の合計 81.43 億円"),
        ("&program=strategic-international-development", "内訳とその全体が混ざる"),
        ("&program=sicorp", "同じ事業の額が重なる"),
        ("&measure=request&fiscal_year=2026", "区分が異なる"),
    ],
)
def test_only_rows_that_are_alike_are_added_up(budget, more, words):
    names = (
        "foreign-researcher-invitation",
        "youth-science-exchange",
        "young-researchers-overseas",
    )
    query = "".join(f"&program={name}" for name in names)
    page = budget(query=f"?measure=previous&fiscal_year=2025{query}{more}")
    expect(page.locator(".budget-total")).to_contain_text(words)


def test_a_linked_source_opens_at_its_characters(open_page, url, world):
    row = world.edition.figures[0]
    page = open_page(f"{url}/#/source/{row.document_id}/{row.start}-{row.end}")
    text = world.edition.document(row.document_id).text[row.start : row.end]
    expect(page.locator("#reader mark")).to_have_text(text)
    expect(page.locator(".linked-quote")).to_have_text(text)


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
        expect(page.locator("data-table tbody tr").first).to_contain_text("14.3")


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_programs_stand_below_their_own_with_what_their_parts_come_to(budget, size):
    page = budget(size)
    page.get_by_role("button", name="事業の体系").click()
    page.get_by_label("金額の種類").select_option(value="request|2026|JPY")
    whole = page.locator(".tree-list > li").first
    expect(whole.locator("> .tree-line")).to_contain_text("191")
    expect(whole.locator("> .tree-sum")).to_contain_text(
        "全体 191 ＝ 内訳の計 170.43 ＋ 内訳に現れない額 20.57"
    )
    part = whole.get_by_role("button", name="先端国際共同研究推進事業（ASPIRE）", exact=True)
    expect(part).to_be_visible()
    page.reload()
    expect(page.get_by_label("金額の種類")).to_have_value("request|2026|JPY")
    whole.get_by_role("button", name="の内訳").first.click()
    expect(part).to_be_hidden()
    whole.locator("> .tree-line .link-button").click()
    expect(page.locator("#reader mark")).to_have_text("令和８年度要求・要望額 191億円")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_a_search_shows_programs_with_those_above_them(budget):
    page = budget(query="?tab=tree&q=LOTUS")
    names = page.locator(".tree-name")
    expect(names.last).to_contain_text("LOTUS")
    assert 1 < names.count() < 6
