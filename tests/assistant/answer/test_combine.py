"""Several questions in one are answered part by part, with one set of citations."""

from __future__ import annotations

import re

import pytest

from assistant.question.parts import split_questions


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("SATREPSの要求額は？", ("SATREPSの要求額は？",)),
        ("SATREPSの要求額は？担当は？", ("SATREPSの要求額は？", "担当は？")),
        ("SATREPSの要求額は？ 担当は？教えて", ("SATREPSの要求額は？", "担当は？教えて")),
        ("本当？？SATREPSって何？", ("本当？？SATREPSって何？",)),
        ("How much is it? And who runs it?", ("How much is it?", "And who runs it?")),
        ("?", ("?",)),
        ("a?b?c?d?e?f?", ("a?b?c?d?e?f?",)),
    ],
)
def test_questions_are_split_at_their_marks(text: str, parts: tuple[str, ...]) -> None:
    assert split_questions(text) == parts


def test_each_part_is_answered_and_the_second_takes_the_program_of_the_first(
    deck,
) -> None:
    answer = deck.assistant.answer("SATREPSの令和8年度要求額は？支援期間は？")
    assert answer.status == "answered"
    assert [f.amount for f in answer.figures] == [2_100_000_000]
    assert "3～5年" in answer.answer
    assert {int(n) for n in re.findall(r"\[(\d+)\]", answer.answer)} == {
        c.number for c in answer.citations
    }
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_a_part_that_the_document_does_not_answer_says_so(deck) -> None:
    answer = deck.assistant.answer("SATREPSの令和8年度要求額は？採択率は何％？")
    assert answer.status == "answered"
    assert "「採択率」は資料に見当たりません" in answer.answer
    assert [f.amount for f in answer.figures] == [2_100_000_000]
