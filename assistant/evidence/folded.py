"""The folded texts of documents, and which of them have a run of characters.

Asking every text costs more with every document. Here each pair of adjoining characters knows the
texts that have it, so that only those are asked that have all pairs of what is looked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.text import fold_key

RUNS_KEPT = 4096  # runs of which it is known who has them
FEW = 4  # texts that are asked at once, whatever pairs they have

T = TypeVar("T", np.uint64, np.int32)


class FoldedTexts:
    """Texts by id as keys: folded, without white space."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._ids = tuple(texts)
        self._keys: dict[str, str] = {}
        self.having = lru_cache(RUNS_KEPT)(self._having)

    def key(self, text_id: str) -> str:
        """The key of a text, made when it is first asked for."""
        if text_id not in self._keys:
            self._keys[text_id] = fold_key(self._texts[text_id])
        return self._keys[text_id]

    def _having(self, run: str) -> tuple[str, ...]:
        """The ids of the texts whose key has a run of characters, in their order."""
        ids = (self._ids[at] for at in self._likely(run))
        return tuple(i for i in ids if run in self.key(i))

    def _likely(self, run: str) -> list[int]:
        """The places of the texts that have every pair of adjoining characters of a run."""
        pairs = _pairs(run)
        if not len(pairs):
            return list(range(len(self._ids)))
        known, starts, owners = self._index
        if not _found_in(pairs, known).all():
            return []
        at = np.searchsorted(known, pairs).tolist()
        having = [owners[starts[i] : starts[i + 1]] for i in at]
        having.sort(key=len)
        likely = having[0]
        for others in having[1:]:
            if len(likely) <= FEW:
                break
            likely = likely[_found_in(likely, others)]
        return [int(i) for i in likely]

    @cached_property
    def _index(self) -> tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int32]]:
        """All pairs in order, where the texts of each start, and those texts, in order."""
        each = [_pairs(self.key(i)) for i in self._ids]
        pairs = np.concatenate([*each, np.empty(0, np.uint64)])
        owners = np.repeat(np.arange(len(each), dtype=np.int32), [len(own) for own in each])
        order = np.argsort(pairs, kind="stable")
        known, starts = np.unique(pairs[order], return_index=True)
        return known, np.append(starts, len(pairs)), owners[order]


def _pairs(key: str) -> NDArray[np.uint64]:
    """The different pairs of adjoining characters of a key, each as one number."""
    codes = np.frombuffer(key.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    return np.unique((codes[:-1] << np.uint64(32)) | codes[1:])


def _found_in(some: NDArray[T], ordered: NDArray[T]) -> NDArray[np.bool_]:
    """Which of some values stand among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(some), dtype=bool)
    return np.asarray(ordered.take(np.searchsorted(ordered, some), mode="clip") == some)
