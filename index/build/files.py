"""Small file operations that a crash cannot leave half done."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

_PART = 1 << 18  # bytes of a file that are summed at a time, while the processor's cache has them
Shape = TypeVar("Shape")


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def crc32_of(path: Path) -> int:
    """CRC-32 of a file, which is had three times as fast; a part of it is in memory at a time."""
    found = 0
    with path.open("rb") as file:
        while part := file.read(_PART):
            found = zlib.crc32(part, found)
    return found


def sync_directory(path: Path) -> None:
    """Make renames in a directory outlast a power failure."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_synced(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def read_shape(path: Path, shape: type[Shape]) -> Shape:
    """What a JSON file holds, which is of this shape; ValueError for whatever else it holds.

    >>> read_shape(path, list[str])  # of '["乙.txt"]'
    ['乙.txt']
    """
    return TypeAdapter(shape).validate_json(path.read_bytes(), strict=True)


def sync_file(path: Path) -> None:
    """Wait until a file that something else wrote is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def discard(path: Path) -> None:
    """Remove what should not be there, a file or a folder; where that fails it stays."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _new_file(folder: Path) -> tuple[int, str]:
    """A new file in a folder, which most often is there already."""
    try:
        return tempfile.mkstemp(prefix=".writing-", dir=folder)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        return tempfile.mkstemp(prefix=".writing-", dir=folder)


def replace_atomically(path: Path, data: bytes, *, synced: bool = True) -> None:
    """Replace a file so that a reader sees the old content or the new, never a part."""
    handle, name = _new_file(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if synced:
                os.fsync(file.fileno())
        if path.is_dir():  # nothing of ours is: someone put it there, and nothing replaces it
            discard(path)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)
        raise
    if synced:
        sync_directory(path.parent)
