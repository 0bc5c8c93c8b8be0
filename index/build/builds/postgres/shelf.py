"""Builds as rows: each with its version, published in one transaction, seen by every service.

A service opens a build by writing it to its own disk once, from where it is mapped into memory as
ever. A document that several builds have is kept once. `assistant.facts` and
`assistant.passages` are views for whoever asks in SQL; they have a row for every build, so ask for
that in `assistant.published`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import BuildRunning
from index.build.builds.files import FileShelf
from index.build.builds.layout import MANIFEST
from index.build.builds.manifest import Manifest, damaged
from index.build.builds.postgres.connection import connected, make_tables
from index.build.builds.postgres.rows import insert_build, write_build
from index.build.builds.shelf import Pointer

if TYPE_CHECKING:
    from psycopg import Connection

_BUILDING = 7_316_002  # the advisory lock of whoever builds
_FETCHING = ".making-"  # collected like a build that was not finished


class PostgresShelf:
    """The builds of a database; those that this machine opened are below `data_dir` as well."""

    def __init__(self, uri: str, data_dir: Path) -> None:
        self._given = uri
        self._builds = data_dir / "builds"
        self._local = FileShelf(data_dir)

    @cached_property
    def _uri(self) -> str:
        make_tables(self._given)
        return self._given

    def pointer(self) -> Pointer | None:
        with connected(self._uri) as connection:
            found = connection.execute("select version, history from assistant.published")
            row = found.fetchone()
        return Pointer(row[0], tuple(row[1])) if row else None

    def point(self, pointer: Pointer) -> None:
        with connected(self._uri) as connection:
            _point(connection, pointer)

    def add(self, directory: Path, manifest: Manifest, pointer: Pointer) -> None:
        with connected(self._uri) as connection:
            insert_build(connection, directory, manifest)
            _point(connection, pointer)
        (directory / MANIFEST).write_bytes(manifest.to_json())
        directory.rename(self._local.open(manifest.version))

    def manifest(self, version: str) -> bytes:
        with connected(self._uri) as connection:
            row = connection.execute(
                "select manifest from assistant.builds where version = %s", [version]
            ).fetchone()
        if row is None:
            raise damaged(version, "PostgreSQL has no such build")
        return bytes(row[0])

    def versions(self) -> list[str]:
        with connected(self._uri) as connection:
            rows = connection.execute("select version from assistant.builds order by version desc")
            return [row[0] for row in rows]

    def open(self, version: str) -> Path:
        path = self._local.open(version)
        if not path.exists():
            self._fetch(version, path)
        return path

    def keep_only(self, versions: Collection[str]) -> None:
        with connected(self._uri) as connection:
            connection.execute(
                "delete from assistant.builds where version <> all(%s)", [list(versions)]
            )
            connection.execute(
                "delete from assistant.contents where not exists (select from assistant.documents "
                "where documents.sha256 = contents.sha256)"
            )
        self._local.keep_only(versions)

    @contextmanager
    def locked(self) -> Iterator[None]:
        with connected(self._uri) as connection:
            row = connection.execute("select pg_try_advisory_lock(%s)", [_BUILDING]).fetchone()
            connection.commit()
            if not row or not row[0]:
                raise BuildRunning(
                    "Another build is running over this database; wait for it to end."
                )
            try:
                yield
            finally:  # a closed connection gives its lock up only when the server notices
                if not connection.closed:
                    connection.rollback()
                    connection.execute("select pg_advisory_unlock(%s)", [_BUILDING])

    def _fetch(self, version: str, path: Path) -> None:
        """Write a build to this disk, and delete there what is published no more."""
        self._builds.mkdir(parents=True, exist_ok=True)
        directory = Path(tempfile.mkdtemp(prefix=_FETCHING, dir=self._builds))
        try:
            manifest = self.manifest(version)
            with connected(self._uri) as connection:
                write_build(connection, version, manifest, directory)
            directory.chmod(0o755)
            if not path.exists():
                directory.rename(path)
        finally:
            shutil.rmtree(directory, ignore_errors=True)
        kept = set(self.versions())
        for old in self._local.versions():
            if old not in kept:
                shutil.rmtree(self._local.open(old), ignore_errors=True)


def _point(connection: Connection, pointer: Pointer) -> None:
    connection.execute(
        "insert into assistant.published (version, history) values (%s, %s) on conflict (only_row) "
        "do update set version = excluded.version, history = excluded.history",
        [pointer.version, list(pointer.history)],
    )
