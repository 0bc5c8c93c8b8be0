"""What exact grammars say of a turn whose act is guessed: an amount that is asked for is no sum."""

from __future__ import annotations

import pytest

from assistant.acts import Act, Guess
from assistant.conversation.exact import as_said_exactly
from assistant.conversation.state import BEGINNING, Exchange
from assistant.question import Understanding
from tests.assistant.conftest import REPLY


def act_of(text, guessed):
    own = Understanding((), lambda _phrase: ()).understand(text)
    state = BEGINNING.after(Exchange(Act.AMOUNT, own, REPLY))
    return as_said_exactly(own, (Guess(guessed, 0.4),), state)[0].act


@pytest.mark.parametrize("text", ["and its budget?", "その予算は？", "令和9年度の要求額は？"])
@pytest.mark.parametrize("guessed", [Act.TOTAL, Act.DIFFERENCE, Act.SHARE, Act.OVERVIEW])
def test_an_amount_that_is_asked_for_is_not_computed(text, guessed) -> None:
    assert act_of(text, guessed) is Act.AMOUNT


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("合計の予算は？", Act.TOTAL),
        ("how much more is that budget", Act.DIFFERENCE),
        ("何割の予算？", Act.SHARE),
        ("予算は3人分だと？", Act.MULTIPLY),
    ],
)
def test_what_is_to_be_computed_is(text, guessed) -> None:
    assert act_of(text, guessed) is not Act.AMOUNT
