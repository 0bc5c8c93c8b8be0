"""Builds as rows of PostgreSQL, for services on many machines."""

from index.build.builds.postgres.shelf import PostgresShelf

__all__ = ["PostgresShelf"]
