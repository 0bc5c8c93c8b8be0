"""The few levels that a confidence is told in: each the share of its answers that were right.

A forecast in many steps shows much error by chance alone, as each step has few answers: an exact
one of ten steps .11 on fifty answers, of four .07. The cuts are those that leave the least squared
error (Fisher 1958), found by dynamic programming over the likelihoods in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.answer.finishing.calibration import ConfidenceLevel

Floats = NDArray[np.float64]
LEVELS = 4  # five are as good on sets that were left out, and show more by chance
CUTS = 40  # places between which levels may end: as many answers stand between two
FEWEST = 0.03  # of all answers, in a level
PRIOR = 3.0  # answers that a level has beside its own, right as often as all are


def fit_levels(likelihoods: Sequence[float], right: Sequence[bool]) -> tuple[ConfidenceLevel, ...]:
    """The levels of answers: (.1, .2, .8, .9), (no, no, yes, yes) → from 0 few, from .8 most."""
    order = np.argsort(np.array(likelihoods, float), kind="stable")
    sorted_, hits = np.array(likelihoods, float)[order], np.array(right, float)[order]
    cuts = np.quantile(sorted_, np.linspace(0, 1, CUTS + 1)[1:-1])
    ends = np.unique([0, *np.searchsorted(sorted_, np.unique(cuts)), len(sorted_)])
    sums = np.concatenate([[0.0], np.cumsum(hits)])[ends]
    share = float(hits.mean())
    bounds = _best_bounds(ends, sums)
    levels = []
    for first, last in pairwise(bounds):
        size, hit = ends[last] - ends[first], sums[last] - sums[first]
        at = int(ends[first])
        above = float(sorted_[at - 1] + sorted_[at]) / 2 if first else 0.0
        pooled = float((hit + PRIOR * share) / (size + PRIOR))
        levels.append(ConfidenceLevel(round(above, 6), round(pooled, 3)))
    return tuple(levels)


def _best_bounds(ends: NDArray[np.int_], sums: Floats) -> list[int]:
    """Which of the possible ends bound the levels that leave the least squared error."""
    last, least = len(ends) - 1, FEWEST * ends[-1]
    gains: dict[tuple[int, int], float] = {(0, 0): 0.0}
    came: dict[tuple[int, int], int] = {}
    for level in range(1, LEVELS + 1):
        for to in range(1, last + 1):
            for since in range(to):
                size = ends[to] - ends[since]
                if (level - 1, since) not in gains or size < least:
                    continue
                gain = gains[level - 1, since] + float((sums[to] - sums[since]) ** 2 / size)
                if gain > gains.get((level, to), -1.0):
                    gains[level, to], came[level, to] = gain, since
    bounds, level = [last], max(n for n, to in gains if to == last)
    while level:
        bounds.append(came[level, bounds[-1]])
        level -= 1
    return bounds[::-1]
