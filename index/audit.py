"""Who changed what, when: a file of JSON lines that is only ever appended to.

    {"at": "2026-04-01T09:00:00+00:00", "action": "upload", "by": "10.0.0.5", "what": ["a.pdf"]}

A line is one write to a file opened for appending, so lines of several processes do not mix, and
it is on the disk before the change is answered for. A file over the limit is set aside under the
time at which that happened; the oldest of those go once there are more than are kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

AUDIT_FILE: Final = "audit.jsonl"
MAX_BYTES: Final = 8 * 1024 * 1024
KEPT_FILES: Final = 20


class AuditLog:
    """The record of changes in a data directory."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / AUDIT_FILE

    def record(self, action: str, *, by: str, what: Sequence[str] = ()) -> None:
        """Append that `by` did `action` to `what`; raises OSError where it cannot be kept."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._rotate()
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = {"at": now, "action": action, "by": by, "what": list(what)}
        with self._path.open("ab", buffering=0) as file:
            file.write((json.dumps(entry, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
            os.fsync(file.fileno())

    def _rotate(self) -> None:
        if not self._path.exists() or self._path.stat().st_size < MAX_BYTES:
            return
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        self._path.replace(self._path.with_name(f"audit-{moment}.jsonl"))
        for old in sorted(self._path.parent.glob("audit-*.jsonl"))[:-KEPT_FILES]:
            old.unlink(missing_ok=True)
