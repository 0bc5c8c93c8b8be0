"""What a language model does is shown while it works, and afterwards beside its mark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from assistant.model import ModelUse, Step
from assistant.writer.progress import tell

pytestmark = pytest.mark.browser
STEPS = (Step("searched", "若手の派遣 <b>x</b>"), Step("computed", "F2-F1"))


def conduct(world, monkeypatch, outcome):
    """The scripted answers as a model would have conducted them."""
    plain = world.answers.answer

    def answer(question, **given):
        for step in STEPS:
            tell(step)
        use = ModelUse("m-7b", outcome, STEPS, 2, 30, 9)
        return replace(plain(question, **given), model=use)

    monkeypatch.setattr(world.answers, "answer", answer)


def test_steps_are_shown_while_it_works_and_kept_behind_the_mark(
    open_page, world, url, ask, monkeypatch
):
    conduct(world, monkeypatch, "written")
    page = open_page(url)
    world.answers.gate.clear()
    turn = ask(page, "いくら", wait=False)
    expect(turn.locator(".steps li")).to_have_text(["資料を検索若手の派遣 <b>x</b>", "計算F2-F1"])
    world.answers.gate.set()
    mark = turn.locator(".model-mark")
    expect(mark.locator("summary")).to_contain_text("m-7b が作成")
    expect(mark.locator("li").first).to_be_hidden()
    mark.locator("summary").click()
    expect(mark.locator("li")).to_have_count(2)


def test_an_answer_that_stayed_built_in_says_so(open_page, world, url, ask, monkeypatch):
    conduct(world, monkeypatch, "kept")
    turn = ask(open_page(url), "いくら")
    expect(turn.locator(".model-mark summary")).to_contain_text("内蔵の回答")


def test_without_a_model_there_is_no_mark(open_page, url, ask):
    expect(ask(open_page(url), "いくら").locator(".model-mark")).to_have_count(0)
