"""Places to compute an answer: so many threads, and so many that wait for one."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from assistant.deadline import Deadline, limited
from assistant.model import Answer
from corpus.errors import Busy

TAKEN = "Too many questions wait for an answer; ask again in a moment."


class AnswerPlaces:
    """A pool of threads that takes no more work than is worth waiting for.

    The place of a caller who left is free when its thread has ended, not before.
    """

    def __init__(self, name: str, *, threads: int, waiting: int) -> None:
        self._threads = ThreadPoolExecutor(threads, name)
        self._most = threads + waiting
        self._lock = threading.Lock()
        self._unfinished = 0

    def submit(self, work: Callable[[], Answer], deadline: Deadline) -> Future[Answer]:
        """Compute in a thread, within a deadline that begins there; raises Busy."""

        def run() -> Answer:
            with limited(deadline):
                return work()

        with self._lock:
            if self._unfinished >= self._most:
                raise Busy(TAKEN)
            self._unfinished += 1
        future = self._threads.submit(contextvars.copy_context().run, run)
        future.add_done_callback(self._ended)
        return future

    def _ended(self, _: Future[Answer]) -> None:
        with self._lock:
            self._unfinished -= 1
