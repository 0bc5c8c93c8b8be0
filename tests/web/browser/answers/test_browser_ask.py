"""Asking as a person does: writing, stopping, editing, and finding it all again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from corpus.errors import AssistantError, Busy, DeadlineExceeded, NotReady, Unreachable
from web.places import TAKEN

pytestmark = pytest.mark.browser
SIZES = ("wide", "phone")


@pytest.mark.parametrize("size", SIZES)
def test_an_answer_is_streamed_with_its_sources_and_suggestions(open_page, url, ask, size):
    page = open_page(url, size=size)
    turn = ask(page, "要求額はいくらですか")
    expect(turn.locator(".answer-text")).to_contain_text("191億円です。")
    expect(turn.locator(".answer-text .marker")).to_have_text("1")
    expect(turn.locator(".source")).to_contain_text("令和８年度要求・要望額 191億円")
    turn.locator(".suggestions .chip").first.click()
    expect(page.locator("chat-turn")).to_have_count(2)
    expect(page.locator("chat-turn").nth(1)).to_contain_text("48億円の増加です")


def test_a_status_is_shown_and_the_answer_is_announced_once_it_is_complete(
    open_page, world, url, ask
):
    page = open_page(url)
    world.answers.gate.clear()
    turn = ask(page, "いくら", wait=False)
    expect(turn.locator(".status")).to_have_text("資料を調べています…")
    expect(turn.locator(".answer")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#announcer")).to_be_empty()
    world.answers.gate.set()
    expect(page.locator("#announcer")).to_contain_text("回答： 科学技術")
    assert "[1]" not in page.locator("#announcer").inner_text()
    expect(turn.locator(".answer")).to_have_attribute("aria-busy", "false")


def test_shift_enter_breaks_the_line_and_the_box_grows(open_page, url):
    page = open_page(url)
    box = page.locator(".composer-box")
    height = box.bounding_box()["height"]
    box.fill("一行目")
    for _ in range(3):
        box.press("Shift+Enter")
    assert box.input_value() == "一行目\n\n\n"
    assert box.bounding_box()["height"] > height * 1.5
    expect(page.locator("chat-turn")).to_have_count(0)


def test_enter_that_ends_a_composition_does_not_send(open_page, url, world):
    page = open_page(url)
    box = page.locator(".composer-box")
    box.focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send(
        "Input.imeSetComposition", {"text": "いくら", "selectionStart": 3, "selectionEnd": 3}
    )
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    composing = """box => box.dispatchEvent(
        new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"""
    box.evaluate(composing)
    assert world.answers.asked == []
    keyboard.send("Input.insertText", {"text": "いくらですか"})
    assert box.input_value() == "いくらですか"
    box.press("Enter")
    expect(page.locator("chat-turn .actions")).to_be_visible()
    assert [a["question"] for a in world.answers.asked] == ["いくらですか"]


def test_an_answer_can_be_stopped_and_asked_for_again(open_page, world, url, ask):
    page = open_page(url)
    world.answers.gate.clear()
    turn = ask(page, "いくら", wait=False)
    page.get_by_role("button", name="停止").click()
    expect(turn.locator(".trouble")).to_contain_text("停止しました")
    world.answers.gate.set()
    turn.get_by_role("button", name="もう一度").click()
    expect(turn.locator(".answer-text")).to_contain_text("191億円")


def test_a_question_can_be_edited_and_asked_again(open_page, world, url, ask):
    page = open_page(url)
    turn = ask(page, "いくらですか")
    ask(page, "増減は")
    turn.get_by_role("button", name="質問を編集").click()
    box = turn.locator(".question textarea")
    assert box.input_value() == "いくらですか"
    box.press("Escape")
    expect(turn.locator(".question-text")).to_have_text("いくらですか")
    turn.get_by_role("button", name="質問を編集").click()
    box.fill("内訳は")
    box.press("Enter")
    expect(page.locator("chat-turn")).to_have_count(1)
    expect(page.locator("chat-turn .answer-text")).to_contain_text("JST")
    assert world.answers.asked[-1]["history"] == ()


def test_a_follow_up_carries_the_conversation(open_page, world, url, ask):
    page = open_page(url)
    ask(page, "いくらですか")
    ask(page, "増減は")
    history = world.answers.asked[-1]["history"]
    assert [(turn.role, turn.content[:6]) for turn in history] == [
        ("user", "いくらですか"),
        ("assistant", "科学技術・イ"),
    ]


def test_a_reload_in_the_middle_of_an_answer_loses_nothing(open_page, world, url, ask):
    page = open_page(url)
    ask(page, "いくらですか")
    world.answers.gate.clear()
    ask(page, "増減は", wait=False)
    page.locator(".composer-box").fill("書きかけ")
    page.reload()
    world.answers.gate.set()
    expect(page.locator("chat-turn")).to_have_count(2)
    expect(page.locator("chat-turn").nth(0)).to_contain_text("191億円です")
    expect(page.locator("chat-turn").nth(1)).to_contain_text("48億円の増加です")
    assert page.locator(".composer-box").input_value() == "書きかけ"


@pytest.mark.parametrize("before", ["answers were shown", "anything was asked"])
def test_when_the_service_is_gone_the_question_waits_until_it_is_back(open_page, url, ask, before):
    page = open_page(url, may_fail=True)
    if before == "answers were shown":
        ask(page, "増減は")
    page.context.set_offline(True)
    turn = ask(page, "いくら", wait=False)
    if before == "answers were shown":
        expect(turn.locator(".trouble")).to_contain_text("接続できませんでした")
    expect(page.locator("#banner")).to_contain_text("接続できません")
    page.context.set_offline(False)
    expect(turn.locator(".answer-text")).to_contain_text("191億円")
    expect(page.locator("#banner")).to_be_empty()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (NotReady("索引がまだありません。"), "索引がまだありません。"),
        (NotReady("The index has not been built yet."), "索引の準備ができていません。"),
        (Busy(TAKEN), "質問が混み合っています"),
        (DeadlineExceeded("The answer took too long."), "時間がかかりすぎた"),
        (Unreachable("The engine does not answer."), "検索のサーバーにつながりません"),
        (MemoryError(), "メモリーが足りません"),
        (AssistantError("It is a riddle."), "サービスの内部で問題が起きました"),
    ],
)
def test_a_problem_is_told_in_the_reader_s_language(open_page, world, url, ask, said, told):
    page = open_page(url)
    world.answers.error = said
    turn = ask(page, "いくら", wait=False)
    expect(turn.locator(".trouble")).to_contain_text(told)
    world.answers.error = None
    turn.get_by_role("button", name="もう一度").click()
    expect(turn.locator(".answer-text")).to_contain_text("191億円")


def test_what_is_not_found_or_not_clear_looks_so(open_page, url, ask):
    page = open_page(url)
    expect(ask(page, "月面基地の予算").locator(".answer-status")).to_contain_text("見当たりません")
    unclear = ask(page, "どれの要求額")
    expect(unclear.locator(".answer-status")).to_contain_text("お選びください")
    expect(unclear.locator(".chip")).to_have_count(2)


@pytest.mark.parametrize("size", SIZES)
def test_the_first_screen_has_four_questions_and_the_documents(
    open_page, make_world, hostile_analysis, serve, world, size
):
    two = make_world(hostile_analysis)
    with serve(two.app) as url:
        page = open_page(url, size=size)
        examples = page.locator(".example")
        expect(examples).to_have_count(4)
        for text in examples.all_inner_texts():
            assert len(text.split("\n")[-1]) <= 45
        expect(page.locator(".shelf h3")).to_contain_text("資料 2 件")
        document = page.locator(".shelf-document", has_text="太字の題名")
        document.click()
        expect(page.get_by_role("button", name="対象の資料")).to_contain_text("太字の題名")
        examples.first.click()
        expect(page.locator("chat-turn .actions")).to_be_visible()
        assert two.answers.asked[-1]["documents"] == ["hostile"]
        page.close()


def test_conversations_are_listed_searched_renamed_and_deleted(open_page, url, ask):
    page = open_page(url)
    ask(page, "いくらですか")
    page.get_by_role("link", name="新しい質問").first.click()
    expect(page.locator("chat-turn")).to_have_count(0)
    ask(page, "内訳は")
    rows = page.locator(".history-row")
    expect(rows).to_have_count(2)
    page.get_by_role("searchbox", name="質問を検索").fill("AMED")
    expect(rows).to_have_count(1)
    page.get_by_role("searchbox", name="質問を検索").fill("")
    rows.filter(has_text="内訳は").get_by_role("button").click()
    page.get_by_role("menuitem", name="名前を変更").click()
    page.get_by_label("会話の名前").fill("ASPIREのこと")
    page.get_by_label("会話の名前").press("Enter")
    expect(rows.filter(has_text="ASPIREのこと")).to_have_count(1)
    page.reload()
    expect(rows).to_have_count(2)
    rows.filter(has_text="いくらですか").get_by_role("button").click()
    page.get_by_role("menuitem", name="削除").click()
    page.get_by_role("dialog").get_by_role("button", name="削除").click()
    expect(rows).to_have_count(1)
    rows.get_by_role("link").click()
    expect(page.locator("chat-turn")).to_contain_text("AMED")


def test_a_permalink_asks_the_same_question(open_page, url, world, ask):
    page = open_page(url)
    turn = ask(page, "内訳は？ A&B #1")
    turn.get_by_role("button", name="この質問へのリンクをコピー").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{url}/#/ask?q=")
    other = open_page(link)
    expect(other.locator(".answer-text")).to_contain_text("AMED")
    assert world.answers.asked[-1]["question"] == "内訳は？ A&B #1"
    expect(other).to_have_url(re.compile(r"#/c/"))
    other.reload()
    expect(other.locator("chat-turn")).to_have_count(1)
    assert len(world.answers.asked) == 2


@pytest.mark.parametrize("size", SIZES)
def test_a_conversation_can_be_kept_to_documents(
    open_page, make_world, hostile_analysis, serve, ask, size
):
    world = make_world(hostile_analysis)
    with serve(world.app) as url:
        page = open_page(url, size=size)
        chip = page.get_by_role("button", name="対象の資料")
        expect(chip).to_have_text("すべての資料")
        chip.click()
        panel = page.get_by_role("dialog", name="対象の資料")
        expect(panel).to_be_in_viewport(ratio=1)
        panel.get_by_label("太字の題名").check()
        expect(chip).to_contain_text("太字の題名")
        panel.get_by_label("戦略的な国際展開").check()
        expect(chip).to_have_text("資料 2 件")
        page.keyboard.press("Escape")
        expect(chip).to_be_focused()
        page.reload()  # also before anything is asked
        expect(chip).to_have_text("資料 2 件")
        ask(page, "いくらですか")
        both = ["hostile", next(iter(world.by_id))]
        assert world.answers.asked[-1]["documents"] == both
        page.reload()
        expect(chip).to_have_text("資料 2 件")
        ask(page, "増減は")
        assert world.answers.asked[-1]["documents"] == both
        chip.click()
        panel.get_by_role("button", name="すべての資料").click()
        page.keyboard.press("Escape")
        ask(page, "内訳は")
        assert world.answers.asked[-1]["documents"] is None
        page.goto(url)
        expect(chip).to_have_text("すべての資料")  # another conversation
        page.close()
