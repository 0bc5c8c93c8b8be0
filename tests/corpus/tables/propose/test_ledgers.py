"""Ledgers of a supplementary budget: parts in their column, totals with letters apart."""

from __future__ import annotations

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import facts_of

LEDGER = """令和7年度白波町一般会計補正予算（第3号）,,,,
歳出（単位：千円）,,,,
款,項,補正前の額,補正額,計
総務費,,"1,020,000","20,600","1,040,600"
,総務管理費,"820,000","18,000","838,000"
,徴税費,"200,000","2,600","202,600"
民生費,,"2,100,000","25,000","2,125,000"
,社会福祉費,"1,300,000","25,000","1,325,000"
歳出合計,,"6,800,000","{total}","{made}"
"""
TYPED = """令和7年度白波町一般会計補正予算（第3号）

歳　出                                                   （単位：千円）
    款                            補正前の額      補正額          計
 2 総務費                          1,020,000      20,600     1,040,600
 3 民生費                          2,100,000      25,000     2,125,000
{name}                     6,800,000      45,600     6,845,600
"""


def analysed(path, text):
    path.write_text(text, encoding="utf-8")
    return analyse(read_document(path), blind=True)


def test_the_total_of_changes_is_that_of_the_widest_parts(tmp_path):
    found = analysed(tmp_path / "a.csv", LEDGER.format(total="45,600", made="6,845,600"))
    assert not found.review


def test_a_total_of_changes_that_its_parts_do_not_make_is_for_a_person(tmp_path):
    found = analysed(tmp_path / "b.csv", LEDGER.format(total="45,700", made="6,845,700"))
    assert [item.original for item in found.review] == ["45,700"]


def test_letters_apart_spell_a_total(tmp_path):
    for name in ("歳出合計", "歳　出　合　計", "合　計"):
        path = tmp_path / "c.txt"
        path.write_text(TYPED.format(name=name), encoding="utf-8")
        totals = [n for n, _, _, amount in facts_of(path) if amount == 6_845_600_000]
        assert len(totals) == 1
        assert totals[0].startswith("白波町一般会計")
        assert totals[0].removeprefix("白波町一般会計").strip() in {"歳出合計", "予算"}
