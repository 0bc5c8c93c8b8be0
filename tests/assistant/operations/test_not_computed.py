"""What looks like two numbers to compute with, and is none."""

from __future__ import annotations

import pytest

RATES = """# Elmbrook County Repair Grants FY2026

(in thousands of dollars)

| Program | FY2026 Request | FY2025 Enacted |
| --- | ---: | ---: |
| Roof Repair Program | 5,400 | 4,000 |
| Well Testing Program | 1,200 | 1,000 |

## Roof Repair Program

The program pays up to 60 percent of the cost of a new roof. Awards run for two years.
"""


@pytest.mark.parametrize(
    "turn",
    [
        "What share of the cost does it pay, and for how long?",
        "What is the maximum amount, and what share of the cost?",
    ],
)
def test_a_share_of_the_cost_is_no_quotient_of_budgets(ask, turn):
    answer = ask("repair.md", RATES, "What is the Roof Repair Program?", turn)
    assert not any(f.derived for f in answer.figures)
    assert "60 percent" in answer.answer


TAXES = """# 令和6年度 町税の決算

| 税目 | 調定 | 収入 | 未収 | 徴収割合 | 対比 |
| --- | --- | --- | --- | --- | --- |
| 町民税 | 644,584 | 155,031 | 47,464 | 24.1 | 82.6 |
| 軽自動車税 | 83,707 | 80,105 | 1,602 | 95.7 | 102.0 |
"""


@pytest.mark.parametrize("turn", ["差はいくら", "何倍ですか"])
def test_numbers_of_no_unit_pair_only_under_one_head(ask, turn):
    answer = ask("taxes.md", TAXES, "町民税について教えて", turn)
    assert not any(f.derived for f in answer.figures)


FUND = """# 令和8年度 水路特別会計予算

歳入歳出予算の総額は、歳入歳出それぞれ9,300千円と定める。

（単位：千円）

| 款 | 本年度予算額 | 前年度予算額 | 比較 |
| --- | ---: | ---: | ---: |
| 総務費 | 4,200 | 3,900 | 300 |
| 修繕費 | 5,100 | 4,800 | 300 |
"""


@pytest.mark.parametrize("turn", ["前の年は？どれだけ増えた", "どれくらい増えたの"])
def test_how_much_it_grew_asks_for_no_list_of_what_grew(ask, turn):
    answer = ask("fund.md", FUND, "水路会計の規模はどのくらい", turn)
    assert "増額されているのは" not in answer.answer


def test_which_grew_is_listed(ask):
    answer = ask("fund.md", FUND, "前年度より増えたのはどれですか")
    assert "総務費" in answer.answer and "修繕費" in answer.answer
