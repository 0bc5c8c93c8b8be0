"""A first turn that names its document, or tells of a need, is not denied whole."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import load_sky, make_build

WATER = """# 令和8年度 汐音市国民健康保険事業会計予算

汐音市 保険年金課

第1条 歳入歳出予算の総額は、歳入歳出それぞれ4,120,000千円と定める。

## 歳入 （単位：千円）

| 款 | 本年度予算額 | 前年度予算額 |
| --- | --- | --- |
| 保険料 | 1,320,000 | 1,300,000 |
| 県支出金 | 2,500,000 | 2,450,000 |
| 繰入金 | 300,000 | 290,000 |
| 歳入合計 | 4,120,000 | 4,040,000 |

## 歳出 （単位：千円）

| 款 | 本年度予算額 | 前年度予算額 |
| --- | --- | --- |
| 総務費 | 120,000 | 110,000 |
| 保険給付費 | 3,700,000 | 3,630,000 |
| 保健事業費 | 300,000 | 300,000 |
| 歳出合計 | 4,120,000 | 4,040,000 |

## 健診のお知らせ

特定健診は6月1日から9月30日まで、保健センターで受けられます。
"""
FUND = """# Larkmoor County Wildlife Fund: a guide

Larkmoor County Council, April 2026

## Hedges

The fund pays 60% of the cost of planting a hedge, up to £3,500 for each farm.
Farms of less than 200 hectares qualify. Owners of larger farms do not.

## Ponds

Advisers visit each pond twice and write a plan with the owner.
"""


@pytest.fixture
def ask(tmp_path):
    """The answer to the last of some turns about one document."""

    def of(text, *turns):
        path = tmp_path / "paper.md"
        path.write_text(text, encoding="utf-8")
        history = [Turn("user", turn) for turn in turns[:-1]]
        return load_sky(path).assistant.answer(turns[-1], history=history)

    return of


@pytest.mark.parametrize(
    ("text", "turn", "told"),
    [
        (WATER, "汐音市の国保って、けんしんは何月何日までなの", "9月30日"),
        (FUND, "Larkmoor county: what sort of money is there if I put in new hedgerows", "60%"),
        (FUND, "Larkmoor郡の農家への補助は何％ですか", "60%"),
    ],
)
def test_what_a_turn_asks_of_the_document_that_it_names_is_told(ask, text, turn, told):
    reply = ask(text, turn)
    assert reply.status == "answered"
    assert told in reply.answer


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        (WATER, "霜降市のバスの運賃はいくら"),
        (FUND, "How much is the ferry to Skerry island?"),
        (
            WATER,
            "汐音市の国保の職員は何人いますか",
        ),  # no number of people is there
    ],
)
def test_what_stands_in_no_document_is_denied(ask, text, turn):
    reply = ask(text, turn)
    assert reply.status == "not_found"
    assert not reply.figures


def test_the_whole_of_a_document_that_is_named_is_its_total(ask):
    reply = ask(WATER, "汐音市の国保って来年度の予算ぜんぶでいくら")
    assert [f.amount for f in reply.figures] == [4_120_000_000]


@pytest.mark.parametrize("turn", ["出ていく方で一番でかいのどれ", "出てくお金で一番大きいのは？"])
def test_what_is_spent_is_ranked_where_a_turn_says_so_in_any_words(ask, turn):
    reply = ask(WATER, "汐音市の国保って来年度の予算ぜんぶでいくら", turn)
    assert [f.amount for f in reply.figures] == [3_700_000_000]


def test_the_document_that_was_named_stays_what_is_talked_of(ask):
    asked = ("汐音市の国保って、けんしんは何月何日までなの", "場所は？")
    assert "保健センター" in ask(WATER, *asked).answer


def test_what_is_near_to_a_need_gives_what_one_gets_and_no_budget(ask):
    reply = ask(FUND, "I own a tiny farm in Larkmoor, can I get help with a hedge? how much")
    assert "up to £3,500" in reply.answer
    assert {(f.measure, f.amount) for f in reply.figures} <= {("unit", 3_500)}


def test_the_whole_of_a_document_is_asked_of_no_other(tmp_path):
    paths = [tmp_path / "water.md", tmp_path / "fund.md"]
    analyses = []
    for path, text in zip(paths, (WATER, FUND), strict=True):
        path.write_text(text, encoding="utf-8")
        analyses.append(analyse(read_document(path), path))
    reply = Assistant(make_build(*analyses)).answer("What is the budget of the Larkmoor County?")
    assert not reply.figures
    assert "4,120" not in reply.answer
