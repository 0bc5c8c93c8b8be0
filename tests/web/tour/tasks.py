"""Ten tasks as a new user would do them, in the page of a real service.

Each begins at the first screen and takes only steps that the page shows; what is done is checked
before the task counts as done. They build on each other in their order: the second settles what
the first brought in.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from playwright.sync_api import Locator, Page, expect

# A build, on a machine that does other things too.
BUILT_MS = 180_000
NEW_INDEX = "索引が新しくなりました"
# A plan as ministries print it; three of its amounts are stated twice, each time otherwise.
PLAN = """<!doctype html><html lang="ja"><meta charset="utf-8">
<title>令和8年度 海洋省 概算要求の概要</title>
<style>body{font:13pt sans-serif} table{border-collapse:collapse;width:100%}
td,th{border:1px solid;padding:6px} td+td{text-align:right} h2{break-before:page}</style>
<h1>令和8年度 海洋省 概算要求の概要</h1><p>（単位：百万円）</p>
<table><tr><th>事業名</th><th>令和7年度予算額</th><th>令和8年度要求額</th></tr>
<tr><td>深海観測事業</td><td>1,200</td><td>1,500</td></tr>
<tr><td>離島航路支援事業</td><td>800</td><td>950</td></tr>
<tr><td>港湾保安事業</td><td>640</td><td>700</td></tr>
<tr><td>海洋人材育成事業</td><td>310</td><td>420</td></tr>
<tr><td>合計</td><td>2,950</td><td>3,570</td></tr></table>
<h2>主要事業の内容</h2>
<p>深海観測事業　令和8年度要求額 16億円</p><p>深海の観測網を整備する。</p>
<p>離島航路支援事業　令和8年度要求額 11億円</p><p>離島の航路を維持する。</p>
<p>港湾保安事業　令和8年度要求額 8億円</p><p>港湾の保安設備を更新する。</p></html>"""


def ask(page: Page, question: str) -> Locator:
    """Ask and wait for the answer."""
    before = page.locator("chat-turn").count()
    page.locator(".composer-box").fill(question)
    page.locator(".composer-box").press("Enter")
    turn = page.locator("chat-turn").nth(before)
    turn.locator(".actions").wait_for()
    return turn


def bring_in(page: Page, url: str, *files: dict[str, Any]) -> None:
    page.goto(f"{url}/#/documents")
    page.locator(".document").first.wait_for()
    page.locator("input[name=files]").set_input_files(list(files))
    expect(page.locator("job-progress")).to_contain_text(NEW_INDEX, timeout=BUILT_MS)


def printed_page(page: Page, url: str, folder: Path) -> None:
    """Bring in a PDF, find a program's amount in it, and check it on the printed page."""
    page.goto("about:blank")
    page.set_content(PLAN)
    plan = {"name": "kaiyo.pdf", "mimeType": "application/pdf", "buffer": page.pdf(format="A4")}
    bring_in(page, url, plan)
    page.goto(f"{url}/#/")
    turn = ask(page, "海洋人材育成事業の令和8年度要求額は？")
    expect(turn.locator(".key-amount")).to_contain_text("4億2,000万円")
    turn.locator(".marker").first.click()
    expect(page.locator("#reader .printed-mark").first).to_be_in_viewport()


def settle(page: Page, url: str, folder: Path) -> None:
    """Settle three readings of the new PDF beside their place on the page, and ask again."""
    page.goto(f"{url}/#/documents")
    page.locator(".document", has_text="海洋省").locator(".review-link").click()
    for left in (3, 2, 1):
        expect(page.get_by_role("button", name=f"要確認 {left}")).to_be_visible(timeout=BUILT_MS)
        item = page.locator(".review").first
        program, amount = item.locator(".chip").first.inner_text().split(" ")
        item.locator(".chip").first.click()
        item.locator("button[type=submit]").click()
    expect(page.get_by_role("button", name="決めたもの 3")).to_be_visible(timeout=BUILT_MS)
    expect(page.locator("job-progress").last).to_contain_text(NEW_INDEX, timeout=BUILT_MS)
    page.goto(f"{url}/#/")
    expect(ask(page, f"{program}の令和8年度要求額は？")).to_contain_text(amount)


def collect(page: Page, url: str, folder: Path) -> None:
    """Collect five figures with their sources into a sheet."""
    page.goto(f"{url}/#/")
    turn = ask(page, "ASPIREの令和8年度要求額は？")
    expect(turn.locator(".source-list .keep-button")).to_have_count(2)
    for button in turn.locator(".source-list .keep-button").all():
        button.click()
    page.get_by_role("link", name="予算表", exact=True).click()
    for row in (0, 1):
        page.locator("data-table tbody tr").nth(row).locator(".keep-button").click()
    page.get_by_role("link", name="控え", exact=False).first.click()
    expect(page.locator(".tray-item")).to_have_count(5)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Excel で保存").click()
    saved.value.save_as(folder / "kept.xlsx")
    sheet = openpyxl.load_workbook(folder / "kept.xlsx").worksheets[0]
    assert sheet.max_row >= 6


def follow_up(page: Page, url: str, folder: Path) -> None:
    """Ask on: an amount, that of the year before, by how much it grew, and all of it as a table."""
    page.goto(f"{url}/#/")
    expect(ask(page, "SATREPSの令和8年度要求額は？")).to_contain_text("21億円")
    expect(ask(page, "前年度は？")).to_contain_text("20億円")
    expect(ask(page, "いくら増えた？")).to_contain_text("1億円")
    expect(ask(page, "それを表にして").locator("table").first).to_be_visible()


def bad_upload(page: Page, url: str, folder: Path) -> None:
    """Bring in one good file beside one that cannot be read, and go on with the good one."""
    bad = {
        "name": "broken.exe",
        "mimeType": "application/octet-stream",
        "buffer": b"MZ\x90\x00\xff",
    }
    text = "令和8年度の灯台改修事業の要求額は3億円である。\n"
    good = {"name": "toudai.txt", "mimeType": "text/plain", "buffer": text.encode()}
    bring_in(page, url, bad, good)
    expect(page.locator(".trouble")).to_contain_text("broken.exe")
    expect(page.locator(".document", has_text="toudai")).to_be_visible()


def not_found(page: Page, url: str, folder: Path) -> None:
    """Ask for what no document says, and see where it was looked for."""
    page.goto(f"{url}/#/")
    turn = ask(page, "月面基地計画の予算は？")
    expect(turn).to_contain_text("資料には見当たりません")
    expect(turn.locator(".trail")).to_contain_text("件の資料を探しました")


def keep_to_one(page: Page, url: str, folder: Path) -> None:
    """Keep a conversation to one document by its tick."""
    page.goto(f"{url}/#/")
    page.locator(".composer-scope").click()
    page.locator(".facet-panel:popover-open label", has_text="海洋省").click()
    page.keyboard.press("Escape")
    turn = ask(page, "SATREPSの要求額は？")
    expect(turn).to_contain_text("資料には見当たりません")


def whole(page: Page, url: str, folder: Path) -> None:
    """See what a program is made of, and what of it the parts do not explain."""
    page.goto(f"{url}/#/budget")
    page.get_by_role("button", name="事業の体系").click()
    page.get_by_label("金額の種類").select_option(value="request|2026|JPY")
    sums = page.locator(".tree-sum")
    expect(sums.filter(has_text="全体と一致").first).to_be_visible()
    expect(sums.filter(has_text="内訳に現れない額").first).to_be_visible()


def choose(page: Page, url: str, folder: Path) -> None:
    """Choose rows of the budget table by facets, and save them with their sources."""
    page.goto(f"{url}/#/budget")
    for facet, value in (("資料", "海洋省"), ("年度", "令和7年度")):
        page.locator(".facet", has_text=facet).first.click()
        page.locator(".facet-panel:popover-open label", has_text=value).first.click()
        page.keyboard.press("Escape")
    expect(page.locator("data-table tbody tr")).to_have_count(5)
    page.get_by_role("button", name="保存").click()
    with page.expect_download() as saved:
        page.get_by_role("menuitem", name="Excel（出典付き）で保存").click()
    saved.value.save_as(folder / "rows.xlsx")
    assert openpyxl.load_workbook(folder / "rows.xlsx").worksheets[0].max_row == 6


def hand_on(page: Page, url: str, folder: Path) -> None:
    """Hand on an answer as it is by a link, which verifies it against the documents of today."""
    page.goto(f"{url}/#/")
    turn = ask(page, "ASPIREの令和8年度要求額は？")
    turn.locator('.actions [aria-haspopup="menu"]').click()
    page.get_by_role("menuitem", name="この回答のままのリンクをコピー").click()
    page.locator("#toast:popover-open").wait_for()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.locator(".snapshot-proof")).to_contain_text("すべて一致します")


TASKS: tuple[Callable[[Page, str, Path], None], ...] = (
    *(printed_page, settle, collect, follow_up, bad_upload),
    *(not_found, keep_to_one, whole, choose, hand_on),
)
