"""Passages that stay in their file until they are asked for.

Of a large corpus a question reads some dozen passages: opening it costs no more than opening a
small one, and its memory holds what is asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import overload

import numpy as np

from index.passage import Passage

DOCUMENTS_KEPT = 4096  # whose passages stay in memory: some 60 MB


class LineFile:
    """Lines of a file by number; where each begins stands in a file beside it."""

    def __init__(self, path: Path) -> None:
        empty = not path.stat().st_size
        lines = np.empty(0, np.uint8) if empty else np.memmap(path, np.uint8, "r")
        self._lines = np.asarray(lines)  # plain: slicing a mapped array makes another
        self._ends = np.asarray(np.load(_ends_of(path), mmap_mode="r"))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) if number else 0
        return self._lines[start : int(self._ends[number])].tobytes()

    @staticmethod
    def write(path: Path, lines: Iterable[bytes]) -> None:
        """Write lines, each with its end."""
        ends = [0]
        with path.open("wb") as file:
            for line in lines:
                ends.append(ends[-1] + file.write(line + b"\n"))
        np.save(_ends_of(path), np.array(ends[1:], np.int64))


def _ends_of(path: Path) -> Path:
    return path.with_suffix(".ends.npy")


class StoredPassages(Sequence[Passage]):
    """The passages of a build by position, those of one document in one line of a file."""

    def __init__(
        self,
        lines: LineFile,
        counts: Mapping[str, int],
        read: Callable[[str, bytes], Sequence[Passage]],
    ) -> None:
        """`counts` are the passages of each document, in the order of the lines, which `read`
        reads, given the document's id."""
        self._ids = tuple(counts)
        self._ends = np.cumsum(np.fromiter(counts.values(), np.int64, len(counts)))
        self._of = lru_cache(DOCUMENTS_KEPT)(lambda at: read(self._ids[at], lines[at]))

    def __len__(self) -> int:
        return int(self._ends[-1]) if len(self._ends) else 0

    @overload
    def __getitem__(self, position: int) -> Passage: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Passage]: ...
    def __getitem__(self, position: int | slice) -> Passage | Sequence[Passage]:
        if isinstance(position, slice):
            return [self[at] for at in range(*position.indices(len(self)))]
        at = position + len(self) if position < 0 else position
        if not 0 <= at < len(self):
            raise IndexError(position)
        document = int(np.searchsorted(self._ends, at, side="right"))
        first = int(self._ends[document - 1]) if document else 0
        return self._of(document)[at - first]
