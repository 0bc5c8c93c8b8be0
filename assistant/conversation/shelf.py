"""What turns of conversations came to, shared by the processes of one server.

A client's next turn may reach a process that has seen none before, which would answer them again.
They share a piece of memory that lives as long as the process that started them: nothing of what
people ask is written to a disk. It is a row of slots without locks: what is put where something
else is replaces it, and a slot that is half written is told by its checksum and passed over.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
import zlib
from pathlib import Path
from typing import Final

SLOTS: Final = 2048
SLOT: Final = 8192  # bytes; a turn takes some two thousand, one that takes more is not shared
VARIABLE: Final = "_ASSISTANT_SHELF"  # names the memory to the processes that are started
_HEAD: Final = struct.Struct("<32sII")  # digest of the key, length and checksum of what is kept
_LARGEST: Final = SLOT - _HEAD.size


class TurnShelf:
    """Short texts by key, seen by all processes that have opened it."""

    def __init__(self, memory: mmap.mmap) -> None:
        self._memory = memory

    @classmethod
    def open(cls, path: str | Path) -> TurnShelf | None:
        """The shelf at a path, as `make_shelf` gives it; None where it is out of reach."""
        try:
            with Path(path).open("r+b") as file:
                return cls(mmap.mmap(file.fileno(), SLOTS * SLOT))
        except (OSError, ValueError):
            return None

    @classmethod
    def of_server(cls) -> TurnShelf | None:
        """That of the server which this process belongs to; None where it is the only one."""
        path = os.environ.get(VARIABLE)
        return cls.open(path) if path else None

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None where nothing is, or it has been replaced."""
        digest, start = _place(key)
        found, length, checksum = _HEAD.unpack_from(self._memory, start)
        if found != digest or length > _LARGEST:
            return None
        start += _HEAD.size
        packed = self._memory[start : start + length]
        if zlib.crc32(packed, zlib.crc32(digest)) != checksum:
            return None
        return zlib.decompress(packed)

    def put(self, key: str, text: bytes) -> None:
        """Keep a text for a while, where it is not too long."""
        packed = zlib.compress(text, 1)
        if len(packed) > _LARGEST:
            return
        digest, start = _place(key)
        checksum = zlib.crc32(packed, zlib.crc32(digest))
        entry = _HEAD.pack(digest, len(packed), checksum) + packed
        self._memory[start : start + len(entry)] = entry


def make_shelf() -> str | None:
    """The path of a new shelf, which is gone when this process has ended; None where the system
    has no such memory."""
    try:
        number = os.memfd_create("assistant-shelf")
        os.ftruncate(number, SLOTS * SLOT)
    except (AttributeError, OSError):
        return None
    return f"/proc/{os.getpid()}/fd/{number}"


def _place(key: str) -> tuple[bytes, int]:
    """The digest of a key, and where its slot begins."""
    digest = hashlib.sha256(key.encode("utf-8", "replace")).digest()
    return digest, int.from_bytes(digest[:8]) % SLOTS * SLOT
