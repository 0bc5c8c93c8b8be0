"""Times a full build of made documents by stage, and the builds after it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import joblib  # type: ignore[import-untyped]

from assistant.benchmark.made import Template, make_document, write_corpus
from assistant.benchmark.report import (
    Cell,
    Report,
    largest,
    peak_memory,
    peak_memory_of_children,
)
from assistant.question.named import NameSupplement
from index.build import BuildStore, CorpusStore, run_build
from index.build.pipeline import BuildOutcome
from index.build.stages import Stage
from index.encoding.protocol import Encoder


class StageTimes:
    """Progress of a build that notes how long each stage takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage: Stage | None = None
        self._since = time.perf_counter()

    def __call__(self, stage: Stage, _done: int, _total: int) -> None:
        now = time.perf_counter()
        if self._stage is not None:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now


def time_build(template: Template, encoder: Encoder, *, documents: int) -> Report:
    """Build so many made documents; build again; change one and build again."""
    with tempfile.TemporaryDirectory(prefix="assistant-benchmark-") as folder:
        corpus_dir, data_dir = Path(folder, "corpus"), Path(folder, "data")
        write_corpus(corpus_dir, template, range(documents))
        corpus, store, stages = (
            CorpusStore(data_dir, corpus_dir),
            BuildStore(data_dir, supplement=NameSupplement()),
            StageTimes(),
        )
        full = run_build(corpus, store, encoder, progress=stages, workers=int(joblib.cpu_count()))
        same = run_build(corpus, store, encoder)
        changed = make_document(template, documents).text
        (corpus_dir / "made-000000.txt").write_text(changed, "utf-8")
        one = run_build(corpus, store, encoder)
    rows: list[Sequence[Cell]] = [_row("full", full)]
    rows += [[f"· {s}", round(took, 2), None, None, None] for s, took in stages.seconds.items()]
    rows += [_row("unchanged", same), _row("one changed", one)]
    return Report(
        "build",
        ("build", "seconds", "documents read", "passages embedded", "passages/s"),
        rows,
        largest(stages.seconds),
        {
            "documents": documents,
            "passages": full.manifest.counts.passages,
            "memory, MB": peak_memory() // 10**6,
            "memory of readers, MB": peak_memory_of_children() // 10**6,
        },
    )


def _row(name: str, outcome: BuildOutcome) -> list[Cell]:
    embedded = outcome.passages_embedded
    speed = round(embedded / outcome.seconds, 1) if embedded else None
    return [name, round(outcome.seconds, 2), outcome.documents_read, embedded, speed]
