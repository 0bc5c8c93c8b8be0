"""For everybody: languages, schemes, sizes, keyboards, screen readers, slow lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import web

pytestmark = pytest.mark.browser

# WCAG 2.2 A and AA, and the practices that axe adds to them.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
STEM = "mext_r8_international_strategy"
FIRST_SCREEN_BYTES = 120_000


def welcome(page, ask):
    page.locator(".example").first.wait_for()


def answered(page, ask):
    ask(page, "一覧表にして").locator(".answer-table").wait_for()
    ask(page, "未確認は").locator(".cell-bar").first.wait_for()
    ask(page, "推移は").locator(".chart").wait_for()


def reading(page, ask):
    ask(page, "いくら").locator(".marker").first.click()
    page.locator("#reader mark").wait_for()


def unclear(page, ask):
    ask(page, "どれ")
    turn = ask(page, "月面")
    turn.locator(".actions [aria-pressed]").nth(1).click()
    turn.locator(".feedback").wait_for()


def card(page, ask):
    ask(page, "増減は").locator(".answer-text .figure-derived").click()
    page.locator("#figure-card").wait_for()


def budget(page, ask):
    page.evaluate("location.hash = '#/budget'")
    page.locator("data-table table").wait_for()


def changes(page, ask):
    page.evaluate("location.hash = '#/budget?tab=changes'")
    page.locator(".change-bar").first.wait_for()


def tree(page, ask):
    page.evaluate("location.hash = '#/budget?tab=tree'")
    page.locator(".tree-line").first.wait_for()


def facets(page, ask):
    budget(page, ask)
    page.locator(".facet", has_text=re.compile("区分|Kind")).click()
    page.locator(".facet-panel:popover-open li").first.wait_for()


def tray(page, ask):
    turn = ask(page, "いくらですか")
    turn.locator(".keep-button").first.click()
    page.evaluate("location.hash = '#/kept'")
    page.locator(".tray-item .tag").first.wait_for()


def snapshot(page, ask):
    ask(page, "内訳は").locator('.actions [aria-haspopup="menu"]').click()
    page.locator('[role="menuitem"]').last.click()
    page.locator("#toast:popover-open").wait_for()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    page.locator(".snapshot-good").wait_for()


def documents(page, ask):
    page.evaluate("location.hash = '#/documents'")
    page.locator(".document").wait_for()
    page.locator(".guide > summary").click()
    page.locator(".guide-totals").wait_for()


def review(page, ask):
    page.evaluate(f"location.hash = '#/documents/{STEM}/review'")
    page.locator(".review").wait_for()


def sheet(page, ask):
    page.locator(".example").first.wait_for()
    page.locator("#view").focus()
    page.keyboard.press("?")
    page.locator("dialog.dialog").wait_for()


def quotes(page, ask):
    ask(page, "引用で")


VIEWS = (
    *(welcome, answered, reading, unclear, card, budget, facets, changes, documents, review),
    *(tray, tree, sheet, snapshot, quotes),
)
# Each size, language and scheme for every view; for what is seen most, the other pairings too.
LOOKS = (("wide", "ja", "light"), ("phone", "en", "dark"))
MORE_LOOKS = (("wide", "en", "dark"), ("phone", "ja", "light"))
CASES = [(v, look) for v in VIEWS for look in LOOKS]
CASES += [(v, look) for v in (welcome, answered, reading) for look in MORE_LOOKS]


@pytest.mark.parametrize(
    ("view", "look"), CASES, ids=lambda x: x.__name__ if callable(x) else "-".join(x)
)
def test_axe_finds_no_violation(open_page, url, ask, view, look):
    size, language, scheme = look
    page = open_page(url, size=size, language=language, scheme=scheme)
    view(page, ask)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.viewport_size["width"], "the page scrolls sideways"


def preloaded() -> set[str]:
    """What index.html preloads, so that the browser need not find it import by import."""
    text = (Path(web.__file__).parent / "page" / "index.html").read_text("utf-8")
    return set(re.findall(r'rel="modulepreload" href="([^"]+)"', text))


def first_screen(chromium, url) -> dict[str, Any]:
    """Opens the page with an empty cache; bytes count headers, up to the whole first screen."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received, requested = [], []
    session.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
    page.on("request", lambda request: requested.append(request.url))
    page.goto(url, wait_until="commit")
    page.locator(".shelf-document").first.wait_for()
    context.close()
    return {"bytes": sum(received), "requested": requested}


def test_the_first_screen_is_light(chromium, url, capsys):
    seen = first_screen(chromium, url)
    with capsys.disabled():
        print(f"\nfirst screen: {seen['bytes']:.0f} bytes in {len(seen['requested'])} requests")
    assert {"/".join(address.split("/")[:3]) for address in seen["requested"]} == {url}
    assert seen["bytes"] < FIRST_SCREEN_BYTES
    modules = {a.removeprefix(f"{url}/") for a in seen["requested"] if a.endswith(".js")}
    found = modules - {"page/js/theme.js", "page/js/main.js"}
    assert preloaded() == found, "index.html preloads other modules than the first screen uses"


def test_a_question_can_be_written_before_the_service_has_said_anything(open_page, url):
    """The page waits for its own files alone, however slow the corpus is to tell of itself."""
    page = open_page(url)
    page.route("**/api/**", lambda route: None)  # never answered
    page.reload(wait_until="commit")
    page.locator(".composer-box").fill("いくらですか")
    expect(page.locator(".composer-send")).to_be_enabled()
    expect(page.locator(".examples")).to_have_attribute("aria-busy", "true")


def test_both_languages_have_the_same_texts_and_every_text_is_there(open_page, url):
    page = open_page(url)
    tables = page.evaluate(
        """async () => {
        const [ja, en] = await Promise.all(['ja', 'en'].map(async (l) =>
            (await fetch(`/page/texts/${l}.json`)).json()));
        const holes = (text) => [...text.matchAll(/\\{(\\w+)/g)].map((m) => m[1]).join();
        const differ = Object.keys(ja).filter((k) =>
            [...holes(ja[k])].sort().join() !== [...holes(en[k] ?? '')].sort().join());
        return {ja: Object.keys(ja), en: Object.keys(en), differ}; }"""
    )
    assert tables["ja"] == tables["en"] and tables["differ"] == []


def test_the_language_of_the_whole_page_changes_in_the_middle_of_a_conversation(
    open_page, url, ask
):
    page = open_page(url)
    ask(page, "いくらですか")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".side-links")).to_contain_text("New questionBudget tableDocuments")
    expect(page.locator(".source-list h3")).to_have_text("出典")  # an answer keeps its own
    expect(page.locator(".composer-box")).to_have_attribute("aria-label", "Question")
    expect(page.locator("chat-turn")).to_contain_text("191億円です")
    page.reload()
    expect(page).to_have_title("いくらですか · Public Documents Assistant")


def test_the_scheme_is_the_system_s_until_one_is_chosen(open_page, url):
    page = open_page(url, scheme="dark")
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(colour)
    page.get_by_role("button", name="ライト").click()
    assert page.evaluate(colour) == "rgb(255, 255, 255)" != dark
    page.reload()
    assert page.evaluate(colour) == "rgb(255, 255, 255)"
    page.get_by_role("button", name="自動").click()
    assert page.evaluate(colour) == dark


def test_everything_from_question_to_source_goes_by_keyboard(open_page, url):
    page = open_page(url)
    page.locator(".example").first.wait_for()
    page.keyboard.press("Tab")
    page.locator("#view").focus()
    page.keyboard.press("/")
    expect(page.locator(".composer-box")).to_be_focused()
    page.keyboard.type("内訳は")
    page.keyboard.press("Enter")
    page.locator(".cell-bar").first.wait_for()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.source')"):
            break
    expect(page.locator(".source").last).to_be_focused()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#reader mark")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".source").last).to_be_focused()


def test_single_keys_lead_through_the_views_and_can_be_turned_off(open_page, url):
    page = open_page(url)
    page.locator(".example").first.wait_for()
    page.locator("#view").focus()
    page.keyboard.press("b")
    expect(page.locator("h1")).to_have_text("予算表")
    page.keyboard.press("d")
    expect(page.locator("h1")).to_have_text("資料")
    page.keyboard.press("?")
    page.get_by_label("1文字のショートカットを使う").uncheck()
    page.keyboard.press("Escape")
    page.locator("#view").focus()
    page.keyboard.press("b")
    expect(page.locator("h1")).to_have_text("資料")


def test_the_menu_is_a_drawer_on_a_phone(open_page, url):
    page = open_page(url, size="phone")
    expect(page.locator("#sidebar")).to_be_hidden()
    page.get_by_role("button", name="メニュー").click()
    expect(page.get_by_role("link", name="予算表")).to_be_in_viewport()
    page.get_by_role("link", name="予算表").click()
    expect(page.locator("#sidebar")).to_be_hidden()
    expect(page.locator("h1")).to_have_text("予算表")


def test_nothing_moves_for_whom_motion_is_too_much(open_page, url, ask):
    page = open_page(url, size="phone")
    ask(page, "いくら").locator(".marker").first.click()
    style = "d => [getComputedStyle(d).animationName, getComputedStyle(d).transitionDuration]"
    assert page.locator("#reader").evaluate(style) == ["none", "0s"]
