"""What a person keeps: figures and quotes in a tray, and answers as they were given."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import openpyxl
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SIZES = ["wide", "phone"]


def collect(page, url, ask):
    """A figure of an answer and a row of the table, in the tray."""
    turn = ask(page, "いくらですか")
    turn.get_by_role("button", name="控えに入れる：出典 1").click()
    page.goto(f"{url}/#/budget?q=ASPIRE&measure=request")
    keep = page.locator("data-table .keep-button").nth(1)
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "true")
    page.goto(f"{url}/#/kept")
    expect(page.locator(".tray-item")).to_have_count(2)


@pytest.mark.parametrize("size", SIZES)
def test_figures_are_collected_checked_and_taken_out(open_page, url, ask, size):
    page = open_page(url, size=size)
    collect(page, url, ask)
    items = page.locator(".tray-item")
    for words in ("国際展開", "191億円", "令和8年度", "1 ページ", "今の資料と一致"):
        expect(items.first).to_contain_text(words)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    page.reload()
    expect(items).to_have_count(2)
    items.first.locator(".link-button").click()
    expect(page.locator("#reader mark")).to_have_text("令和８年度要求・要望額 191億円")
    page.keyboard.press("Escape")
    items.first.get_by_role("button", name="控えから外す").click()
    expect(items).to_have_count(1)
    if size == "wide":
        expect(page.get_by_role("link", name="控え 1")).to_be_visible()


def test_the_tray_is_saved_for_excel_and_as_markdown(open_page, url, ask, world, tmp_path):
    page = open_page(url)
    collect(page, url, ask)
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel で保存").click()
    download.value.save_as(tmp_path / "kept.xlsx")
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "kept.xlsx").read_bytes()))
    heads, first, second = (list(row) for row in book.worksheets[0].values)
    assert first[heads.index("金額")] == 19_100_000_000 and second[heads.index("ページ")]
    assert first[heads.index("今の資料と")] == "一致"
    assert first[heads.index("出典を開く")].startswith(f"{url}/#/source/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown で保存").click()
    download.value.save_as(tmp_path / "kept.md")
    text = (tmp_path / "kept.md").read_text("utf-8")
    for words in ("# 控え", "| 事業 |", "19,100,000,000 JPY", "1 ページ", f"]({url}/#/source/"):
        assert words in text


def test_what_has_changed_in_a_document_is_told(open_page, url, ask):
    page = open_page(url)
    collect(page, url, ask)
    page.evaluate(
        """() => { const items = JSON.parse(localStorage.tray);
        items[0].quote = '別の文'; localStorage.tray = JSON.stringify(items); }"""
    )
    page.reload()
    expect(page.locator(".tray-item").first).to_contain_text("今の資料と違います")
    expect(page.locator(".tray-item").nth(1)).to_contain_text("今の資料と一致")


def snapshot(page, turn) -> str:
    turn.get_by_role("button", name="コピー", exact=True).click()
    page.get_by_role("menuitem", name="この回答のままのリンクをコピー").click()
    expect(page.locator("#toast")).to_have_text("コピーしました")
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("size", SIZES)
def test_a_snapshot_opens_as_it_was_and_is_verified(open_page, url, ask, world, size):
    page = open_page(url, size=size)
    link = snapshot(page, ask(page, "内訳は"))
    assert len(link) < 8000
    asked = len(world.answers.asked)
    other = open_page(link, size=size)
    expect(other.locator(".answer-text")).to_contain_text("ASPIREの要求額30億円")
    expect(other.locator(".cell-bar")).to_have_count(3)
    version = world.edition.version
    told = other.locator(".snapshot-head p")
    expect(told).to_contain_text(f"索引 {version.rpartition('-')[2]}")
    expect(told).to_have_attribute("title", version)
    expect(other.locator(".snapshot-good")).to_contain_text("すべて一致します")
    expect(other.locator(".actions")).to_be_hidden()
    assert len(world.answers.asked) == asked  # nothing was asked again
    other.locator(".marker").first.click()
    expect(other.locator("#reader mark")).to_be_visible()


def test_a_snapshot_of_what_has_changed_says_so(open_page, url, ask, world):
    page = open_page(url)
    link = snapshot(page, ask(page, "いくらですか"))
    world.edition = replace(world.edition, version="later", figures=())
    other = open_page(link)
    world.app.state.service.refresh()
    expect(other.locator(".snapshot-bad")).to_contain_text("一致しません")
    other.get_by_text("一致しない項目").click()
    expect(other.locator(".snapshot-proof li").first).to_contain_text("予算表にこの額がありません")


def test_a_conversation_is_one_snapshot(open_page, url, ask):
    page = open_page(url)
    ask(page, "いくらですか")
    ask(page, "増減は")
    page.locator(".history-row").get_by_role("button").click()
    page.get_by_role("menuitem", name="この会話のままのリンクをコピー").click()
    expect(page.locator("#toast")).to_have_text("コピーしました")
    other = open_page(page.evaluate("navigator.clipboard.readText()"))
    expect(other.locator("chat-turn")).to_have_count(2)


HOSTILE = {
    "question": "<img src=x onerror=window.hacked=1>",
    "asked_at": "2026-04-01T00:00:00Z",
    "response": {
        "status": "answered",
        "language": "ja",
        "answer": "<script>window.hacked=1</script>",
        "index_version": "<b>1</b>",
        "citations": [],
        "figures": [],
        "suggestions": [],
    },
}
PACK = """async (value) => {
    const packed = new Blob([JSON.stringify(value)]).stream()
        .pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}"""


def test_a_snapshot_that_somebody_made_up_runs_nothing(open_page, url):
    page = open_page(url, may_fail=True)
    packed = page.evaluate(PACK, {"title": "t", "turns": [HOSTILE]})
    page.goto(f"{url}/#/snapshot/{packed}")
    expect(page.locator(".answer-text")).to_have_text("<script>window.hacked=1</script>")
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    "turns",
    [[], [{}], [HOSTILE | {"response": None}], [HOSTILE | {"question": 1}]],
    ids=json.dumps,
)
def test_what_is_no_snapshot_is_said_so(open_page, url, turns):
    page = open_page(url)
    packed = page.evaluate(PACK, {"title": "t", "turns": turns})
    for link in (packed, "nonsense", ""):
        page.goto("about:blank")
        page.goto(f"{url}/#/snapshot/{link}")
        expect(page.locator(".trouble")).to_contain_text("読み取れません")


def test_a_row_without_a_label_of_its_own_is_kept_by_its_measure(
    open_page, world, make_world, serve
):
    analysis = next(iter(world.by_id.values()))
    rows = tuple(replace(row, label="") for row in analysis.figures)
    bare = make_world(replace(analysis, figures=rows))
    with serve(bare.app) as url:
        page = open_page(f"{url}/#/budget")
        page.locator("data-table tbody .keep-button").first.click()
        page.goto(f"{url}/#/kept")
        expect(page.locator(".tray-figure")).to_contain_text("要求・要望額")
        page.close()


def test_programs_are_kept_by_what_they_are_called_in_the_page(open_page, url):
    page = open_page(f"{url}/#/budget", language="en")
    page.locator("data-table tbody .keep-button").first.click()
    page.goto(f"{url}/#/kept")
    expect(page.locator(".tray-name")).to_contain_text("Strategic international development")
