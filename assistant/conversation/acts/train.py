"""Fits the classifier to the utterances: `python -m assistant.conversation.acts.train`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.conversation.acts.act import Act
from assistant.conversation.acts.features import BUCKETS, turn_features
from assistant.conversation.acts.model import WEIGHTS_FILE, ActClassifier, Floats, weighed
from assistant.conversation.acts.utterances import Utterance, load_rounds

# How freely the weights may grow; the best of 3, 10, 30, 100 where each round is held out.
FREEDOM = 30.0


def fit(utterances: Sequence[Utterance]) -> ActClassifier:
    """A classifier that has seen these utterances. The same ones give the same weights."""
    counts = [turn_features(u.linked, u.shown) for u in utterances]
    seen = np.bincount([i for c in counts for i in c], minlength=BUCKETS)
    rarity = np.where(seen > 0, 1 + np.log((1 + len(counts)) / (1 + seen)), 0).astype(np.float32)
    order = {act: i for i, act in enumerate(Act)}
    model = LogisticRegression(C=FREEDOM, max_iter=300)
    model.fit(_matrix([weighed(c, rarity) for c in counts]), [order[u.act] for u in utterances])
    if len(model.classes_) != len(order):
        raise ValueError("An act has no utterance.")
    return ActClassifier(
        model.coef_.T.astype(np.float16), model.intercept_.astype(np.float32), rarity
    )


def _matrix(rows: Iterable[tuple[np.ndarray, Floats]]) -> csr_matrix:
    rows = list(rows)
    ends = np.cumsum([0, *(len(ids) for ids, _ in rows)])
    ids, values = (np.concatenate(part) for part in zip(*rows, strict=True))
    return csr_matrix((values, ids, ends), shape=(len(rows), BUCKETS))


def save(classifier: ActClassifier) -> None:
    """Write the weights beside the package."""
    save_file(
        {"weights": classifier.weights, "bias": classifier.bias, "rarity": classifier.rarity},
        WEIGHTS_FILE,
    )


if __name__ == "__main__":
    save(fit(list(chain.from_iterable(load_rounds().values()))))
