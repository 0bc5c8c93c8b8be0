"""One system in a process of its own: what it ranks for each question, how fast, in what memory.

Run as `python -m assistant.benchmark.peers.ranking` with a JSON object on standard input.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.benchmark.build import peak_memory
from assistant.benchmark.peers.systems import SYSTEMS
from corpus.errors import AssistantError
from index.encoding import bundled_encoder
from index.evaluation.sets import RetrievalCase
from index.passage import Passage

DEPTH = 5


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best positions for each question, milliseconds of each search, seconds of the build
    (embedding included), and the most bytes of the process, its libraries included."""

    rankings: tuple[tuple[int, ...], ...]
    milliseconds: tuple[float, ...]
    build_seconds: float
    memory: int


def rank(system: str, passages: Sequence[Passage], cases: Sequence[RetrievalCase]) -> Ranked:
    """Let a system rank passages for questions; raises AssistantError where it fails."""
    asked = [(case.question, case.language) for case in cases]
    wanted = {"system": system, "passages": [asdict(p) for p in passages], "asked": asked}
    # Nothing is told to anyone, and every system computes on one core.
    quiet = {"HAYSTACK_TELEMETRY_ENABLED": "False", "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "assistant.benchmark.peers.ranking"],
        input=json.dumps(wanted),
        env={**os.environ, **quiet},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssistantError(f"{system} failed: {done.stderr.strip().splitlines()[-1:]}")
    told = json.loads(done.stdout.splitlines()[-1])
    rankings = tuple(tuple(ranking) for ranking in told.pop("rankings"))
    return Ranked(rankings=rankings, **{**told, "milliseconds": tuple(told["milliseconds"])})


def _run(wanted: Mapping[str, Any]) -> Ranked:
    passages = [Passage(**given) for given in wanted["passages"]]
    encoder = bundled_encoder()
    encoder.encode_queries(["予算"])
    started = time.perf_counter()
    ranker = SYSTEMS[wanted["system"]].ranker(passages, encoder)
    built = time.perf_counter() - started
    first, spoken = wanted["asked"][0]
    ranker.search(first, spoken, DEPTH)  # to load what the first question waits for
    rankings, times = [], []
    for question, language in wanted["asked"]:
        asking = time.perf_counter()
        rankings.append(tuple(ranker.search(question, language, DEPTH)))
        times.append((time.perf_counter() - asking) * 1000)
    return Ranked(tuple(rankings), tuple(times), built, peak_memory())


if __name__ == "__main__":
    print(json.dumps(asdict(_run(json.load(sys.stdin)))))
