"""Questions about a town's ledger of revenue and spending, as people ask them."""

from __future__ import annotations

from functools import partial

import pytest

from tests.assistant.conftest import conversations_about

LEDGER = """# 霧岡町 令和8年度 予算のあらまし

単位：千円

## 歳入

| 款 | 本年度 | 前年度 | 比較 |
| --- | ---: | ---: | ---: |
| 町税 | 2,060,000 | 2,025,000 | 35,000 |
| 地方交付税 | 1,650,000 | 1,690,000 | △40,000 |
| 国庫支出金 | 825,000 | 750,000 | 75,000 |
| 町債 | 465,000 | 535,000 | △70,000 |
| 歳入合計 | 5,000,000 | 5,000,000 | 0 |

## 歳出

| 款 | 本年度 | 前年度 | 比較 |
| --- | ---: | ---: | ---: |
| 総務費 | 600,000 | 630,000 | △30,000 |
| 民生費 | 2,200,000 | 2,150,000 | 50,000 |
| 土木費 | 950,000 | 1,000,000 | △50,000 |
| 教育費 | 1,250,000 | 1,220,000 | 30,000 |
| 歳出合計 | 5,000,000 | 5,000,000 | 0 |

土木費の減は、霧岡橋の架替工事が完了したことによる。
民生費の増は、保育所の定員を30人増やすことによる。
"""


@pytest.fixture
def ask(tmp_path):
    return partial(conversations_about(tmp_path, {"ledger.md": LEDGER}), ("ledger.md",))


def amounts(answer):
    return {f.amount for f in answer.figures}


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("霧岡町の来年度の予算って全部でいくら",), 5_000_000_000),
        (("霧岡町の民生費は",), 2_200_000_000),
        (("霧岡町の民生費は", "教育費は"), 1_250_000_000),
        (("霧岡町の民生費は", "教育費は", "前の年は"), 1_220_000_000),
        (("霧岡町の教育費いくら", "合計いくら"), 5_000_000_000),
        (("霧岡町の民生費は", "教育費も足すと？"), 3_450_000_000),
        (("霧岡町の予算って全部でいくら", "支出で一番でかいのは"), 2_200_000_000),
    ],
)
def test_a_line_is_told_by_its_amount(ask, turns, amount):
    answer = ask(*turns)
    assert answer.status == "answered"
    assert amount in amounts(answer), answer.answer


def test_a_side_of_the_budget_names_no_line_of_the_other(ask):
    answer = ask("霧岡町の予算って全部でいくら", "支出で一番でかいのは", "減ったのもある？")
    assert "土木費" in answer.answer
    assert "総務費" in answer.answer
    assert "町債" not in answer.answer


@pytest.mark.parametrize(
    ("turns", "share"),
    [
        (("霧岡町の町税って歳入の何割くらい？",), "41.2%"),
        (("霧岡町の町税って歳入の何割くらい？", "歳出に占める教育費は"), "25%"),
        (("霧岡町の民生費は", "前の年は", "教育費も足すと？", "それって歳出の何％"), "67.4%"),
    ],
)
def test_a_share_is_of_the_total_that_a_turn_names(ask, turns, share):
    assert share in ask(*turns).answer


@pytest.mark.parametrize(
    "turn", ["去年より減った収入ってある？", "減ってる歳入はある？", "収入で減ったのもある？"]
)
def test_whether_there_is_one_that_fell_asks_which_did(ask, turn):
    answer = ask("霧岡町の予算って全部でいくら", turn)
    assert "町債" in answer.answer
    assert "土木費" not in answer.answer
