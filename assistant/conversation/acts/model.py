"""The classifier at run time: a linear model over the features of a turn, with numpy alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from assistant.conversation.acts.act import Act, Shown
from assistant.conversation.acts.features import turn_features

WEIGHTS_FILE = Path(__file__).resolve().parent / "weights.safetensors"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Guess:
    """An act that the turn may do, and how likely it does it."""

    act: Act
    probability: float


@dataclass(frozen=True, slots=True)
class ActClassifier:
    """Says what a turn does.

    `weights` (features, acts) and `bias` (acts) are in the order of `Act`; `rarity` (features)
    weighs a feature by how rare it is; the scores are divided by a temperature beforehand.
    """

    weights: NDArray[np.float16]
    bias: Floats
    rarity: Floats

    @classmethod
    def load(cls) -> ActClassifier:
        """The trained classifier, read once for the process."""
        return _load()

    def classify(self, text: str, shown: Shown) -> tuple[Guess, ...]:
        """Every act with its probability, the likeliest first; they sum to one.

        `text` is the turn with each name of a program or document that was found replaced by
        "{}": 「{}の予算は？」.
        """
        ids, values = weighed(turn_features(text, shown), self.rarity)
        scores = values @ self.weights[ids].astype(np.float32) + self.bias
        odds = np.exp(scores - scores.max())
        odds = odds / odds.sum()
        acts = tuple(Act)
        return tuple(Guess(acts[i], float(odds[i])) for i in np.argsort(-odds, kind="stable"))


def weighed(counts: Counter[int], rarity: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Features and their values: (1 + ln count) * rarity, as a vector of length one."""
    ids = np.fromiter(counts, np.int64, len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * rarity[ids]
    return ids, values / max(float(np.linalg.norm(values)), 1e-9)


@cache
def _load() -> ActClassifier:
    tensors = load_file(WEIGHTS_FILE)
    return ActClassifier(tensors["weights"], tensors["bias"], tensors["rarity"])
