"""Amounts for ranges of sizes: a number chooses its range, and multiplies nothing."""

from __future__ import annotations

import pytest

FACTORY = """# 工場省エネ設備補助のご案内

## 補助の上限

| 従業員規模 | 補助上限額 | 補助率 |
| --- | --- | --- |
| 9人以下 | 300万円 | 1/2 |
| 10～29人 | 600万円 | 1/2 |
| 30～99人 | 900万円 | 1/3 |
| 区切りなし（共同申請） | 2,000万円 | 1/3 |

## 申請

申請は環境課に行います。
"""
FEES = """# 公民館の講座

| 講座 | 受講料 |
| --- | --- |
| 陶芸 | 1人 1,200円 |
| 書道 | 1人 800円 |
"""


@pytest.mark.parametrize(
    ("turn", "amount"), [("35人なら", 9_000_000), ("15人だといくら", 6_000_000)]
)
def test_a_number_chooses_the_row_of_its_range(ask, turn, amount):
    answer = ask("factory.md", FACTORY, "従業員9人以下の補助上限額はいくらですか", turn)
    assert [f.amount for f in answer.figures] == [amount]
    assert not any(f.derived for f in answer.figures)


def test_a_number_that_no_range_holds_computes_nothing(ask):
    answer = ask("factory.md", FACTORY, "従業員9人以下の補助上限額はいくらですか", "250人なら")
    assert not any(f.derived for f in answer.figures)


def test_an_amount_beside_those_of_sizes_is_not_multiplied(ask):
    answer = ask(
        "factory.md", FACTORY, "共同申請の補助上限額はいくらですか", "8人の会社だと何万円？"
    )
    assert not any(f.derived for f in answer.figures)


def test_amounts_of_several_sizes_are_no_sum(ask):
    turns = ("従業員9人以下の補助上限額はいくらですか", "35人なら", "合計でいくら")
    assert not any(f.derived for f in ask("factory.md", FACTORY, *turns).figures)


def test_an_amount_for_one_person_is_multiplied_still(ask):
    answer = ask("fees.md", FEES, "陶芸の受講料はいくらですか", "5人なら")
    assert 6_000 in [f.amount for f in answer.figures]


SHARED_CELL = """<html><body><h1>街灯更新補助のご案内</h1>
<p>設備を新しくする会社に経費の一部を補助します。</p><h2>補助上限額</h2><p>従業員規模ごとの額です。</p>
<table>
<tr><th>従業員規模</th><th>補助上限額</th><th>補助率</th></tr>
<tr><td>4人以下</td><td>120万円</td><td rowspan="3">会社は1/2、個人事業主は2/3</td></tr>
<tr><td>5～14人</td><td>240万円</td></tr>
<tr><td>15～60人</td><td>360万円</td></tr>
</table></body></html>
"""


def test_an_amount_beside_a_cell_of_several_rows_is_proved_by_its_own_row(ask):
    turn = "街灯を更新する会社向けの補助、従業員が8人だと補助上限額はいくら？"
    answer = ask("lamps.html", SHARED_CELL, turn)
    (figure,) = answer.figures
    quotes = {c.number: c.quote for c in answer.citations}
    assert figure.amount == 2_400_000 and figure.original in quotes[figure.citation]


def test_a_fall_has_a_minus_in_english(ask_document):
    text = (
        "# Harbor office budget\n\n| Program ($ in millions) | FY 2025 Budget | FY 2026 Budget |\n"
        "|---|---|---|\n| Tide Survey Program | 12.4 | 9.5 |\n| Pier Repair Program | 3.0 | 3.4 |\n"
    )
    answer = ask_document(
        "paper.md", text, "By how much did the Tide Survey Program change in FY 2026?"
    )
    formula = next(f.formula for f in answer.figures if f.derived and f.measure == "difference")
    assert formula.endswith("= -$2.9 million")
