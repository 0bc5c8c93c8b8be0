"""How near the statements of a document come to what a conversation asks, by meaning.

People ask in words that no document has: 「失業しちゃって払えなそう」 of 「減免を受けられる場合」.
Each word of a turn looks for the word nearest to it in a statement and the heading above (late
interaction), and the turn as a whole is compared with the statement as a whole (cosine of the
bundled encoder). What was asked before is said again, at a part of the weight.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.finding.ledger import Ledger
from index.encoding.bundled import bundled_encoder
from index.retrieval.late import LateIndex

BEFORE = 0.3  # weight of the turn before; of the one before that, the square of it
DOCUMENTS_KEPT = 32

Floats = NDArray[np.float32]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Read:
    """The statements of one document: their ranges, words and vectors."""

    ranges: tuple[Range, ...]
    words: LateIndex
    vectors: Floats

    def near(self, text: str) -> Floats:
        """How near each statement is to a text: the sum of both measures, at most 2."""
        words = self.words.scores(self.words.query(text), np.arange(len(self.ranges)))
        whole = self.vectors @ bundled_encoder().encode_queries([text])[0]
        return np.asarray(words + np.maximum(whole, 0), dtype=np.float32)


class Meanings:
    """Compares turns with the statements of documents; a document is read when first asked of."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._read: OrderedDict[str, _Read] = OrderedDict()

    def near(self, document_id: str, turns: Sequence[str]) -> Mapping[Range, float]:
        """The statements of a document by their ranges, each with how near it is.

        `turns` are those of the user, the latest first; each counts less than the one after it.
        """
        read = self._of(document_id)
        if not read.ranges:
            return {}
        said = [BEFORE**i * read.near(text) for i, text in enumerate(turns)]
        return dict(zip(read.ranges, np.sum(said, axis=0).tolist(), strict=True))

    def _of(self, document_id: str) -> _Read:
        if document_id not in self._read:
            page = self._ledger.page(document_id)
            texts = [
                f"{view.heading_key} {statement.text}"
                for view, statement in zip(page.views, page.statements, strict=True)
            ]
            encoder = bundled_encoder()
            ranges = tuple((s.start, s.end) for s in page.statements)
            words, vectors = LateIndex.build(texts, encoder), encoder.encode_passages(texts)
            self._read[document_id] = _Read(ranges, words, vectors)
            if len(self._read) > DOCUMENTS_KEPT:
                self._read.popitem(last=False)
        return self._read[document_id]
