"""Tables headed by years whose total is the budget that the text states."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from tests.corpus.papers import FORMS, facts_of, write_paper

STATED = "令和８年度一般会計当初予算は 214億3,000万円で、前年度に比べ増となりました。"
TABLE = [
    ["区分", "8年度", "7年度", "増減額", "増減率"],
    ["人件費", "3,812", "3,705", "107", "2.9%"],
    ["扶助費", "5,540", "5,398", "142", "2.6%"],
    ["その他", "12,078", "11,907", "171", "1.4%"],
    ["合計", "21,430", "21,010", "420", "2.0%"],
]
WANTED = {
    ("人件費", "initial", 2026, 3_812_000_000),
    ("人件費", "previous", 2025, 3_705_000_000),
    ("人件費", "difference", 2026, 107_000_000),
    ("その他", "previous", 2025, 11_907_000_000),
    ("合計", "initial", 2026, 21_430_000_000),
    ("合計", "previous", 2025, 21_010_000_000),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("title", ["令和８年度 汐見市 主要事業の概要", "汐見市の財政"])
def test_years_of_a_table_are_those_of_the_stated_budget(tmp_path, form, title):
    paper = [title, STATED, "性質別の内訳", "（単位：百万円）", TABLE]
    assert facts_of(write_paper(tmp_path, form, paper)) >= WANTED


def test_another_total_says_nothing(tmp_path):
    other = [*TABLE[:-1], ["合計", "21,431", "21,010", "421", "2.0%"]]
    paper = ["汐見市の財政", STATED, "性質別の内訳", "（単位：百万円）", other]
    found = facts_of(write_paper(tmp_path, "md", paper))
    assert not {fact for fact in found if fact[0] == "人件費" and fact[1] != "difference"}


@pytest.mark.parametrize(
    ("title", "unit", "rows"),
    [
        (
            "施設の利用者数",
            "（単位：人）",
            [["図書館", "41,000", "39,800"], ["合計", "41,000", "39,800"]],
        ),
        (
            "町債の残高",
            "（単位：百万円）",
            [["一般会計", "4,120", "4,300"], ["合計", "4,120", "4,300"]],
        ),
    ],
)
def test_tables_beside_are_no_budgets(tmp_path, title, unit, rows):
    head = ["区分", "8年度", "7年度"]
    paper = ["汐見市の財政", STATED, "歳出", "（単位：百万円）", TABLE, title, unit, [head, *rows]]
    path = write_paper(tmp_path, "md", paper)
    found = analyse(read_document(path), blind=True).figures
    beside = [f for f in found if f.amount in {41_000, 41_000_000_000, 4_120_000_000}]
    assert all(f.scope == "残高" and f.fiscal_year == 2026 for f in beside)


def test_an_english_brief(tmp_path):
    head = ["Department", "2026", "2025", "Change"]
    rows = [
        ["Schools", "27,800", "27,250", "550"],
        ["Roads", "20,500", "20,050", "450"],
        ["Total", "48,300", "47,300", "1,000"],
    ]
    beside = [["Item", "2026", "2025"], ["Population", "19,400", "19,150"]]
    paper = [
        "Town of Orme: Annual paper 2026",
        "On December 9 the Board adopted the FY2026 budget of $48.3 million.",
        "By department ($ thousands)",
        [head, *rows],
        "Town in numbers",
        beside,
    ]
    found = facts_of(write_paper(tmp_path, "html", paper))
    assert {f for f in found if f[0] in {"Schools", "Population"}} == {
        ("Schools", "initial", 2026, 27_800_000),
        ("Schools", "previous", 2025, 27_250_000),
        ("Schools", "difference", 2026, 550_000),
    }
