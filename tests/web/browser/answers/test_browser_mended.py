"""What a new user met: a page that slid away, answers that opened in their middle, dead ends."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SIZES = ["wide", "phone"]

DROP_BESIDE = """() => {
    const data = new DataTransfer();
    data.items.add(new File(['架空の資料'], '架空.txt', {type: 'text/plain'}));
    const drop = new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true});
    return !document.querySelector('.page-column h1').dispatchEvent(drop);
}"""


@pytest.mark.parametrize("size", SIZES)
def test_the_page_itself_never_scrolls(open_page, url, ask, size):
    page = open_page(url, size=size)
    for question in ("内訳は", "増減は", "要求額の順", "いくらですか"):
        turn = ask(page, question)
        expect(turn.locator(".answer-text")).to_be_visible()
        turn.locator("data-table").evaluate_all("tables => tables.map((t) => t.scrollIntoView())")
        assert page.evaluate("document.scrollingElement.scrollTop") == 0
        assert page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
    turn.locator(".answer-text .marker").first.click()
    assert page.evaluate("document.scrollingElement.scrollTop") == 0


@pytest.mark.parametrize("size", SIZES)
def test_a_long_answer_begins_at_its_question(open_page, url, ask, size):
    page = open_page(url, size=size)
    ask(page, "内訳は")
    turn = ask(page, "長い答えは")
    expect(turn.locator(".question-text")).to_be_in_viewport(ratio=1)
    page.reload()
    expect(page.locator("chat-turn").nth(1).locator(".question-text")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_what_is_not_found_shows_where_it_was_looked_for(open_page, url, ask, language):
    page = open_page(url, language=language)
    turn = ask(page, "月面基地の予算")
    trail = turn.locator(".trail")
    expect(trail).to_contain_text("科学技術・イノベーションの戦略的な国際展開")
    expect(trail.locator(".tag-warn")).to_contain_text("1")
    expect(turn.locator(".chip")).to_have_count(0)
    trail.locator(".trail-nearest .source").click()
    expect(page.locator("#reader mark")).to_contain_text("基金")


def test_what_was_looked_for_in_some_documents_can_be_asked_of_all(
    open_page, make_world, hostile_analysis, serve, ask
):
    world = make_world(hostile_analysis)
    with serve(world.app) as url:
        page = open_page(f"{url}/#/ask?q=いくらですか&document=hostile")
        page.locator("chat-turn .actions").wait_for()
        ask(page, "月面基地の予算").get_by_role("link", name="2 件の資料すべて").click()
        expect(page.locator("chat-turn .actions")).to_have_count(1)
        expect(page.locator(".trail").get_by_role("link")).to_have_count(0)
        last = world.answers.asked[-1]
        assert last["question"] == "月面基地の予算" and last["documents"] is None
        assert not last["history"]
        page.close()


def test_one_bad_file_does_not_keep_the_others_out(open_page, world, url):
    page = open_page(f"{url}/#/documents")
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "a.txt", "mimeType": "text/plain", "buffer": b"1"},
            {"name": "b.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
        ]
    )
    progress = page.locator("job-progress")
    expect(progress).to_contain_text("索引が新しくなりました")
    refused = progress.get_by_role("alert").locator("li")
    expect(refused).to_have_text("b.exe：この種類のファイルは読み取れません。")
    assert world.kept == ["a.txt"]


def test_a_file_dropped_beside_the_box_is_taken(open_page, world, url):
    page = open_page(f"{url}/#/documents")
    page.locator(".dropzone").wait_for()
    assert page.evaluate(DROP_BESIDE) is True
    expect(page.locator("job-progress")).to_contain_text("索引が新しくなりました")
    assert world.kept == ["架空.txt"]


def test_a_dropped_file_leaves_no_other_view(open_page, url):
    page = open_page(f"{url}/#/budget")
    page.locator("data-table tbody tr").first.wait_for()
    assert page.evaluate(DROP_BESIDE) is True


def test_trouble_looks_like_trouble_in_the_documents(open_page, url):
    page = open_page(f"{url}/#/documents", may_fail=True)
    page.locator("input[type=file]").set_input_files(
        {"name": "a.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}
    )
    trouble = page.locator(".trouble")
    expect(trouble).to_be_visible()
    assert trouble.evaluate("e => getComputedStyle(e).display") == "flex"


def test_the_card_of_a_figure_is_gone_once_its_source_is_open(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "いくらですか")
    turn.locator(".answer-text .figure").hover()
    page.mouse.move(*_middle(turn.locator(".answer-text .figure"), 3))
    card = page.locator("#figure-card")
    expect(card).to_be_visible()
    card.get_by_role("button", name="出典 1 を開く").click()
    expect(page.locator("#reader mark")).to_be_visible()
    expect(card).to_be_hidden()
    turn.locator(".answer-text .figure").click()
    expect(card).to_be_visible()
    page.evaluate("location.hash = '#/documents'")
    expect(card).to_be_hidden()


def _middle(locator, beside):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2 + beside, box["y"] + box["height"] / 2


def test_the_link_of_a_follow_up_carries_its_conversation(open_page, url, world, ask):
    page = open_page(url)
    ask(page, "いくらですか")
    turn = ask(page, "その増減は？")
    turn.get_by_role("button", name="この質問へのリンクをコピー").click()
    link = page.evaluate("navigator.clipboard.readText()")
    other = open_page(link)
    expect(other.locator("chat-turn")).to_have_count(2)
    expect(other.locator("chat-turn").nth(1).locator(".actions")).to_be_visible()
    assert world.answers.asked[-1]["history"][0].content == "いくらですか"
    expect(other).to_have_url(re.compile(r"#/c/"))


def test_an_answer_keeps_its_own_language_in_a_page_of_another(open_page, url, ask):
    page = open_page(url)
    turn = ask(page, "English, please")
    expect(turn.locator(".source-list h3")).to_have_text("Sources")
    expect(turn.locator(".answer-text")).to_have_attribute("lang", "en")
    turn.locator(".answer-text .figure").click()
    card = page.locator("#figure-card")
    expect(card).to_contain_text("Checked by a person")
    expect(card.locator("dd").first).to_have_text(re.compile("^[ -~]+$"))
    expect(page.locator(".side-links")).to_contain_text("予算表")


def test_the_sources_of_a_sorted_table_come_in_its_order(open_page, url):
    page = open_page(f"{url}/#/budget?sort=-amount")
    page.locator("data-table tbody .link-button").first.click()
    expect(page.locator(".reader-steps")).to_contain_text(re.compile(r"^ ?1 / "))


def test_rows_of_the_budget_table_stay_low(open_page, make_world, hostile_analysis, serve):
    world = make_world(hostile_analysis)
    with serve(world.app) as url:
        page = open_page(f"{url}/#/budget")
        row = page.locator("data-table tbody tr").first
        row.wait_for()
        heights = page.locator("data-table tbody tr").evaluate_all(
            "rows => rows.map((row) => row.getBoundingClientRect().height)"
        )
        assert max(heights) < 130
        ask = page.locator("data-table tbody tr").first.get_by_role("button").last
        expect(ask).to_be_in_viewport()
        page.close()
