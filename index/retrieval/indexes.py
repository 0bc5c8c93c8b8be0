"""The three indexes over the passages of a build, made, written and read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.encoding import bundled_encoder
from index.encoding.protocol import Vectors
from index.lexical import LexicalIndex, Tokens
from index.passage import Passage
from index.retrieval.late import LateIndex, WordEncoder
from index.vectors import FaissIndex, VectorIndex

_VECTORS, _LEXICAL, _LATE = "vectors", "lexical", "late"


@dataclass(frozen=True, slots=True)
class RetrievalIndexes:
    """Row i of each is the passage at position i."""

    vectors: VectorIndex
    lexical: LexicalIndex
    late: LateIndex

    @classmethod
    def build(
        cls,
        passages: Sequence[Passage],
        vectors: Vectors,
        tokens: Sequence[Tokens],
        words: WordEncoder | None = None,
    ) -> RetrievalIndexes:
        """Index passages by their embeddings (n, dimension) and their tokens.

        `words` gives the word vectors of late interaction, by default the bundled encoder.
        """
        texts = [passage.search_text for passage in passages]
        return cls(
            FaissIndex.build(vectors),
            LexicalIndex.build(texts, tokens),
            LateIndex.build(texts, words or bundled_encoder()),
        )

    def write(self, directory: Path) -> None:
        """Write the indexes below `directory`, which is made."""
        self.vectors.write(directory / _VECTORS)
        self.lexical.write(directory / _LEXICAL)
        self.late.write(directory / _LATE)

    @classmethod
    def read(cls, directory: Path, words: WordEncoder | None = None) -> RetrievalIndexes:
        """Read what `write` wrote."""
        return cls(
            FaissIndex.read(directory / _VECTORS),
            LexicalIndex.read(directory / _LEXICAL),
            LateIndex.read(directory / _LATE, words or bundled_encoder()),
        )
