"""Questions about a newsletter that tells a budget in lines with shares, as people ask them."""

from __future__ import annotations

from functools import partial

import pytest

from tests.assistant.conftest import conversations_about

JAPANESE = """広報あさぎり 令和8年4月号
特集 令和8年度予算のあらまし

一般会計予算は 100億円（前年度比 2.0％増）

■ 歳入 100億円の内訳
町税 40億円（40.0％）
地方交付税 35億円（35.0％）
町債 15億円（15.0％）
その他 10億円（10.0％）

■ 歳出 100億円の内訳
民生費 45億円（45.0％）　子育て、福祉など
教育費 30億円（30.0％）　小中学校など
土木費 20億円（20.0％）　道路など
その他 5億円（5.0％）
"""
ENGLISH = """City of Alder
Budget in Brief, fiscal year 2026-27

The adopted budget is $100.0 million, 3 percent more than last year.

Where the money comes from
Property taxes        $40.0 million   40%
Sales tax             $35.0 million   35%
State aid             $15.0 million   15%
Fees and charges      $10.0 million   10%

Where the money goes
Public safety         $45.0 million   45%   police, fire
Streets               $30.0 million   30%   paving
Parks                 $20.0 million   20%   trails
Debt service           $5.0 million    5%
"""


@pytest.fixture
def ask(tmp_path):
    texts = {"kouhou.txt": JAPANESE, "brief.txt": ENGLISH}
    return partial(conversations_about(tmp_path, texts), tuple(texts))


@pytest.mark.parametrize(
    ("turns", "amount"),
    [
        (("あさぎり町の予算いくら",), 10_000_000_000),
        (("あさぎり町の予算いくら", "何に一番使ってる？"), 4_500_000_000),
        (("あさぎり町の歳出で一番多いのは？",), 4_500_000_000),
        (("あさぎり町の歳出で一番多いのは？", "2番目は？"), 3_000_000_000),
        (("あさぎり町の収入で多いのは？",), 4_000_000_000),
        (("あさぎり町の収入で多いのは？", "支出は？"), 4_500_000_000),
        (("あさぎり町の歳入は？", "町債は？"), 1_500_000_000),
        (("あさぎり町の民生費は", "教育費との差は？"), 1_500_000_000),
        (("how big is alder's budget",), 100_000_000),
        (("how big is alder's budget", "what does it spend most on"), 45_000_000),
        (("where does alder's money come from", "state aid?"), 15_000_000),
    ],
)
def test_an_amount_of_a_newsletter(ask, turns, amount):
    assert amount in {f.amount for f in ask(*turns).figures}


@pytest.mark.parametrize(
    ("turns", "share"),
    [
        (("あさぎり町の民生費はいくら", "それって全体の何割？"), "45"),
        (("あさぎり町の歳出で一番多いのは？", "教育費は？", "何%？"), "30"),
        (("how much for alder's parks", "what share is that"), "20%"),
    ],
)
def test_a_share_of_the_whole(ask, turns, share):
    assert share in ask(*turns).answer


@pytest.mark.parametrize(
    ("turns", "rows"),
    [
        (("あさぎり町の歳入の内訳を表にして",), ["町税", "地方交付税", "町債", "その他"]),
        (("あさぎり町の収入の内訳は？", "支出は？"), ["民生費", "教育費", "土木費", "その他"]),
        (("list alder's revenue",), ["Property taxes", "Sales tax", "State aid"]),
        (
            ("how big is alder's budget", "and where does the money come from?"),
            ["Property taxes", "Fees and charges"],
        ),
    ],
)
def test_a_side_of_the_account_is_told_whole(ask, turns, rows):
    answer = ask(*turns).answer
    assert all(row in answer for row in rows)


def test_amounts_in_english_are_not_said_twice(ask):
    assert "$100 million" in ask("how big is alder's budget").answer
    assert "100.0" not in ask("how big is alder's budget").answer


@pytest.mark.parametrize(
    "turns",
    [
        ("what percent of alder's budget is public safety", "my house is worth 300k what do i pay"),
        ("あさぎり町の民生費の割合は", "うちの家は3000万円だけどいくら払う？"),
    ],
)
def test_a_share_of_the_budget_is_no_rate_of_what_the_asker_has(ask, turns):
    assert not ask(*turns).figures
