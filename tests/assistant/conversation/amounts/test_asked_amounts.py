"""An amount that is asked for and stands in what is quoted is said first, and is a figure."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about

FUND = """# 令和8年度 湖南市 予算のあらまし

湖南市 財政課

このあらましは、一年の主な施策をまとめたものです。

## 市債

市債残高は、令和7年度末見込みの41億2,000万円から、令和8年度末には39億7,000万円に減る見込みです。

## 市の積み立て

財政調整基金の残高は、令和6年度末6億1,000万円、令和7年度末5億8,000万円、令和8年度末5億2,000万円です。

## 空き家の片付け補助

空き家の家財の処分に要する費用の2分の1を補助します。上限額を10万円から15万円に引き上げます。

## 泊まりの預かり

子どもを夜間に預かります。利用料は1泊2,400円、日帰りは1回900円です。

## 見守りポスト

見守り機器の購入費として1台7千円を支給します。
"""
GRANTS = """# Alder Valley Grants Guide 2026

## Orchard Renewal

The scheme pays a stipend of $31,500 a year to each trainee who restores an old orchard.
Applicants may receive up to $7,400 for young trees.

## Roof Repair Help

Owners with a household income of no more than $43,000 may receive up to $6,200 for repairs.

## Long-term plan

The ceilings of the 2021-2027 plan are $820 million in pledge appropriations and $760 million in
cash appropriations. A further $12 million is kept for floods.
"""


@pytest.mark.parametrize(
    ("text", "turns", "stated"),
    [
        (FUND, ("空き家の片付けの補助は誰が対象？", "上限はいくら？"), [150_000]),
        (FUND, ("市の借金の残高は？",), [3_970_000_000]),  # of two years the document's own
        (FUND, ("市債の残高は？", "貯金(財政調整基金)は令和7年度末で？"), [580_000_000]),
        (FUND, ("子どもを夜に預ける泊まり、一泊いくら？",), [2_400]),  # and not what one day costs
        (GRANTS, ("and the orchard trainee gets 20k a year, right?",), [31_500]),
        (GRANTS, ("hi", "whats the ceiling on pledges in the plan?"), [820_000_000]),
    ],
)
def test_the_amount_that_is_meant_is_stated(tmp_path, text, turns, stated) -> None:
    ask = conversation_about(tmp_path / "guide.md", text)
    for turn in turns:
        answer = ask(turn)
    assert [f.amount for f in answer.figures] == stated
    assert answer.figures[0].original in " ".join(answer.answer.split())
    assert answer.figures[0].original in answer.citations[answer.figures[0].citation - 1].quote


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (FUND, ("空き家の片付けに30万円かかったらいくら出る？",)),  # it has to be computed
        (FUND, ("見守りポストの設置場所の数は？",)),
        (FUND, ("子どもの預かりは1人いくら？",)),  # neither is for a person
        (GRANTS, ("how long is the waiting list for roof repair help?",)),
    ],
)
def test_no_other_amount_that_is_quoted_is_stated(tmp_path, text, turns) -> None:
    ask = conversation_about(tmp_path / "guide.md", text)
    for turn in turns:
        answer = ask(turn)
    assert answer.figures == ()
