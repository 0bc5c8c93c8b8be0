"""Telling whoever waits what is being done, and the pieces of the answer that are sure.

A context variable, since the way from a request to the writer leads through a thread and through
code that need not know of it; a thread that anyio starts sees the variables of its request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from assistant.model import Step

Listener = Callable[["Step | str"], None]
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Within it, steps and pieces of text of the answer go to `listener`, from any thread."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def is_heard() -> bool:
    """Whether anybody waits for the pieces."""
    return _listener.get() is not None


def tell(news: Step | str) -> None:
    """Tell a step, or the next piece of the answer."""
    listener = _listener.get()
    if listener is not None:
        listener(news)
