"""Reads a file in a process of its own, so that a hostile or broken file costs only itself."""

from __future__ import annotations

import atexit
import functools
import json
import threading
from dataclasses import asdict

from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.isolated.exchange import decode_reading
from corpus.readers.isolated.host import Host, TimedOut
from corpus.readers.isolated.limits import Limits
from corpus.readers.isolated.worker import OUT_OF_MEMORY, too_much_memory
from corpus.readers.reading import Reading
from corpus.readers.source import Source

# Files that one process has read at once: as many as people upload at the same time.
AT_ONCE = 4
# Answers are JSON: at most this much for a character, for a block or cell, and for the rest.
BYTES_PER_CHARACTER, BYTES_PER_PART, BYTES_BESIDE = 6, 120, 1 << 20


class Sandbox:
    """A reading process that is started when first needed; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._host = Host("corpus.readers.isolated.worker")
        self._memory = 0

    def read(self, source: Source, media_type: str, limits: Limits) -> Reading:
        """Read a file of a media type.

        Raises TooLarge where it takes too long or too much memory, UnreadableDocument where its
        parser fails on it; both name the file.
        """
        request = {"name": source.name, "media_type": media_type, "limits": asdict(limits)}
        largest = BYTES_PER_CHARACTER * limits.text_characters + BYTES_PER_PART * limits.parts
        with self._lock:
            if self._memory != limits.memory_bytes:  # a process can only lower its limit
                self._host.end()
                self._memory = limits.memory_bytes
            try:
                answer = self._host.ask(
                    json.dumps(request).encode(),
                    source.data,
                    seconds=limits.seconds,
                    largest=largest + BYTES_BESIDE,
                )
                reading = decode_reading(answer)
            except TimedOut:
                self._host.end()
                raise TooLarge(
                    f"{source.name} took longer than {limits.seconds:g} seconds to read; "
                    "split it into parts."
                ) from None
            except (EOFError, BrokenPipeError, ValueError) as error:
                status = self._host.end()
                raise _failure(source.name, status, limits) from error
            except TooLarge:
                self._host.end()  # what it holds may not come back
                raise
        return reading

    def close(self) -> None:
        """End the worker, if there is one."""
        with self._lock:
            self._host.end()


def _failure(name: str, status: int | None, limits: Limits) -> TooLarge | UnreadableDocument:
    if status == OUT_OF_MEMORY:
        return too_much_memory(name, limits)
    return UnreadableDocument(
        f"{name} made its reader fail (exit status {status}); it may be damaged, so open and "
        "save it again in the program it was made with."
    )


class Sandboxes:
    """Reads some files at once, each in a process of its own: a slow one holds up no other."""

    def __init__(self, most: int) -> None:
        self._idle = [Sandbox() for _ in range(most)]
        self._places = threading.BoundedSemaphore(most)

    def read(self, source: Source, media_type: str, limits: Limits) -> Reading:
        """As `Sandbox.read`; waits while as many are being read as may be."""
        with self._places:
            sandbox = self._idle.pop()  # the last one used: its process runs
            try:
                return sandbox.read(source, media_type, limits)
            finally:
                self._idle.append(sandbox)

    def close(self) -> None:
        """End the workers of those that read nothing."""
        for sandbox in tuple(self._idle):
            sandbox.close()


@functools.cache
def shared_sandboxes() -> Sandboxes:
    """The sandboxes of this process; their workers end with it."""
    sandboxes = Sandboxes(AT_ONCE)
    atexit.register(sandboxes.close)
    return sandboxes
