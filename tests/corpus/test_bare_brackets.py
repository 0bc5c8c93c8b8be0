"""Brackets that hold an amount and no word behind the amount of a project."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document

TABLE = """（単位：百万円）
区分　　　　　　　　　前年度予算額　　要求・要望額　　増△減
１ 海ごみ対策の推進　　　　11,850　　　　12,400　　　　　550
２ 干潟の再生　　　　　　　13,960　　　　15,720　　　　1,760
合計　　　　　　　　　　　25,810　　　　28,120　　　　2,310
"""
REQUEST = """令和９年度 概算要求の概要
令和８年８月
海洋環境庁

{above}

２．海ごみ対策の推進　12,400百万円（{last}）

（１）漂着ごみ回収支援事業　11,650百万円（{first}11,850百万円）
市町村が行う回収に要する経費を補助する。

（２）離島ごみ搬送実証事業【新規】　750百万円
定期航路の空き荷を使う。
"""


def budgets(tmp_path, text):
    """What is read of programs as (name, year): amount in millions."""
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    found = analyse(read_document(tmp_path / "paper.txt"), blind=True).figures
    of_years = [r for r in found if r.measure.value in {"request", "previous", "initial"}]
    return {(r.program, r.fiscal_year): r.amount // 1_000_000 for r in of_years}


@pytest.mark.parametrize(
    ("above", "first"),
    [(TABLE, ""), ("※（ ）内は前年度予算額", ""), ("", "前年度 "), ("", "令和8年度 ")],
    ids=["a table with both years", "a legend", "a bracket that says so", "one with the year"],
)
def test_a_bare_bracket_is_last_years_budget_where_the_paper_shows_it(tmp_path, above, first):
    found = budgets(tmp_path, REQUEST.format(above=above, last="11,850百万円", first=first))
    assert found["漂着ごみ回収支援事業", 2027] == 11_650
    assert found["漂着ごみ回収支援事業", 2026] == 11_850
    assert found["離島ごみ搬送実証事業", 2027] == 750
    assert found["海ごみ対策の推進", 2026] == 11_850


def test_what_new_projects_cost_in_brackets_is_not_guessed(tmp_path):
    found = budgets(tmp_path, REQUEST.format(above="", last="11,850百万円", first=""))
    assert {year for _, year in found} <= {2027}


def test_a_table_that_says_otherwise_wins(tmp_path):
    found = budgets(tmp_path, REQUEST.format(above=TABLE, last="3,000百万円", first=""))
    assert 3_000 not in found.values()
    assert ("漂着ごみ回収支援事業", 2026) not in found
