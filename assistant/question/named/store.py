"""A file of which programs, or which names, have a key: 「給食」 → the programs 3 and 1,208.

A corpus has names by the hundred thousand. In Python's memory they take minutes to cut into words
and gigabytes to keep; here a build writes them once, and a question reads some dozen rows of them.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from assistant.question.named.names import KeyKind, Names

_AT_ONCE = 500  # keys of one query
_LAST = "\U0010ffff"
_TABLES = """
CREATE TABLE posting (kind INTEGER, key TEXT, numbers BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE form (number INTEGER PRIMARY KEY, text TEXT, ascii INTEGER);
CREATE TABLE english (number INTEGER PRIMARY KEY, program INTEGER, stems INTEGER);
CREATE TABLE qualified (base TEXT, extra TEXT, program INTEGER);
CREATE INDEX by_length ON form (ascii);
CREATE INDEX by_base ON qualified (base);
"""


class NameStore:
    """The names of the programs of one build. Safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    @classmethod
    def read(cls, path: Path) -> NameStore:
        """Open a file that `write` made; nothing of it is read."""
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return cls(sqlite3.connect(uri, uri=True, check_same_thread=False))

    @classmethod
    def make(cls, names: Names, path: Path | None = None) -> NameStore:
        """Write names to a new file, or keep them in memory."""
        connection = sqlite3.connect(path or ":memory:", check_same_thread=False)
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        postings = sorted(names.postings.items())
        with connection:
            connection.executemany(
                "INSERT INTO posting VALUES (?, ?, ?)",
                ((int(kind), key, numbers.tobytes()) for (kind, key), numbers in postings),
            )
            forms = ((n, t, len(t) if t.isascii() else None) for n, t in enumerate(names.forms))
            connection.executemany("INSERT INTO form VALUES (?, ?, ?)", forms)
            english = ((n, *name) for n, name in enumerate(names.english))
            connection.executemany("INSERT INTO english VALUES (?, ?, ?)", english)
            connection.executemany("INSERT INTO qualified VALUES (?, ?, ?)", names.qualified)
        return cls(connection)

    def close(self) -> None:
        self._connection.close()

    def get(self, kind: KeyKind, key: str) -> Sequence[int]:
        """The numbers below a key, in order; none where it is not there."""
        return self.all(kind, (key,)).get(key, ())

    def all(self, kind: KeyKind, keys: Iterable[str]) -> dict[str, Sequence[int]]:
        """The numbers below each of some keys that is there."""
        asked = "SELECT key, numbers FROM posting WHERE kind = ? AND key IN ({})"
        return {key: array("I", blob) for key, blob in self._many(asked, keys, int(kind))}

    def begun(self, kind: KeyKind, beginning: str) -> set[int]:
        """The numbers below all keys that begin so."""
        asked = "SELECT numbers FROM posting WHERE kind = ? AND key >= ? AND key < ?"
        first = _written(beginning)
        rows = self._rows(asked, (int(kind), first, first + _LAST))
        return set(chain.from_iterable(array("I", blob) for (blob,) in rows))

    def forms(self, numbers: Iterable[int]) -> list[str]:
        """The texts of forms, in the order of their numbers."""
        asked = "SELECT number, text FROM form WHERE number IN ({})"
        return [text for _, text in sorted(self._many(asked, numbers))]

    def forms_of_length(self, shortest: int, longest: int) -> list[str]:
        """The forms in ASCII of so many characters."""
        asked = "SELECT text FROM form WHERE ascii BETWEEN ? AND ?"
        return [text for (text,) in self._rows(asked, (shortest, longest))]

    def english(self, numbers: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """English names: their number, their program, of how many stems they are."""
        asked = "SELECT number, program, stems FROM english WHERE number IN ({})"
        return self._many(asked, numbers)

    def qualified(self, bases: Iterable[str]) -> Iterator[tuple[str, str, int]]:
        """The names 「X（Y）」 of some X: X, Y and the program, in the order of the programs."""
        asked = "SELECT rowid, base, extra, program FROM qualified WHERE base IN ({})"
        return (row[1:] for row in sorted(self._many(asked, bases)))

    def _many(self, asked: str, keys: Iterable[Any], *before: int) -> Iterator[Any]:
        wanted = list(dict.fromkeys(k if isinstance(k, int) else _written(k) for k in keys))
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            places = ",".join("?" * len(some))
            yield from self._rows(asked.format(places), (*before, *some))

    def _rows(self, asked: str, values: Sequence[Any]) -> list[Any]:
        with self._lock:
            return self._connection.execute(asked, values).fetchall()


def _written(key: str) -> str:
    """A key without halves of surrogate pairs, which no file can hold and no name has."""
    return key.encode("utf-8", "replace").decode()
