"""Recorded conversations of a good model: what it writes stands, and nothing wrong does."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.service import Assistant
from corpus.analysis import analyse
from corpus.readers import read_document
from tests.assistant.conftest import make_build
from tests.assistant.writer.replay import RECORDED, conversations, play

GOOD = 0.95  # of the turns; what is not good stays with the built-in answer


@pytest.fixture
def over(conduct):
    """The assistant over a document of the recorded ones, "" for the deck."""
    plain = conduct()
    made = {"": plain}

    def make(document: str) -> Assistant:
        if document not in made:
            path = RECORDED / document
            build = make_build(analyse(read_document(path), path))
            made[document] = Assistant(build, plain._writer)
        return made[document]

    return make


@pytest.mark.parametrize("recorded", ["deck.toml", "others.toml"])
def test_what_a_good_model_writes_stands(over, script, recorded):
    played = list(play(conversations(recorded), over, script))
    assert [(p.conversation, p.turn["user"], p.wrong) for p in played if p.wrong] == []
    bad = [f"{p.turn['user']} -> {p.answer.answer[:200]}" for p in played if not p.is_good]
    assert len(bad) <= len(played) * (1 - GOOD), bad


def test_fourteen_conversations_are_recorded_each_with_turns_that_follow():
    recorded = [*conversations("deck.toml"), *conversations("others.toml")]
    turns = Counter({c["id"]: len(c["turn"]) for c in recorded})
    assert len(turns) == 14 and min(turns.values()) >= 4
