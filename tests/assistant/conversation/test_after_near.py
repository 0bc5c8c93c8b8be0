"""Turns that follow an answer that only is near: what surely was meant in it is talked of."""

from __future__ import annotations

import pytest

from assistant.conversation.state import Exchange, State
from tests.assistant.conftest import conversation_about

HARBOUR = """# 令和8年度 七浦町 当初予算（案）の概要

七浦町 総務課 財政係

## 1 編成の考え方

一般会計の総額は48億円で、前年度に比べ1億2,000万円の増となりました。

## 2 主な取組（単位：千円。括弧内は前年度当初）

### 海を守るまち

- 【拡】七里浜防波堤かさ上げ事業 92,000（31,000） 港湾課
  - 実施設計が終わり、本体のかさ上げに着手する。延長240m、完成は令和10年2月の予定。
- 【新】係留設備の点検 8,000（－） 港湾課
  - 桟橋3か所を点検する。

### 暮らしやすいまち

- 【継】空き家バンクの運営 2,400（2,400） 定住課
  - 登録した空き家の写真を町のページに載せる。
"""

GUIDE = """# Orchard Restart Grants: Guide for growers

Rural Office of Teal County

## What is paid

Orchard Restart Grants pay half of the cost of new trees, up to $9,000 for each grower.
Fences are not paid for.

## Who may apply

Growers with fewer than 20 acres may apply. Growers outside the county may not apply.

## How to apply

Send the form by post to the Rural Office. Forms sent by email are not read.
Applications close on 14 March 2026.

## What happens next

A panel of four growers looks at the applications. Growers hear by the end of May 2026.
"""


@pytest.fixture
def harbour(tmp_path):
    return conversation_about(tmp_path / "harbour.md", HARBOUR)


@pytest.fixture
def guide(tmp_path):
    return conversation_about(tmp_path / "guide.md", GUIDE)


@pytest.mark.parametrize("turn", ["なんで増えたの", "なぜ？", "どうして増えたんですか"])
def test_why_is_told_of_what_was_near(harbour, turn) -> None:
    harbour("七里浜の防波堤、かさ上げするんですか")
    answer = harbour(turn)
    assert answer.status == "answered"
    assert "本体のかさ上げに着手" in answer.answer


@pytest.mark.parametrize("turn", ["え、前の年は？", "前年は", "もっと詳しく"])
def test_a_turn_of_no_word_stays_with_what_was_near(harbour, turn) -> None:
    harbour("七里浜の防波堤、かさ上げするんですか")
    answer = harbour(turn)
    assert "七里浜防波堤" in answer.answer or answer.status != "answered"
    assert 4_800_000_000 not in {f.amount for f in answer.figures}


@pytest.mark.parametrize(
    "turn", ["日本語でまとめてくれる？上司に送るので", "ここまでを日本語でまとめて"]
)
def test_much_asked_in_detail_is_what_is_summed_up(guide, turn) -> None:
    for asked in (
        "how much do the orchard grants pay for trees",
        "do they pay for fences",
        "who may apply for it",
        "can i send the form by email?",
    ):
        guide(asked)
    answer = guide(turn)
    assert answer.language == "ja"
    cited = " ".join(c.quote for c in answer.citations)
    assert "half of the cost" in cited and "email" in cited
    assert "panel" not in cited


def test_what_is_told_of_an_exchange_are_its_things_else_its_quotes(harbour) -> None:
    answer = harbour("七里浜の防波堤、かさ上げするんですか")
    exchange = Exchange(act=None, question=None, answer=answer)  # type: ignore[arg-type]
    assert exchange.told == answer.citations
    assert State().last is None
