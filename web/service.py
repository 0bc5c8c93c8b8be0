"""The service: holds the edition that answers, and swaps it when another build is published.

A watcher looks at the published version (one small read) and loads a new build beside the one
in service; the swap is one assignment, so that no request sees half of each and none is lost.
Every worker process has its own watcher, so that all of them follow.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

import structlog

from corpus.errors import AssistantError, NotReady, Unreachable
from web.edition import Edition

# How soon a published build is in service; reading the pointer costs tens of microseconds.
WATCH_SECONDS = 0.5
# How soon a build that could not be loaded is tried again: verifying a large one takes seconds.
RETRY_SECONDS = 30.0
UNTRIED = ""  # no version: whatever is published is tried at the next look

log = structlog.get_logger("assistant.web")


class Editions(Protocol):
    """Where editions come from: the published builds."""

    def published(self) -> str | None:
        """Version of the published build, or None where there is none; cheap."""
        ...

    def load(self) -> Edition:
        """Load the published build; raises NotReady or IncompatibleBuild."""
        ...


class Service:
    """Gives requests the current edition. Use as a context manager to follow new builds."""

    def __init__(self, editions: Editions, swapped: Callable[[], object] = lambda: None) -> None:
        """`swapped` is called whenever another edition has come into service."""
        self._editions = editions
        self._swapped = swapped
        self._edition: Edition | None = None
        self._refused: tuple[str | None, str] | None = None  # version, and why it is not served
        self._try_again = 0.0
        self._loading = threading.Lock()
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None

    def current(self) -> Edition:
        """The edition in service; raises NotReady with the reason where there is none."""
        edition = self._edition
        if edition is None:
            raise NotReady(self._refused[1] if self._refused else "The index is being loaded.")
        return edition

    @property
    def ready(self) -> bool:
        """Whether there is an edition in service."""
        return self._edition is not None

    @property
    def trouble(self) -> str | None:
        """Why the published build is not the one in service, or None."""
        return self._refused[1] if self._refused else None

    def refresh(self) -> None:
        """Swap to the published build where it is another one; keep the last good one else.

        A build that could not be loaded is tried again after a while: its disk may be mended.
        """
        with self._loading:
            version: str | None = None
            try:
                version = self._editions.published()
                if self._edition is not None and self._edition.version == version:
                    self._refused = None
                elif not self._is_refused(version):
                    self._edition, self._refused = self._editions.load(), None
                    self._swapped()
                    log.info("build_in_service", version=version)
            except Unreachable as error:  # it may answer at the next look
                self._refuse(UNTRIED, error.detail)
            except AssistantError as error:
                self._refuse(version, error.detail)
            except OSError as error:  # of the disk, not of the build
                self._refuse(UNTRIED, f"The disk fails: {error.strerror or error}.")
            except MemoryError:  # what takes it now may have ended at the next look
                self._refuse(UNTRIED, "There is not enough memory to load the index.")

    def _is_refused(self, version: str | None) -> bool:
        refused = self._refused is not None and self._refused[0] == version
        return refused and time.monotonic() < self._try_again

    def _refuse(self, version: str | None, reason: str) -> None:
        self._refused = (version, reason)
        self._try_again = time.monotonic() + RETRY_SECONDS
        log.warning("build_refused", version=version, reason=reason)

    def __enter__(self) -> Service:
        self.refresh()
        self._stop.clear()
        self._watcher = threading.Thread(target=self._watch, name="build-watcher", daemon=True)
        self._watcher.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        if self._watcher is not None:
            self._watcher.join()

    def _watch(self) -> None:
        while not self._stop.wait(WATCH_SECONDS):
            try:
                self.refresh()
            except Exception:  # the thread's boundary: one bad look must not be the last one
                log.exception("watch_failed")
