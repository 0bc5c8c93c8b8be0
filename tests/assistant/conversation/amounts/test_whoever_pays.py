"""Of a program the amount "of all of the government" is its whole amount, whoever pays it."""

from __future__ import annotations

import pytest

from tests.assistant.conversation.test_conversation import amounts, talk


@pytest.mark.parametrize(
    "turn",
    [
        "政府全体でCOMETの要求額はいくら？",
        "COMETって全省庁だといくら",
        "How much is COMET government-wide?",
        "what's the COMET budget request across all ministries?",
    ],
)
def test_the_whole_amount_of_a_program(sky, turn) -> None:
    assert 3_000_000_000 in amounts(talk(sky, turn))


@pytest.mark.parametrize("turn", ["政府全体の観測予算はいくら？", "政府全体の予算は"])
def test_what_names_no_program_is_not_that_of_one(sky, turn) -> None:
    assert 3_000_000_000 not in amounts(talk(sky, turn))
