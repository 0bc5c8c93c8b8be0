"""A process of our own for work that may go wrong: limited, kept between pieces of work, replaced.

One worker is kept and reused, since starting Python and a parser for each of a thousand small files
would take longer than reading them. It is ended when a piece of work takes too long, and replaced
after a number of them or an error of memory. It gets no environment beyond what finding programs
needs.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from corpus.readers.isolated.worker import LENGTH, write_message

ANSWERS_PER_WORKER = 200  # parsers leak a little; a fresh process forgets it
CHUNK = 1 << 16
_PASSED = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TESSDATA_PREFIX", "SYSTEMROOT", "TMPDIR")


class TimedOut(Exception):
    """The worker did not answer in time."""


@dataclass(slots=True)
class Host:
    """Keeps one worker, a module that answers messages (`isolated.worker`); not shared.

    It is replaced after so many `answers`.
    """

    module: str
    answers: int = ANSWERS_PER_WORKER
    _process: subprocess.Popen[bytes] | None = None
    _answers: int = 0
    _owner: int = field(default=0)

    def ask(self, *messages: bytes, seconds: float, largest: int) -> bytes:
        """The worker's answer to a request.

        Raises TimedOut after so many seconds; EOFError, BrokenPipeError where the worker ends or
        its answer is over `largest` bytes. The worker has to be ended then.
        """
        process = self._worker()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        for message in messages:
            write_message(process.stdin, message)
        deadline = time.monotonic() + seconds
        descriptor = process.stdout.fileno()
        (length,) = LENGTH.unpack(_receive(descriptor, LENGTH.size, deadline))
        if length > largest:
            raise EOFError
        answer = _receive(descriptor, length, deadline)
        self._answers += 1
        return answer

    def end(self) -> int | None:
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

    def _worker(self) -> subprocess.Popen[bytes]:
        worn = self._answers >= self.answers
        if self._owner != os.getpid():  # after a fork the worker answers to the other process
            self._process = None
        if self._process is None or worn or self._process.poll() is not None:
            self.end()
            self._owner = os.getpid()
            self._process = _start(self.module)
            self._answers = 0
        return self._process


def _start(module: str) -> subprocess.Popen[bytes]:
    import corpus

    root = str(Path(corpus.__file__).parents[1])
    environment = {name: os.environ[name] for name in _PASSED if name in os.environ}
    environment["PYTHONPATH"] = root
    return subprocess.Popen(  # noqa: S603 - our own module, without a shell
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # an interrupt at the terminal ends the build, which ends this
    )


def _receive(descriptor: int, length: int, deadline: float) -> bytes:
    data = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        while len(data) < length:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise TimedOut
            chunk = os.read(descriptor, min(CHUNK, length - len(data)))
            if not chunk:
                raise EOFError
            data += chunk
    return bytes(data)
