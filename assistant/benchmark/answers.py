"""Times answers by stage."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from statistics import quantiles

from assistant.evaluation.runner import Answers


def time_answers(assistant: Answers, questions: Sequence[str], *, repeat: int) -> Iterator[str]:
    """Ask every question `repeat` times after one round to warm up; p50 and p95 by stage."""
    for question in questions:
        assistant.answer(question)
    samples: dict[str, list[float]] = {}
    for question in list(questions) * repeat:
        started = time.perf_counter()
        timings = asdict(assistant.answer(question).timings_ms)
        timings["total"] = (time.perf_counter() - started) * 1000
        for stage, milliseconds in timings.items():
            samples.setdefault(stage, []).append(milliseconds)
    yield f"{len(questions)} questions, {repeat} times each"
    yield f"{'stage':<12}{'p50 ms':>10}{'p95 ms':>10}"
    for stage, values in samples.items():
        cuts = quantiles([*values, values[0]], n=20, method="inclusive")
        yield f"{stage:<12}{cuts[9]:>10.2f}{cuts[18]:>10.2f}"
