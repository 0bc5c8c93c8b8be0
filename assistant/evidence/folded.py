"""The folded texts of documents, and which of them have a run of characters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from corpus.ondemand import OnDemand
from corpus.text import key_of_text
from index.lexical.pairs import PairIndex

RUNS_KEPT = 4096  # runs of which it is known who has them


class FoldedTexts:
    """Texts by id as keys: folded, without white space."""

    def __init__(self, texts: Mapping[str, str], pairs: PairIndex | None = None) -> None:
        """`pairs` are those of the keys of the texts, by default found when first asked for."""
        self._ids = tuple(texts)
        self._keys = OnDemand(texts, lambda i: key_of_text(texts[i]), keep=None)
        self._given = pairs
        self.having = lru_cache(RUNS_KEPT)(self._having)

    def key(self, text_id: str) -> str:
        """The key of a text, made when it is first asked for."""
        return self._keys[text_id]

    def _having(self, run: str) -> tuple[str, ...]:
        """The ids of the texts whose key has a run of characters, in their order."""
        ids = (self._ids[at] for at in self._pairs.likely(run))
        return tuple(i for i in ids if run in self.key(i))

    @cached_property
    def _pairs(self) -> PairIndex:
        return self._given or PairIndex.build(self._keys.values())
