"""The terms of a corpus: the number of each, and in how many passages it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Terms = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms of `size` passages: term `t` has the number `numbers[t]`, and stands in
    `frequencies[numbers[t]]` of them."""

    numbers: Mapping[str, int]
    frequencies: NDArray[np.int64]
    size: int

    def frequency(self, term: str) -> int:
        """In how many passages a term stands."""
        number = self.numbers.get(term)
        return 0 if number is None else int(self.frequencies[number])

    def coverage(self, terms: Terms) -> float:
        """Share of the terms' information that the passages have, 0 to 1.

        Information is the inverse document frequency, highest for a term that no passage has.
        """
        if not self.numbers or not terms:
            return 0.0
        known = missing = 0.0
        for term, weight in terms.items():
            frequency = self.frequency(term)
            if term in self.numbers:
                known += weight * self._information(frequency)
            else:
                missing += weight * self._information(0)
        return known / (known + missing)

    def numbered(self, terms: Terms) -> dict[int, float]:
        """Weights by the number of the term, of those terms that stand anywhere."""
        return {self.numbers[t]: weight for t, weight in terms.items() if t in self.numbers}

    def _information(self, frequency: int) -> float:
        return float(np.log1p((self.size - frequency + 0.5) / (frequency + 0.5)))
