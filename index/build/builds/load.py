"""The shelf of builds that a setting names."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import InvalidSettings
from index.build.builds.files import FileShelf
from index.build.builds.shelf import Shelf

_SCHEMES = ("postgresql://", "postgres://")


def load_shelf(uri: str, data_dir: Path) -> Shelf:
    """PostgreSQL at an address, or for "" files in `data_dir`; raises InvalidSettings."""
    if not uri:
        return FileShelf(data_dir)
    if not uri.startswith(_SCHEMES):
        raise InvalidSettings(
            "ASSISTANT_STORE is no address of a database; write it like "
            "postgresql://user:password@host/database."
        )
    from index.build.builds.postgres import PostgresShelf

    return PostgresShelf(uri, data_dir)
