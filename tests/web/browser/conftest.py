"""A real application over the bundled document with scripted answers, and a browser to drive it.

Answers are scripted so that each look of the page (a chart, a question back, a slow stream) can
be had at will and fast; text, rows and programs are the bundled document's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.analysed import Analysis
from tests.web.browser.stage.documents import deck, hostile
from tests.web.browser.stage.world import World

VIEWPORTS = {"wide": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)
# One step, also on a machine that has more to do than it can: a fast one never waits for it.
STEP_MS = 30_000


@pytest.fixture(scope="session")
def deck_analysis() -> Analysis:
    return deck()


@pytest.fixture
def world(tmp_path: Path, deck_analysis: Analysis) -> World:
    return World(tmp_path, [deck_analysis])


@pytest.fixture
def make_world(tmp_path: Path, deck_analysis: Analysis) -> Callable[..., World]:
    def make(*more: Analysis, **settings: Any) -> World:
        return World(tmp_path, [deck_analysis, *more], **settings)

    return make


@pytest.fixture
def hostile_analysis() -> Analysis:
    return hostile()


@pytest.fixture(scope="package")  # its event loop must be gone before other tests start theirs
def chromium() -> Iterator[Any]:
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=STEP_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(ARGUMENTS)
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Opens a page that fails the test on any error, foreign request or policy violation."""
    if "url" in request.fixturenames:
        request.getfixturevalue("url")  # so that the server outlives the page
    contexts, troubles = [], []

    def open_(
        url: str,
        *,
        size: str = "wide",
        language: str = "ja",
        scheme: str = "light",
        may_fail: bool = False,
    ) -> Any:
        context = chromium.new_context(
            viewport=VIEWPORTS[size],
            locale="ja-JP" if language == "ja" else "en-GB",
            color_scheme=scheme,
            reduced_motion="reduce",
            has_touch=size == "phone",
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(STEP_MS)
        page = context.new_page()
        origin = "/".join(url.split("/")[:3])
        page.on("pageerror", lambda error: troubles.append(str(error)))
        if not may_fail:
            page.on("console", lambda m: m.type == "error" and troubles.append(m.text))
        page.on("request", lambda r: _own(r.url, origin) or troubles.append(f"foreign: {r.url}"))
        contexts.append(context)
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def url(world: World, serve: Any) -> Iterator[str]:
    with serve(world.app) as address:
        yield address


@pytest.fixture
def ask() -> Callable[..., Any]:
    """Asks as a person does and waits for the answer."""

    def ask_(page: Any, question: str, *, wait: bool = True) -> Any:
        before = page.locator("chat-turn").count()
        page.locator(".composer-box").fill(question)
        page.locator(".composer-box").press("Enter")
        turn = page.locator("chat-turn").nth(before)
        if wait:
            turn.locator(".actions").wait_for()
        return turn

    return ask_


def _own(url: str, origin: str) -> bool:
    return url.startswith((origin, "data:", "blob:"))
