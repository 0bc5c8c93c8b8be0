"""What another document says is not said of a program that it does not know."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import make_build

RAISE = """# RAISE grants

## RAISE

| Program | FY 2026 request |
| --- | --- |
| RAISE | $12 million |
| Harbours | $3 million |

## Objectives

RAISE pays for roads and bridges that are eligible under title 23.
"""
HEALTH = """# Rural Health Awards

## Requirements

The eligibility requirements are these: a clinic in a county with less than 9,000 people.

Who is eligible must follow the requirements of the notice.
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> Assistant:
    folder = tmp_path_factory.mktemp("both")
    analyses = []
    for name, text in (("raise.md", RAISE), ("health.md", HEALTH)):
        (folder / name).write_text(text, encoding="utf-8")
        analyses.append(analyse(read_document(folder / name), folder / name))
    return Assistant(make_build(*analyses))


@pytest.mark.parametrize(
    "question",
    ["What are the eligibility requirements of RAISE?", "What are the requirements for RAISE?"],
)
def test_the_requirements_of_one_are_not_those_of_another(both, question):
    answer = both.answer(question)
    assert {c.document_title for c in answer.citations} <= {"RAISE grants"}
    assert "9,000" not in answer.answer
