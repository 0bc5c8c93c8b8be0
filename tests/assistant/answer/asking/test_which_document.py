"""A turn on a document as a whole: answered of the only one, of several asked back."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversations_about

TOWN = """# 汐音市 令和8年度予算案の概要

| 事業 | 令和8年度当初予算額 | 前年度予算額 |
| --- | --- | --- |
| 漁港改修事業 | 90億円 | 80億円 |
| 浜辺清掃事業（新規） | 10億円 | 新規 |
| 合計 | 100億円 | 80億円 |
"""
GUIDE = """# ひばり県 空き家相談の手引き

県内の空き家を持つ人の相談に、専門の相談員が無料で応じます。
相談は毎週火曜日に、県庁の住宅課で受け付けます。
"""
CALL = """# Otter Trust: Call for Proposals 2026

The Otter Trust funds small projects that bring rivers back to life in farming country.
Grants of up to £20,000 are paid for one year. Applications close on 3 June 2026.

## What is new

- Schools may now apply together with a parish.
- Travel costs are paid.
"""
TEXTS = {"town.md": TOWN, "guide.md": GUIDE, "call.md": CALL}


@pytest.fixture(scope="module")
def of(tmp_path_factory):
    """The last answer to some turns about some of the documents."""
    return conversations_about(tmp_path_factory.mktemp("papers"), TEXTS)


ALL = ("town.md", "guide.md", "call.md")


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "asked",
    [
        "Could you give me an overview of this document in a few lines?",
        "whats in here",
        "overview please",
        "ざっくり何の資料？",
        "この資料って何が書いてあるの",
    ],
)
def test_the_only_document_is_told_of(of, name, asked):
    answer = of((name,), asked)
    assert answer.status == "answered"
    assert answer.citations


@pytest.mark.parametrize(
    "asked",
    [
        "what's new this year",
        "summarize pls",
        "新しいやつは？",
        "事業ぜんぶ並べて、金額も",
        "概要は？",
    ],
)
def test_of_several_that_may_be_meant_it_is_asked_back(of, asked):
    answer = of(ALL, asked)
    assert answer.status == "clarify"
    assert "汐音市" in answer.answer
    assert all("「" in s or "“" in s for s in answer.suggestions)
    assert len(answer.suggestions) >= 2
    assert not answer.figures


@pytest.mark.parametrize(
    ("asked", "picks", "told"),
    [
        ("新しいやつは？", "汐音市の方", "浜辺清掃"),
        ("新しいやつは？", "1つ目", "浜辺清掃"),
        ("ざっくり何の資料？", "ひばり県の", "相談員"),
        ("what's new", "the Otter one", "parish"),
    ],
)
def test_a_document_that_is_picked_is_asked_what_was_asked(of, asked, picks, told):
    assert told in of(ALL, asked, picks).answer


def test_a_choice_that_was_offered_is_answered(of):
    for choice in of(ALL, "summarize pls").suggestions:
        assert of(ALL, "summarize pls", choice).status == "answered"


def test_a_document_that_calls_itself_so_is_meant(of):
    answer = of(ALL, "この公募ざっくりまとめて")
    assert answer.status == "answered"
    assert {c.document_title for c in answer.citations} == {"Otter Trust: Call for Proposals 2026"}


def test_a_summary_glosses_no_line_of_its_own(of):
    answer = of(("call.md",), "この公募ざっくりまとめて")
    assert "要点：・" not in answer.answer.splitlines()[0]


SHIP = """# 波瀬市 令和8年度予算案の概要

| 事業 | 令和8年度当初予算額 | 前年度予算額 |
| --- | --- | --- |
| 渡し船運航事業 | 30億円 | 20億円 |
| 灯台公園事業 | 5億円 | 6億円 |
"""


@pytest.fixture(scope="module")
def of_two(tmp_path_factory):
    texts = {**TEXTS, "ship.md": SHIP}
    return conversations_about(tmp_path_factory.mktemp("two"), texts)


@pytest.mark.parametrize(
    "asked",
    ["一番大きい事業は？", "一番予算が多いのはどれ", "一番増えた事業は", "予算が多い順に並べて"],
)
def test_a_ranking_among_several_papers_asks_of_which(of_two, asked):
    answer = of_two(("town.md", "ship.md", "guide.md"), asked)
    assert answer.status == "clarify"
    assert any("波瀬市" in choice and asked in choice for choice in answer.suggestions)


@pytest.mark.parametrize(
    "chosen", ["波瀬市の", "波瀬市 令和8年度予算案の概要で、一番大きい事業は？"]
)
def test_the_paper_that_is_chosen_is_ranked(of_two, chosen):
    answer = of_two(("town.md", "ship.md", "guide.md"), "一番大きい事業は？", chosen)
    assert answer.status == "answered"
    assert "渡し船運航事業" in answer.answer
