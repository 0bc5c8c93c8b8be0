"""Turns in a hurry, and turns that say in which language to tell it."""

from __future__ import annotations

import pytest

SHED = """# 令和8年度 養殖技術共同研究プログラム（SHOAL）

潮見県 水産局

令和8年度要求額 9億円
（前年度予算額 7億円）

養殖に携わる研究者が、海外の研究者と共同で赤潮の予測に取り組むプログラム。

支援額 2,400万円程度／年・課題
"""


@pytest.mark.parametrize("turn", ["SHOALを日本語で一言でいうと？", "SHOALを日本語で説明して"])
def test_a_language_to_tell_it_in_is_not_looked_for(ask, turn):
    answer = ask("shed.md", SHED, turn)
    assert answer.status == "answered", answer.answer
    assert "見当たりません" not in answer.answer
    assert "赤潮" in answer.answer


def test_a_language_to_do_something_in_is_looked_for(ask):
    answer = ask("shed.md", SHED, "SHOALは英語で応募できますか")
    assert answer.status == "not_found" or answer.uncertain, answer.answer


@pytest.mark.parametrize("turn", ["per project amt for SHOAL?", "whats the per proj amt of SHOAL"])
def test_what_is_typed_in_a_hurry_is_read(ask, turn):
    answer = ask("shed.md", SHED, turn)
    assert "2,400万円" in answer.answer, answer.answer
