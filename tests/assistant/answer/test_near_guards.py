"""What is nearest is said as an answer only where it is of what was asked, and likely."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.answer.near import nearest
from assistant.answer.near.window import of_another


@pytest.mark.parametrize(
    ("asked", "program", "other"),
    [
        ({"comet"}, "orbit", True),
        ({"comet"}, "comet", False),
        ({"comet"}, None, False),  # what names no program may be of any
        (set(), "orbit", False),
    ],
)
def test_a_window_of_another_program(asked, program, other):
    question = SimpleNamespace(program_ids=frozenset(asked))
    assert of_another(SimpleNamespace(program_id=program), question) is other


@pytest.mark.parametrize(
    ("another", "odds", "holds", "may"),
    [
        (False, nearest.LIKELY_SAID, True, True),
        (True, nearest.LIKELY_SAID, True, False),
        (False, nearest.LIKELY_SAID * 0.9, True, False),
        (False, nearest.LIKELY_SAID, False, False),
    ],
)
def test_the_nearest_may_answer(monkeypatch, another, odds, holds, may):
    monkeypatch.setattr(nearest, "holds_value", lambda *_: holds)
    readings = [SimpleNamespace(of_another=another)]
    context = SimpleNamespace(evidence=SimpleNamespace(readings=readings), question=None)
    window = SimpleNamespace(odds=odds, statements=[SimpleNamespace(text="42億円")])
    assert nearest._may_answer([window], context) is may
