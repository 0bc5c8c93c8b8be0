"""An amount that a program does not have, asked for alone and behind another turn."""

from __future__ import annotations

import pytest

YARD = """# 令和8年度 潮見県 造船局の予算要求

潮見県 造船局

## 船大工養成事業

令和8年度要求額 28億円
（前年度予算額 26億円）

船大工を養成する。

期間：2年間

## 造船所見学事業

令和8年度要求額 5億円
（前年度予算額 5億円）

造船所を見学する。
"""


@pytest.mark.parametrize(
    "turn", ["造船所見学事業の補正予算はいくら？", "造船所見学事業の補正予算は？"]
)
@pytest.mark.parametrize("before", [(), ("船大工養成事業の期間は？",)])
def test_what_a_program_has_no_amount_of_is_denied_with_those_it_has(ask, before, turn):
    answer = ask("yard.md", YARD, *before, turn)
    assert answer.status == "not_found", answer.answer
    assert "5億円" in answer.answer
    assert "最も近い" not in answer.answer
