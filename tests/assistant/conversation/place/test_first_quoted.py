"""What a turn is about: the program that answers, not one below; an amount asked for is no sum."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

REVIEW = """# 令和7年度 行政事業レビュー

食卓庁 企画課

## 点検結果

| 事業番号 | 事業名 | 事業開始年度 | 単価等 | 成果指標 | 目標 | 実績 |
|---|---|---|---|---|---|---|
| 0301 | 朝ごはん応援事業 | 令和4年度 | 1食あたり 180円（定額） | 実施校数 | 900校 | 742校 |
| 0302 | 減塩みそ普及事業 | 令和2年度 | 補助率 1/2、上限 350万円 | 店舗数 | 80店 | 91店 |
| 0303 | 米粉パン研究費補助金 | 令和6年度 | 補助率 2/3、上限 90万円 | 製品数 | 40品 | 12品 |

## 令和8年度要求額（単位：千円）

| 事業名 | 令和7年度当初予算額 | 令和8年度要求額 |
|---|---|---|
| 朝ごはん応援事業 | 52,000 | 61,000 |
| 減塩みそ普及事業 | 8,400 | 8,400 |
| 米粉パン研究費補助金 | 9,000 | 4,500 |
| 合計 | 69,400 | 73,900 |
"""
COUNTY = """# Fell County FY 2027 Adopted Budget

## General Fund by department ($ in thousands)

| Department | FY 2026 Adopted | FY 2027 Requested | FY 2027 Adopted |
|---|---|---|---|
| Coroner | 1,210 | 1,400 | 1,305 |
| Parks | 4,020 | 4,400 | 4,390 |
| Total | 5,230 | 5,800 | 5,695 |
"""


def test_words_for_what_is_granted_name_no_program(tmp_path) -> None:
    ask = conversation_about(tmp_path / "review.md", REVIEW)
    ask("朝ごはん応援事業の令和8年度の要求額は？")
    answer = ask("1食いくら補助？")
    assert "180円" in answer.answer
    assert "米粉パン" not in answer.answer


@pytest.mark.parametrize("turn", ["what had they asked for", "and the budget?"])
def test_an_amount_that_is_asked_for_is_no_sum_of_what_was_shown(tmp_path, turn) -> None:
    ask = conversation_about(tmp_path / "county.md", COUNTY)
    ask("how much is the county giving the coroner in FY27")
    answer = ask(turn)
    assert not any(f.derived for f in answer.figures)
    assert {f.amount for f in answer.figures} <= {1_210_000, 1_400_000, 1_305_000}
