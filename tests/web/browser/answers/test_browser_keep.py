"""Keeping answers: copied, exported, printed, and judged."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (
            "出典付きテキスト",
            ["191億円です。[1]", "[1] 科学技術・イノベーション", "6 行目", "「令和８年度"],
        ),
        ("Markdown", ["## いくらですか", "191億円です。[^1]", "[^1]: 科学技術・イノベーション"]),
    ],
)
def test_an_answer_is_copied_with_its_sources(open_page, url, ask, kind, wanted):
    page = open_page(url)
    ask(page, "いくらですか").get_by_role("button", name="コピー", exact=True).click()
    page.get_by_role("menuitem", name=kind).click()
    expect(page.locator("#toast")).to_have_text("コピーしました")
    text = page.evaluate("navigator.clipboard.readText()")
    for words in wanted:
        assert words in text


def test_copied_markdown_does_not_run_what_a_document_says(
    open_page, make_world, hostile_analysis, serve, ask
):
    world = make_world(hostile_analysis)
    with serve(world.app) as url:
        page = open_page(url)
        ask(page, "太字").get_by_role("button", name="コピー", exact=True).click()
        page.get_by_role("menuitem", name="Markdown").click()
        expect(page.locator("#toast")).to_have_text("コピーしました")
        text = page.evaluate("navigator.clipboard.readText()")
        assert r"\<script\>" in text and "<script" not in text.replace(r"\<script", "")
        page.close()


@pytest.mark.parametrize("kind", ["Markdown で保存", "証跡（JSON）で保存"])
def test_a_conversation_is_exported(open_page, url, ask, world, kind, tmp_path):
    page = open_page(url)
    ask(page, "いくらですか")
    ask(page, "増減は")
    page.locator(".history-row").get_by_role("button").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=kind).click()
    path = tmp_path / "saved"
    download.value.save_as(path)
    text = path.read_text("utf-8")
    if kind.startswith("M"):
        assert download.value.suggested_filename == "いくらですか.md"
        assert text.startswith("# いくらですか") and "## 増減は" in text
        assert world.edition.version in text
        return
    receipt = json.loads(text)
    assert [turn["question"] for turn in receipt["turns"]] == ["いくらですか", "増減は"]
    first = receipt["turns"][0]["response"]
    document = next(iter(world.by_id.values())).document
    assert first["documents_sha256"] == {document.id: document.sha256}
    assert first["index_version"] == world.edition.version
    quote = first["citations"][0]
    assert document.text[quote["start"] : quote["end"]] == quote["quote"]


def test_on_paper_stands_the_answer_with_its_sources_and_nothing_else(open_page, url, ask):
    page = open_page(url, scheme="dark")
    turn = ask(page, "いくらですか")
    page.emulate_media(media="print", color_scheme="dark")
    for name in ("#sidebar", "ask-composer", ".actions", ".suggestions"):
        expect(page.locator(name).first).to_be_hidden()
    expect(turn.locator(".source-quote")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert len(page.pdf()) > 1000


def test_a_judgement_with_its_reason_is_kept_by_the_service(open_page, url, ask, world):
    page = open_page(url)
    turn = ask(page, "いくらですか")
    turn.get_by_role("button", name="よい回答").click()
    expect(turn.get_by_role("button", name="よい回答")).to_have_attribute("aria-pressed", "true")
    turn.get_by_role("button", name="問題のある回答").click()
    turn.get_by_label("出典が違う").check()
    turn.get_by_label("具体的に").fill("前年度の頁です")
    turn.get_by_role("button", name="送る").click()
    expect(turn.get_by_role("button", name="問題のある回答")).to_have_attribute(
        "aria-pressed", "true"
    )
    lines = (world.folder / "feedback.jsonl").read_text("utf-8").splitlines()
    up, down = (json.loads(line) for line in lines)
    assert up["rating"] == "up" and up["question"] == "いくらですか"
    assert down["rating"] == "down" and down["reason"] == "wrong-source: 前年度の頁です"
    assert down["index_version"] == world.edition.version and "191億円" in down["answer"]
    page.reload()
    expect(page.get_by_role("button", name="問題のある回答")).to_have_attribute(
        "aria-pressed", "true"
    )
