"""Sentences that enact budgets, sources of financing, and tables of one program's years."""

from __future__ import annotations

import pytest

from corpus.analysis import analyse
from corpus.readers import read_document
from corpus.text.amounts import find_amounts


def facts(tmp_path, text, name="note.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return {
        (f.program, f.fiscal_year, str(f.measure), f.amount, f.scope)
        for f in analyse(read_document(path)).figures
    }


def test_a_supplementary_budget_says_its_change_and_the_new_total(tmp_path):
    text = (
        "令和８年度浜辺町一般会計補正予算（第３号）\n\n第１条 歳入歳出予算の総額から"
        "歳入歳出それぞれ12,300千円を減額し、歳入歳出予算の総額を歳入歳出それぞれ4,501,700千円とする。\n"
    )
    assert facts(tmp_path, text) == {
        ("浜辺町一般会計補正予算（第３号）", 2026, "supplementary", -12_300_000, None),
        ("浜辺町一般会計", 2026, "revised", 4_501_700_000, None),
    }


def test_an_article_enacts_an_item_of_the_budget_that_the_title_names(tmp_path):
    text = (
        "令和８年度浜辺町病院事業会計予算\n\n"
        "第６条 重要な資産の取得の予定額は、81,000千円と定める。\n"
        "第７条 一般会計から補助を受ける金額は、20,000千円とする。\n"
    )
    assert facts(tmp_path, text) == {
        ("重要な資産の取得", 2026, "initial", 81_000_000, None),
    }


FINANCED = (
    "令和８年度 当初予算 主な事業\n（単位：千円）\n"
    "| 事業名 | 事業費 | 国 | 県 | 一般財源 |\n|---|---|---|---|---|\n"
    "| 渡船運航事業 | 9,400 | 4,700 |  | 4,700 |\n| 浮桟橋修繕事業 | 2,150 | 1,000 | 500 | 700 |\n"
)


def test_sources_that_add_up_to_their_amount_are_parts_of_it(tmp_path):
    found = facts(tmp_path, FINANCED, "plan.md")
    assert ("渡船運航事業", 2026, "initial", 4_700_000, "財源内訳 国") in found
    assert not {f for f in found if f[0] == "浮桟橋修繕事業" and f[4]}  # 2,200 is not 2,150


def test_rows_that_are_years_belong_to_the_program_above_the_table(tmp_path):
    text = (
        "漁村体験交流事業\n\n|  | 予算額（億円） |\n|---|---|\n| 令和７年度 | 18 |\n"
        "| 令和８年度要求 | 26 |\n"
    )
    assert facts(tmp_path, text, "card.md") >= {
        ("漁村体験交流事業", 2025, "initial", 1_800_000_000, None),
        ("漁村体験交流事業", 2026, "request", 2_600_000_000, None),
    }


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("0.0億円", 0, "JPY"),
        ("0百万円", 0, "JPY"),
        ("00兆円", 0, "JPY"),
        ("A$41 million", 41_000_000, "AUD"),
        ("€2 310 500", 2_310_500, "EUR"),
        ("₹12 crore", 120_000_000, "INR"),
        ("$4.2B", 4_200_000_000, "USD"),
    ],
)
def test_amounts_of_every_currency_and_of_nothing(text, value, currency):
    (amount,) = find_amounts(text)
    assert (amount.value, amount.currency) == (value, currency)
