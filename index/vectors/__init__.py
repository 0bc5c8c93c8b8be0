"""Where embeddings are searched: a protocol, and FAISS behind it."""

from index.vectors.faiss_index import FaissIndex
from index.vectors.protocol import Neighbours, VectorIndex

__all__ = ["FaissIndex", "Neighbours", "VectorIndex"]
