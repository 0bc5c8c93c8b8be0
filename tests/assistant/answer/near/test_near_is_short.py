"""What is only near: few lines, of one document; what is not there is said to be missing first."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

CITY = """# 朝凪市 令和8年度予算案

## 会計（単位：百万円）

| 会計 | 令和8年度 | 令和7年度 | 増減額 |
| --- | --- | --- | --- |
| 国民健康保険 | 8,400 | 8,600 | ▲200 |
| 介護保険 | 7,900 | 7,700 | 200 |

## 学童クラブ拡充事業

学童クラブを3か所増やし、開所時間を午後7時まで延ばします。利用料は月額6,000円です。

## 家賃補助事業

市内に転入した39歳以下の世帯に、家賃の一部を補助します。補助は月額2万円までです。
前年度より減らして60百万円とします。
"""
FUND = """# Larch Trust: Stages Fund 2026

Refurbishment grants of up to £80,000 are paid for work on a building.
The limit was raised from £60,000 because building costs have gone up sharply.
In 2025 we received 214 applications for refurbishment grants and funded 38 of them.

Programme grants of up to £15,000 are paid for a season of performances.
Individuals cannot apply. Decisions are sent by the end of July 2026.
"""
FELLOWS = """# 海外派遣の手引き

## 特別研究員

出産や育児で研究を中断した若手研究者を、海外の大学に2年間派遣します。
"""
TEXTS = {"city.md": CITY, "fund.md": FUND, "fellows.md": FELLOWS}


@pytest.fixture(scope="module")
def of(tmp_path_factory):
    """The last answer to some turns about some of the documents."""
    return conversations_about(tmp_path_factory.mktemp("near"), TEXTS)


@pytest.mark.parametrize(
    ("name", "turns", "denied"),
    [
        ("city.md", ("学童の利用料は", "待機児童は何人"), "待機児童"),
        ("city.md", ("家賃の補助はいくらまで", "倍率は"), "倍率"),
        ("fund.md", ("how much for a refurbishment", "what are the interest rates"), "interest"),
    ],
)
def test_what_is_nowhere_is_missing_with_little_beside_it(of, name, turns, denied):
    answer = of((name,), *turns)
    assert answer.status == "not_found"
    assert denied in answer.answer.splitlines()[0]
    assert len(answer.citations) <= 2
    assert not answer.figures


@pytest.mark.parametrize("asked", ["何人入れるの", "待つ人は何人くらい"])
def test_a_value_of_which_nothing_near_has_the_kind_is_missing(of, asked):
    assert of(("city.md",), "学童クラブのことを教えて", asked).status == "not_found"


@pytest.mark.parametrize(
    ("name", "turns", "told"),
    [
        ("city.md", ("学童クラブのことを教えて", "月いくら？"), "6,000円"),
        ("city.md", ("家賃の補助って誰向け？", "うち42歳なんだけど対象になる？"), "39歳"),
        ("fund.md", ("how much for a refurbishment", "why was it raised"), "building costs"),
        ("fund.md", ("can a village hall get a new roof?", "when will we hear"), "July"),
    ],
)
def test_what_is_there_in_other_words_is_not_denied(of, name, turns, told):
    answer = of((name,), *turns)
    assert answer.status == "answered"
    assert told in answer.answer


def test_no_rows_are_told_beside_what_asks_for_no_number(of):
    assert "介護保険" not in of(("city.md",), "学童の利用料は", "減免はある？").answer


@pytest.mark.parametrize("asked", ["家賃補助はなぜ減らしたの", "家賃補助なんで減ったの"])
def test_no_cause_is_told_where_none_is_given(of, asked):
    answer = of(("city.md",), asked)
    assert answer.status == "not_found"
    assert "背景・理由" not in answer.answer


def test_a_conversation_stays_with_its_document(of):
    both = ("fund.md", "fellows.md")
    answer = of(
        both, "can a village hall get a new roof from the Larch fund?", "I had parental leave"
    )
    assert {c.document_title for c in answer.citations} <= {"Larch Trust: Stages Fund 2026"}


def test_what_another_document_surely_answers_is_told_with_its_name(of):
    both = ("city.md", "fellows.md")
    answer = of(both, "学童の利用料は", "育児で研究を中断した人は派遣される？")
    assert "海外派遣の手引き" in answer.answer or "派遣" in answer.answer
