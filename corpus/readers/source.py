"""The bytes of a file, read once: text and checksum are always those of the same bytes.

A file may be exchanged while it is read. So nothing behind this module opens it again; a reader
gets the bytes, its name only for messages.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from corpus.errors import NotFound, TooLarge, UnreadableDocument
from corpus.readers.isolated.limits import MEBIBYTE, Limits

BLOCK_BYTES = 512  # unit of st_blocks, whatever the file system's own block is
# File systems that compress keep text in less; a hole of this size is no document.
MAX_HOLE = 16 * MEBIBYTE


@dataclass(frozen=True)
class Source:
    """A file's bytes and the name to call it by in messages."""

    name: str
    data: bytes = field(repr=False)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def ending(self) -> str:
        """Ending of the name in lower case: ".pdf"."""
        return Path(self.name).suffix.lower()


def read_source(path: Path, limits: Limits) -> Source:
    """Read a file's bytes, its size looked at first.

    Raises NotFound, TooLarge over `limits.file_bytes`, UnreadableDocument where it is a folder, a
    device, mostly a hole, or not allowed to be read. Each message names the file alone.
    """
    name = printable(path.name)
    try:
        return load_source(path, limits)
    except IsADirectoryError:
        raise _no_file(name) from None
    except FileNotFoundError:
        raise NotFound(f"There is no file {name}.") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableDocument(
            f"{name} could not be opened ({reason}); check the file and who may read it."
        ) from error


def load_source(path: Path, limits: Limits) -> Source:
    """`read_source` that leaves what the disk says as it is: a missing file → FileNotFoundError."""
    name = printable(path.name)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        _check(name, os.fstat(descriptor), limits)
        data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:  # it has grown since
        raise _too_large(name, len(data), limits)
    return Source(name, data)


def printable(name: str) -> str:
    """A file name for messages: bytes that are no UTF-8 are shown as \\x93."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _check(name: str, found: os.stat_result, limits: Limits) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise _no_file(name)
    if found.st_size > limits.file_bytes:
        raise _too_large(name, found.st_size, limits)
    if found.st_size - found.st_blocks * BLOCK_BYTES > MAX_HOLE:
        raise UnreadableDocument(f"{name} is mostly a hole (a sparse file); fetch it again.")


def _no_file(name: str) -> UnreadableDocument:
    return UnreadableDocument(f"{name} is no file; name the files of a folder one by one.")


def _too_large(name: str, size: int, limits: Limits) -> TooLarge:
    return TooLarge(
        f"{name} has {size / MEBIBYTE:.0f} MiB, over the limit of "
        f"{limits.file_bytes / MEBIBYTE:.0f} MiB for one file; split it into parts."
    )
