"""Arithmetic on what sentences list: named, added up, set against their whole, never guessed."""

from __future__ import annotations

import pytest

HALL = """# 令和7年度 かもめ町 町民会館 事業報告

## 収支

収入は使用料が820万円、町の委託料が2,400万円、売店が130万円でした。
支出は人件費が1,900万円、光熱費が610万円、修繕費が480万円、その他が160万円でした。

## 改修工事

工事費6,000万円のうち、国が3,000万円、県が1,000万円を負担し、町の負担は2,000万円です。
工事の定員は本館40人、別館25人、和室12人です。

## 料金

入館料は大人500円、高校生300円、小・中学生100円です。

## 5か年の計画

（単位：百万円）

| 柱 | 事業費 | うち国費 |
| --- | ---: | ---: |
| 耐震 | 87 | 40 |
| 空調 | 72 | 30 |
| 外構 | 31 | 12 |
| 合計 | 191 | 82 |

※ 百万円未満を四捨五入しているため、合計と内訳の計が一致しない場合があります。

## 補助の区分

| 区分 | 支給額（年額） | 採用予定人数 |
| --- | --- | --- |
| 団体 | 120,000円 | 40人 |
| 個人 | 50,000円 | 15人 |
"""
LIBRARY = """# Fernside Library Service: Report 2026

## Money

The service cost £5.0 million in 2026 (£4.6 million in 2025).
Staff took £3.0 million, books £0.9 million, buildings £0.8 million and other items £0.3 million.

## Partners

The county pays £2.6 million, the state £1.4 million and the towns £1.0 million.

## Meals

| Meal | Child | Adult |
| --- | --- | --- |
| Lunch | $3.10 | $5.00 |
| Supper | $2.75 | $4.25 |
"""


@pytest.mark.parametrize(
    ("turns", "said", "not_said"),
    [
        (["収入はいくら？"], ["3,350万円", "820万円", "2,400万円", "130万円"], "人件費"),
        (["収入の内訳は？", "合計いくら？"], ["3,350万円"], "3,150万円"),
        (["支出の合計は？"], ["3,150万円"], "3,350万円"),
        (["収入と支出の差は？"], ["200万円"], "1,080万円"),
        (["人件費は支出の何％？"], ["60.3%"], "600%"),
        (["改修工事の費用は？", "国の負担は何割？"], ["50%"], "150%"),
        (["改修工事の費用は？", "県と町を足すと？"], ["合計は3,000万円"], "6,000万円です"),
        (["改修工事の費用は？", "国と町の差は？"], ["1,000万円"], "4,000万円です"),
        (["定員は全部で何人？"], ["77人"], "7,700"),
        (["大人2人と小学生3人だと入館料いくら？"], ["1,300円"], "見当たりません"),
        (["高校生4人だといくら？"], ["1,200円"], "見当たりません"),
    ],
)
def test_what_a_sentence_lists_is_computed_with(ask, turns, said, not_said):
    answer = ask("hall.md", HALL, *turns)
    assert answer.status == "answered"
    assert all(words in answer.answer for words in said), answer.answer
    assert not_said not in answer.answer


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["what share is staff?"], "60%"),
        (["who pays for it?", "state and towns together?"], "£2.4 million"),
        (["staff vs books, which is bigger and by how much?"], "£2.1 million"),
        (["county minus towns?"], "£1.6 million"),
        (["how much did the service cost in 2026?", "it's 400k more than last year?"], "£400,000"),
        (["child lunch price?", "for 100 days?"], "$310"),
    ],
)
def test_english_lists_are_computed_with_as_well(ask, turns, said):
    answer = ask("library.md", LIBRARY, *turns)
    assert answer.status == "answered"
    assert said in answer.answer


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["足しても191にならなくない？"], ["いいえ", "1億9,000万円", "差は", "四捨五入"]),
        (["国費を足すと82になる？"], ["はい", "8,200万円"]),
        (["5か年の計画の合計が191にならないのはなぜ？"], ["いいえ", "四捨五入"]),
        (["収入の内訳は？", "足すと3350万円になる？"], ["はい", "3,350万円"]),
    ],
)
def test_whether_parts_add_up_is_told_with_the_gap_and_why(ask, turns, said):
    answer = ask("hall.md", HALL, *turns)
    assert all(words in answer.answer for words in said), answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ["補助の区分を表にして", "人数かけたら年いくら？"],
        ["団体の支給額は？", "何人採用する？", "掛けたらいくら？"],
    ],
)
def test_amounts_of_classes_are_multiplied_by_the_numbers_beside_them(ask, turns):
    answer = ask("hall.md", HALL, *turns)
    assert "120,000円 × 40人" in answer.answer
    assert "× 15人 = 75万円" in answer.answer or "555万円" in answer.answer


@pytest.mark.parametrize(
    ("turns", "not_said"),
    [
        (["改修工事の費用は？", "市と国を足すと？"], "合計は"),
        (["入館料は？", "大人と幼児の差は？"], "差は"),
        (["支出の内訳は？", "人件費と家賃を足すと？"], "合計は"),
        (["収支を教えて", "人件費と家賃あわせて支出の何割？"], "に当たります"),
    ],
)
def test_what_is_not_surely_named_is_not_computed_with(ask, turns, not_said):
    assert not_said not in ask("hall.md", HALL, *turns).answer


TOWN = """# Fernside Town Council: Budget 2026/27

## Where the money is spent

| Service | 2025/26 (£m) | 2026/27 (£m) |
| --- | ---: | ---: |
| Parks | 15.0 | 16.0 |
| Roads | 21.0 | 20.0 |
| Libraries | 4.0 | 4.0 |
| Total | 40.0 | 40.0 |
"""


@pytest.mark.parametrize(
    ("name", "text", "turns", "said"),
    [
        ("town.md", TOWN, ["how much on parks?", "what % of the total?"], "40%"),
        ("town.md", TOWN, ["how much on parks?", "what % of the total?", "and the rest?"], "£24"),
        ("town.md", TOWN, ["how much on parks and libraries together?"], "£20 million"),
        (
            "town.md",
            TOWN,
            ["parks and libraries together?", "what share of the budget is that?"],
            "50%",
        ),
        ("hall.md", HALL, ["耐震と空調、合わせて全体の何％？"], "83.2%"),
        ("hall.md", HALL, ["耐震の事業費は？", "全体の何％？", "残りは？"], "1億400万円"),
        ("hall.md", HALL, ["人件費と光熱費あわせて支出の何割？"], "79.7%"),
    ],
)
def test_a_share_is_of_the_whole_of_its_year_and_of_all_that_is_named(ask, name, text, turns, said):
    answer = ask(name, text, *turns)
    assert answer.status == "answered"
    assert said in answer.answer


def test_cents_are_never_cut_off(ask):
    answer = ask("library.md", LIBRARY, "child lunch price?")
    assert [f.amount for f in answer.figures][:1] == [3.1]
    assert "$3 " not in answer.answer
