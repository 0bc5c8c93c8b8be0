"""Sums of the last rows above them: those before belong to another account."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, write_paper

ACCOUNTS = [
    ["会計", "令和8年度当初予算額"],
    ["一般会計", "28,450,000"],
    ["国民健康保険事業特別会計", "5,212,300"],
    ["介護保険事業特別会計", "4,876,500"],
    ["小計", "{}"],
    ["合計", "38,538,800"],
]


def _analysed(path, form, subtotal):
    rows = [[cell.format(subtotal) for cell in row] for row in ACCOUNTS]
    paper = ["令和8年度 汐見市 各会計当初予算", "（単位：千円）", rows]
    return analyse(read_document(write_paper(path, form, paper)), blind=True)


@pytest.mark.parametrize("form", FORMS)
def test_a_subtotal_of_the_last_accounts_is_proven_and_no_contradiction(form, tmp_path):
    found = _analysed(tmp_path, form, "10,088,800")
    assert not found.review
    trust = {f.amount: f.trust.value for f in found.figures}
    assert trust[10_088_800_000] == trust[4_876_500_000] == "confirmed"


def test_a_subtotal_that_no_rows_make_is_a_contradiction(tmp_path):
    reasons = [item.reason for item in _analysed(tmp_path, "csv", "10,088,700").review]
    assert any("the printed sum and its parts differ" in reason for reason in reasons)


LINES = [
    ["事業名", "対象経費", "令和8年度当初予算額"],
    ["灯台改修事業", "工事請負費", "3,200"],
    ["", "委託料", "1,800"],
    ["港湾整備事業", "測量費", "950"],
    ["合計", "", "5,950"],
]


@pytest.mark.parametrize("form", FORMS)
def test_a_name_of_several_lines_has_what_each_is_for_as_its_scope(form, tmp_path):
    paper = ["令和8年度 海辺町 補助事業一覧", "（単位：千円）", LINES]
    found = analyse(read_document(write_paper(tmp_path, form, paper)), blind=True)
    assert not found.review
    assert {(f.program, f.scope, f.amount, f.trust.value) for f in found.figures[:3]} == {
        ("灯台改修事業", "工事請負費", 3_200_000, "confirmed"),
        ("灯台改修事業", "委託料", 1_800_000, "confirmed"),
        ("港湾整備事業", None, 950_000, "confirmed"),
    }
