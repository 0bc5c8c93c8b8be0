"""Builds as tables of PostgreSQL with pgvector, the smaller alternative to Milvus.

A table is never changed once it is filled; what others read, the view `vectors`, is switched in
one transaction. Sparse vectors are compared one by one, so this is for some 100,000 passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import IncompatibleBuild, InvalidSettings, Unreachable
from index.vectors.faiss_index import EXACT_UP_TO
from index.vectors.held import Held, held_in, is_of, new_name
from index.vectors.postgres.index import PostgresIndex
from index.vectors.postgres.table import create
from index.vectors.protocol import Rows

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg_pool import ConnectionPool

_PATIENCE = 5.0  # seconds for a connection
_MOST_CONNECTIONS = 8


@dataclass(frozen=True)
class PostgresEngine:
    """The tables of one corpus. `corpus` tells corpora of one database apart."""

    uri: str
    corpus: str = "assistant"
    exact_up_to: int = EXACT_UP_TO

    @property
    def name(self) -> str:
        return f"pgvector/{self.corpus}"

    @contextmanager
    def connected(self) -> Iterator[Connection[Any]]:
        """A transaction; raises Unreachable where the server does not answer."""
        from psycopg import OperationalError

        try:
            with self._pool.connection() as connection:
                yield connection
        except OperationalError as error:
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise Unreachable(
                f"PostgreSQL does not answer as it should ({reason}): see whether it runs, or "
                "set ASSISTANT_VECTORS_URI."
            ) from error

    def build(self, rows: Rows, directory: Path) -> None:
        with self.connected() as connection:
            held = create(connection, new_name(self.corpus), rows, exact_up_to=self.exact_up_to)
        held.write(directory)

    def read(self, directory: Path) -> PostgresIndex:
        held = Held.read(directory)
        if held.name not in self._tables():
            raise IncompatibleBuild(
                f"PostgreSQL has no table {held.name} any more: run `assistant build --force`."
            )
        return PostgresIndex(self.connected, held)

    def publish(self, directory: Path) -> None:
        held = Held.read(directory)
        with self.connected() as connection:
            # A view may not change its columns, and a vector's length is one of them.
            connection.execute(f'drop view if exists "{self.corpus}"')
            made = f'create view "{self.corpus}" as select * from "{held.name}"'  # noqa: S608 - ours
            connection.execute(made)

    def keep_only(self, directories: Iterable[Path]) -> None:
        kept = held_in(directories)
        for table in self._tables() - kept:
            with self.connected() as connection:
                connection.execute(f'drop table if exists "{table}" cascade')

    @cached_property
    def _pool(self) -> ConnectionPool[Any]:
        try:
            from psycopg_pool import ConnectionPool
        except ImportError:
            raise InvalidSettings(
                "ASSISTANT_VECTORS=pgvector needs psycopg: pip install "
                "'program-assistant[postgres]'."
            ) from None
        return ConnectionPool(
            self.uri,
            min_size=0,
            max_size=_MOST_CONNECTIONS,
            timeout=_PATIENCE,
            open=True,
        )

    def _tables(self) -> set[str]:
        """The tables of this corpus."""
        with self.connected() as connection:
            rows = connection.execute(
                "select tablename from pg_tables where tablename like %s", [f"{self.corpus}\\_%"]
            )
            return {row[0] for row in rows if is_of(row[0], self.corpus)}
