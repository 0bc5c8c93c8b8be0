"""Lies over real HTTP, of a hand that has not seen the checks: none is shown."""

from __future__ import annotations

import tomllib
from collections import Counter

from tests.assistant.writer.replay import RECORDED, answers_to
from tests.assistant.writer.test_conversations import over

__all__ = ["over"]  # the fixture


def lies():
    return tomllib.loads((RECORDED / "lies.toml").read_text(encoding="utf-8"))["lie"]


def test_no_lie_is_shown(over, script):
    shown = []
    for lie in lies():
        calls = [["query_budget", {}]]
        calls += (
            [["search_passages", {"query": lie["seeks"], "top_k": 8}]] if "seeks" in lie else []
        )
        script.say(*answers_to({"calls": [calls], "says": lie["says"]}))
        answer = over(lie.get("document", "")).answer(lie["user"])
        if answer.model.outcome != "kept":
            shown.append((lie["kind"], lie["says"], answer.answer))
    assert shown == []


def test_there_are_over_thirty_of_every_kind():
    kinds = Counter(lie["kind"] for lie in lies())
    assert kinds.total() > 30
    wanted = {"number", "swapped", "year", "unit", "direction", "unsupported", "denial"}
    assert wanted <= kinds.keys()
