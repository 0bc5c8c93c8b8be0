"""Rebuilds while serving: one at a time, in the background, their progress on the job board."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import structlog

from corpus.errors import AssistantError, Conflict
from web.builds.jobs import Job, JobBoard

# Progress is written at most this often within a stage; a stage's first and last always are.
PROGRESS_SECONDS = 0.1

# How often to look whether another process has ended its build.
BUSY_SECONDS = 0.5
CANCELLED = "The build was cancelled; the published build goes on serving."

Progress = Callable[[str, int, int], None]
log = structlog.get_logger("assistant.web")


class Builder(Protocol):
    """Whatever can build and publish an index."""

    def busy(self) -> bool:
        """Whether a build runs, here or in another process."""
        ...

    def cancel(self) -> None:
        """End the build that runs here, if one does; the published build stays."""
        ...

    def build(self, progress: Progress) -> str:
        """Build and publish; returns what came of it in words. Raises AssistantError.

        `progress` takes the stage, how much of it is done, and of how much.
        """
        ...


class Rebuilds:
    """Runs builds in a thread, which waits for the builder; `finished` hears of each outcome."""

    def __init__(
        self, builder: Builder, board: JobBoard, *, finished: Callable[[bool], None]
    ) -> None:
        self._builder = builder
        self._board = board
        self._finished = finished
        self._lock = threading.Lock()
        self._running: Job | None = None
        self._waiting: Job | None = None
        self._cancelled: set[str] = set()

    def start(self) -> Job:
        """Start a build now; raises Conflict while one runs."""
        with self._lock:
            if self._running is not None or self._builder.busy():
                raise Conflict("A build is running; wait for its job to end, then start another.")
            return self._launch(self._board.create())

    def enqueue(self) -> Job:
        """Start a build, or have one follow the build that runs; two waiting ones are one."""
        with self._lock:
            if self._running is None:
                return self._launch(self._board.create())
            if self._waiting is None:
                self._waiting = self._board.create()
            return self._waiting

    def stop(self) -> None:
        """End what runs and drop what waits, because the service ends."""
        with self._lock:
            waiting, self._waiting = self._waiting, None
            running = self._running
            if running is not None:
                self._cancelled.add(running.id)
            if waiting is not None:
                self._board.settle(replace(waiting, state="failed", error=CANCELLED))
        if running is not None:
            self._builder.cancel()

    def _launch(self, job: Job) -> Job:
        self._running = job
        threading.Thread(target=self._run, args=(job,), name="rebuild", daemon=True).start()
        return job

    def _run(self, job: Job) -> None:
        board = _Throttled(self._board, replace(job, state="running"))
        try:
            if job.id in self._cancelled:
                raise AssistantError(CANCELLED)
            detail = self._build(board.progress)
        except AssistantError as error:
            self._end(replace(board.job, state="failed", error=error.detail))
        except Exception as error:  # the thread's boundary: a job must never stay "running"
            log.exception("build_crashed", job=job.id)
            reason = f"{type(error).__name__}: {error}"
            self._end(replace(board.job, state="failed", error=f"The build crashed: {reason}"))
        else:
            self._end(replace(board.job, state="done", detail=detail))

    def _build(self, progress: Progress) -> str:
        """Build as soon as no other process does: what was uploaded here must be indexed too."""
        while True:
            while self._builder.busy():
                if self._cancelled:
                    raise AssistantError(CANCELLED)
                time.sleep(BUSY_SECONDS)
            try:
                return self._builder.build(progress)
            except Conflict:  # another process was quicker
                time.sleep(BUSY_SECONDS)

    def _end(self, job: Job) -> None:
        if job.id in self._cancelled and job.state == "failed":
            job = replace(job, error=CANCELLED)
        log.info("build_ended", job=job.id, state=job.state, error=job.error)
        try:
            # Whoever sees the job done must find the new build in service.
            self._finished(job.state == "done")
        except Exception:  # the thread's boundary: the next build must be possible
            log.exception("build_not_taken", job=job.id)
        finally:
            with self._lock:
                # ... and may start the next build at once.
                self._cancelled.discard(job.id)
                following, self._waiting, self._running = self._waiting, None, None
                self._board.settle(job)
                if following is not None:
                    self._launch(following)

    def cancel(self, job_id: str) -> Job:
        """End a job of this process; raises NotFound, and Conflict where it cannot be ended."""
        with self._lock:
            job = self._board.get(job_id)
            if job.finished:
                raise Conflict("The job has ended.")
            if self._waiting is not None and self._waiting.id == job_id:
                self._waiting = None
                job = replace(job, state="failed", error=CANCELLED)
                self._board.settle(job)
                return job
            if self._running is None or self._running.id != job_id:
                raise Conflict("Another process runs this job; ask again, or stop that process.")
            self._cancelled.add(job_id)
        self._builder.cancel()
        return job


class _Throttled:
    """Writes progress to the board, but not every single step of thousands.

    Progress is told for comfort: a disk that takes none of it does not end a build.
    """

    def __init__(self, board: JobBoard, job: Job) -> None:
        self._board = board
        self.job = job
        self._written = 0.0
        board.settle(job)

    def progress(self, stage: str, done: int, total: int) -> None:
        new = stage != self.job.stage or done >= total
        self.job = replace(self.job, stage=stage, done=done, total=total)
        if new or time.monotonic() - self._written >= PROGRESS_SECONDS:
            self._board.settle(self.job)
            self._written = time.monotonic()
