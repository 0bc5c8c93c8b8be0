"""Conversations about a document that a test writes itself."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import conversation_about


@pytest.fixture
def ask(tmp_path):
    """Ask turns of one conversation about a document; the last answer is returned."""

    def conversation(name, text, *turns):
        ask = conversation_about(tmp_path / name, text)
        return [ask(turn) for turn in turns][-1]

    return conversation
