"""How likely one succeeds with one of several things, each counted in a line of its own."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

TOWN = """# 霧沢町 住まい支援のご案内（令和8年度）

家賃補助は新婚世帯に月額2万円を最長24か月補助します。
薪ストーブ購入補助は1台につき5万円までを補助します。

## 昨年度の実績

・家賃補助 申込み 21件、交付 18件
・薪ストーブ購入補助 申請40件のうち交付26件
・生垣助成 申込み 9件
"""
TRUST = """HARROW VALLEY ARTS TRUST
Small Stages Grant 2027 guidance

We fund touring costs of amateur theatre groups.

In the 2026 round we received 64 applications and made 24 awards.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    return conversations_about(
        tmp_path_factory.mktemp("rates"), {"town.md": TOWN, "trust.txt": TRUST}
    )


@pytest.mark.parametrize(
    ("names", "turn", "rate"),
    [
        (("town.md",), "家賃補助って通った率は", "85.7%"),
        (("town.md", "trust.txt"), "薪ストーブ購入補助、何割通ったの？", "65%"),
        (("town.md",), "家賃補助の倍率は", "1.17"),
        (("town.md", "trust.txt"), "what was the success rate of the Small Stages Grant?", "37.5%"),
    ],
)
def test_the_rate_of_the_thing_that_a_turn_names(ask, names, turn, rate) -> None:
    assert rate in ask(names, turn).answer


@pytest.mark.parametrize(
    "turns",
    [
        ("生垣助成の採択率は",),
        ("うちの町の花火大会の採択率は",),
        ("家賃補助って月いくら？", "花火大会の通った率は"),
    ],
)
def test_no_rate_of_another_thing(ask, turns) -> None:
    answer = ask(("town.md",), *turns)
    assert "%" not in answer.answer
