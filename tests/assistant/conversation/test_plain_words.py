"""How people who have not read a document ask of it: by a word of a name, by their own case."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

BUDGET = """# 令和8年度 浜辺県 海洋局 予算要求の概要

令和7年8月 浜辺県 海洋局

## 要求額（単位：百万円）

| 事項 | 前年度予算額 | 令和8年度要求額 |
|---|---|---|
| 藻場再生推進事業 | 4,210 | 5,130 |
| 漂着ごみ回収補助 | 3,600 | 3,500 |
| 高潮予測高度化事業 | 1,274 | 1,980 |
| 国民健康保険事業 | 800 | 810 |
| 合計 | 9,884 | 11,420 |
"""

CALL = """# 令和8年度 浜辺県 省エネ設備導入補助金 募集案内

浜辺県 産業局 省エネ課

## 対象者

県内に事業所を持つ中小企業者を対象とします。個人事業主も申請できます。

## 対象にならない経費

交付決定の前に発注した設備の経費は対象になりません。

## 申請期間

令和8年6月1日から7月31日まで受け付けます。
"""


def talk(assistant, *turns):
    history: list[Turn] = []
    for text in turns:
        answer = assistant.answer(text, history=history)
        history += [Turn("user", text), Turn("assistant", answer.answer)]
    return answer


@pytest.fixture(scope="module")
def budget(tmp_path_factory):
    path = tmp_path_factory.mktemp("budget") / "budget.md"
    path.write_text(BUDGET, "utf-8")
    return load_sky(path).assistant


@pytest.fixture(scope="module")
def call(tmp_path_factory):
    path = tmp_path_factory.mktemp("call") / "call.md"
    path.write_text(CALL, "utf-8")
    return load_sky(path).assistant


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("藻場のやつ、いくら要求してるの", 5_130_000_000),
        ("高潮のは要求額いくら？", 1_980_000_000),
        ("国保の要求額は？", 810_000_000),
    ],
)
def test_a_program_is_named_by_a_word_of_its_name(budget, question, amount):
    assert amount in [f.amount for f in budget.answer(question).figures]


def test_a_name_that_no_program_has_means_none(budget):
    answer = budget.answer("流星観測のやつ、いくら要求してるの")
    assert answer.status != "answered"
    assert not answer.figures


def test_what_was_shown_of_a_cell_is_compared_in_the_next_turn(budget):
    answer = talk(budget, "藻場のやつ、いくら要求してるの", "去年から増えた？")
    assert 920_000_000 in [f.amount for f in answer.figures]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("個人でやってる店でも平気？", "個人事業主も申請できます"),
        ("もう設備は発注しちゃったんですけど", "交付決定の前に発注した"),
    ],
)
def test_one_s_own_case_is_met_by_what_the_document_says_of_it(call, question, said):
    assert said in call.answer(question).answer


def test_the_nearest_is_said_to_be_no_more_and_states_no_figure(call):
    answer = call.answer("個人でやってる店でも平気？")
    assert answer.status == "answered"
    assert not answer.figures
    assert all(c.quote in CALL for c in answer.citations)


TOWN = """令和8年度　山辺町　主要施策の概要

令和8年3月　山辺町　企画課

１　予算の規模

令和8年度の一般会計予算は、62億4,000万円で、前年度に比べ1億8,000万円の増となりました。

２　主要事業（単位：千円）

区分　　　　　　　　　　　　　　令和7年度　　　令和8年度　　　増減
出産祝金支給事業　　　　　　　　9,500　　　　　11,200　　　　1,700
保育所おむつ処分事業（新規）　　－　　　　　　1,150　　　　　1,150
空き家改修費補助事業　　　　　　12,000　　　　15,000　　　　3,000
合計　　　　　　　　　　　　　　21,500　　　　27,350　　　　5,850
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    path = tmp_path_factory.mktemp("town") / "town.txt"
    path.write_text(TOWN, "utf-8")
    return load_sky(path).assistant


def test_how_much_of_nothing_in_particular_is_of_the_one_document(town):
    answer = town.answer("予算ってどれくらい？")
    assert [f.amount for f in answer.figures] == [6_240_000_000]


def test_a_word_that_begins_a_name_is_enough(town):
    answer = town.answer("出産祝金の予算は")
    assert [f.amount for f in answer.figures] == [11_200_000]
    assert "予算の規模" not in answer.answer


def test_what_the_name_says_is_new_is_new(town):
    answer = town.answer("新しい事業はありますか")
    assert "おむつ処分" in answer.answer
    assert "出産祝金" not in answer.answer


def test_a_thing_of_its_own_is_not_looked_for_in_the_program_before(town):
    answer = talk(town, "出産祝金の予算は", "図書館の予算は？")
    assert answer.answer.startswith("「図書館」は資料に見当たりません。")
    assert answer.status == "not_found" and not answer.figures


def test_a_table_of_all_is_of_all_programs(town):
    answer = talk(town, "出産祝金の予算は", "全部表にして")
    assert all(name in answer.answer for name in ("出産祝金", "おむつ処分", "空き家改修費"))


def test_neither_a_sum_nor_the_main_account_is_ranked_among_programs(town):
    answer = town.answer("一番大きい事業はどれ？")
    assert "空き家改修費" in answer.answer
