"""A deadline that work checks itself, so that work nobody waits for any more really ends.

A thread cannot be stopped from outside. Loops over what a question or a document may make long
call `check()`, which raises once the work has computed for its time or was cancelled:

    with limited(deadline):             # Deadline(2.0); in the thread that works
        for view in views:
            check()                     # raises DeadlineExceeded after two seconds of computing
    deadline.cancel()                   # from any other thread: the next check() raises

Where no deadline is set, `check()` does nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from corpus.errors import DeadlineExceeded


@dataclass(slots=True)
class Deadline:
    """How long one piece of work may compute, in seconds of its thread's processor time.

    Processor time and not wall time: a busy machine or a slow language model must not turn an
    ordinary question into an error.
    """

    seconds: float
    cancelled: bool = False
    begun: bool = False
    _began: float = 0.0

    def begin(self) -> None:
        """Count from now, in the thread that calls this."""
        self._began, self.begun = time.thread_time(), True

    def cancel(self) -> None:
        """End the work at its next check."""
        self.cancelled = True

    def check(self) -> None:
        """Raise DeadlineExceeded where the time is used up or the work was cancelled."""
        if self.cancelled:
            raise DeadlineExceeded("Nobody waits for this any more.")
        if time.thread_time() - self._began > self.seconds:
            raise DeadlineExceeded(
                f"This took over {self.seconds:g} seconds of computing and was ended: ask "
                "something shorter, or one thing at a time."
            )


_current: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def limited(deadline: Deadline) -> Iterator[None]:
    """Hold what runs within, in this thread, to a deadline that begins now."""
    deadline.begin()
    token = _current.set(deadline)
    try:
        yield
    finally:
        _current.reset(token)


def check() -> None:
    """Raise DeadlineExceeded where the work that runs here has had its time."""
    deadline = _current.get()
    if deadline is not None:
        deadline.check()
