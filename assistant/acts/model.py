"""The classifier at run time: a linear model over the features of a turn, with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from assistant.acts.act import Act, Shown
from assistant.acts.features import Features, Floats, sparse_part, turn_features

WEIGHTS_FILE = Path(__file__).resolve().parent / "weights.safetensors"


@dataclass(frozen=True, slots=True)
class Guess:
    """An act that the turn may do, and how likely it does it."""

    act: Act
    probability: float


@dataclass(frozen=True, slots=True)
class ActClassifier:
    """Says what a turn does. Acts are in the order of `Act`.

    `runs` (buckets, acts) and `dense` (dense features, acts) are weights, `bias` (acts) is added;
    `rarity` (buckets) weighs a run by how rare it is. `temperature` divides the scores: it is
    fitted on hands that the classifier had not seen, so that probabilities are honest.
    """

    runs: NDArray[np.float16]
    dense: Floats
    bias: Floats
    rarity: Floats
    temperature: float = 1.0

    @classmethod
    def load(cls) -> ActClassifier:
        """The trained classifier, read once for the process."""
        return _load()

    def classify(self, text: str, shown: Shown) -> tuple[Guess, ...]:
        """Every act with its probability, the likeliest first; they sum to one.

        `text` is the turn with each name of a program or document that was found replaced by
        "{}": 「{}の予算は？」.
        """
        odds = probabilities(self.scores(turn_features(text, shown)), self.temperature)
        acts = tuple(Act)
        return tuple(Guess(acts[i], float(odds[i])) for i in np.argsort(-odds, kind="stable"))

    def scores(self, features: Features) -> Floats:
        """One score for each act, the higher the likelier."""
        ids, values = sparse_part(features, self.rarity)
        runs = values @ self.runs[ids].astype(np.float32)
        return np.asarray(runs + features.dense @ self.dense + self.bias, np.float32)


def probabilities(scores: Floats, temperature: float) -> Floats:
    """Scores (…, acts) as probabilities that sum to one along the last axis."""
    scaled = scores.astype(np.float64) / temperature
    odds = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True))


@cache
def _load() -> ActClassifier:
    tensors = load_file(WEIGHTS_FILE)
    temperature = float(tensors.pop("temperature")[0])
    return ActClassifier(**tensors, temperature=temperature)
