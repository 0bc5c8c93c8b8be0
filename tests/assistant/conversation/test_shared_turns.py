"""What one process made of a conversation's turns, another one of the same server goes on with."""

from __future__ import annotations

import random
import sys
from dataclasses import replace

import pytest

from assistant.conversation import shelf as shelf_module
from assistant.conversation.memory import Memory
from assistant.conversation.shelf import SLOT, TurnShelf, make_shelf
from assistant.conversation.state import State
from assistant.model import Turn
from assistant.service import Assistant

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no such memory")

ASKED = [
    "COMETの要求額は？",
    "ORBITは？それと期間は？",
    "合計は？",
    "Which of them is larger?",
    "ありがとう",
]
LAST = "その出典は？"


@pytest.fixture
def path() -> str:
    made = make_shelf()
    assert made is not None
    return made


@pytest.fixture
def shelf(path) -> TurnShelf:
    opened = TurnShelf.open(path)
    assert opened is not None
    return opened


def talk(assistant, asked):
    """The answers to turns, each with those before it."""
    history, answers = [], []
    for text in asked:
        answer = assistant.answer(text, history=history)
        history += [Turn("user", text), Turn("assistant", answer.answer)]
        answers.append(answer)
    return history, answers


def test_a_turn_that_another_process_answered_is_not_answered_again(sky, path, monkeypatch):
    one, other = (Assistant(sky.assistant.build, shelf=TurnShelf.open(path)) for _ in range(2))
    history, _ = talk(one, ASKED)
    done = []
    exchange = Assistant._exchange
    monkeypatch.setattr(
        Assistant,
        "_exchange",
        lambda self, text, *told: done.append(text) or exchange(self, text, *told),
    )
    answer = other.answer(LAST, history=history)
    assert done == [LAST]
    alone = sky.assistant.answer(LAST, history=history)
    assert replace(answer, timings_ms=alone.timings_ms) == alone
    assert other._state(ASKED, None) == one._state(ASKED, None)


def test_turns_of_another_build_or_of_other_documents_are_none_of_these(sky, shelf):
    state = sky.assistant._state(ASKED[:2], None)
    before = State(state.exchanges[:1])
    Memory("1", shelf).keep(None, ASKED[:1], before, State())
    Memory("1", shelf).keep(None, ASKED[:2], state, before)
    assert Memory("1", shelf).latest(None, ASKED) == (2, state)
    assert Memory("2", shelf).latest(None, ASKED) == (0, State())
    assert Memory("1", shelf).latest(("sky",), ASKED) == (0, State())
    assert Memory("1", shelf).latest(None, ["ORBITは？", *ASKED[1:]]) == (0, State())


def test_what_is_on_the_shelf_is_seen_by_all_who_open_it(path, shelf):
    shelf.put("a turn", "答え".encode())
    other = TurnShelf.open(path)
    assert other and other.get("a turn") == "答え".encode() and other.get("another") is None


def test_what_is_torn_or_too_long_is_not_there(shelf):
    shelf.put("long", bytes(range(256)) * 1000)
    assert shelf.get("long") is not None  # short when it is packed
    shelf.put("longer", random.Random(1).randbytes(2 * SLOT))
    assert shelf.get("longer") is None
    _, start = shelf_module._place("long")
    shelf._memory[start + 50] ^= 1
    assert shelf.get("long") is None
    shelf._memory[start : start + 4] = b"\0\0\0\0"
    assert shelf.get("long") is None


def test_what_takes_the_place_of_another_replaces_it(shelf, monkeypatch):
    monkeypatch.setattr(shelf_module, "SLOTS", 1)
    shelf.put("first", b"1")
    shelf.put("second", b"2")
    assert shelf.get("first") is None and shelf.get("second") == b"2"


def test_a_shelf_of_another_shape_is_passed_over(shelf):
    memory = Memory("1", shelf)
    shelf.put(memory._key(None, ASKED[:1]), b'[{"act": "no such act"}]')
    assert memory.latest(None, ASKED) == (0, State())


def test_without_a_shelf_every_process_answers_for_itself(monkeypatch, tmp_path):
    assert TurnShelf.open(tmp_path / "nowhere") is None
    monkeypatch.delenv(shelf_module.VARIABLE, raising=False)
    assert TurnShelf.of_server() is None
    monkeypatch.delattr("os.memfd_create")
    assert make_shelf() is None
