"""One class after another of what a line tells with other things, and a total that is stated."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.assistant.conftest import last_answer

COUNTS = {"一般": "509名", "短期": "196名", "サマー": "111名"}
FELLOWS = "外国人特別研究員の新規採用人数は？"


@pytest.mark.parametrize("order", [*permutations(COUNTS)])
def test_each_class_asked_alone_has_its_number(deck, order):
    asked = [f"{name}は？" for name in order]
    for until in range(1, len(asked) + 1):
        answer = last_answer(deck.assistant, FELLOWS, *asked[:until])
        others = [n for name, n in COUNTS.items() if name != order[until - 1]]
        assert COUNTS[order[until - 1]] in answer.answer
        assert not any(number in answer.answer for number in others)


@pytest.mark.parametrize("asked", ["総額は？", "総額いくら", "総額と期間も"])
def test_a_total_that_the_table_has_is_told_and_not_added_up(deck, asked):
    answer = last_answer(deck.assistant, "EXPERT-Jについて", asked)
    assert answer.status == "answered"
    assert 3_300_000_000 in [f.amount for f in answer.figures]
