"""An amount in another language is that of a question only where it says all that this names."""

from __future__ import annotations

import pytest

from assistant.evidence.amounts.across import is_across, says_each
from assistant.question.model import Intent, Question
from assistant.question.words.terms import japanese_terms
from tests.assistant.conftest import conversation_about

CARDIFF = "Charities in Wales may receive up to £4,100 from the museum fund."
LEEDS = "Charities in England may receive up to £2,600 from the museum fund."


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("ウェールズの慈善団体", CARDIFF, True),
        ("ウェールズの慈善団体", LEEDS, False),
        ("ウェールズ政府の博物館", CARDIFF, False),  # of the government nothing is said
        ("英国の図書館", LEEDS, False),
        ("慈善団体の棚卸", LEEDS, False),  # nobody knows whether a word without translation is said
    ],
)
def test_every_word_has_to_be_said_in_the_other_language(question, text, said) -> None:
    assert says_each(japanese_terms(question, framed=True), text) is said


@pytest.mark.parametrize(
    ("asked", "text", "across"),
    [
        ("柵の補助はいくら", "Fences: up to £900", True),
        ("how much for a fence", "柵の補助は上限12万円", True),
        ("柵の補助はいくら", "柵（fence）は上限12万円", False),
        ("how much for a fence", "Fences: up to £900", False),
    ],
)
def test_a_question_and_a_text_may_be_in_two_languages(asked, text, across) -> None:
    question = Question(asked, "ja", Intent.FIGURE)  # in whatever language is answered
    assert is_across(question, text) is across


GUIDE = f"""# Museum Fund Guide

## What is paid

{CARDIFF}

## Fences

Farmers may receive up to £900 for a fence.
"""


@pytest.mark.parametrize(
    ("turn", "stated"),
    [
        ("農家の柵はいくらまで？", [900]),
        ("スコットランドの慈善団体はいくらまで？", []),
        ("フランスの農家の柵はいくらまで？", []),
    ],
)
def test_the_amount_of_another_place_is_quoted_at_most(tmp_path, turn, stated) -> None:
    answer = conversation_about(tmp_path / "guide.md", GUIDE)(turn)
    assert [f.amount for f in answer.figures] == stated
