"""Which passages are about a program, name it or lie in a document, found without reading them.

A search may be limited to some passages. Asking each of them whether it belongs would cost more
than the search as the corpus grows; here they are counted out once, by position.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.folded import FoldedTexts
from corpus.text import fold_key
from index.owners import Owners
from index.passage import Passage

DOCUMENTS_KEPT = 16  # whose passages stay folded: the next names are looked for there as well

Positions = NDArray[np.int64]


class Places:
    """Positions of the passages of one build, each list sorted and without repetition."""

    def __init__(
        self, passages: Sequence[Passage], texts: FoldedTexts, owners: Owners | None = None
    ) -> None:
        """`texts` are those of the documents that the passages are from.

        `owners` are those of the passages, by default told by reading them all.
        """
        self._passages = passages
        self._texts = texts
        self._owners = owners or Owners.of(passages)
        self._naming: dict[str, Positions] = {}
        self._keys = lru_cache(DOCUMENTS_KEPT)(self._folded)

    def in_documents(self, document_ids: Sequence[str] | None) -> Positions | None:
        """The passages of some documents; None, which is all, where none is named."""
        return self._in(document_ids) if document_ids else None

    def about(self, programs: Iterable[str], names: Mapping[str, tuple[str, ...]]) -> Positions:
        """The passages about `programs`, and those that have one of the folded `names` by program.

        What names a program is found once and kept.
        """
        for program_id, own in names.items():
            if program_id not in self._naming:
                self._naming[program_id] = self._holding(own)
        named = (self._naming[program_id] for program_id in names)
        return np.unique(np.concatenate([self._of(programs), *named]))

    def _of(self, programs: Iterable[str]) -> Positions:
        own = self._owners.programs
        return _union([own[p] for p in programs if p in own])

    def _in(self, document_ids: Iterable[str]) -> Positions:
        own = self._owners.documents
        return _union([range(*own[d]) for d in document_ids if d in own])

    def _holding(self, names: Iterable[str]) -> Positions:
        """The passages whose folded text has one of the names."""
        found = [
            position
            for name in names
            for document in self._texts.having(name)
            for position, key in self._keys(document)
            if name in key
        ]
        return np.unique(np.array(found, dtype=np.int64))

    def _folded(self, document: str) -> Sequence[tuple[int, str]]:
        """The passages of a document by position, folded: names are looked for one by one."""
        own = self._in((document,)).tolist()
        return [(position, fold_key(self._passages[position].text)) for position in own]


def _union(found: Sequence[Sequence[int]]) -> Positions:
    return np.unique(np.concatenate([np.asarray(own, np.int64) for own in (*found, ())]))
