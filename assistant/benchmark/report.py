"""What a benchmark found: a table to read, the same as JSON, and what limits it."""

from __future__ import annotations

import json
import os
import platform
import re
import resource
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it ran; `busy` is the load average before, in processes, which slows what is timed."""

    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str
    busy: float

    def __str__(self) -> str:
        return (
            f"{self.processor}, {self.cores} cores, {self.memory_gb:.0f} GB, {self.system}, "
            f"Python {self.python}, load before {self.busy:.1f}"
        )


def this_machine() -> Machine:
    """The machine that this process runs on, as Linux and macOS tell it."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory_gb=round(pages * size / 1e9, 1),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        busy=round(os.getloadavg()[0], 1),
    )


@dataclass(frozen=True, slots=True)
class Report:
    """One benchmark: rows under columns, what was measured, and what limits it."""

    benchmark: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    limit: str
    measured: Mapping[str, Cell] = field(default_factory=dict)
    machine: Machine = field(default_factory=this_machine)

    def lines(self) -> Iterator[str]:
        """The table in Markdown, so that it can stand in a document as it is."""
        yield f"| {' | '.join(self.columns)} |"
        yield f"| {' | '.join(['---', *['---:'] * (len(self.columns) - 1)])} |"
        for row in self.rows:
            yield f"| {' | '.join(map(_shown, row))} |"
        yield ""
        yield from (f"{name}: {_shown(value)}" for name, value in self.measured.items())
        yield f"limit: {self.limit}"
        yield f"machine: {self.machine}"

    def write(self, path: Path) -> None:
        """Write the report as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie: [1, 2, 3], .5 → 2."""
    ordered = sorted(values)
    return ordered[min(round(share * (len(ordered) - 1)), len(ordered) - 1)]


def largest(parts: Mapping[str, float]) -> str:
    """The largest of some times with its share: {"a": 3, "b": 1} → "a, 75% of it"."""
    name = max(parts, key=lambda part: parts[part])
    return f"{name}, {parts[name] / (sum(parts.values()) or 1):.0%} of it"


def peak_memory() -> int:
    """The most bytes that this process has had in use.

    Linux hands the peak of the process that started this one on in `ru_maxrss`; VmHWM is its own.
    """
    with suppress(OSError):
        told = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
        if told:
            return int(told[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def peak_memory_of_children() -> int:
    """The most bytes that the largest of this process's children has had in use."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def _shown(value: Cell) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.4g}"
    return f"{value:,}" if isinstance(value, int) else value


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
