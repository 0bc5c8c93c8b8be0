"""Fits the classifier to the utterances: `python -m assistant.acts.train`.

A support vector machine for each act (Fan et al. 2008, LIBLINEAR) and one temperature for all
(Guo et al. 2017), fitted on rounds that the machines had not seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.svm import LinearSVC

from assistant.acts.act import Act
from assistant.acts.features import (
    BUCKETS,
    Features,
    Floats,
    sparse_part,
    turn_features,
)
from assistant.acts.model import WEIGHTS_FILE, ActClassifier, probabilities
from assistant.acts.utterances import Utterance, load_rounds

# How freely the weights may grow; the best of .3, 1 and 3 where each round is held out.
FREEDOM = 1.0
_COLDEST, _HOTTEST = 0.02, 2.0
_ORDER = {act: i for i, act in enumerate(Act)}

Rounds = dict[str, tuple[Utterance, ...]]


def train(rounds: Rounds) -> ActClassifier:
    """A classifier that has seen every round, with a temperature from rounds left out."""
    return replace(fit(_all(rounds)), temperature=fit_temperature(rounds))


def fit_temperature(rounds: Rounds) -> float:
    """The temperature that makes unseen rounds likeliest; 1 where there is but one round."""
    if len(rounds) < 2:
        return 1.0
    scores, labels = [], []
    for name, tests in rounds.items():
        model = fit(_all(without(rounds, name)))
        scores.append(np.stack([model.scores(turn_features(u.linked, u.shown)) for u in tests]))
        labels.append(label(tests))
    stacked, right = np.concatenate(scores), np.concatenate(labels)

    def surprise(temperature: float) -> float:
        likely = probabilities(stacked, temperature)[np.arange(len(right)), right]
        return float(-np.log(likely + 1e-12).mean())

    return float(minimize_scalar(surprise, bounds=(_COLDEST, _HOTTEST), method="bounded").x)


def fit(utterances: Sequence[Utterance]) -> ActClassifier:
    """A classifier that has seen these utterances. The same ones give the same weights.

    Raises ValueError where an act has none.
    """
    if {u.act for u in utterances} != set(Act):
        raise ValueError("An act has no utterance.")
    features = [turn_features(u.linked, u.shown) for u in utterances]
    rarity = _rarity(features)
    dense = np.stack([f.dense for f in features])
    machine = LinearSVC(C=FREEDOM, random_state=0)
    machine.fit(hstack([_matrix(features, rarity), csr_matrix(dense)]).tocsr(), label(utterances))
    weights = machine.coef_.T
    return ActClassifier(
        runs=np.ascontiguousarray(weights[:BUCKETS], np.float16),
        dense=np.ascontiguousarray(weights[BUCKETS:], np.float32),
        bias=machine.intercept_.astype(np.float32),
        rarity=rarity,
    )


def label(utterances: Sequence[Utterance]) -> NDArray[np.int64]:
    """The acts of utterances as places in `Act`."""
    return np.array([_ORDER[u.act] for u in utterances])


def without(rounds: Rounds, name: str) -> Rounds:
    """The other rounds."""
    return {n: us for n, us in rounds.items() if n != name}


def _all(rounds: Rounds) -> list[Utterance]:
    return list(chain.from_iterable(rounds.values()))


def _rarity(features: Sequence[Features]) -> Floats:
    """ln of the inverse share of turns that have a run; 0 for one that none has."""
    seen = np.zeros(BUCKETS)
    for turn in features:
        seen[list(turn.characters | turn.words)] += 1
    return np.where(seen > 0, 1 + np.log((1 + len(features)) / (1 + seen)), 0).astype(np.float32)


def _matrix(features: Sequence[Features], rarity: Floats) -> csr_matrix:
    rows = [sparse_part(f, rarity) for f in features]
    ends = np.cumsum([0, *(len(ids) for ids, _ in rows)])
    ids = np.concatenate([ids for ids, _ in rows])
    values = np.concatenate([v for _, v in rows])
    return csr_matrix((values, ids, ends), shape=(len(rows), BUCKETS))


def save(classifier: ActClassifier) -> None:
    """Write the weights beside the package."""
    tensors: dict[str, NDArray[Any]] = {
        "runs": classifier.runs,
        "dense": classifier.dense,
        "bias": classifier.bias,
        "rarity": classifier.rarity,
        "temperature": np.array([classifier.temperature], np.float32),
    }
    save_file(tensors, WEIGHTS_FILE)
    WEIGHTS_FILE.chmod(0o644)


if __name__ == "__main__":
    save(train(load_rounds()))
