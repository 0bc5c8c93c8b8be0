"""A question with slips of the finger is answered like the one that is meant."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky
from tests.assistant.conversation.test_asides import LIBRARY


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    paper = tmp_path_factory.mktemp("papers") / "budget.md"
    paper.write_text(LIBRARY, encoding="utf-8")
    assistant = load_sky(paper).assistant
    return lambda *turns: assistant.answer(
        turns[-1], history=[Turn("user", turn) for turn in turns[:-1]]
    )


@pytest.mark.parametrize(
    ("meant", "typed"),
    [
        (("how much is Mobile Library",), ("how mcuh is Mobile Library",)),
        (("what is the budget of mobile library",), ("waht is teh budgt of mobile library",)),
        (
            ("How much is Mobile Library?", "and last year"),
            ("How muhc is Mobile Libary?", "and last yaer"),
        ),
        (
            ("tell me about Mobile Library", "can you put that in a table"),
            ("tell me abuot Mobile Library", "can you put that in a tabel"),
        ),
    ],
)
def test_slips_change_no_answer(ask, meant, typed) -> None:
    wanted, told = ask(*meant), ask(*typed)
    assert wanted.status == "answered"
    assert (told.status, told.figures) == (wanted.status, wanted.figures)
