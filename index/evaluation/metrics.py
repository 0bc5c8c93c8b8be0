"""The measures of a ranking: recall, mean reciprocal rank, discounted gain."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np

# Ranks below this count as not found, as in the published results of these sets.
DEPTH = 10


@dataclass(frozen=True, slots=True)
class RankingScores:
    """Means over questions, in per cent."""

    recall_at_1: float
    recall_at_5: float
    mrr_at_10: float
    ndcg_at_10: float


def score_rankings(
    rankings: Sequence[Sequence[int]], relevant: Sequence[Set[int]]
) -> RankingScores:
    """Score the leading positions found for each question against the right ones.

    Recall is whether any right passage is found; a question has one answer, and several
    passages may state it. Raises ValueError for no questions.
    """
    if not rankings:
        raise ValueError("no rankings to score")
    gains = np.zeros((len(rankings), DEPTH))
    for row, (ranking, right) in enumerate(zip(rankings, relevant, strict=True)):
        for rank, position in enumerate(ranking[:DEPTH]):
            gains[row, rank] = position in right
    discounts = 1 / np.log2(np.arange(2, DEPTH + 2))
    ideal = np.array([discounts[: max(len(right), 1)].sum() for right in relevant])
    first = np.where(gains.any(axis=1), gains.argmax(axis=1), np.inf)
    return RankingScores(
        recall_at_1=_percent(first < 1),
        recall_at_5=_percent(first < 5),
        mrr_at_10=_percent(1 / (first + 1)),
        ndcg_at_10=_percent(gains @ discounts / ideal),
    )


def _percent(values: np.ndarray) -> float:
    return round(float(np.mean(values)) * 100, 2)
