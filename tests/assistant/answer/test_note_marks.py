"""Marks of notes in a document, "[9]", are neither said nor taken for citations."""

from __future__ import annotations

import re

import pytest

from assistant.answer.drafting.draft import renumbered
from tests.assistant.conftest import conversation_about

CALL = """# Harbour Repair Grants 2026

Harbour Repair Grants pay up to $40,000 per award for quays and slipways [9]. The programme expects
to make 12 awards [12].

Applications are due on 3 May 2026 [9].

[9] See the guidance notes.
"""


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        ("a[1] b[2]", {1: 3, 2: 1}, "a[3] b[1]"),
        ("a[1] b[9]", {1: 2}, "a[2] b[9]"),
        ("no mark", {}, "no mark"),
    ],
)
def test_markers_are_numbered_anew_and_others_stay(text, numbers, expected):
    assert renumbered(text, numbers) == expected


@pytest.mark.parametrize(
    "turn",
    [
        "how much per award, and how many will they make?",
        "How many awards? When are applications due?",
        "助成はいくら？締切は？",
    ],
)
def test_two_questions_about_sentences_with_marks_are_answered(tmp_path, turn):
    answer = conversation_about(tmp_path / "call.md", CALL)(turn)
    marks = {int(n) for n in re.findall(r"\[(\d+)\]", answer.answer)}
    assert marks <= {c.number for c in answer.citations}, answer.answer
