"""Reads a file in a process of its own, so that a hostile or broken file costs only itself.

One worker is kept and reused, since starting Python and a parser for each of a thousand small files
would take longer than reading them. It is ended when a file takes too long, and replaced after a
number of files or an error of memory. It gets no environment beyond what finding programs needs.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.exchange import decode_reading
from corpus.readers.limits import Limits
from corpus.readers.reading import Reading
from corpus.readers.source import Source
from corpus.readers.worker import LENGTH, OUT_OF_MEMORY, too_much_memory, write_message

FILES_PER_WORKER = 200  # parsers leak a little; a fresh process forgets it
CHUNK = 1 << 16
# Answers are JSON: at most this much for a character, for a block or cell, and for the rest.
BYTES_PER_CHARACTER, BYTES_PER_PART, BYTES_BESIDE = 6, 120, 1 << 20
_PASSED = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TESSDATA_PREFIX", "SYSTEMROOT", "TMPDIR")


class _TimedOut(Exception):
    """The worker did not answer in time."""


class Sandbox:
    """A reading process that is started when first needed; safe to share between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._memory = 0
        self._files = 0
        self._owner = 0

    def read(self, source: Source, media_type: str, limits: Limits) -> Reading:
        """Read a file of a media type.

        Raises TooLarge where it takes too long or too much memory, UnreadableDocument where its
        parser fails on it; both name the file.
        """
        request = {"name": source.name, "media_type": media_type, "limits": asdict(limits)}
        with self._lock:
            process = self._worker(limits)
            try:
                answer = _ask(process, json.dumps(request).encode(), source.data, limits)
                self._files += 1
                reading = decode_reading(answer)
            except _TimedOut:
                self._end()
                raise TooLarge(
                    f"{source.name} took longer than {limits.seconds:g} seconds to read; "
                    "split it into parts."
                ) from None
            except (EOFError, BrokenPipeError, ValueError) as error:
                status = self._end()
                raise _failure(source.name, status, limits) from error
            except TooLarge:
                self._end()  # what it holds may not come back
                raise
        return reading

    def close(self) -> None:
        """End the worker, if there is one."""
        with self._lock:
            self._end()

    def _worker(self, limits: Limits) -> subprocess.Popen[bytes]:
        worn = self._files >= FILES_PER_WORKER or self._memory != limits.memory_bytes
        if self._owner != os.getpid():  # after a fork the worker answers to the other process
            self._process = None
        if self._process is None or worn or self._process.poll() is not None:
            self._end()
            self._owner = os.getpid()
            self._process = _start()
            self._memory = limits.memory_bytes
            self._files = 0
        return self._process

    def _end(self) -> int | None:
        """End the worker; the exit status that it had by itself, if it had one."""
        process, self._process = self._process, None
        if process is None:
            return None
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        try:
            return process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None


def _start() -> subprocess.Popen[bytes]:
    import corpus

    root = str(Path(corpus.__file__).parents[1])
    environment = {name: os.environ[name] for name in _PASSED if name in os.environ}
    environment["PYTHONPATH"] = root
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "corpus.readers.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # an interrupt at the terminal ends the build, which ends this
    )


def _ask(process: subprocess.Popen[bytes], request: bytes, data: bytes, limits: Limits) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    write_message(process.stdin, request)
    write_message(process.stdin, data)
    deadline = time.monotonic() + limits.seconds
    descriptor = process.stdout.fileno()
    (length,) = LENGTH.unpack(_receive(descriptor, LENGTH.size, deadline))
    largest = BYTES_PER_CHARACTER * limits.text_characters + BYTES_PER_PART * limits.parts
    if length > largest + BYTES_BESIDE:
        raise EOFError
    return _receive(descriptor, length, deadline)


def _receive(descriptor: int, length: int, deadline: float) -> bytes:
    data = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        while len(data) < length:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise _TimedOut
            chunk = os.read(descriptor, min(CHUNK, length - len(data)))
            if not chunk:
                raise EOFError
            data += chunk
    return bytes(data)


def _failure(name: str, status: int | None, limits: Limits) -> TooLarge | UnreadableDocument:
    if status == OUT_OF_MEMORY:
        return too_much_memory(name, limits)
    return UnreadableDocument(
        f"{name} made its reader fail (exit status {status}); it may be damaged, so open and "
        "save it again in the program it was made with."
    )


@functools.cache
def shared_sandbox() -> Sandbox:
    """The sandbox of this process; its worker ends with it."""
    sandbox = Sandbox()
    atexit.register(sandbox.close)
    return sandbox
