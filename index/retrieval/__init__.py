"""Hybrid retrieval: BM25 on words and on bigrams, MaxSim, dense vectors, fused."""

from index.retrieval.fusion import FusionWeights, fuse
from index.retrieval.hit import Hit
from index.retrieval.indexes import RetrievalIndexes, rows_of, write_indexes
from index.retrieval.late import LateIndex
from index.retrieval.retriever import Retriever

__all__ = [
    "FusionWeights",
    "Hit",
    "LateIndex",
    "RetrievalIndexes",
    "Retriever",
    "fuse",
    "rows_of",
    "write_indexes",
]
