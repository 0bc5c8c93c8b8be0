"""What a document as a whole is about, and a total asked for behind that, are of all of it."""

from __future__ import annotations

import pytest

from assistant.question.signs import Sign, signs_in
from tests.assistant.conversation.test_conversation import amounts, talk

WHOLE = 4_290_000_000


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("what's this observatory paper on comets about", True),
        ("what are these slides about?", True),
        ("what's this doc", True),
        ("what does the paper say of comets", False),
        ("is this grant about ports", False),
    ],
)
def test_asking_what_a_document_is_about_is_told_by_its_words(text, shown) -> None:
    assert (Sign.ABOUT_DOCUMENT in signs_in(text)) is shown


@pytest.mark.parametrize(
    "turns",
    [
        ("what's this ministry deck about, and what's the total request?",),
        ("what's this ministry deck about?", "and the total request?"),
        ("ざっくり何の資料？", "全部でいくら"),
    ],
)
def test_a_total_behind_it_is_that_of_the_whole(sky, turns) -> None:
    told = talk(sky, *turns)
    assert WHOLE in amounts(told)
