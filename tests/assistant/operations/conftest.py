"""Conversations about a document that a test writes itself."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from tests.assistant.conftest import load_sky


@pytest.fixture
def ask(tmp_path):
    """Ask turns of one conversation about a document; the last answer is returned."""

    def conversation(name, text, *turns):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assistant, history = load_sky(path).assistant, []
        for turn in turns:
            answer = assistant.answer(turn, history=history)
            history += [Turn("user", turn), Turn("assistant", answer.answer)]
        return answer

    return conversation
