"""Questions about a call with topics, and about projects with prices, as people ask them."""

from __future__ import annotations

from functools import partial

import pytest

from tests.assistant.conftest import conversations_about

CALL = """# Clean Coasts Programme: call for proposals 2027

The total indicative budget of the call is EUR 36 million.

## Topics

| Topic | Type of action | Indicative budget (EUR million) | Contribution per project (EUR million) | Number of projects |
|---|---|---:|---|---:|
| Restoring seagrass meadows | Innovation action | 15.0 | 5.0 to 7.5 | 2 |
| Sensors for microplastics | Research action | 12.0 | around 4.0 | 3 |
| Coastal communities | Research action | 9.0 | 3.0 | 3 |

## Eligibility

Entities from Japan and Canada may take part but receive no funding.

## Contact

Questions go to clean-coasts@nrc.example.eu.
"""  # noqa: E501
TOWN = """# 湊町 令和8年度 主な新規・拡充事業

- 【新規】予約バス「みなと号」 4,600万円
  乗合タクシーを町内全域で運行します。1回300円、平日8時〜17時。前日までに電話で予約。
- 【拡充】子ども医療費助成 3億1,200万円
  対象を18歳の年度末までに広げます。通院1回500円の自己負担は残ります。
- 【拡充】空き家改修補助 1,500万円
  補助率を3分の2に引き上げ、上限を100万円とします。
"""
GRANT = """# 令和8年度 研究助成 公募要領

| 種目 | 対象 | 期間 | 応募総額 |
|---|---|---|---|
| 若手研究 | 博士号取得後8年未満の者 | 2〜4年 | 500万円以下 |
| 挑戦研究 | 探索的な研究を行う者 | 2〜3年 | 900万円以下 |

## 予算（単位：百万円）

| 種目 | 令和8年度予算額 | 令和7年度予算額 |
|---|---:|---:|
| 若手研究 | 2,040 | 2,100 |
| 挑戦研究 | 800 | 600 |

## 問合せ先

助成第一課（挑戦研究） 電話 03-5555-0123
助成第二課（若手研究） 電話 03-5555-0456 E-mail: josei@kagaku.example.jp
"""


@pytest.fixture
def ask(tmp_path):
    texts = {"call.md": CALL, "town.md": TOWN, "grant.md": GRANT}
    return partial(conversations_about(tmp_path, texts), tuple(texts))


BIGGEST = "which topic of clean coasts has the biggest budget"


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        ((BIGGEST, "how much per project there"), "5.0 to 7.5"),
        ((BIGGEST, "how much per project there", "and how many projects?"), "2"),
        (("how much can I get for microplastics",), "4.0"),
        (("どこに電話すればいい、若手研究の",), "03-5555-0456"),
        (("若手研究っていくらまで出るの",), "500万円"),
        (("挑戦研究はいくらまで出る？", "若手研究は？"), "500万円"),
        (("みなと号の予約はどうするの", "いくらで乗れる"), "300円"),
    ],
)
def test_what_one_gets_or_pays_is_told(ask, turns, said):
    answer = ask(*turns)
    assert answer.status == "answered"
    assert said in answer.answer


def test_other_rows_are_not_told_of_the_one_that_is_pointed_at(ask):
    assert "3.0" not in ask(BIGGEST, "how much per project there").answer


def test_what_only_came_near_stays_with_what_is_talked_of(ask):
    turns = ("みなと号の予約はどうするの", "いくらで乗れる", "予算は？")
    assert [f.amount for f in ask(*turns).figures] == [46_000_000]


@pytest.mark.parametrize(
    "turn",
    [
        "can japanese partners join",
        "are Japanese firms eligible?",
        "must it be written in Japanese?",
    ],
)
def test_people_of_a_language_ask_for_no_answer_in_it(ask, turn):
    assert ask("what is the clean coasts call", turn).language == "en"


@pytest.mark.parametrize("turn", ["in japanese please", "日本語で", "Japanese version"])
def test_a_language_to_tell_it_in(ask, turn):
    assert ask("what is the clean coasts call", turn).language == "ja"


def test_an_address_makes_no_line_of_japanese_english(ask):
    assert "要点" not in ask("若手研究の問合せ先は").answer
