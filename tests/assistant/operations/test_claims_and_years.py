"""What a turn claims of amounts, and their year before: shown, in tables and in sentences."""

from __future__ import annotations

import pytest

TOWN = """# 令和8年度 潮見市 水道事業の予算

潮見市 上下水道課

## 使えない経費

| 経費 | 金額 |
|---|---|
| 職員の給与費 | 124,800千円 |

## 給与費の明細

単位：千円

| 区分 | 職員 | 給料 | 手当 | 合計 |
|---|---|---|---|---|
| 本年度 | 一般職 | 77,300 | 47,500 | 124,800 |
| 前年度 | 一般職 | 70,100 | 34,100 | 104,200 |

## 主な事業

単位：千円

| 事業 | 令和8年度予算額 | 令和7年度予算額 |
|---|---|---|
| 学校給食費の無償化 | 512,000 | 248,000 |
| 資料館の改修 | 90,000 | 120,000 |

**学校給食費の無償化** 4月から中学校にも広げます。対象は市立の児童生徒8,000人です。

潮見市の人口は64,000人です。

## 研究費の推移

研究費は、H10(1998)年度 1,200億円 → R8(2026)年度 3,000億円です。

## 基金

機構の予算は、通常分（基金を除く）が50億円、基金分が1,100億円（うち緑の基金300億円）です。
"""
PLAN = """# Larkhaven Coastal Office: plan for 2027

Larkhaven Council

## Summary

The plan requests $1.2 billion for the coastal office, a decrease of $85.4 million from 2026.

Our net revenue budget rises to $30.2 million. Larkhaven has 163,000 residents.

## Small grants

Grants of $500 to $5,000 for clubs, from a pot of $180,000 (2026: $150,000).

## Fellowships

The fellowship pays a stipend of $42,000 a year for two years.

## Ceilings

The ceilings are $950 million in commitments and $900 million in payments. This is less than in
2020, compared to the earlier plan with up to $990 million in commitments.
"""


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["学校給食費の無償化の予算は？", "去年の倍以上？"], ["はい", "2.06"]),
        (["学校給食費の無償化の予算は？", "前の年の3倍くらい？"], ["いいえ", "2.06"]),
        (["資料館の改修の予算は？", "去年は", "2割減ってこと？"], ["いいえ", "-25%"]),
        (["資料館の改修の予算は？", "去年より25%減？"], ["はい、そのとおり", "3,000万円"]),
        (["研究費の推移は？", "差はいくら。2.5倍くらい？"], ["1,800億円", "はい", "2.5倍"]),
    ],
)
def test_a_claimed_multiple_is_judged_with_what_it_is_exactly(ask, turns, said):
    answer = ask("town.md", TOWN, *turns)
    assert all(words in answer.answer for words in said), answer.answer


def test_a_claimed_multiple_multiplies_nothing(ask):
    answer = ask("town.md", TOWN, "研究費の推移は？", "2.5倍くらい？")
    assert "×" not in answer.answer


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["職員の給与費はいくら？", "去年は"], "104,200"),
        (["職員の給与費はいくら？", "去年は", "増えた額は？"], "20,600千円"),
        (["職員の給与費はいくら？", "去年は", "増えた額は？ だいたい2割増ってこと？"], "19.8%"),
        (["資料館の改修の予算は？", "去年は？"], "120,000"),
        (["資料館の改修の予算はいくら、去年は？", "じゃあその差は"], "3,000万円"),
    ],
)
def test_last_year_is_the_same_row_or_column_a_year_back(ask, turns, said):
    answer = ask("town.md", TOWN, *turns)
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["学校給食費の無償化の予算は？", "1人あたりだと？"], "8,000人"),
        (["学校給食費の無償化の予算は？", "市民1人あたりだと？"], "64,000人"),
    ],
)
def test_each_is_divided_by_the_count_of_those_that_it_is_for(ask, turns, said):
    answer = ask("town.md", TOWN, *turns)
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["機構の予算はいくら？", "基金分は何倍？"], "22倍"),
        (["機構の予算はいくら？", "差は？"], "1,050億円"),
    ],
)
def test_the_two_amounts_of_one_sentence_are_set_against_each_other(ask, turns, said):
    answer = ask("town.md", TOWN, *turns)
    assert said in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (
            ["What does the plan request for the coastal office?", "up or down, by how much?"],
            ["Down by $85.4 million"],
        ),
        (["What is the fellowship?", "the fellowship pays 24k a year right?"], ["No", "$42,000"]),
        (["What is the fellowship?", "the fellowship pays 42k a year right?"], ["Yes", "$42,000"]),
        (["What is the fellowship?", "and the net budget per resident?"], ["$185.28"]),
        (["What is the fellowship?", "How much bigger is the pot than last year?"], ["$30,000"]),
        (["what is the ceiling in commitments?", "so the gap is..."], ["$50 million"]),
    ],
)
def test_english_turns_take_up_what_sentences_state(ask, turns, said):
    answer = ask("plan.md", PLAN, *turns)
    assert all(words in answer.answer for words in said), answer.answer


def test_what_a_later_sentence_compares_is_not_the_amount_before_it(ask):
    answer = ask("plan.md", PLAN, "what is the ceiling in commitments?", "how much did it fall?")
    assert not [f for f in answer.figures if f.derived], answer.answer


@pytest.mark.parametrize("asked", ["だいたい1割ってこと？", "割合だと？", "1台あたりだと？"])
def test_nothing_is_divided_by_one_or_by_what_is_not_asked_for(ask, asked):
    answer = ask("town.md", TOWN, "職員の給与費はいくら？", asked)
    assert not [f for f in answer.figures if f.derived and f.measure == "unit"], answer.answer


RATES = """# 令和8年度 賃上げ助成金の手引き

汐見県 労政課

助成の上限は3割増額しました。1件50万円を増額しています。

## 市ごとの伸び率

| 市 | 年平均の伸び率 | 市 | 年平均の伸び率 |
|---|---|---|---|
| 青浜市 | 3.1% | 緑川市 | 4.3% |
| 白砂市 | 2.8% | 赤崎市 | 4.0% |
"""


@pytest.mark.parametrize(
    ("turns", "said", "unsaid"),
    [
        (["緑川市と赤崎市の伸び率はそれぞれ何％"], ["4.3%", "4.0%"], "÷"),
        (["伸び率がいちばん低い市は？"], ["白砂市", "2.8%"], "青浜市"),
        (["伸び率がいちばん低い市は？", "緑川市と何ポイント差になる"], ["1.5ポイント"], "1.5%"),
    ],
)
def test_a_table_in_pieces_side_by_side_has_a_row_for_each_name(ask, turns, said, unsaid):
    answer = ask("rates.md", RATES, *turns)
    assert all(words in answer.answer for words in said), answer.answer
    assert unsaid not in answer.answer


def test_what_was_raised_is_no_change_over_the_year_before(ask):
    answer = ask("rates.md", RATES, "助成の上限はどうなった？", "増えてるの？")
    assert "増えています" not in answer.answer


def test_an_amount_in_a_sentence_is_called_by_its_name(ask):
    answer = ask("plan.md", PLAN, "How much bigger is the pot than last year?")
    assert answer.answer.startswith("pot:"), answer.answer


def test_what_cannot_be_computed_is_asked_back_with_the_amounts_shown(ask):
    answer = ask("town.md", TOWN, "資料館の改修の予算は？", "合わせていくら？")
    assert answer.status == "clarify"
    assert "資料館の改修" in answer.answer
    assert not [f for f in answer.figures if f.derived]


@pytest.mark.parametrize("turn", ["増額なし？", "去年から増えてない？", "増えてませんよね？"])
def test_of_what_is_said_not_to_rise_the_change_is_told_without_a_yes(ask, turn):
    answer = ask("town.md", TOWN, "学校給食費の無償化の予算は？", turn)
    assert "264,000" in answer.answer or "2億6,400万円" in answer.answer, answer.answer
    assert not answer.answer.startswith(("はい", "いいえ"))
