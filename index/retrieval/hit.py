"""A passage that was found, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.passage import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its fused score and what each leg said of it.

    `score` is 0 to 1 and only comparable within one search. `legs` are absolute: "words" and
    "bigrams" are BM25 sums, "late" and "dense" are 0 to 1 and -1 to 1 whatever the question;
    "coverage" is the share of the question's words that stand in the corpus, the same in every
    hit of a search, and "reranker" is there where one was used.
    """

    passage: Passage
    score: float
    legs: Mapping[str, float]
    position: int  # of the passage in its build
