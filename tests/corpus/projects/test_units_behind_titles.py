"""Lists of programs whose unit stands behind their title, and accounts with their change."""

from __future__ import annotations

from itertools import product

import pytest

from tests.corpus.papers import analyse_text, facts_of

OUTLINE = """令和14年度　緑野県当初予算案の概要

{title}　　　　　　　　　　　　　　　　　　　　　　{unit}
（１）子育て・教育
　{mark}　保育士確保緊急対策事業【新規】　　　　　　　　　　　　　　４２０
　　　保育士の処遇改善と復職を支援
　{mark}　県立高校ＤＸ推進事業【拡充】　　　　　　　　　　　　　　１，２８５（{before}）
（２）産業・雇用
　{mark}　半導体関連産業集積促進事業　　　　　　　　　　　　　　　３，６００
"""


@pytest.mark.parametrize(
    ("title", "unit", "mark"),
    [*product(["２　主な事業", "主要施策"], ["（単位：百万円）", "【単位：百万円】"], ["○", "・"])],
)
@pytest.mark.parametrize("before", ["Ｒ13：９６０", "前年度 ９６０"])
def test_a_unit_behind_a_title_is_that_of_the_list(tmp_path, title, unit, mark, before):
    path = tmp_path / "outline.txt"
    path.write_text(
        OUTLINE.format(title=title, unit=unit, mark=mark, before=before), encoding="utf-8"
    )
    found = facts_of(path)
    assert ("保育士確保緊急対策事業", "initial", 2032, 420_000_000) in found
    assert ("県立高校ＤＸ推進事業", "initial", 2032, 1_285_000_000) in found
    assert ("県立高校ＤＸ推進事業", "previous", 2031, 960_000_000) in found


def test_numbers_below_a_unit_that_are_in_no_list_are_told(tmp_path):
    text = "交通のあゆみ\n\n（単位：千円）\n歩道の記録　　　4,200\n\n橋の記録　　　3,100\n"
    analysis = analyse_text(tmp_path, text, "notes.txt")
    assert analysis.figures == () or not analysis.figures
    assert analysis.coverage.amounts >= 2
    assert analysis.document.warnings or analysis.coverage.left or analysis.review


@pytest.mark.parametrize("account", ["一般会計", "特別会計", "企業会計"])
@pytest.mark.parametrize(
    "behind",
    ["", "（前年度比2.1％増）", "（2.1％増）", "（うち道路30億円）", "（前年度は305億円）"],
)
@pytest.mark.parametrize(("open_", "close"), [("", ""), ("**", "**")])
def test_an_account_is_told_with_how_it_has_changed(tmp_path, account, behind, open_, close):
    text = f"# 令和14年度予算\n\n{account}は{open_}312億円{close}{behind}です。\n"
    rows = analyse_text(tmp_path, text, "news.md").figures
    found = {(r.program, r.measure.value, r.fiscal_year, r.amount) for r in rows}
    assert (account, "initial", 2032, 31_200_000_000) in found


@pytest.mark.parametrize("text", ["320億円（298億円）の内数", "320億円の内数（298億円の内数）"])
def test_what_is_said_behind_both_is_the_scope_of_both(tmp_path, text):
    paper = f"令和14年度概算要求\n\n１．海洋観測衛星の開発　{text}\n※括弧内は令和13年度当初予算額\n"
    rows = analyse_text(tmp_path, paper, "request.txt").figures
    assert rows
    assert {r.scope for r in rows} == {"内数"}
