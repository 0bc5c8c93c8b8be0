"""The budgets of municipalities as text, on an invented one."""

from corpus.document import Document
from corpus.extraction import extract_figures
from corpus.facts.row import FigureRow

TITLE = """令和７年度
一般会計予算書
令和７年度海山市一般会計予算
"""
PAGES = """第１表　歳入歳出予算
歳　出
  款            項                 金　　額
                                      千円
   議会費
 1                                   499
       1 議会費                      499
   総務費
 2                                  9,000
       1 総務管理費                8,000
                    - 1 -
  款            項                 金　　額
                                      千円
       2 徴税費                     1,000
       歳　　出　　合　　計
                                    9,499
第２表　債務負担行為
 事 項      期 間     限度額
 計画策定業務   ８年度     2,042
"""


def rows_of(text: str) -> dict[tuple[str, str | None], FigureRow]:
    document = Document("d", "d", "d.txt", "text/plain", "0", text)
    return {(r.program, r.parent): r for r in extract_figures(document).rows}


def test_without_a_title_nothing_says_which_budget_it_is() -> None:
    assert rows_of(PAGES) == {}


def test_the_ledger_of_this_year_and_the_year_before() -> None:
    text = """令和８年度海山市一般会計予算に関する説明書
（単位　千円）
目 本年度 前年度 比較
１ 児童福祉総務費 1,234 1,200 34
２ 児童措置費 2,345 2,400 △55
"""
    document = Document("d", "d", "d.txt", "text/plain", "0", text)
    found = {
        (r.program, r.measure.value, r.amount)
        for r in extract_figures(document).rows
        if r.measure.value != "difference"
    }
    assert found == {
        ("児童福祉総務費", "initial", 1_234_000),
        ("児童福祉総務費", "previous", 1_200_000),
        ("児童措置費", "initial", 2_345_000),
        ("児童措置費", "previous", 2_400_000),
    }
