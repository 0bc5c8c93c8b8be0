"""A connection to PostgreSQL, and its failures as errors that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus.errors import InvalidSettings, Unreachable

if TYPE_CHECKING:
    from psycopg import Connection

_PATIENCE = 5  # seconds for a connection
# Two services that start at once must not both make the tables.
_MAKING_TABLES = 7_316_001


@contextmanager
def connected(uri: str) -> Iterator[Connection]:
    """One transaction: committed at the end, rolled back by an error.

    Raises InvalidSettings without the extra, Unreachable where the server does not answer.
    """
    try:
        import psycopg
    except ImportError:
        raise InvalidSettings(
            "PostgreSQL needs psycopg: pip install 'program-assistant[postgres]'."
        ) from None
    try:
        with psycopg.connect(uri, connect_timeout=_PATIENCE) as connection:
            yield connection
    except psycopg.OperationalError as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise Unreachable(
            f"PostgreSQL does not answer as it should ({reason}): see whether it runs, or set "
            "ASSISTANT_STORE."
        ) from error


def make_tables(uri: str) -> None:
    """Make the tables where they are missing."""
    statements = (files(__package__) / "tables.sql").read_text("utf-8")
    with connected(uri) as connection:
        connection.execute("select pg_advisory_xact_lock(%s)", [_MAKING_TABLES])
        connection.execute(statements.encode())
