"""Rebuilds while serving: one at a time, in the background, their progress on the job board."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build, in words, and whether files were put off that take long."""

    detail: str
    put_off: bool = False


class Builder(Protocol):
    """Whatever can build and publish an index."""

    def busy(self) -> bool:
        """Whether a build runs, here or in another process."""
        ...

    def waiting(self) -> AbstractContextManager[None]:
        """Let other processes know, meanwhile, that a build of this one waits for theirs."""
        ...

    def awaited(self) -> bool:
        """Whether a build of another process waits for that of this one."""
        ...

    def cancel(self) -> None:
        """End the build that runs here, if one does; the published build stays."""
        ...

    def build(self, progress: Progress, *, patient: bool = False, again: bool = False) -> Built:
        """Build and publish. Raises AssistantError.

        Only where it is `patient` does it wait for every file, and only `again` does it try what
        took too long before. `progress` takes the stage, how much of it is done, and of how much.
        """
        ...


class Rebuilds:
    """Runs builds in a thread, which waits for the builder; `finished` hears of each outcome.

    What a build put off follows in a patient build when nothing else is to be built. That one is
    ended when another build is asked for, here or in another process, and comes again after it.
    """

    def __init__(
        self, builder: Builder, board: JobBoard, *, finished: Callable[[bool], None]
    ) -> None:
        self._builder = builder
        self._board = board
        self._finished = finished
        self._lock = threading.Lock()
        self._running: Job | None = None
        self._waiting: Job | None = None
        self._patient = False  # whether the running build is
        self._again = False  # whether what took too long is to be tried once more
        self._cancelled: set[str] = set()

    def start(self) -> Job:
        """Start a build of all, what took too long included; raises Conflict while one runs."""
        with self._lock:
            waits = self._waiting is not None
            if waits or (not self._patient and (self._running is not None or self._builder.busy())):
                raise Conflict("A build is running; wait for its job to end, then start another.")
            self._again = True
            return self._next()

    def enqueue(self) -> Job:
        """Start a build, or have one follow the build that runs; two waiting ones are one."""
        with self._lock:
            return self._waiting or self._next()

    def _next(self) -> Job:
        """A new job, now or as soon as the running build has ended; a patient one is ended."""
        job = self._board.create()
        if self._running is None:
            return self._launch(job)
        self._waiting = job
        if self._patient:
            self._cancelled.add(self._running.id)
            self._builder.cancel()
        return job

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

    def _launch(self, job: Job, *, patient: bool = False) -> Job:
        self._running, self._patient = job, patient
        threading.Thread(target=self._run, args=(job,), name="rebuild", daemon=True).start()
        return job

    def _run(self, job: Job) -> None:
        board = _Throttled(self._board, replace(job, state="running"))
        try:
            if job.id in self._cancelled:
                raise AssistantError(CANCELLED)
            built = self._build(job, board.progress)
        except AssistantError as error:
            self._end(replace(board.job, state="failed", error=error.detail))
        except Exception as error:  # the thread's boundary: a job must never stay "running"
            log.exception("build_crashed", job=job.id)
            reason = f"{type(error).__name__}: {error}"
            self._end(replace(board.job, state="failed", error=f"The build crashed: {reason}"))
        else:
            self._end(replace(board.job, state="done", detail=built.detail), built.put_off)

    def _build(self, job: Job, progress: Progress) -> Built:
        """Build as soon as no other process does: what was uploaded here must be indexed too."""

        def told(stage: str, done: int, total: int) -> None:
            progress(stage, done, total)
            if job.id in self._cancelled:  # before the builder had anything to cancel
                self._builder.cancel()

        while True:
            with self._builder.waiting():
                while self._builder.busy():
                    if job.id in self._cancelled:
                        raise AssistantError(CANCELLED)
                    time.sleep(BUSY_SECONDS)
            try:
                with self._giving_way(job):
                    return self._builder.build(told, patient=self._patient, again=self._again)
            except Conflict:  # another process was quicker
                time.sleep(BUSY_SECONDS)

    @contextmanager
    def _giving_way(self, job: Job) -> Iterator[None]:
        """A patient build ends where another process waits to build; its build puts off as well."""
        done = threading.Event()

        def watch() -> None:
            while not done.wait(BUSY_SECONDS):
                if self._builder.awaited():
                    self._cancelled.add(job.id)
                    self._builder.cancel()
                    return

        if self._patient:
            threading.Thread(target=watch, name="giving-way", daemon=True).start()
        try:
            yield
        finally:
            done.set()

    def _end(self, job: Job, put_off: bool = False) -> None:
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
                put_off = put_off and job.id not in self._cancelled
                self._cancelled.discard(job.id)
                following, self._waiting, self._running = self._waiting, None, None
                self._patient = False
                self._again = self._again and (put_off or following is not None)
                self._board.settle(job)
                if following is not None:
                    self._launch(following)
                elif put_off:
                    self._launch(self._board.create(), patient=True)

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
