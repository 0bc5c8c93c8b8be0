"""Lists under 「（内訳）」 in the text about a program whose budgets a table gives."""

from corpus.document import Document
from corpus.extraction import extract_figures
from corpus.facts.row import FigureRow, Trust

MILLION = 10**6
TEXT = """（単位：百万円）
施策名 令和８年度要求額 令和７年度当初予算額 増減額
灯台改修推進費 1,350 1,120 230
航路標識点検事業 750 800 △50

施策の概要
１．灯台改修推進費
灯台の改修を行う。対象を令和８年度末に600か所とする。
（内訳）
・改修計画の策定等支援　　880百万円
・点検手法の標準化　　　　290百万円
・普及啓発・人材育成　　　180百万円
担当：灯台課
"""


def parts_of(text: str) -> list[FigureRow]:
    rows = extract_figures(Document("d", "d", "d.txt", "text/plain", "0", text)).rows
    return [r for r in rows if r.start > text.index("施策の概要")]


def test_parts_are_of_the_budget_that_they_add_up_to() -> None:
    rows = parts_of(TEXT)
    assert {(r.program, r.measure.value, r.fiscal_year, r.amount) for r in rows} == {
        ("改修計画の策定等支援", "request", 2026, 880 * MILLION),
        ("点検手法の標準化", "request", 2026, 290 * MILLION),
        ("普及啓発・人材育成", "request", 2026, 180 * MILLION),
    }
    assert {(r.parent, r.trust) for r in rows} == {("灯台改修推進費", Trust.CONFIRMED)}


def test_parts_that_add_up_to_no_budget_are_left_out() -> None:
    assert parts_of(TEXT.replace("290百万円", "390百万円")) == []


def test_parts_that_add_up_to_two_budgets_are_left_out() -> None:
    same = TEXT.replace("1,350 1,120 230", "1,350 1,350 0")
    assert parts_of(same) == []
