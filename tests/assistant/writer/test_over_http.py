"""With a model on, over HTTP from end to end: a liar changes nothing, a good model is heard."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from assistant.evaluation.judge import WRONG_FIGURES, judge
from assistant.evaluation.runner import ask
from tests.assistant.writer.liar import BROKEN, LIES, looks
from tests.assistant.writer.over_http import remote
from tests.assistant.writer.replay import conversations, play

TURNS = 40
LEAST_GOOD = 38
GOOD_SHARE = 0.95
SEED = 3


@pytest.fixture
def served(deck, script, tmp_path):
    """The deck's service with the scripted model, which is waited for some seconds."""

    def serve(seconds: float):
        model = {"llm_base_url": script.url, "llm_model": "m", "llm_timeout": seconds}
        return remote(deck.assistant.build, tmp_path, answer_seconds=60.0, **model)

    return serve


def drawn(cases):
    """Questions of a set, as many of each type and language as can be."""
    draw, kinds = random.Random(SEED), defaultdict(list)
    for case in cases:
        kinds[case.type, case.lang].append(case)
    for same in kinds.values():
        draw.shuffle(same)
    rounds = [same[n] for n in range(TURNS) for same in kinds.values() if n < len(same)]
    return rounds[:TURNS]


def scripts():
    """What the model replies in one turn: every kind of lie, and every way to break."""
    return [(name, (looks, lie)) for name, lie in LIES.items()] + list(BROKEN.items())


def test_a_liar_makes_no_answer_worse(deck, served, script):
    texts = {deck.analysis.document.id: deck.text}
    lies, wrong, worse = scripts(), [], []
    with served(2.0) as assistant:
        for number, case in enumerate(drawn(deck.cases)):
            name, replies = lies[number % len(lies)]
            script.say(*replies)
            plain, _ = ask(case, deck.assistant)
            answer, _ = ask(case, assistant)
            assert script.requests and answer.model is not None
            before = judge(case, plain, texts, deck.analysis.document)
            faults = judge(case, answer, texts, deck.analysis.document) - before
            stated = {f.amount for f in answer.figures} - {f.amount for f in plain.figures}
            said = (name, case.question, answer.answer)
            wrong += [said] if faults & WRONG_FIGURES or stated - set(case.figures) else []
            worse += [said] if faults else []
    assert wrong == []
    assert TURNS - len(worse) >= LEAST_GOOD, worse


def test_recorded_conversations_are_good_over_http(served, script):
    recorded = [c for c in conversations("deck.toml") if not c.get("document")]
    assert len(recorded) == 10
    with served(30.0) as assistant:
        played = list(play(recorded, lambda _: assistant, script))
    assert [(p.turn["user"], p.wrong) for p in played if p.wrong] == []
    bad = [f"{p.turn['user']} -> {p.answer.answer[:200]}" for p in played if not p.is_good]
    assert len(bad) <= len(played) * (1 - GOOD_SHARE), bad
