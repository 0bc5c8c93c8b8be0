"""The indexes over the passages of a build: vectors in an engine, words of late interaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.encoding.protocol import Vectors
from index.lexical import Tokens
from index.passage import Passage
from index.retrieval.late import LateIndex, WordEncoder
from index.vectors import Rows, VectorEngine, VectorIndex

_VECTORS, _LATE = "vectors", "late"


@dataclass(frozen=True, slots=True)
class RetrievalIndexes:
    """Row i of each is the passage at position i."""

    vectors: VectorIndex
    late: LateIndex

    @classmethod
    def read(cls, directory: Path, engine: VectorEngine, words: WordEncoder) -> RetrievalIndexes:
        """Open what `write_indexes` wrote, with the same engine and the same word encoder."""
        return cls(engine.read(directory / _VECTORS), LateIndex.read(directory / _LATE, words))


def write_indexes(directory: Path, rows: Rows, late: LateIndex, engine: VectorEngine) -> None:
    """Write both indexes below `directory`, which is made."""
    engine.build(rows, directory / _VECTORS)
    late.write(directory / _LATE)


def vectors_in(directory: Path) -> Path:
    """Where `write_indexes` had an engine write."""
    return directory / _VECTORS


def rows_of(passages: Sequence[Passage], dense: Vectors, tokens: Sequence[Tokens]) -> Rows:
    """What an engine keeps of passages, given their embeddings (n, dimension) and tokens."""
    return Rows(
        dense,
        tokens,
        [passage.document_id for passage in passages],
        [passage.program_ids for passage in passages],
    )
