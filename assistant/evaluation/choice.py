"""Fitting what tells which of several statements holds the answer: a conditional logit.

Each turn is a choice among its statements; weights are sought under which those that hold the
answer are chosen most often. Unlike a classifier of single statements this is not led by how many
statements a turn has, nor by signs that all of them share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
SHRINK = 0.02  # of a weight's square, so that no sign is trusted for the few turns it explains
FLOOR = 1e-9  # so that the logarithm of no chance is a number


@dataclass(frozen=True, slots=True)
class ChoiceSet:
    """The signs of the statements of one turn, (statements, signs), and how far each answers.

    `document` is what the turn is about: folds of a cross-validation never part one.
    """

    signs: Floats
    right: Floats
    document: str


def fit_choice(names: Sequence[str], choices: Sequence[ChoiceSet]) -> Mapping[str, float]:
    """The weight of each sign, by its name; turns that nothing answers tell nothing."""
    from scipy.optimize import minimize

    told = [c for c in choices if c.right.any()]
    spread = np.concatenate([c.signs for c in told]).std(axis=0) + FLOOR

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = SHRINK * float(weights @ weights), 2 * SHRINK * weights
        for choice in told:
            signs = choice.signs / spread
            chance = _softmax(signs @ weights)
            right = choice.right * chance
            total -= float(np.log(right.sum() + FLOOR)) / len(told)
            slope -= signs.T @ (right / (right.sum() + FLOOR) - chance) / len(told)
        return total, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, (found.x / spread).round(3).tolist(), strict=True))


def chances(choice: ChoiceSet, weights: Sequence[float]) -> Floats:
    """How likely each statement of a turn is the one, under some weights."""
    return _softmax(choice.signs @ np.array(weights, float))


def cross_validated_choices(
    names: Sequence[str], choices: Sequence[ChoiceSet], folds: int
) -> list[Floats]:
    """The chances of each turn's statements by weights that are fitted on other documents."""
    documents = {d: at % folds for at, d in enumerate(dict.fromkeys(c.document for c in choices))}
    fold_of = [documents[c.document] for c in choices]
    fitted = {
        fold: fit_choice(names, [c for c, f in zip(choices, fold_of, strict=True) if f != fold])
        for fold in set(fold_of)
    }
    pairs = zip(choices, fold_of, strict=True)
    return [chances(c, [fitted[fold][name] for name in names]) for c, fold in pairs]


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), float)
