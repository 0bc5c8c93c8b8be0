"""Times a start: the command, the parts of a first answer, and the server until it is ready."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.benchmark.load import post
from assistant.benchmark.probe import probe
from assistant.benchmark.report import Cell, Report, largest
from assistant.benchmark.serving import served


def time_start(data_dir: Path, question: str, *, repeat: int) -> Report:
    """Each step in new processes, `repeat` times: as found, and the best of all.

    The first time reads from the disk what nothing has read before; the others find it in memory.
    """
    steps: dict[str, list[float]] = {}

    def note(step: str, seconds: float) -> None:
        steps.setdefault(step, []).append(seconds)

    for _ in range(repeat):
        note("assistant --help", _seconds(lambda: _command("--help")))
        told = probe(data_dir, [question, question])
        first, second = (timed.milliseconds / 1000 for timed in told.answers)
        note("import", told.import_seconds)
        note("load the model", told.model_seconds)
        note("open the index", told.open_seconds)
        note("first answer", first)
        note("second answer", second)
        note("assistant ask", _seconds(lambda: _command("ask", "--json", question)))
        with served(data_dir, workers=1) as server:
            note("serve until ready", server.seconds)
            note("first answer served", _seconds(lambda: post(server.host, server.port, question)))
    rows = [_row(step, values) for step, values in steps.items()]
    parts = {s: min(steps[s]) for s in ("import", "load the model", "open the index")}
    return Report(
        "start",
        ("step", "first, s", "best, s"),
        rows,
        f"until the first answer most time goes to {largest(parts)}",
        {"repeated": repeat},
    )


def _row(step: str, values: Sequence[float]) -> list[Cell]:
    return [step, round(values[0], 3), round(min(values), 3)]


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def _command(*arguments: str) -> None:
    command = [sys.executable, "-P", "-m", "assistant.cli", *arguments]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
