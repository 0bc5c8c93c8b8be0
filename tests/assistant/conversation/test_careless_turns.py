"""A careless reader's turns about a budget: changes, shares, ordinals, and subjects left behind."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky

SCHOOLS = """# 令和8年度 風浜市 教育予算のあらまし

風浜市 教育総務課

## 予算の全体像（単位：千円）

| 事業名 | 令和8年度予算額 | 前年度予算額 |
|---|---|---|
| 学校施設整備事業 | 2,140,000 | 1,985,000 |
| 学習端末整備事業 | 612,000 | 655,000 |
| 放課後教室運営事業 | 98,000 | 84,000 |
| 通学路安全対策事業 | 55,000 | 61,000 |
| 合計 | 2,905,000 | 2,785,000 |

## 学習端末整備事業

端末の更新が前年度で一段落したため、予算は減りました。予備機を300台買います。

## 放課後教室運営事業

待機が57人に上ったため、教室を2つ増やします。対象は小学1年生から4年生までです。
保険料として年800円をいただきます。申込みは4月10日から学校で受け付けます。

## お問い合わせ

教育総務課 電話 0588-44-1207
"""


@pytest.fixture
def talk(tmp_path):
    (tmp_path / "schools.md").write_text(SCHOOLS, encoding="utf-8")
    assistant = load_sky(tmp_path / "schools.md").assistant

    def last_of(*turns):
        history = []
        for text in turns:
            answer = assistant.answer(text, history=history)
            history += [Turn("user", text), Turn("assistant", answer.answer)]
        return answer

    return last_of


def names(answer):
    return {figure.program for figure in answer.figures}


@pytest.mark.parametrize(
    "asked", ["減らされた事業ある？", "下がったのはどれ", "前より減った事業を全部"]
)
def test_which_ones_went_down_is_asked_of_all(talk, asked) -> None:
    answer = talk("放課後教室運営事業の予算は？", asked)
    assert names(answer) == {"学習端末整備事業", "通学路安全対策事業"}


def test_the_largest_changes_are_as_many_as_asked_for(talk) -> None:
    answer = talk("増えた額が大きい順に上から2つ")
    assert names(answer) == {"学校施設整備事業", "放課後教室運営事業"}
    assert {155_000_000, 14_000_000} <= {f.amount for f in answer.figures}


@pytest.mark.parametrize("asked", ["一番お金かけてる事業は", "最も予算の大きい事業は？"])
def test_the_largest_is_asked_of_all_whatever_was_talked_of(talk, asked) -> None:
    assert names(talk("放課後教室運営事業の予算は？", asked)) == {"学校施設整備事業"}


def test_the_largest_of_those_named_is_one_of_them(talk) -> None:
    turns = ("学習端末整備事業と放課後教室運営事業の予算は？", "この中で一番大きいのは？")
    assert "学校施設整備事業" not in names(talk(*turns))


def test_a_share_of_the_whole_is_of_the_total_of_its_table(talk) -> None:
    answer = talk("学校施設整備事業の予算は全体の何割？")
    assert [f.amount for f in answer.figures if f.derived] == [pytest.approx(73.7, abs=0.1)]


def test_one_more_is_added_to_what_was_asked(talk) -> None:
    turns = ("学校施設整備事業の予算は？", "学習端末整備事業と放課後教室運営事業も足すと？")
    assert 2_850_000_000 in {f.amount for f in talk(*turns).figures}


def test_why_of_the_first_that_was_listed(talk) -> None:
    assert "一段落" in talk("減らされた事業ある？", "なんで減ったの最初のやつ").answer


def test_a_thing_of_its_own_leaves_the_program_before(talk) -> None:
    turns = ("学習端末整備事業の予算は？", "小2の子を放課後あずけたい", "申込みはいつから")
    assert "4月10日" in talk(*turns).answer
    assert "学習端末" not in "".join(names(talk(*turns)))


def test_of_what_was_not_found_no_whole_is_the_amount(talk) -> None:
    answer = talk("市長の給料はいくら", "じゃあ今年は？")
    assert 2_905_000_000 not in {f.amount for f in answer.figures}


def test_its_growth_is_not_that_of_what_was_shown_before(talk) -> None:
    turns = ("減らされた事業ある？", "保険料って誰が払うの", "その予算は何％増えた？")
    assert {"学習端末整備事業", "通学路安全対策事業"}.isdisjoint(names(talk(*turns)))


def test_what_is_told_before_a_need_belongs_to_it(talk) -> None:
    answer = talk("小学2年生の子がいます。放課後に使えるものはありますか")
    assert "小学1年生から4年生まで" in answer.answer


@pytest.mark.parametrize("asked", ["お金かかる？", "お金もらえる？", "お金はかかりますか"])
def test_whether_one_pays_is_no_question_of_a_budget(talk, asked) -> None:
    answer = talk("放課後教室運営事業の予算は？", asked)
    assert 98_000_000 not in {f.amount for f in answer.figures}


def test_of_a_thing_that_was_told_of_no_whole_is_the_amount(talk) -> None:
    answer = talk("教室を2つ増やすのは全部でいくら？", "今年度の分は？")
    assert 2_905_000_000 not in {f.amount for f in answer.figures}


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("学習端末整備事業の令和7年度の予算は？", "その翌年は？"), 612_000_000),
        (("What was the 2025 budget of 通学路安全対策事業?", "and the year after?"), 55_000_000),
    ],
)
def test_the_year_after_is_that_after_the_one_talked_of(talk, turns, amount) -> None:
    assert [f.amount for f in talk(*turns).figures] == [amount]


def test_what_stands_nowhere_is_not_called_the_nearest(talk) -> None:
    assert not talk("ロケットの打ち上げの様子は？").answer.startswith("資料でお尋ねに最も近い")


@pytest.mark.parametrize(
    "asked",
    [
        "ごめん間違えた、知りたかったのは通学路のほう。いくら？",
        "すみません、通学路のほう。いくら？",
    ],
)
def test_of_what_stands_in_a_sentence_before_the_question(talk, asked) -> None:
    assert [f.amount for f in talk("学習端末整備事業の予算は？", asked).figures] == [55_000_000]


@pytest.mark.parametrize("asked", ["増減率いちばんでかいのはどれ", "伸び率いちばん低いのはどれ"])
def test_what_is_computed_is_not_said_to_stand_nowhere(talk, asked) -> None:
    answer = talk("予備機は何台買う？", asked)
    assert answer.status == "answered"
    assert "見当たりません" not in answer.answer
