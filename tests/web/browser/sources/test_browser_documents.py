"""Documents: uploaded, deleted, rebuilt with live progress, and reviewed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from corpus.errors import AssistantError, OutOfMemory, StorageFailed
from corpus.readers import DEFAULT_LIMITS
from corpus.readers.document import read_bytes
from corpus.readers.source import Source
from web.edition import UnbuiltFile

pytestmark = pytest.mark.browser


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "a")
    return out.getvalue()


DROP = """async (zone) => {
    const data = new DataTransfer();
    data.items.add(new File(['架空の資料'], '架空.txt', {type: 'text/plain'}));
    for (const name of ['dragenter', 'dragover', 'drop'])
        zone.dispatchEvent(new DragEvent(name, {dataTransfer: data, bubbles: true,
            cancelable: true}));
}"""


def test_the_list_says_what_each_document_is(open_page, url):
    page = open_page(f"{url}/#/documents")
    card = page.locator(".document")
    expect(card).to_have_count(1)
    for words in ("令和8年度概算要求", "文部科学省", "16 ページ", "金額 68 件", "2026/04/01"):
        expect(card).to_contain_text(words)
    card.get_by_role("button", name="本文を読む").click()
    expect(page.locator("#reader .reader-lines").first).to_contain_text("資料１")
    card.get_by_role("link", name="金額を見る").click()
    expect(page.locator("data-table tbody tr").first).to_be_visible()


def test_what_was_not_read_is_told_in_the_reader_s_language(
    open_page, make_world, deck_analysis, serve
):
    world = make_world()
    document = deck_analysis.document
    said = (
        "no-text: pages without text that could be read: 3-5, 8",
        "hidden-rows: 3 hidden rows were left out (page 2, page 5 and 30 more)",
        "of-tomorrow: something else",
    )
    world.edition.analyses[document.id] = replace(
        deck_analysis, document=replace(document, warnings=said)
    )
    with serve(world.app) as url:
        page = open_page(f"{url}/#/documents")
        page.get_by_text("読み取れなかったもの・除いたもの").click()
        expect(page.locator(".document details[open] li")).to_have_text(
            [
                "読める文字のないページ：3-5、8",
                "非表示の 3 行は読みませんでした（2 ページ、5 ページ ほか 30 か所）",
                "something else",
            ]
        )
        page.close()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"", "中身が空です。"),
        ("a.txt", b"\x00\x01\xff\xfe\x9d" * 99, "拡張子と中身の種類が違います。"),
        ("a.pdf", b"%PDF-1.4 and no more", "壊れているか、途中で切れています。"),
        ("a.pdf", b"<html><body>Not found</body></html>", "拡張子と中身の種類が違います。"),
        ("a.docx", b"PK\x03\x04 and no more", "壊れているか、途中で切れています。"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "2007 年より前の形式です。"),
        ("a.zip", archive(), "圧縮ファイルです。"),
        ("a.exe", b"MZ", "この種類のファイルは読み取れません。"),
    ],
)
def test_why_a_file_cannot_be_read_is_told_in_the_reader_s_language(
    open_page, url, name, data, told
):
    with pytest.raises(AssistantError) as refused:
        read_bytes(Source(name, data), limits=DEFAULT_LIMITS)
    page = open_page(url)
    said = page.evaluate(
        "async (said) => (await import('/page/js/core/problems.js')).reasonInWords(said)",
        refused.value.detail,
    )
    assert said and told in said, refused.value.detail


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OutOfMemory("There is not enough memory for this build."), "メモリーが足りません"),
        (StorageFailed("The disk of var is full; free space."), "ディスクがいっぱいです"),
        (KeyError("Pages"), "思わぬ問題で止まりました"),
        (AssistantError("For a reason of its own."), "ほかの理由です"),
    ],
)
def test_why_a_build_failed_is_told_in_the_reader_s_language(open_page, url, world, error, told):
    world.failing = error
    page = open_page(f"{url}/#/documents")
    page.get_by_role("button", name="索引を作り直す").click()
    expect(page.locator("job-progress [role=alert]")).to_contain_text(
        re.compile(f"索引を作れませんでした：{told}")
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [("ja", "解析できませんでした"), ("en", "could not be analysed")],
)
def test_a_file_that_no_build_could_read_is_told_beside_those_that_were(
    open_page, world, serve, language, told
):
    reason = "壊れ.pdf could not be analysed (KeyError: 'Pages'); please report this with the file."
    world.edition = replace(world.edition, left_out=(UnbuiltFile("壊れ.pdf", reason),))
    with serve(world.app) as url:
        page = open_page(f"{url}/#/documents", language=language)
        expect(page.locator(".document")).to_have_count(1)
        left = page.locator(".left-out li")
        expect(left).to_have_count(1)
        expect(left).to_contain_text("壊れ.pdf")
        expect(left).to_contain_text(told)
        page.close()


def test_zero_figures_are_never_neutral(open_page, make_world, hostile_analysis, serve):
    none = replace(hostile_analysis, figures=(), review=())
    with serve(make_world(none).app) as url:
        page = open_page(url)
        shelf = page.locator(".shelf-document").last
        expect(shelf).to_contain_text("金額は読み取れていません")
        expect(shelf).not_to_contain_text("0 件")
        page.close()


def test_a_dropped_file_is_uploaded_and_indexed(open_page, world, url):
    page = open_page(f"{url}/#/documents")
    page.locator(".dropzone").evaluate(DROP)
    expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
    assert world.kept == ["架空.txt"]


def test_a_chosen_file_that_no_reader_takes_is_refused_with_the_reason(open_page, world, url):
    page = open_page(f"{url}/#/documents", may_fail=True)
    page.locator("input[type=file]").set_input_files(
        {"name": "a.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}
    )
    expect(page.locator("job-progress [role=alert]")).to_contain_text(
        "この種類のファイルは読み取れません"
    )
    assert world.kept == []


def test_a_rebuild_shows_its_stages_as_they_go(open_page, url, world):
    world.stages["embedding"].clear()
    page = open_page(f"{url}/#/documents")
    page.get_by_role("button", name="索引を作り直す").click()
    progress = page.locator("job-progress")
    expect(progress).to_contain_text("索引を作っています")
    expect(progress).to_contain_text("文章の索引")
    expect(progress).to_contain_text("1 / 4")
    expect(page.get_by_role("button", name="索引を作り直す")).to_be_disabled()
    world.stages["embedding"].set()
    expect(progress).to_contain_text("索引が新しくなりました")
    expect(page.locator("#announcer")).to_have_text("索引が新しくなりました")
    expect(page.get_by_role("button", name="索引を作り直す")).to_be_enabled()


def test_a_document_is_deleted_after_a_question_back(open_page, world, url):
    page = open_page(f"{url}/#/documents")
    delete = page.locator(".document").get_by_role("button", name="削除")
    delete.click()
    page.get_by_role("dialog").get_by_role("button", name="キャンセル").click()
    assert world.removed == []
    delete.click()
    page.get_by_role("dialog").get_by_role("button", name="削除").click()
    expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
    assert world.removed == [world.edition.figures[0].document_id]


def test_a_token_is_asked_for_where_one_is_set_and_used_from_then_on(open_page, make_world, serve):
    world = make_world(admin_token="ひみつ".encode().hex())
    with serve(world.app) as url:
        page = open_page(f"{url}/#/documents", may_fail=True)
        page.locator(".dropzone").evaluate(DROP)
        dialog = page.get_by_role("dialog", name="トークンが必要です")
        dialog.get_by_label("トークン", exact=True).fill("ひみつ".encode().hex())
        dialog.get_by_role("button", name="使う").click()
        expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
        page.get_by_role("button", name="索引を作り直す").click()
        expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
        assert world.kept == ["架空.txt"]
        assert page.evaluate("Object.values(localStorage).join()").find("81") < 0
        page.close()


def test_a_service_that_wants_a_token_for_everything_can_be_read_with_it(
    open_page, make_world, serve
):
    world = make_world(token="secret")
    with serve(world.app) as url:
        page = open_page(url, may_fail=True)
        page.get_by_label("トークン", exact=True).fill("secret")
        page.get_by_label("トークン", exact=True).press("Enter")
        expect(page.locator(".example").first).to_be_visible()
        expect(page.get_by_role("dialog", name="トークン")).to_have_count(0)
        page.close()


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_a_guide_says_what_a_document_is_and_how_to_begin(open_page, world, url, size):
    page = open_page(f"{url}/#/documents", size=size)
    page.get_by_text("この資料について").click()
    guide = page.locator(".guide-body")
    expect(guide.locator(".answer-text .figure")).to_have_text("191億円")
    assert world.answers.asked[-1]["documents"] == [next(iter(world.by_id))]
    expect(guide.locator(".guide-totals")).to_contain_text("191億円")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    guide.locator(".chip").first.click()
    page.locator("chat-turn .actions").wait_for()
    assert world.answers.asked[-1]["documents"] == [next(iter(world.by_id))]
