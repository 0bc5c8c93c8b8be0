"""Documents read and analysed one after the other, as a table."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.benchmark.reading.long import (
    write_budget_book,
    write_long_table,
    write_wide_table,
)
from assistant.benchmark.reading.timed import TimedReading, time_file
from assistant.benchmark.report import Cell, Report, largest
from corpus.errors import AssistantError

_COLUMNS = (
    "file", "size", "read, CPU s", "analyse, CPU s", "text alone, CPU s", "elapsed s", "figures",
    "memory, MB",
)  # fmt: skip


def time_made(*, rows: int, pages: int) -> Report:
    """What two made tables of so many rows and a budget book of so many pages take."""
    failed: dict[str, Cell] = {}
    with tempfile.TemporaryDirectory(prefix="assistant-benchmark-") as folder:
        paths = [
            write_long_table(Path(folder, "one fact a row.csv"), rows),
            write_wide_table(Path(folder, "one program a row.csv"), rows),
        ]
        try:
            paths.append(write_budget_book(Path(folder, "budget book.pdf"), pages))
        except AssistantError as error:
            failed["not made, budget book.pdf"] = error.detail
        report = time_reading(paths)
    return replace(report, measured={**failed, **report.measured})


def time_reading(paths: Sequence[Path]) -> Report:
    """What each file takes; those that cannot be read are named with the reason."""
    rows: list[Sequence[Cell]] = []
    failed: dict[str, Cell] = {}
    parts = {"reading": 0.0, "analysis": 0.0}
    for path in paths:
        try:
            timed = time_file(path)
        except AssistantError as error:
            failed[f"not read, {path.name}"] = error.detail
            continue
        rows.append(_row(path.name, timed))
        parts["reading"] += timed.read
        parts["analysis"] += timed.analyse
    return Report("reading", _COLUMNS, rows, largest(parts), failed)


def _row(name: str, timed: TimedReading) -> list[Cell]:
    return [
        name,
        f"{timed.size:,} {timed.unit}",
        round(timed.read, 2),
        round(timed.analyse, 2),
        None if timed.text is None else round(timed.text, 2),
        round(timed.elapsed, 2),
        timed.figures,
        timed.memory // 10**6,
    ]
