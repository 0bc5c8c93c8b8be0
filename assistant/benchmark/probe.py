"""A fresh process that loads the published build and answers, and tells how long each step took.

Run as `python -m assistant.benchmark.probe CLOCK`, with questions as a JSON list on standard input
and the settings in the environment; prints one JSON object. A process of its own, because what is
loaded once, and how much memory that takes, cannot be measured in one that has it already.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.benchmark.report import peak_memory
from corpus.errors import AssistantError

if TYPE_CHECKING:
    from assistant.service import Assistant

CLOCKS: dict[str, Callable[[], float]] = {
    "wall": time.perf_counter,
    "computing": time.process_time,
}


@dataclass(frozen=True, slots=True)
class Timed:
    """An answer, and its milliseconds: in all, and by stage as the service tells them."""

    question: str
    status: str
    answer: str
    milliseconds: float
    stages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Probe:
    """Seconds of each step, the answers in order, and the most memory in use (bytes)."""

    import_seconds: float
    model_seconds: float
    open_seconds: float
    answers: tuple[Timed, ...]
    memory: int


def probe(data_dir: Path, questions: Sequence[str], clock: str = "wall") -> Probe:
    """Load the build of `data_dir` in a new process and ask; raises AssistantError.

    The clock "computing" counts what the process computes: the same however busy the machine is.
    """
    environment = {**os.environ, "ASSISTANT_DATA_DIR": str(data_dir), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-P", "-m", "assistant.benchmark.probe", clock],
        input=json.dumps(list(questions)),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssistantError(f"The probe failed: {done.stderr.strip().splitlines()[-1:]}")
    told = json.loads(done.stdout)
    answers = tuple(Timed(**timed) for timed in told.pop("answers"))
    return Probe(**told, answers=answers)


def ask(assistant: Assistant, question: str, now: Callable[[], float]) -> Timed:
    """One answer with its times, the whole by the clock `now`."""
    started = now()
    answer = assistant.answer(question)
    taken = (now() - started) * 1000
    stages = {k: v for k, v in asdict(answer.timings_ms).items() if k != "total"}
    return Timed(question, answer.status, answer.answer, taken, stages)


def _run(questions: Sequence[str], now: Callable[[], float]) -> Probe:
    started = now()
    import assistant.service
    from assistant.cli.context import CommandContext

    assert assistant.service  # noqa: S101 - its import is what is timed
    imported = now()
    context = CommandContext()
    context.encoder  # noqa: B018 - loaded here, to be timed
    modelled = now()
    answering = context.assistant()
    opened = now()
    answers = tuple(ask(answering, question, now) for question in questions)
    return Probe(
        imported - started,
        modelled - imported,
        opened - modelled,
        answers,
        peak_memory(),
    )


if __name__ == "__main__":
    print(json.dumps(asdict(_run(json.load(sys.stdin), CLOCKS[sys.argv[1]]))))
