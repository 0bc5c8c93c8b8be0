"""Ten recorded conversations of a good model: what it writes stands, and nothing wrong does."""

from __future__ import annotations

from collections import Counter

from tests.assistant.writer.replay import conversations, play

GOOD = 0.95  # of the turns; what is not good stays with the built-in answer


def test_what_a_good_model_writes_stands(conduct, script):
    played = list(play(conduct(), script))
    assert [(p.conversation, p.turn["user"], p.wrong) for p in played if p.wrong] == []
    bad = [f"{p.turn['user']} -> {p.answer.answer[:200]}" for p in played if not p.is_good]
    assert len(bad) <= len(played) * (1 - GOOD), bad


def test_ten_conversations_are_recorded_each_with_turns_that_follow():
    turns = Counter({c["id"]: len(c["turn"]) for c in conversations()})
    assert len(turns) == 10 and min(turns.values()) >= 4
