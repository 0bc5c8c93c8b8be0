"""Summaries of a document and of a conversation, in the language that is asked for."""

from __future__ import annotations

import pytest

from assistant.question.summing_up import sums_up
from assistant.question.understand import Understanding
from tests.assistant.conftest import conversation_about

BUDGET = """# Kestrel Bay Port Authority: Budget 2027

All amounts in £ million.

| Service | 2026 | 2027 |
| --- | --- | --- |
| Dredging | 12.1 | 14.0 |
| Lighthouses | 3.4 | 3.1 |
| Total | 15.5 | 17.1 |

The lighthouse at Gannet Point is automated in May 2027. Berth fees rise by 3 per cent from 1 April
2027. Small boats pay no berth fee in winter.
"""


@pytest.fixture
def ask(tmp_path):
    return conversation_about(tmp_path / "port.md", BUDGET)


@pytest.mark.parametrize(
    "turn", ["上司用に日本語で3行にまとめて", "要点を3行で", "日本語で要約して"]
)
def test_a_document_is_summed_up_for_somebody_in_a_language(ask, turn) -> None:
    ask("キストレル・ベイの港の予算、総額は？")
    answer = ask(turn)
    assert answer.language == "ja"
    assert {17_100_000} <= {f.amount for f in answer.figures}


def test_what_was_told_so_far_is_summed_up_in_the_other_language(ask) -> None:
    ask("浚渫の予算はいくら？")
    ask("Dredgingの2027年の予算は？")
    answer = ask("ここまでを英語で2文にまとめて")
    assert answer.language == "en"
    assert 14_000_000 in {f.amount for f in answer.figures}
    assert len(answer.answer.splitlines()) <= 2
    assert "Lighthouses" not in answer.answer


def test_in_so_many_sentences_nothing_is_multiplied(ask) -> None:
    ask("what does dredging cost in 2027")
    answer = ask("sum it all up in 2 sentences pls")
    assert 17_100_000 in {f.amount for f in answer.figures}
    assert 28_000_000 not in {f.amount for f in answer.figures}


@pytest.mark.parametrize(
    ("turn", "sums"),
    [
        ("recap this in 3 bullets for my boss", True),
        ("sum up the berth fees in 2 lines", False),
        ("係船料について3行でまとめて", False),
        ("英語で応募できますか", False),
    ],
)
def test_a_summary_of_one_thing_is_none_of_the_document(turn, sums) -> None:
    assert sums_up(Understanding((), lambda _word: ()).understand(turn)) is sums
