"""Rows of aligned text with a sentence below each that says what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.papers import analyse_text

VOTE = """Vote Oceans, New Zealand

                                          2031/32                 2032/33
                                 Final Budgeted  Est. Actual        Budget
Titles and Scopes                       $000         $000            $000
--------------------------------------------------------------------------
Policy Advice (M31)                      9,870        9,640          9,425
{0}
Heritage Places (M31)                   14,215       14,215         15,080
{0}
Total Output Expenses                   24,085       23,855         24,505
"""


@pytest.mark.parametrize(
    "said", ["  This appropriation is limited to advice and services to support Ministers.", ""]
)
def test_a_sentence_on_a_row_parts_no_table(tmp_path: Path, said: str) -> None:
    rows = analyse_text(tmp_path, VOTE.format(said), "vote.txt").figures
    found = {(r.fiscal_year, r.amount) for r in rows if "Heritage Places" in r.program}
    assert {(2031, 14_215_000), (2032, 15_080_000)} <= found
    assert not any("limited" in r.program for r in rows)
