"""Holds a service under load while it is rebuilt and its workers are killed, and says what broke.

The corpus is the given documents and a probe: a document whose one amount is another after each
rebuild. An answer is mixed where one build's version states two amounts.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import median

from assistant.benchmark.load import Load, load, post
from assistant.benchmark.report import Report, percentile
from assistant.benchmark.serving import Served, served
from corpus.errors import AssistantError

PROBE = "架空測点整備事業"
_ASKED = f"{PROBE}の令和8年度要求額はいくらですか。"
_LOOK = 0.2  # seconds between two looks at the probe, and at memory
_FEW = 10  # looks at the beginning and at the end that tell how much is held
_COLUMNS = (
    *("clients", "seconds", "answers", "errors", "broken", "p50 ms", "p95 ms", "p99 ms"),
    *("rebuilds", "kills", "versions", "mixed"),
    *("memory MB: start", "memory MB: end", "memory MB: most", "MB/min"),
    *("files open: start", "files open: end", "files open: most"),
)


def soak(
    documents: Sequence[Path],
    questions: Sequence[str],
    *,
    clients: int,
    seconds: float,
    every: float,
    workers: int,
) -> Report:
    """Ask for `seconds`; each `every` seconds rebuild, and kill a worker where there are several.

    What is asked is the probe, and `questions` about the documents.
    `broken` counts connections that a killed worker held, `errors` any other answer that was none.
    """
    with tempfile.TemporaryDirectory(prefix="assistant-soak-") as name:
        folder = Path(name)
        (folder / "corpus").mkdir()
        for path in documents:
            shutil.copy(path, folder / "corpus" / path.name)
        _write_probe(folder / "corpus", 1)
        with served(folder / "data", workers=workers, corpus=folder / "corpus") as server:
            watch = _Watch(server, folder / "corpus", every)
            asked = [_ASKED, *questions]
            load(server.host, server.port, asked, clients=workers, seconds=min(seconds, 2))
            with watch:
                found = load(server.host, server.port, asked, clients=clients, seconds=seconds)
    measured = {"workers": workers, "seconds between rebuilds": every}
    return Report("soak", _COLUMNS, [_row(clients, found, watch)], "computing", measured)


def _row(clients: int, found: Load, watch: _Watch) -> list[str | int | float | None]:
    times = [e.milliseconds for e in found.exchanges] or [0.0]
    mixed = sum(len(amounts) > 1 for amounts in watch.stated.values())
    return [
        *(clients, round(found.seconds, 1), len(found.exchanges), found.errors, found.broken),
        *(round(percentile(times, share), 1) for share in (0.5, 0.95, 0.99)),
        *(watch.rebuilds, watch.kills, len(watch.stated), mixed),
        *map(round, _ends(watch.memory)),
        round(_slope(watch.memory), 1),
        *map(round, _ends(watch.files)),
    ]


def _ends(looks: Sequence[float]) -> tuple[float, float, float]:
    """What was held at the beginning, at the end, and at most."""
    if not looks:
        return 0.0, 0.0, 0.0
    return median(looks[:_FEW]), median(looks[-_FEW:]), max(looks)


def _slope(memory: Sequence[float]) -> float:
    """MB a minute between the third and the last quarter; the first half is warming up.

    Medians, because a killed worker takes its memory with it for a moment.
    """
    quarter = len(memory) // 4
    if not quarter:
        return 0.0
    third, last = (median(memory[at * quarter : (at + 1) * quarter]) for at in (2, 3))
    return (last - third) / (quarter * _LOOK / 60)


@dataclass
class _Watch:
    """A thread that changes the probe, rebuilds, kills, and looks at what is answered."""

    server: Served
    corpus: Path
    every: float
    stated: dict[str, set[float]] = field(default_factory=lambda: defaultdict(set))
    memory: list[float] = field(default_factory=list)
    files: list[float] = field(default_factory=list)
    rebuilds: int = 0
    kills: int = 0
    _end: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> None:
        self._thread = threading.Thread(target=self._run, name="soak-watch")
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        due = time.monotonic() + self.every
        while not self._end.wait(_LOOK):
            with suppress(OSError, HTTPException, AssistantError):  # of a killed worker
                answer = post(self.server.host, self.server.port, _ASKED)
                amounts = {figure["amount"] for figure in answer["figures"]}
                self.stated[answer["index_version"]] |= amounts
            serving = (self.server.pid, *_workers(self.server.pid))  # not what builds
            self.memory.append(sum(map(_resident, serving)) / 1e6)
            self.files.append(float(sum(map(_open_files, serving))))
            if time.monotonic() > due:
                due = time.monotonic() + self.every
                self._disturb()

    def _disturb(self) -> None:
        """Change the probe and rebuild; every second time kill a worker while that runs."""
        _write_probe(self.corpus, self.rebuilds + 2)
        with suppress(OSError, HTTPException):
            self.rebuilds += _rebuild(self.server)
        workers = _workers(self.server.pid)
        if self.rebuilds % 2 == 0 and len(workers) > 1:
            os.kill(workers[0], signal.SIGKILL)
            self.kills += 1


def _write_probe(folder: Path, amount: int) -> None:
    draft = folder / ".probe"
    draft.write_text(f"{PROBE}\n令和8年度要求額 {amount}億円\n", encoding="utf-8")
    draft.replace(folder / "probe.txt")


def _rebuild(server: Served) -> bool:
    """Ask for a rebuild; False where one runs already."""
    connection = HTTPConnection(server.host, server.port, timeout=60)
    try:
        headers = {"Content-Type": "application/json"}
        connection.request("POST", "/api/index/rebuild", json.dumps({}), headers)
        return connection.getresponse().status < 300
    finally:
        connection.close()


def _family(pid: int) -> list[int]:
    """A process and all below it, as Linux tells them; elsewhere the process alone."""
    try:
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return [pid]
    return [pid, *(p for child in below for p in _family(int(child)))]


def _workers(pid: int) -> list[int]:
    """The server processes below a server of several."""
    return [child for child in _family(pid)[1:] if b"spawn_main" in _command(child)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _resident(pid: int) -> int:
    """Bytes of memory that a process holds; 0 where it has gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def _open_files(pid: int) -> int:
    """How many descriptors a process holds, connections included; 0 where it has gone."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208 - no Path is made of each
    except OSError:
        return 0
