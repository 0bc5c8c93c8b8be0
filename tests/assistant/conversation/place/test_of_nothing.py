"""A thing that no document names is not answered with what was told of another."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

PLAN = """# 令和8年度 雲井市 主要事業

（単位：千円）

| 事業名 | 令和8年度 | 令和7年度 | 担当課 |
|---|---|---|---|
| 小中学校改築事業 | 2,140,000 | 1,260,000 | 教育施設課 |
| 橋りょう長寿命化事業 | 386,000 | 402,500 | 道路課 |
| 病児保育運営費補助 | 27,300 | 24,800 | 子育て課 |
| 空き店舗活用補助金（新規） | 9,000 | ― | 商工課 |
| 合計 | 2,562,300 | 1,687,300 | |

## 空き店舗活用補助金

商店街の空き店舗を借りて開業する方に、改装費の2分の1、上限150万円を補助します。
"""
BUDGET = """# Millbrook FY 2026 Budget

(in thousands of dollars)

| Program | FY 2026 | FY 2025 |
|---|---|---|
| School rebuilding | 2,140 | 1,260 |
| Bridge repairs | 386 | 402 |
"""
ASKED = {PLAN: "学校の改築、何％増？", BUDGET: "school rebuilding, what percent more?"}


@pytest.mark.parametrize(
    ("text", "turn", "word"),
    [
        (PLAN, "駅前の駐輪場は？", "駐輪場"),
        (PLAN, "プールのほうは？", "プール"),
        (BUDGET, "and the aquarium?", "aquarium"),
    ],
)
def test_a_thing_that_is_nowhere_has_no_figures_of_another(tmp_path, text, turn, word) -> None:
    ask = conversation_about(tmp_path / "plan.md", text)
    assert ask(ASKED[text]).figures
    answer = ask(turn)
    assert not answer.figures
    assert word in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    ("text", "turn", "amount"),
    [(PLAN, "橋りょうのほうは？", 386_000_000), (BUDGET, "and bridge repairs?", 386_000)],
)
def test_a_thing_that_is_there_is_asked_the_same(tmp_path, text, turn, amount) -> None:
    ask = conversation_about(tmp_path / "plan.md", text)
    ask(ASKED[text])
    assert amount in [f.amount for f in ask(turn).figures]
