"""What is nearest is said as an answer only where it is of what was asked, and likely."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from assistant.answer.near import nearness, topicality
from assistant.answer.near.opening import _lacks_date
from assistant.answer.near.told_of import is_of_what_is_nowhere
from assistant.answer.near.window import of_another
from assistant.question import Understanding
from assistant.question.model import Term

READER = Understanding((), lambda _words: ())


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
        (False, nearness.LIKELY_SAID, True, True),
        (True, nearness.LIKELY_SAID, True, False),
        (False, nearness.LIKELY_SAID * 0.9, True, False),
        (False, nearness.LIKELY_SAID, False, False),
    ],
)
def test_the_nearest_may_answer(monkeypatch, another, odds, holds, may):
    monkeypatch.setattr(nearness, "holds_value", lambda *_: holds)
    readings = [SimpleNamespace(of_another=another)]
    context = SimpleNamespace(evidence=SimpleNamespace(readings=readings), question=None)
    window = SimpleNamespace(odds=odds, statements=[SimpleNamespace(text="42億円")])
    assert nearness._may_answer([window], context) is may


@pytest.mark.parametrize(
    ("text", "said", "nowhere"),
    [
        ("C7彗星の予算は？", "彗星", True),
        ("C7彗星の予算は？", "c7彗星", False),
        ("R8予算の内訳は？", "", False),  # a year
        ("彗星の予算は？", "", False),
        ("How much went to the Deep Comet Service?", "comet", True),
        ("How much went to the Deep Comet Service?", "deepcometservice", False),
    ],
)
def test_a_thing_whose_name_stands_nowhere(text, said, nowhere):
    context = SimpleNamespace(
        question=READER.understand(text),
        sources={"sky": None},
        have=lambda _ids, terms: all(t.alternatives[0] in said for t in terms),
    )
    assert is_of_what_is_nowhere(context) is nowhere


@pytest.mark.parametrize(
    ("kind", "text", "lacks"),
    [
        ("date", "Comets are watched by night.", True),
        ("date", "Comets are watched until 5 May.", False),
        ("recipients", "Comets are watched by night.", False),
    ],
)
def test_a_day_that_nothing_near_has(kind, text, lacks):
    question = replace(READER.understand("comets"), terms=(Term("it", ("it",), kind=kind),))
    window = SimpleNamespace(statements=[SimpleNamespace(text=text)])
    assert _lacks_date([window], question) is lacks


@pytest.mark.parametrize(("support", "told"), [([0.3, 0.9], 1), ([0.7, 0.8], 0), ([0.7], 0)])
def test_what_other_documents_tell_much_more_of_is_told_from_those(monkeypatch, support, told):
    monkeypatch.setattr(topicality, "found_for", lambda context: {"support": context})
    tried = [(s, None, None) for s in support]
    assert topicality.told_best(tried) is tried[told]
