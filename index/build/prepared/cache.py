"""What earlier builds worked out, kept by content, so that only what changed is done again.

A cache entry is a pure function of its key. None of it is needed to serve: an entry that is
missing, torn by a crash or damaged is worked out again, so entries carry checksums and are written
without waiting for the disk.
"""

from __future__ import annotations

import hashlib
import io
import logging
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import count
from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.build.files import crc32_of, discard, replace_atomically

log = logging.getLogger(__name__)

_DIGEST = 64
# Segments are joined when there are more: each costs an open and a read at every build.
MOST_SEGMENTS = 16
JOINED = 1 << 16  # rows that are in memory at once where segments are joined
_INDEX, _ROWS = ".npz", ".rows"

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

    A segment is an .npz of `keys` (n,), `ends` (n,) and the checksum of the joined rows, which lie
    in a file beside it that is mapped into memory: a million vectors are a gigabyte.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._places: dict[bytes, int] = {}  # by key, counted through all segments
        self._segments: list[_Segment] = []
        self._firsts: list[int] = []  # the place of the first row of each
        for path in sorted(directory.glob(f"*{_INDEX}")):
            self._read(path)
        for path in directory.glob(f"*{_ROWS}"):
            if not path.with_suffix(_INDEX).exists():  # the build that wrote it was killed
                discard(path)

    def missing(self, keys: Iterable[bytes]) -> list[bytes]:
        """The keys that have no row, each once, in order."""
        return [k for k in dict.fromkeys(keys) if k not in self._places]

    def add(self, rows: Mapping[bytes, bytes]) -> None:
        """Keep rows."""
        if not rows:
            return
        data = b"".join(rows.values())
        ends = np.cumsum([len(r) for r in rows.values()])
        buffer = io.BytesIO()
        np.savez(buffer, keys=np.array(list(rows)), ends=ends, sum=zlib.crc32(data))
        index = buffer.getvalue()
        name = hashlib.sha256(index).hexdigest()[:32]
        path = self._directory / f"{name}{_INDEX}"
        replace_atomically(path.with_suffix(_ROWS), data, synced=False)
        replace_atomically(path, index, synced=False)
        self._open(path, list(rows), ends)

    def rows(self, keys: Iterable[bytes]) -> Iterator[memoryview]:
        """The rows of `keys`, all of which are known."""
        for key in keys:
            place = self._places[key]
            segment = bisect_right(self._firsts, place) - 1
            yield self._segments[segment][place - self._firsts[segment]]

    def keep_only(self, keys: set[bytes]) -> None:
        """Join the segments without the rows of other keys, where that is worth it."""
        kept = [k for k in self._places if k in keys]
        if len(self._segments) <= MOST_SEGMENTS and len(kept) * 2 >= len(self._places):
            return
        old = copy(self)
        self._segments, self._firsts, self._places = [], [], {}
        size = max(JOINED, -(-len(kept) * 2 // MOST_SEGMENTS))
        for start in range(0, len(kept), size):
            some = kept[start : start + size]
            self.add(dict(zip(some, map(bytes, old.rows(some)), strict=True)))
        for path in {s.path for s in old._segments} - {s.path for s in self._segments}:
            _discard(path)

    def _read(self, path: Path) -> None:
        try:
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as file:
                keys, ends, known = file["keys"].tolist(), file["ends"], int(file["sum"])
            if crc32_of(path.with_suffix(_ROWS)) != known:
                raise ValueError("its rows are damaged")
            self._open(path, keys, ends)
        except Exception:  # whatever is wrong with a file that can be worked out again
            log.warning(
                "a cache file is damaged or of another release, and is worked out again: %s",
                path.name,
            )
            _discard(path)

    def _open(self, path: Path, keys: Sequence[bytes], ends: NDArray[np.int64]) -> None:
        first = self._firsts[-1] + len(self._segments[-1].ends) if self._segments else 0
        self._segments.append(_Segment(path, ends, _mapped(path.with_suffix(_ROWS))))
        self._firsts.append(first)
        self._places.update(zip(keys, count(first)))


@dataclass(frozen=True, slots=True)
class _Segment:
    """Row i of a segment is `data[ends[i - 1]:ends[i]]`."""

    path: Path
    ends: NDArray[np.int64]
    data: memoryview

    def __getitem__(self, row: int) -> memoryview:
        return self.data[int(self.ends[row - 1]) if row else 0 : int(self.ends[row])]


def _mapped(path: Path) -> memoryview:
    """The bytes of a file, which are read when they are asked for."""
    with path.open("rb") as file:
        empty = not path.stat().st_size  # which cannot be mapped
        return memoryview(b"" if empty else mmap(file.fileno(), 0, access=ACCESS_READ))


def _discard(path: Path) -> None:
    discard(path)
    discard(path.with_suffix(_ROWS))
