"""Amending budgets, cents, and rows that say what money is spent on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

AMENDING = """# Amending budget 2032, Harbour Agency (EUR)

| Title | Heading | Budget 2032 CA | Budget 2032 PA \
| Amending budget No 1 CA | Amending budget No 1 PA | {new} CA | {new} PA |
|---|---|---|---|---|---|---|---|
| 1 | Staff expenditure | 18 400 000 | 18 000 000 | 350 000 | 150 000 | 18 750 000 | 18 150 000 |
| 2 | Buildings | 6 250 000 | 6 250 000 | -120 000 | -120 000 | 6 130 000 | 6 130 000 |
| | TOTAL | 24 650 000 | 24 250 000 | 230 000 | 30 000 | 24 880 000 | 24 280 000 |
"""


@pytest.mark.parametrize("new", ["New amount", "New amounts", "Revised budget"])
def test_the_new_amount_is_what_the_amendment_makes_of_it(tmp_path: Path, new: str) -> None:
    rows = analyse_text(tmp_path, AMENDING.format(new=new), "paper.md").figures
    found = {(r.program, r.measure.value, r.scope, r.amount) for r in rows}
    assert ("Staff expenditure", "revised", "Commitments", 18_750_000) in found
    assert ("Staff expenditure", "supplementary", "Payments", 150_000) in found
    assert ("Buildings", "supplementary", "Commitments", -120_000) in found


CENTS = """Village of Marrow Creek, Ohio
Statement of expenditures, fiscal year ended June 30, 2032

Fund                Budget FY2032      Actual FY2032
Water Fund          $402,150.00        $398,771.05
Sewer Fund          $287,900.50        $291,003.88
Small Fund          $90.25             $88.10
"""


def test_cents_of_a_large_amount_are_rounded_and_its_characters_kept(tmp_path: Path) -> None:
    rows = analyse_text(tmp_path, CENTS, "paper.txt").figures
    found = {(r.program, r.measure.value): (r.amount, r.original) for r in rows}
    assert found["Water Fund", "executed"] == (398_771, "$398,771.05")
    assert found["Sewer Fund", "initial"] == (287_901, "$287,900.50")
    assert ("Small Fund", "executed") not in found  # cents are a part of it that counts
