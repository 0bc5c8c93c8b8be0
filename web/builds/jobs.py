"""Jobs: what a build has come to, kept as small files so that every worker process sees them."""

from __future__ import annotations

import json
import os
import re
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

import structlog

from corpus.errors import NotFound
from index.build.files import read_shape, replace_atomically

log = structlog.get_logger("assistant.web")

# Old jobs are of no use; this many are kept for whoever asks late.
KEPT_JOBS = 50
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Job:
    """The state of one build. `done` of `total` counts within the stage."""

    id: str
    state: Literal["queued", "running", "done", "failed"] = "queued"
    stage: str | None = None
    done: int = 0
    total: int = 0
    error: str | None = None
    detail: str | None = None
    pid: int = 0
    born: str = ""  # of the process: a pid is used again, after a restart in a container always

    @property
    def finished(self) -> bool:
        """Whether nothing more will come."""
        return self.state in {"done", "failed"}


class JobBoard:
    """Jobs in a folder, one file each, replaced atomically."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unwritten: dict[str, Job] = {}

    def create(self) -> Job:
        """A new queued job of this process."""
        job = Job(id=secrets.token_hex(8), pid=os.getpid(), born=_birth(os.getpid()))
        self.put(job)
        self._trim()
        return job

    def put(self, job: Job) -> None:
        """Write a job's state."""
        replace_atomically(self._path(job.id), json.dumps(asdict(job)).encode())

    def settle(self, job: Job) -> None:
        """Write a job's state, and keep it in memory where the disk does not take it."""
        try:
            self.put(job)
            self._unwritten.pop(job.id, None)
        except OSError as error:
            self._unwritten[job.id] = job
            log.error("job_not_written", job=job.id, state=job.state, reason=str(error))

    def get(self, job_id: str) -> Job:
        """A job's state; raises NotFound. A job whose process has died has failed."""
        if not _ID.fullmatch(job_id):
            raise _unknown(job_id)
        if job_id in self._unwritten:
            return self._unwritten[job_id]
        try:
            job = read_shape(self._path(job_id), Job)
        except FileNotFoundError:
            raise _unknown(job_id) from None
        except (ValueError, IsADirectoryError):
            return Job(id=job_id, state="failed", error="Its record is damaged; start another.")
        if not job.finished and not _alive(job):
            return replace(
                job, state="failed", error="The service stopped during the build; start it again."
            )
        return job

    def _path(self, job_id: str) -> Path:
        return self._folder / f"{job_id}.json"

    def _trim(self) -> None:
        files = sorted(self._folder.glob("*.json"), key=lambda p: p.stat().st_mtime_ns)
        for path in files[:-KEPT_JOBS]:
            path.unlink(missing_ok=True)


def _unknown(job_id: str) -> NotFound:
    return NotFound(f"There is no job {job_id!r}; POST /api/index/rebuild starts one.")


def _alive(job: Job) -> bool:
    """Whether the process that a job belongs to still runs: that pid, born when it was."""
    if job.pid < 1:
        return False
    try:
        os.kill(job.pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return not job.born or job.born == _birth(job.pid)


def _birth(pid: int) -> str:
    """What tells a process from one that gets its pid later: boot and start time; "" unknown."""
    try:
        started = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except (OSError, IndexError):
        return ""
    return f"{boot}/{started}"
