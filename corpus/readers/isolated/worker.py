"""The process that reads untrusted files: `python -m corpus.readers.isolated.worker`.

It takes requests on its standard input and answers on its standard output, each message a length
of eight bytes and as many bytes: JSON and then the file's bytes for a request, JSON for an answer.
It limits its own memory before it imports a parser; the time is kept by the process that asks,
which ends this one. It ends by itself when its input closes.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import IO

from corpus.errors import AssistantError, TooLarge, UnreadableDocument
from corpus.readers.isolated.exchange import encode_error, encode_reading
from corpus.readers.isolated.limits import MEBIBYTE, Limits
from corpus.readers.reading import Reading
from corpus.readers.registry import reader_for
from corpus.readers.source import Source

LENGTH = struct.Struct(">Q")
OUT_OF_MEMORY = 86  # exit status
WATCH_SECONDS = 0.1
OPEN_FILES = 64
_STATM = Path("/proc/self/statm")
# Address space beyond the memory limit: mapped libraries and what allocators set aside.
ADDRESS_SPACE_EXTRA = 512 * MEBIBYTE


def main() -> None:
    """Serve requests until the input closes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between the answers
    limited = False
    while (request := read_message(sys.stdin.buffer)) is not None:
        asked = json.loads(request)
        limits = Limits(**asked["limits"])
        if not limited:
            limit_process(limits.memory_bytes)
            limited = True
        data = read_message(sys.stdin.buffer)
        if data is None:
            return
        source = Source(asked["name"], data)
        write_message(answers, _answer(source, asked["media_type"], limits))


def _answer(source: Source, media_type: str, limits: Limits) -> bytes:
    try:
        reading = reader_for(media_type).read(source, limits)
        _check_parts(source.name, reading, limits)
        return encode_reading(reading)
    except AssistantError as error:
        return encode_error(error)
    except MemoryError:
        return encode_error(too_much_memory(source.name, limits))
    except RecursionError:
        return encode_error(UnreadableDocument(f"{source.name} is nested too deeply to be read."))
    except Exception as error:  # a parser's own errors are many; the file is at fault for all
        traceback.print_exc()
        return encode_error(
            UnreadableDocument(
                f"{source.name} could not be read ({type(error).__name__}: {error}); it may be "
                "damaged, so open and save it again in the program it was made with."
            )
        )


def _check_parts(name: str, reading: Reading, limits: Limits) -> None:
    """The asking process holds all of it at once, so its size is bounded here."""
    parts = len(reading.blocks) + sum(len(table.cells) for table in reading.tables)
    if parts > limits.parts:
        raise TooLarge(
            f"{name} has {parts} cells and lines, over the limit of {limits.parts}; "
            "split it into parts."
        )


def too_much_memory(name: str, limits: Limits) -> TooLarge:
    """The error for a file whose reading takes more memory than one may."""
    return TooLarge(
        f"{name} takes more than {limits.memory_bytes / MEBIBYTE:.0f} MiB of memory to read; "
        "split it into parts."
    )


def limit_process(memory: int, open_files: int = OPEN_FILES) -> None:
    """Hold this process to so many bytes and files, and end it with the one that asks."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_NOFILE, open_files)
    if sys.platform == "linux":  # macOS counts shared libraries of gigabytes as address space
        _lower(resource.RLIMIT_AS, memory + ADDRESS_SPACE_EXTRA)
    threading.Thread(target=_watch_memory, args=(memory,), daemon=True).start()


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    if hard == resource.RLIM_INFINITY or value < hard:
        resource.setrlimit(limit, (value, value))


def _watch_memory(memory: int) -> None:
    """End the process when it holds more than the limit, in bytes, or nobody waits for it."""
    parent = os.getppid()
    while _resident_bytes() <= memory:
        if os.getppid() != parent:
            os._exit(0)
        time.sleep(WATCH_SECONDS)
    os._exit(OUT_OF_MEMORY)


def _resident_bytes() -> int:
    """Memory held: the present on Linux, whose maximum is inherited; elsewhere the maximum."""
    if sys.platform == "linux":
        return int(_STATM.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (
        1 if sys.platform == "darwin" else 1024
    )


def read_message(stream: IO[bytes]) -> bytes | None:
    """The next message, or None where the stream has ended."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def write_message(stream: IO[bytes], data: bytes) -> None:
    """Send a message behind its length, so that whoever reads knows where it ends."""
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


if __name__ == "__main__":
    main()
