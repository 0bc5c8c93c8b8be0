"""Where the vectors of passages are kept and searched: a protocol, and the engines behind it."""

from index.vectors.faiss_index import FaissIndex
from index.vectors.files import FileEngine, FileIndex
from index.vectors.protocol import (
    LEGS,
    NOWHERE,
    Candidates,
    LegQuery,
    Positions,
    Rows,
    VectorEngine,
    VectorIndex,
)

__all__ = [
    "LEGS",
    "NOWHERE",
    "Candidates",
    "FaissIndex",
    "FileEngine",
    "FileIndex",
    "LegQuery",
    "Positions",
    "Rows",
    "VectorEngine",
    "VectorIndex",
]
