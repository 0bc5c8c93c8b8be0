"""Of the amounts that an answer quotes only the one that is asked for is stated."""

from __future__ import annotations

import pytest

GUIDE = """# 岬町 海の仕事の手引き

## 船の修理

船の修理には30万円を助成します。離島の船には12万円を加算します。
機関の修理は40万円から60万円まで、費用に応じて助成します。
費用が5万円以上の修理が対象です。

## 灯台

灯台の塗装に80万円、灯台の照明に90万円を充てます。
灯台の見学は1人につき300円です。

## 網の更新


## 基金

岬基金の残高は、令和7年度末に4億円、令和8年度末に3億2,000万円です。
"""
GUIDE_EN = """# Cape Harbour Guide

## Boat repair

Repairs of a boat are paid with £3,000. On islands a supplement of £1,200 is added.
Engine repairs are paid with between £4,000 and £6,000, by their cost.

## Lights

The tower is painted for £8,000 and the lamp is replaced for £9,000.
"""


@pytest.mark.parametrize(
    ("text", "question", "amounts"),
    [
        (GUIDE, "船の修理の助成はいくらですか", {300_000}),
        (
            GUIDE,
            "離島の船の加算はいくらですか",
            {120_000},
        ),  # what comes on top, where it is asked for
        (GUIDE, "機関の修理の助成はいくらですか", set()),  # a range is no one amount
        (GUIDE, "灯台はいくらですか", set()),  # either may be meant
        (GUIDE, "灯台の照明はいくらですか", {900_000}),
        (GUIDE, "岬基金の残高は令和8年度末でいくらですか", {320_000_000}),
        (GUIDE, "岬基金の残高は令和7年度末でいくらですか", {400_000_000}),
        (GUIDE_EN, "How much is the supplement on islands?", {1_200}),
        (GUIDE_EN, "How much is paid for engine repairs?", set()),
        (GUIDE_EN, "How much does the lamp cost?", {9_000}),
    ],
)
def test_the_amount_asked_for_is_stated_and_no_other(ask_document, text, question, amounts):
    answer = ask_document("guide.md", text, question)
    assert {f.amount for f in answer.figures} == amounts
