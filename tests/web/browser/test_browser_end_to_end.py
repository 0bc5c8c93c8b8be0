"""The real service over the bundled documents, started as a person starts it."""

from __future__ import annotations

import os
import runpy
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(400)]

# Building from nothing, on a machine that does other things too.
START_SECONDS = 300
TASKS = runpy.run_path(str(Path(__file__).parents[1] / "tour" / "tasks.py"))["TASKS"]
QUESTION = "SATREPSは前年度からいくら増えましたか？"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("service")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ASSISTANT_")}
    environment |= {"ASSISTANT_DATA_DIR": str(folder / "data"), "ASSISTANT_PORT": str(port)}
    with (folder / "log").open("wb") as log:
        command = [sys.executable, "-m", "assistant.cli", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", process, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"the service did not get ready:\n{log.read_text('utf-8', 'replace')[-2000:]}")


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_question_leads_to_its_figure_and_on_to_its_characters(service, open_page, ask, size):
    page = open_page(service, size=size)
    turn = ask(page, QUESTION)
    expect(turn.locator(".answer-text .figure-derived").first).to_have_text("1億円")
    rows = turn.get_by_role("table", name="この回答の金額").get_by_role("row")
    expect(rows.filter(has_text="前年度予算額")).to_contain_text("20億円")
    turn.locator(".answer-text .marker").first.click()
    expect(page.locator("#reader mark")).to_contain_text("21億円")
    expect(page.locator("#reader mark")).to_be_in_viewport()


def test_the_examples_of_the_first_screen_are_answered(service, open_page):
    page = open_page(service)
    page.locator(".example").first.wait_for()
    for number in range(page.locator(".example").count()):
        page.locator(".example").nth(number).click()
        page.locator("chat-turn .actions").wait_for()
        expect(page.locator(".answer-status")).to_have_count(0)
        page.get_by_role("link", name="新しい質問").click()
        page.locator(".example").first.wait_for()


def test_the_budget_table_and_the_documents_are_the_corpus_s(service, open_page):
    page = open_page(f"{service}/#/budget")
    expect(page.locator("data-table tbody tr").first).to_be_visible()
    page.goto(f"{service}/#/documents")
    expect(page.locator(".document").first).to_contain_text("ページ")


@pytest.mark.timeout(900)
def test_ten_tasks_are_done_without_a_detour(service, open_page, tmp_path):
    assert len(TASKS) == 10
    for task in TASKS:
        page = open_page(service)
        task(page, service, tmp_path)
        page.close()
