"""Counts that all worker processes share, for the library `limits`: an SQLite file.

`limits` itself counts in one process's memory or in a server of its own (Redis, Memcached).
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Final

from limits.storage import MemoryStorage, Storage

# A worker waits so long for another's count; a count takes well below a millisecond.
BUSY_SECONDS: Final = 1.0


class FileStorage(Storage):
    """Counters in a file, each with the time it expires at (seconds since 1970).

    Where the disk takes no more, or gives nothing, each process counts for itself: limits hold
    less tightly then, and no call fails for it.
    """

    STORAGE_SCHEME = None

    def __init__(self, path: Path) -> None:
        super().__init__()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._spare = MemoryStorage()
        with self._open() as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute(
                "CREATE TABLE IF NOT EXISTS counts (key TEXT PRIMARY KEY, n INTEGER, expires REAL)"
            )

    @property
    def base_exceptions(self) -> type[Exception]:
        return sqlite3.Error

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a counter, which begins anew once it has expired; its value."""
        try:
            return self._incr(key, expiry, amount)
        except sqlite3.Error:
            return self._spare.incr(key, expiry, amount)

    def _incr(self, key: str, expiry: int, amount: int) -> int:
        now = time.time()
        with self._open() as database:
            database.execute("DELETE FROM counts WHERE expires <= ?", (now,))
            row = database.execute(
                "INSERT INTO counts VALUES (?, ?, ?) "
                "ON CONFLICT (key) DO UPDATE SET n = n + excluded.n RETURNING n",
                (key, amount, now + expiry),
            ).fetchone()
        return int(row[0])

    def get(self, key: str) -> int:
        return int(self._row(key)[0])

    def get_expiry(self, key: str) -> float:
        return float(self._row(key)[1])

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        with self._open() as database:
            return database.execute("DELETE FROM counts").rowcount

    def clear(self, key: str) -> None:
        with self._open() as database:
            database.execute("DELETE FROM counts WHERE key = ?", (key,))

    def _row(self, key: str) -> tuple[int, float]:
        now = time.time()
        try:
            with self._open() as database:
                found = database.execute(
                    "SELECT n, expires FROM counts WHERE key = ? AND expires > ?", (key, now)
                ).fetchone()
        except sqlite3.Error:
            return self._spare.get(key), self._spare.get_expiry(key)
        return found or (0, now)

    def _open(self) -> _Connection:
        return _Connection(self._path)


class _Connection:
    """A connection for one transaction: committed and closed at the end."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(path, timeout=BUSY_SECONDS)

    def __enter__(self) -> sqlite3.Connection:
        return self._database

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._database.commit()
        self._database.close()
