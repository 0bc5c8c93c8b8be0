"""The vectors of builds in PostgreSQL with pgvector: a table for each build."""

from index.vectors.postgres.engine import PostgresEngine

__all__ = ["PostgresEngine"]
