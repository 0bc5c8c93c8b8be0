"""Which passages are about a program, name it or lie in a document, found without reading them.

A search may be limited to some passages. Asking each of them whether it belongs would cost more
than the search as the corpus grows; here they are counted out once, by position.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.folded import FoldedTexts
from corpus.text import fold_key
from index.passage import Passage

Positions = NDArray[np.int64]


class Places:
    """Positions of the passages of one build, each list sorted and without repetition."""

    def __init__(self, passages: Sequence[Passage], texts: FoldedTexts) -> None:
        """`texts` are those of the documents that the passages are from."""
        self._passages = passages
        self._texts = texts
        self._of_program = _grouped((i, p.program_ids) for i, p in enumerate(passages))
        self._of_document = _grouped((i, (p.document_id,)) for i, p in enumerate(passages))
        self._naming: dict[str, Positions] = {}

    def in_documents(self, document_ids: Sequence[str] | None) -> Positions | None:
        """The passages of some documents; None, which is all, where none is named."""
        return _union(self._of_document, document_ids) if document_ids else None

    def about(self, programs: Iterable[str], names: Mapping[str, tuple[str, ...]]) -> Positions:
        """The passages about `programs`, and those that have one of the folded `names` by program.

        What names a program is found once and kept.
        """
        for program_id, own in names.items():
            if program_id not in self._naming:
                self._naming[program_id] = self._holding(own)
        named = (self._naming[program_id] for program_id in names)
        return np.unique(np.concatenate([_union(self._of_program, programs), *named]))

    def _holding(self, names: Iterable[str]) -> Positions:
        """The passages whose folded text has one of the names."""
        found = [
            position
            for name in names
            for position in _union(self._of_document, self._texts.having(name)).tolist()
            if name in fold_key(self._passages[position].text)
        ]
        return np.unique(np.array(found, dtype=np.int64))


def _grouped(owners: Iterable[tuple[int, Iterable[str]]]) -> dict[str, Positions]:
    groups: dict[str, list[int]] = defaultdict(list)
    for position, keys in owners:
        for key in keys:
            groups[key].append(position)
    return {key: np.array(positions, dtype=np.int64) for key, positions in groups.items()}


def _union(groups: Mapping[str, Positions], keys: Iterable[str]) -> Positions:
    found = [groups[key] for key in keys if key in groups]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
