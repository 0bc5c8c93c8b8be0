"""Jobs: what a build has come to, kept as small files so that every worker process sees them."""

from __future__ import annotations

import json
import os
import re
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from corpus.errors import NotFound

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

    @property
    def finished(self) -> bool:
        """Whether nothing more will come."""
        return self.state in {"done", "failed"}


class JobBoard:
    """Jobs in a folder, one file each, replaced atomically."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def create(self) -> Job:
        """A new queued job of this process."""
        job = Job(id=secrets.token_hex(8), pid=os.getpid())
        self.put(job)
        self._trim()
        return job

    def put(self, job: Job) -> None:
        """Write a job's state."""
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".{job.id}"
        draft.write_text(json.dumps(asdict(job)), encoding="utf-8")
        draft.replace(self._path(job.id))

    def get(self, job_id: str) -> Job:
        """A job's state; raises NotFound. A job whose process has died has failed."""
        if not _ID.fullmatch(job_id):
            raise _unknown(job_id)
        try:
            job = Job(**json.loads(self._path(job_id).read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise _unknown(job_id) from None
        if not job.finished and not _alive(job.pid):
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


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
