"""Turns that say only what they ask: the value comes from where the conversation stands."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

TOWN = """# 令和8年度 浜辺町 当初予算の概要

浜辺町 財政課

## 会計別の予算（単位：千円）

| 会計 | 令和8年度予算額 |
|---|---|
| 一般会計 | 4,200,000 |
| 下水道事業会計 | 380,000 |

## 空き家の改修

空き家を買って改修する方に、工事費の一部を助成します。1戸あたり80万円を上限とします。
受付は令和8年5月11日から6月30日までです。
"""


@pytest.fixture
def ask(tmp_path):
    path = tmp_path / "town.md"
    path.write_text(TOWN, encoding="utf-8")
    assistant, history = load_sky(path).assistant, []

    def answer(text):
        found = assistant.answer(text, history=history)
        history.extend([Turn("user", text), Turn("assistant", found.answer)])
        return found

    return answer


def test_how_much_is_asked_of_what_was_told_and_not_of_the_whole(ask) -> None:
    ask("空き家を改修したいのですが助成はありますか")
    answer = ask("いくらまで出ますか")
    assert "80万円" in answer.answer
    assert "42億" not in answer.answer


def test_when_is_asked_of_what_was_told(ask) -> None:
    ask("空き家を改修したいのですが助成はありますか")
    assert "5月11日" in ask("受付はいつから").answer


def test_a_budget_that_is_named_is_asked_of_the_table(ask) -> None:
    ask("空き家を改修したいのですが助成はありますか")
    assert [f.amount for f in ask("下水道事業会計の予算は？").figures] == [380_000_000]
