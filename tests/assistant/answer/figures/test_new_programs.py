"""Which programs are new, and the largest of those; accounts and sums are none."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about, load_sky

LIST = """# 令和8年度 星見町 当初予算の概要

## 会計別（単位：千円）

| 会計 | 令和8年度当初予算額 | 令和7年度当初予算額 |
|---|---|---|
| 一般会計 | 9,800,000 | 9,500,000 |
| 天文台特別会計 | 120,000 | 100,000 |

## 主な事業（単位：千円）

| 区分 | 事業名 | 令和8年度当初予算額 | 令和7年度当初予算額 |
|---|---|---|---|
| 拡充 | 星空観光推進事業 | 52,000 | 40,000 |
| 新規 | 流星観測支援事業 | 31,000 | - |
| 継続 | 光害対策事業 | 18,000 | 18,000 |
| 新規 | 天文学習推進事業 | 7,500 | - |
|  | 小計 | 108,500 | 58,000 |
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    path = tmp_path_factory.mktemp("town") / "town.md"
    path.write_text(LIST, "utf-8")
    return load_sky(path).assistant


@pytest.mark.parametrize(
    "question",
    [
        "新規の事業を教えて",
        "新規事業を全部教えて",
        "Which programs are new?",
        "List the new programs",
    ],
)
def test_the_new_programs_are_listed_and_no_others(town, question):
    answer = town.answer(question)
    assert {f.amount for f in answer.figures} == {31_000_000, 7_500_000}


@pytest.mark.parametrize(
    "question",
    ["新規の事業で一番金額が大きいのはどれですか", "Which new program is the largest?"],
)
def test_the_largest_of_the_new_ones(town, question):
    assert [f.amount for f in town.answer(question).figures] == [31_000_000]


def test_the_largest_program_is_no_account_and_no_sum(town):
    assert [f.amount for f in town.answer("予算が一番大きい事業は？").figures] == [52_000_000]


def test_accounts_are_ranked_where_they_are_asked_for(town):
    answer = town.answer("予算が一番大きい会計はどれ？")
    assert [f.amount for f in answer.figures] == [9_800_000_000]


@pytest.mark.parametrize(
    "question",
    [
        "What is done about chips in this town, and how much money is in it?",
        "半導体の工場を呼ぶ取組は何ですか？いくらかかりますか？",
    ],
)
def test_what_was_not_found_has_no_amount_either(town, question):
    assert town.answer(question).figures == ()


@pytest.mark.parametrize(
    "turn",
    [
        "次、新規事業を全部。金額も",
        "新規だけ並べて",
        "list all the new ones with amounts",
        "新しいのは？",
    ],
)
def test_after_something_else_was_told_they_are_listed_and_added_up(tmp_path, turn):
    ask = conversation_about(tmp_path / "town.md", LIST)
    ask("一番お金がかかる事業は？")
    assert "流星観測支援事業" in ask(turn).answer
    total = ask("合計で？")
    assert "3,850万" in total.answer or "38,500" in total.answer, total.answer


def test_a_word_for_what_is_new_names_no_program(tmp_path):
    named = LIST.replace("光害対策事業", "新規就農者支援事業")
    ask = conversation_about(tmp_path / "town.md", named)
    ask("一番お金がかかる事業は？")
    answer = ask("新規事業を全部、金額も").answer
    assert "流星観測支援事業" in answer and "就農" not in answer, answer
