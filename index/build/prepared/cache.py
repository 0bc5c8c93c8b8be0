"""What earlier builds worked out, kept by content, so that only what changed is done again.

A cache entry is a pure function of its key. None of it is needed to serve: an entry that is
missing, torn by a crash or damaged is worked out again, so entries carry checksums and are written
without waiting for the disk.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from index.build.files import discard, replace_atomically

log = logging.getLogger(__name__)

_DIGEST = 64
# Segments are joined when there are more: each costs an open and a read at every build.
MOST_SEGMENTS = 16

Key = str


class BlobCache:
    """Bytes by key, one file each."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def get(self, key: Key) -> bytes | None:
        """The bytes under `key`; None where there are none or they are damaged."""
        try:
            content = self._path(key).read_bytes()
        except OSError:
            return None
        digest, data = content[:_DIGEST], content[_DIGEST:]
        return data if hashlib.sha256(data).hexdigest().encode() == digest else None

    def has(self, key: Key) -> bool:
        """Whether there is an entry, intact or not."""
        return self._path(key).is_file()

    def put(self, key: Key, data: bytes) -> None:
        digest = hashlib.sha256(data).hexdigest().encode()
        replace_atomically(self._path(key), digest + data, synced=False)

    def keep_only(self, keys: set[Key]) -> None:
        """Delete every other entry."""
        for path in self._directory.glob("*/*"):
            if path.name not in keys:
                discard(path)

    def _path(self, key: Key) -> Path:
        return self._directory / key[:2] / key


class RowCache:
    """Short rows of bytes by key, in a few files: one for each of 30,000 passages would be slow.

    A segment is an .npz of `keys` (n,), `ends` (n,) and the joined `data`; zip's own checksums
    tell a damaged one.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._rows: dict[bytes, memoryview] = {}
        self._segments = sorted(directory.glob("*.npz"))
        for path in self._segments:
            self._read(path)

    def missing(self, keys: Iterable[Key]) -> list[Key]:
        """The keys that have no row, each once, in order."""
        return [k for k in dict.fromkeys(keys) if k.encode() not in self._rows]

    def add(self, rows: Mapping[Key, bytes]) -> None:
        """Keep rows."""
        if not rows:
            return
        buffer = io.BytesIO()
        np.savez(
            buffer,
            keys=np.array([k.encode() for k in rows]),
            ends=np.cumsum([len(r) for r in rows.values()]),
            data=np.frombuffer(b"".join(rows.values()), np.uint8),
        )
        data = buffer.getvalue()
        path = self._directory / f"{hashlib.sha256(data).hexdigest()[:32]}.npz"
        replace_atomically(path, data, synced=False)
        self._segments.append(path)
        self._rows.update((k.encode(), memoryview(r)) for k, r in rows.items())

    def rows(self, keys: Iterable[Key]) -> list[memoryview]:
        """The rows of `keys`, all of which are known."""
        return [self._rows[k.encode()] for k in keys]

    def keep_only(self, keys: set[Key]) -> None:
        """Join the segments without the rows of other keys, where that is worth it."""
        kept = {k: bytes(self._rows[k.encode()]) for k in keys if k.encode() in self._rows}
        if len(self._segments) <= MOST_SEGMENTS and len(kept) * 2 >= len(self._rows):
            return
        old, self._segments, self._rows = self._segments, [], {}
        self.add(kept)
        for path in old:
            if path not in self._segments:
                discard(path)

    def _read(self, path: Path) -> None:
        try:
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
                keys, ends, data = file["keys"].tolist(), file["ends"], memoryview(file["data"])
                starts = [0, *ends.tolist()]
        except Exception:  # whatever is wrong with a file that can be worked out again
            log.warning("a cache file is damaged and is worked out again: %s", path.name)
            discard(path)
            return
        self._rows.update(
            (key, data[low:high]) for key, low, high in zip(keys, starts, starts[1:], strict=False)
        )
