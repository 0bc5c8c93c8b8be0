"""Pictures of every view, in both sizes, languages and schemes: `make screenshots`.

    python tests/web/tour/screenshots.py [--out FOLDER] [--url ADDRESS] [--tour FOLDER]

Without an address it serves the bundled document and a few invented ones itself, does the ten tasks
of `tasks.py`, and takes a picture at the end of each. The tour's pictures are the few that the
README shows, with few colours so that they stay small.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from papers import papers
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tasks import TASKS, bring_in

SIZES = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
LOOKS = (("ja", "light"), ("en", "dark"), ("ja", "dark"), ("en", "light"))
ASKED = {
    "ja": {
        "amount": "SATREPSの令和8年度要求額は？",
        "several": "ASPIREの令和8年度要求額は？",
        "ranking": "令和8年度の要求・要望額の上位5事業は？",
        "table": "それを表にして",
        "long": "令和8年度の要求・要望額が大きい20事業は？",
        "nothing": "月面基地計画の予算は？",
        "pdf": "水源林整備事業の令和8年度要求額は？",
        "sheet": "駅前広場改修事業の令和8年度要求額は？",
        "notice": "町民活動助成金の対象となる団体は？",
        "before": "前年度は？",
        "change": "いくら増えた？",
        "why": "どんな事業？",
        "who": "対象は？",
        "each": "単価は？",
        "whole": "全体の何％？",
    },
    "en": {
        "amount": "What is the FY2026 budget request of SATREPS?",
        "several": "What is the FY2026 request of ASPIRE?",
        "ranking": "Which five programs have the largest FY2026 budget requests?",
        "table": "Show that as a table",
        "long": "Which 20 programs have the largest FY2026 budget requests?",
        "nothing": "What is the budget of the lunar base plan?",
        "pdf": "How much is requested for 水源林整備事業 in FY2026?",
        "sheet": "How much is requested for 駅前広場改修事業 in FY2026?",
        "notice": "Which groups does 町民活動助成金 support?",
        "before": "And the year before?",
        "change": "By how much did it grow?",
        "why": "What kind of program is it?",
        "who": "Who can apply?",
        "each": "What is the unit amount?",
        "whole": "What share of the total is that?",
    },
}
READY_SECONDS = 600
# One step on a machine that does other things too.
STEP_MS = 60_000
TOUR = {"amount": "answer", "printed": "source", "facets": "table", "kept": "kept"}
TOUR_COLOURS = 96


def ask(page: Page, url: str, *questions: str) -> None:
    page.goto(f"{url}/#/")
    page.reload()
    for number, question in enumerate(questions):
        page.locator(".composer-box").fill(question)
        page.locator(".composer-box").press("Enter")
        turn = page.locator("chat-turn").nth(number)
        turn.locator(".actions").wait_for()
        expect(turn.locator(".figures-place:empty")).to_have_count(0)


def reading(
    question: str, mark: str = "#reader mark"
) -> Callable[[Page, str, dict[str, str]], None]:
    """The source of an answer, open at what is marked in it."""

    def open_(page: Page, url: str, words: dict[str, str]) -> None:
        ask(page, url, words[question])
        page.locator("chat-turn .source:visible, chat-turn .marker:visible").first.click()
        page.locator(mark).first.wait_for()

    return open_


def facets(page: Page, url: str, _: dict[str, str]) -> None:
    page.goto(f"{url}/#/budget?measure=request")
    page.locator("data-table table").wait_for()
    page.locator('[data-facet="fiscal_year"], [data-facet="trust"]').first.click()


def guide(page: Page, url: str, _: dict[str, str]) -> None:
    page.goto(f"{url}/#/documents")
    page.locator(".guide > summary").first.click()
    page.locator(".guide-totals").first.wait_for()


def review(page: Page, url: str, _: dict[str, str]) -> None:
    page.goto(f"{url}/#/documents")
    page.locator(".document").first.wait_for()
    waiting = page.locator(".document .review-link")
    (waiting if waiting.count() else page.locator('.document a[href$="review"]')).last.click()
    page.locator(".documents > .segmented").wait_for()


def kept(page: Page, url: str, words: dict[str, str]) -> None:
    ask(page, url, words["several"])
    for button in page.locator(".source-list .keep-button").all():
        if button.get_attribute("aria-pressed") == "false":
            button.click()
    page.goto(f"{url}/#/kept")
    page.locator(".tray-item .tag").first.wait_for()


def snapshot(page: Page, url: str, words: dict[str, str]) -> None:
    ask(page, url, words["ranking"])
    page.locator('.actions [aria-haspopup="menu"]').click()
    page.locator('[role="menuitem"]').last.click()
    page.locator("#toast:popover-open").wait_for()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    page.locator(".snapshot-proof p").wait_for()


def view(path: str, wait: str) -> Callable[[Page, str, dict[str, str]], None]:
    def open_(page: Page, url: str, _: dict[str, str]) -> None:
        page.goto(f"{url}/#/{path}")
        page.locator(wait).first.wait_for()

    return open_


def asked(*names: str) -> Callable[[Page, str, dict[str, str]], None]:
    return lambda page, url, words: ask(page, url, *(words[name] for name in names))


TEN = ("amount", "before", "change", "table", "why", "who", "each", "several", "whole", "ranking")
VIEWS: dict[str, Callable[[Page, str, dict[str, str]], None]] = {
    "welcome": view("", ".shelf-document"),
    "amount": asked("amount"),
    "several": asked("several"),
    "ranking": asked("ranking"),
    "table": asked("several", "table"),
    "long": asked("long"),
    "nothing": asked("nothing"),
    "ten": asked(*TEN),
    "reading": reading("amount"),
    "printed": reading("pdf", "#reader .printed-mark"),
    "grid": reading("sheet", "#reader .grid-marked"),
    "text": reading("notice"),
    "budget": view("budget", "data-table table"),
    "facets": facets,
    "tree": view("budget?tab=tree", ".tree-line"),
    "changes": view("budget?tab=changes", ".change-bar"),
    "documents": view("documents", ".document"),
    "guide": guide,
    "review": review,
    "kept": kept,
    "snapshot": snapshot,
}


@contextlib.contextmanager
def opened(browser: Browser, size: str, language: str, scheme: str) -> Iterator[Page]:
    """A page of its own context, as a new user has it."""
    context = browser.new_context(
        viewport=SIZES[size],
        locale={"ja": "ja-JP", "en": "en-GB"}[language],
        color_scheme=scheme,
        reduced_motion="reduce",
        has_touch=size == "phone",
        is_mobile=size == "phone",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(STEP_MS)
    yield context.new_page()
    context.close()


def pictures(browser: Browser, url: str, out: Path, only: Sequence[str] = ()) -> Iterator[Path]:
    """A picture of each view in each look."""
    for size in SIZES:
        for language, scheme in LOOKS:
            with opened(browser, size, language, scheme) as page:
                for name in only or VIEWS:
                    show = VIEWS[name]
                    show(page, url, ASKED[language])
                    yield taken(page, out / f"{name}-{size}-{language}-{scheme}.png")


def stocked(browser: Browser, url: str) -> None:
    """Brings in documents of other kinds."""
    with opened(browser, "wide", "ja", "light") as page:
        bring_in(page, url, *papers(browser))


def tasks_done(browser: Browser, url: str, out: Path) -> Iterator[Path]:
    """Does the tasks, with a picture at the end of each."""
    expect.set_options(timeout=STEP_MS)
    for number, task in enumerate(TASKS, 1):
        with (
            opened(browser, "wide", "ja", "light") as page,
            tempfile.TemporaryDirectory() as folder,
        ):
            task(page, url, Path(folder))
            yield taken(page, out / f"task-{number:02}-{task.__name__}.png")


def taken(page: Page, path: Path) -> Path:
    """A picture once what is drawn after it was measured stands, too, and no notice is over it."""
    page.evaluate("document.querySelector('#toast:popover-open')?.hidePopover()")
    page.evaluate("() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))")
    page.screenshot(path=path)
    return path


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """The service over the bundled document, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = Path(sys.executable).with_name("assistant")
    with tempfile.TemporaryDirectory() as folder:
        mine = {"ASSISTANT_DATA_DIR": folder, "ASSISTANT_PORT": str(port), "ASSISTANT_WORKERS": "1"}
        with subprocess.Popen([command, "serve"], env={**os.environ, **mine}) as service:
            try:
                yield _ready(f"http://127.0.0.1:{port}")
            finally:
                service.terminate()


def _ready(url: str) -> str:
    for _ in range(READY_SECONDS):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/readyz"):
            return url
        time.sleep(1)
    raise SystemExit("the service was not ready in time")


def tour(out: Path, folder: Path) -> None:
    """The README's pictures: of the wide page in English and light, with few colours."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, called in TOUR.items():
        with Image.open(out / f"{name}-wide-en-light.png") as picture:
            small = picture.convert("RGB").quantize(TOUR_COLOURS, Image.Quantize.MAXCOVERAGE)
            small.save(folder / f"{called}.png", optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("var/screenshots"))
    parser.add_argument("--url", help="of a service that runs already")
    parser.add_argument("--only", nargs="+", choices=VIEWS, default=(), help="some views alone")
    parser.add_argument("--tour", type=Path, help="folder for the README's pictures")
    given: Any = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        with contextlib.nullcontext(given.url) if given.url else serving() as url:
            if not given.url:
                stocked(browser, url)
            for path in pictures(browser, url, given.out, given.only):
                print(path, flush=True)
            for path in () if given.url else tasks_done(browser, url, given.out):
                print(path, flush=True)
        browser.close()
    if given.tour:
        tour(given.out, given.tour)


if __name__ == "__main__":
    main()
