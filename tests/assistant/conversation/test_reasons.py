"""Why, what for, and out of what: told in sentences, and no row of numbers is called a reason."""

from __future__ import annotations

import pytest

from assistant.acts import Act
from assistant.answer.applying import is_computed
from assistant.question import Understanding
from assistant.question.intent import asked_type
from assistant.question.model import ValueType
from tests.assistant.conftest import conversation_about

GRANT = """# 令和8年度 鳴沢町 助成金のご案内

鳴沢町 産業課

## 枠と予算

| 枠 | 令和8年度予算額 | 令和7年度予算額 |
|---|---|---|
| 店舗枠 | 1,500万円 | 1,300万円 |
| 工場枠 | 2,100万円 | 1,500万円 |
| 合計 | 3,600万円 | 2,800万円 |

令和7年度の予算から800万円増やしました。
昨年の応募が枠を超えたためです。

## 目的

この助成金は、町の店舗と工場の改装を支援し、にぎわいを取り戻すことを目的とします。
"""

REPAIR = """# Harrow Bay Council: Grants 2027

## Home Repair Grant

Award size. Homes get up to $4,000 for roofs, wiring, plumbing, ramps and stairs.

Eligibility. Owners aged 70 and over may apply.

## Library

The library opens on Sundays from May.
"""


@pytest.fixture
def told(tmp_path):
    """The last answer of a conversation about a document."""

    def answer(text, *turns):
        ask = conversation_about(tmp_path / "grant.md", text)
        return [ask(turn) for turn in turns][-1]

    return answer


@pytest.mark.parametrize("why", ["なんで増やしたの", "増えたんはなんで"])
def test_a_cause_is_told_and_no_purpose_called_one(told, why) -> None:
    answer = told(GRANT, "助成金の予算は全部でいくら", why)
    assert "枠を超えたため" in answer.answer
    assert "にぎわい" not in answer.answer


@pytest.mark.parametrize(
    "asked", ["この助成金ってそもそも何のためのお金？", "これ何のためのお金？"]
)
def test_what_money_is_for_is_no_amount(told, asked) -> None:
    answer = told(GRANT, asked)
    assert "改装を支援" in answer.answer
    assert not answer.figures


def test_where_money_comes_from_is_no_amount(told) -> None:
    answer = told(GRANT, "助成金の予算は全部でいくら", "そのお金どっから出すの")
    assert not answer.figures


def test_a_heading_is_quoted_with_what_stands_under_it_or_not_at_all(told) -> None:
    answer = told(GRANT, "助成金の予算は全部でいくら", "そのお金どっから出すの")
    assert all(c.quote not in {"目的", "枠と予算"} for c in answer.citations)


def test_a_thing_that_a_sentence_does_not_list_is_not_denied(told) -> None:
    answer = told(REPAIR, "What does the Home Repair Grant pay for?", "日曜も開くんですか")
    assert not answer.answer.startswith("いいえ")


def test_why_is_answered_by_no_yes(told) -> None:
    answer = told(GRANT, "店舗枠の予算は", "店舗枠が減ったって聞いたけどなんで？")
    assert not answer.answer.startswith("はい")


@pytest.mark.parametrize(
    ("text", "computes"), [("できなかったらどうなるん", False), ("3件だと", True)]
)
def test_a_multiplication_says_by_how_many(text, computes) -> None:
    question = Understanding((), lambda _words: ()).understand(text)
    assert is_computed(Act.MULTIPLY, question) is computes


@pytest.mark.parametrize(
    ("text", "kind"), [("who can then", None), ("who runs it", ValueType.PERSON)]
)
def test_who_can_asks_for_no_person(text, kind) -> None:
    assert asked_type(text, money=False, concepts=()) is kind


TOWN = """# 令和8年度 鳴沢町 当初予算のあらまし

一般会計は68億4,000万円で、昨年度より2億1,000万円増えました。{why}

| 会計 | 令和8年度 | 令和7年度 | 増減 |
|---|---|---|---|
| 一般会計 | 68億4,000万円 | 66億3,000万円 | 2億1,000万円 |
| 国民健康保険 | 11億2,600万円 | 11億8,100万円 | △5,500万円 |
| 合計 | 79億6,600万円 | 78億1,100万円 | 1億5,500万円 |
"""
WHY = "増えた主な理由は、公民館の建て替えが始まることと、給与の改定です。"


@pytest.mark.parametrize("why", ["去年よりなんで増えたん？", "増えた理由は？", "なぜ増えたの"])
def test_why_the_whole_grew_is_told_by_the_sentence_that_says_so(told, why):
    answer = told(TOWN.format(why=WHY), "町の予算はいくら？", why)
    assert "公民館の建て替え" in answer.answer and "はい" not in answer.answer, answer.answer


@pytest.mark.parametrize("why", ["去年よりなんで増えたん？", "なぜ増えたの"])
def test_without_a_reason_it_is_said_that_none_is_given(told, why):
    answer = told(TOWN.format(why=""), "町の予算はいくら？", why)
    assert "はい" not in answer.answer, answer.answer
    assert "理由" in answer.answer or answer.status == "not_found", answer.answer
