"""Whether words that are the name of a program may be but words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assistant.evidence.documents.names import DocumentNames
from assistant.evidence.homes import said_elsewhere
from assistant.question import Understanding
from corpus.programs import Program

PROGRAMS = (Program("raise", "RAISE", None), Program("grant", "補助金", None))
READER = Understanding(PROGRAMS, lambda _words: ())
EVERYWHERE = cast(DocumentNames, SimpleNamespace(having=lambda _key: ("home", "other")))


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("補助金の要件は", True),
        ("What are the requirements of RAISE?", False),  # to raise is another word
    ],
)
def test_an_acronym_is_no_word_of_other_documents(text, elsewhere):
    question = READER.understand(text)
    assert question.programs
    assert said_elsewhere(question, frozenset({"home"}), EVERYWHERE) is elsewhere
