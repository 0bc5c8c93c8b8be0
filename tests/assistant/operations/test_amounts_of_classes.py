"""What each of two classes gets, asked after a quote of both, and for so many of one of them."""

from __future__ import annotations

import pytest

LANTERN = """# 令和8年度 灯台交流プログラム（LANTERN）

潮見県 港湾局

## 灯台交流プログラム（LANTERN）

令和8年度要求額 8億円
（前年度予算額 6億円）

若手の灯台守を海外の灯台に送り出す。

支援規模 【見習い枠】 200万円/人・年、【正規枠】 450万円/人・年

見習い枠 灯台の運用を学ぶ若手120人に対し、最大1年間の滞在を支援する。

正規枠 灯台の改修を担う若手20人に対し、最大3年間の滞在を支援する。
"""


@pytest.mark.parametrize("shown", ["LANTERNの見習い枠は1人いくら", "LANTERNの支援規模は？"])
def test_what_is_multiplied_is_the_amount_of_the_class_that_a_turn_names(ask, shown):
    answer = ask("lantern.md", LANTERN, shown, "正規枠20人を3年やったら総額は？")
    assert "450万円 × 20人 × 3年" in answer.answer, answer.answer
    assert "200万円" not in answer.answer


def test_what_was_shown_is_multiplied_where_no_class_is_named(ask):
    answer = ask("lantern.md", LANTERN, "LANTERNの見習い枠は1人いくら", "20人だと？")
    assert "200万円 × 20人" in answer.answer, answer.answer


def test_after_a_quote_of_each_class_both_are_told(ask):
    answer = ask("lantern.md", LANTERN, "LANTERNの支援対象を説明して", "1人年間いくらなの")
    assert "200万円" in answer.answer
    assert "450万円" in answer.answer, answer.answer
