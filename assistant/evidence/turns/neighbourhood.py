"""How near passages are to what was cited: it itself, what is beside it, or under its heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.places import Places
from index.passage import Passage

AGO = 0.6  # of what was cited in the turn after it
SAME_HEADING = 0.6
BESIDE = 0.5
DOCUMENTS_KEPT = 64  # of which is known how their passages stand: those that are talked of

Range = tuple[str, int, int]  # a document's id, start and end
Heading = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the passages of a document stand, the first of them at the position `first`."""

    first: int
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    headings: tuple[Heading, ...]
    under: Mapping[Heading, Sequence[int]]  # positions by heading, none without one

    def near(self, start: int, end: int) -> Iterator[tuple[int, float]]:
        """The positions that are near to a range, and how near; some of them several times."""
        held = np.flatnonzero((self.starts < end) & (start < self.ends)).tolist()
        for at in held:
            yield self.first + at, 1.0
            for other in (at - 1, at + 1):
                if 0 <= other < len(self.starts):
                    yield self.first + other, BESIDE
        for heading in {self.headings[at] for at in held}:
            for position in self.under.get(heading, ()):
                yield position, SAME_HEADING


class Neighbourhood:
    """Tells how near the passages of a build are to what was cited of their documents."""

    def __init__(self, passages: Sequence[Passage], places: Places) -> None:
        self._passages = passages
        self._places = places
        self._layout = lru_cache(DOCUMENTS_KEPT)(self._read)

    def of(self, cited: Sequence[Sequence[Range]]) -> Mapping[int, float]:
        """How near each position is to what each turn cited, 1 for that of the turn before."""
        nearness: dict[int, float] = {}
        for ago, ranges in enumerate(reversed(cited)):
            for document, start, end in ranges:
                for at, near in self._layout(document).near(start, end):
                    nearness[at] = max(nearness.get(at, 0.0), near * AGO**ago)
        return nearness

    def _read(self, document: str) -> _Layout:
        own = self._places.in_documents((document,))
        positions = [] if own is None else own.tolist()
        passages = [self._passages[at] for at in positions]
        under: dict[Heading, list[int]] = defaultdict(list)
        for at, passage in zip(positions, passages, strict=True):
            if passage.heading:
                under[passage.heading].append(at)
        return _Layout(
            positions[0] if positions else 0,
            np.array([p.start for p in passages], np.int64),
            np.array([p.end for p in passages], np.int64),
            tuple(p.heading for p in passages),
            dict(under),
        )
