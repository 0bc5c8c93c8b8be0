"""What turns text into vectors: the bundled encoder, or any sentence-transformers model."""

from index.encoding.bundled import bundled_encoder
from index.encoding.load import load_encoder, load_reranker
from index.encoding.protocol import Encoder, Reranker
from index.encoding.static import StaticEncoder

__all__ = [
    "Encoder",
    "Reranker",
    "StaticEncoder",
    "bundled_encoder",
    "load_encoder",
    "load_reranker",
]
