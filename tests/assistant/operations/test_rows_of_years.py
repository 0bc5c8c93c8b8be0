"""Tables with a row a program and year, as reviews of programs have them."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

REVIEW = """霧原県 令和7年度 事務事業評価（一覧）

所管課,事業名,年度,当初予算額(千円),決算額(千円),備考（増減の理由）
河川課,堤防点検事業,令和6年度,12000,11400,点検箇所を見直した
河川課,堤防点検事業,令和7年度,15000,14250,ドローンを導入した
図書課,移動図書館事業,令和6年度,8000,7900,車両の更新を延期した
図書課,移動図書館事業,令和7年度,9000,8100,燃料価格の上昇
産業課,見本市出展事業,令和6年度,5000,0,感染症により中止した
産業課,見本市出展事業,令和7年度,5500,5225,再開した
全課,3事業合計,令和6年度,25000,19300,
全課,3事業合計,令和7年度,29500,27575,
"""

ESTIMATES = """Harbour Office 2026-27 Main Estimates (dollars)

| Vote | Purpose | 2025-26 Main Estimates | 2026-27 Main Estimates | Explanation of change |
|---|---|---|---|---|
| Vote 1 | Pilots | 40000 | 47000 | More ships |
| Vote 1 | Buoys | 22000 | 15000 | Fewer lamps |
| Vote 1 | Total operating expenditures | 62000 | 62000 | |
| Vote 5 | Quays | 90000 | 81000 | A quay is done |
| Vote 5 | Sheds | 10000 | 30000 | A new shed |
| Vote 5 | Total capital expenditures | 100000 | 111000 | |
| | Total | 162000 | 173000 | |
"""


@pytest.fixture
def review(tmp_path):
    return conversation_about(tmp_path / "review.csv", REVIEW)


@pytest.fixture
def estimates(tmp_path):
    return conversation_about(tmp_path / "estimates.md", ESTIMATES)


@pytest.mark.parametrize(
    ("turns", "name", "amount"),
    [
        (["令和7年度で決算が一番小さい事業は"], "見本市出展事業", "5225"),
        (["7年度で決算が一番ちっちゃい事業は"], "見本市出展事業", "5225"),
        (["7年度で決算が一番大きい事業は"], "堤防点検事業", "14250"),
        (["7年度で決算が一番大きい事業は", "6年度だと？"], "堤防点検事業", "11400"),
    ],
)
def test_of_rows_of_several_years_those_of_one_are_ranked(review, turns, name, amount):
    answer = [review(turn) for turn in turns][-1].answer
    assert name in answer and amount in answer, answer


def test_years_that_were_not_shown_are_told_as_a_table(review):
    review("移動図書館事業の令和7年度の決算額は？")
    answer = review("決算の推移を表にして").answer
    assert "| --- |" in answer and "7900" in answer and "8100" in answer, answer
    assert "8000" not in answer and "9000" not in answer, answer  # what was budgeted


@pytest.mark.parametrize(
    ("turn", "name"),
    [
        ("which line drops the most", "Quays"),
        ("what fell most?", "Quays"),
        ("which line grew the most", "Sheds"),
        ("biggest increase?", "Sheds"),
    ],
)
def test_what_changed_most_is_no_sum_of_others(estimates, turn, name):
    estimates("How much do the Main Estimates give to pilots?")
    answer = estimates(turn).answer
    assert answer.startswith(name), answer


def test_the_sum_of_some_rows_is_not_the_largest(estimates):
    estimates("How much do the Main Estimates give to pilots?")
    assert estimates("which one is the largest?").answer.startswith("Quays")
