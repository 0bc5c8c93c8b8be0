"""Whether a head or a cell says a word, in Japanese anywhere, in English as a word."""

from __future__ import annotations

import pytest

from assistant.evidence.spellings import says_term
from assistant.question.model import Term
from corpus.text import fold_key


def term(surface, *others):
    return Term(surface, (fold_key(surface), *others))


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("award_usd", term("award"), True),
        ("Port cities", term("city"), True),
        ("Cities", term("city"), True),
        ("Dredging works", term("dredg"), True),  # four letters may begin others
        ("Startup fund", term("art"), False),
        ("Quay", term("quays"), True),
        ("助成決定額", term("決定"), True),
        ("助成決定額", term("確定"), False),
        ("助成決定額", term("award", "決定額"), True),
        ("Harbour dredging scheme", term("dredging scheme"), True),
        ("Harbour", term("of it"), False),  # too short for several words
        ("2026-03-31", term("2026"), True),
        ("", term("award"), False),
    ],
)
def test_a_text_says_a_word_in_one_of_its_spellings(text, word, said):
    assert says_term(text, word) is said
