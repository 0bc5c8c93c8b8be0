"""Which texts may have a run of characters, told by the pairs of adjoining ones that they have.

Asking every text costs more with every document. Here each pair knows the texts that have it, so
that only those are asked that have all pairs of what is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

AT_ONCE = 512  # texts whose pairs are sorted at once: of all they take gigabytes
FEW = 4  # texts that are asked at once, whatever pairs they have
_ARRAYS = ("known", "starts", "owners")

T = TypeVar("T", np.uint64, np.int32)


@dataclass(frozen=True, slots=True)
class PairIndex:
    """All pairs in order, where the texts of each start, and those texts by number, in order."""

    size: int
    known: NDArray[np.uint64]
    starts: NDArray[np.int64]
    owners: NDArray[np.int32]

    @classmethod
    def build(cls, keys: Iterable[str]) -> PairIndex:
        """The index of texts, given their folded keys in order."""
        remaining, parts, size = iter(keys), [], 0
        while some := list(islice(remaining, AT_ONCE)):
            parts.append(_Part.of(some, size))
            size += len(some)
        known = np.unique(np.concatenate([np.empty(0, np.uint64), *(p.known for p in parts)]))
        places = [np.searchsorted(known, part.known) for part in parts]
        starts = np.zeros(len(known) + 1, np.int64)
        for part, at in zip(parts, places, strict=True):
            starts[at + 1] += part.counts
        np.cumsum(starts, out=starts)
        owners, free = np.empty(starts[-1], np.int32), starts[:-1].copy()
        for part, at in zip(parts, places, strict=True):
            first = free[at] - (np.cumsum(part.counts) - part.counts)
            owners[np.repeat(first, part.counts) + np.arange(len(part.owners))] = part.owners
            free[at] += part.counts
        return cls(size, known, starts, owners)

    def write(self, directory: Path) -> None:
        """Write the index into a directory, which is made."""
        directory.mkdir(parents=True, exist_ok=True)
        for name in _ARRAYS:
            np.save(directory / f"{name}.npy", getattr(self, name))

    @classmethod
    def read(cls, directory: Path, size: int) -> PairIndex:
        """Open what `write` wrote of so many texts: mapped into memory, not read."""
        # As plain arrays: slicing a mapped one makes another, which takes longer than to read it.
        files = (np.load(directory / f"{name}.npy", mmap_mode="r") for name in _ARRAYS)
        return cls(size, *map(np.asarray, files))

    def likely(self, run: str) -> list[int]:
        """The numbers of the texts that have every pair of adjoining characters of a run."""
        pairs = _pairs(run)
        if not len(pairs):
            return list(range(self.size))
        if not _found_in(pairs, self.known).all():
            return []
        at = np.searchsorted(self.known, pairs).tolist()
        having = [self.owners[self.starts[i] : self.starts[i + 1]] for i in at]
        having.sort(key=len)
        likely = having[0]
        for others in having[1:]:
            if len(likely) <= FEW:
                break
            likely = likely[_found_in(likely, others)]
        return [int(i) for i in likely]


@dataclass(frozen=True, slots=True)
class _Part:
    """The pairs of some texts in order, how many of the texts have each, and which, in order."""

    known: NDArray[np.uint64]
    counts: NDArray[np.int64]
    owners: NDArray[np.int32]

    @classmethod
    def of(cls, keys: Sequence[str], first: int) -> _Part:
        """Those of texts by their keys; `first` is the number of the first of them."""
        each = [_pairs(key) for key in keys]
        pairs = np.concatenate(each)
        numbers = np.arange(first, first + len(each), dtype=np.int32)
        owners = np.repeat(numbers, [len(own) for own in each])
        known, counts = np.unique(pairs, return_counts=True)
        return cls(known, counts, owners[np.argsort(pairs, kind="stable")])


def _pairs(key: str) -> NDArray[np.uint64]:
    """The different pairs of adjoining characters of a key, each as one number."""
    codes = np.frombuffer(key.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    return np.unique((codes[:-1] << np.uint64(32)) | codes[1:])


def _found_in(some: NDArray[T], ordered: NDArray[T]) -> NDArray[np.bool_]:
    """Which of some values stand among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(some), dtype=bool)
    return np.asarray(ordered.take(np.searchsorted(ordered, some), mode="clip") == some)
