"""The vector engine that settings name."""

from __future__ import annotations

from index.vectors.files import FileEngine
from index.vectors.protocol import VectorEngine


def load_engine(kind: str, uri: str, *, token: str, name: str) -> VectorEngine:
    """The engine of a kind ("files", "milvus", "pgvector"); it connects when it is first asked.

    `name` tells the corpora of one server apart.
    """
    if kind == "milvus":
        from index.vectors.milvus import MilvusEngine

        return MilvusEngine(uri, token, name)
    if kind == "pgvector":
        from index.vectors.postgres import PostgresEngine

        return PostgresEngine(uri, name)
    return FileEngine()
