"""Documents prepared by several processes: reading and analysing them is most of a first build."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context

from corpus.errors import AssistantError
from index.build.prepared.documents import Preparation, PreparedDocument
from index.build.sources.survey import SourceFile

# A process is ready after some two seconds; it should have more to do than that.
WORTH_SHARING = 32
_LOOK = 0.5  # seconds between two looks at the parent
_MOST_WORKERS = 32
_AT_ONCE = 4  # files handed to a process

Outcome = PreparedDocument | AssistantError


def prepare_all(
    preparation: Preparation, files: Sequence[SourceFile], workers: int
) -> Iterator[Outcome]:
    """Each file as a prepared document, or why it cannot be one, in order.

    `workers` processes share the new files where there are many. Raises AssistantError where one
    of them is killed.
    """
    new = [file for file in files if not preparation.knows(file)]
    if workers < 2 or len(new) < WORTH_SHARING:
        yield from map(partial(attempt, preparation), files)
        return
    shared = set(new)
    with ProcessPoolExecutor(
        min(workers, _MOST_WORKERS), get_context("spawn"), end_with_parent
    ) as pool:
        outcomes = pool.map(partial(attempt, preparation), new, chunksize=_AT_ONCE)
        try:
            for file in files:
                yield next(outcomes) if file in shared else attempt(preparation, file)
        except BrokenProcessPool:
            raise AssistantError(
                "A process that read documents was killed (out of memory, most likely); the "
                "published build goes on serving. Free memory and build again: what was read is "
                "kept."
            ) from None
        finally:  # a build that ends early waits for no file that nobody reads yet
            pool.shutdown(cancel_futures=True)


def attempt(preparation: Preparation, file: SourceFile) -> Outcome:
    """A prepared document, or why there is none."""
    try:
        return preparation.prepare(file)
    except AssistantError as error:
        return error


def end_with_parent() -> None:
    """End this process when the one that started it has gone, however that ended."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent-watcher", daemon=True).start()
