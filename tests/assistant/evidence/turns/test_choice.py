"""What is learned of which statement answers: it has to hold for documents not learned from."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.evaluation.choice import ChoiceSet, chances, cross_validated_choices, fit_choice

NAMES = ("telling", "chance")


@pytest.fixture
def choices():
    """Turns on ten documents: the first sign tells the answer in most of them, the second never."""
    draw = np.random.default_rng(7)
    made = []
    for turn in range(60):
        signs, right = draw.random((8, 2)), np.zeros(8)
        right[int(np.argmax(signs[:, 0])) if turn % 6 else turn % 8] = 1.0
        made.append(ChoiceSet(signs, right, f"document {turn % 10}"))
    return made


def test_a_sign_weighs_what_it_tells(choices) -> None:
    weights = fit_choice(NAMES, choices)
    assert weights["telling"] > 1
    assert abs(weights["chance"]) < weights["telling"] / 4


def test_turns_without_an_answer_change_nothing(choices) -> None:
    nothing = ChoiceSet(np.ones((3, 2)), np.zeros(3), "another")
    assert fit_choice(NAMES, [*choices, nothing]) == fit_choice(NAMES, choices)


def test_chances_are_those_of_one_choice() -> None:
    told = chances(ChoiceSet(np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros(2), ""), (2.0, 0.0))
    assert told.sum() == pytest.approx(1.0)
    assert told[0] > told[1]


def test_no_document_is_judged_by_weights_that_it_gave(choices) -> None:
    misled = [
        ChoiceSet(c.signs, np.eye(8)[int(np.argmax(c.signs[:, 1]))], c.document)
        if c.document == "document 3"
        else c
        for c in choices
    ]
    found = cross_validated_choices(NAMES, misled, 10)
    at = next(i for i, c in enumerate(misled) if c.document == "document 3")
    assert int(np.argmax(found[at])) == int(np.argmax(misled[at].signs[:, 0]))
