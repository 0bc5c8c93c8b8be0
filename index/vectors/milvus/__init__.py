"""The vectors of builds in Milvus: a collection for each build, an alias for the published one."""

from index.vectors.milvus.engine import MilvusEngine

__all__ = ["MilvusEngine"]
