"""Times the vector index alone, up to millions of passages, beside comparing all of them."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from assistant.benchmark.made import Template, make_document
from assistant.benchmark.questions import about
from assistant.benchmark.report import Cell, Report, peak_memory, percentile
from index.encoding.protocol import Encoder, Vectors
from index.vectors import FaissIndex

_NEAREST = 10
_ASKED = 200
_SHORTEST = 12  # characters of a line that counts as a passage
_BATCH = 10_000
_COLUMNS = (
    "vectors", "search", "embedded/s", "build s", "MB on disk", "open s", "p50 ms", "p95 ms",
    "recall@10", "all compared p50 ms",
)  # fmt: skip


def time_vectors(encoder: Encoder, *, sizes: Sequence[int]) -> Iterator[Report]:
    """A report for every size, each with the rows of those before it."""
    rows: list[Sequence[Cell]] = []
    for size in sizes:
        rows.append(_row(encoder, size))
        measured = {"dimension": encoder.dimension, "memory, MB": peak_memory() // 10**6}
        limit = f"embedding, {rows[-1][2]:,} passages/s; then building, {rows[-1][3]} s"
        yield Report("vectors", _COLUMNS, tuple(rows), limit, measured)


def _row(encoder: Encoder, size: int) -> list[Cell]:
    started = time.perf_counter()
    vectors, names = _embedded(encoder, size)
    embedded = time.perf_counter()
    index = FaissIndex.build(vectors)
    built = time.perf_counter()
    queries = encoder.encode_queries([asked.text for asked in about(names)][:_ASKED])
    with tempfile.TemporaryDirectory(prefix="assistant-benchmark-") as folder:
        index.write(Path(folder))
        on_disk = sum(path.stat().st_size for path in Path(folder).iterdir())
        opening = time.perf_counter()
        read = FaissIndex.read(Path(folder))
        opened = time.perf_counter() - opening
        times, found = _search(read, queries)
    all_times, tenth = _compare_all(vectors, queries)
    near = [
        min((scores >= least - 1e-6).sum(), _NEAREST)
        for scores, least in zip(found, tenth, strict=True)
    ]
    return [
        size,
        "exact" if index.exact else "lists",
        round(size / (embedded - started)),
        round(built - embedded, 2),
        round(on_disk / 1e6),
        round(opened, 4),
        round(percentile(times, 0.5), 2),
        round(percentile(times, 0.95), 2),
        round(float(np.mean(near)) / min(_NEAREST, size), 4),
        round(percentile(all_times, 0.5), 2),
    ]


def _embedded(encoder: Encoder, size: int) -> tuple[Vectors, list[str]]:
    """Vectors of so many made passages, and the names of programs in them."""
    template = Template.strangers()
    names: list[str] = []
    texts: list[str] = []
    vectors = np.empty((size, encoder.dimension), np.float32)
    done = number = 0
    while done < size:
        made = make_document(template, number)
        number += 1
        names += made.programs
        heading = made.programs[number % len(made.programs)]
        texts += [f"{heading} {line}" for line in made.text.splitlines() if len(line) >= _SHORTEST]
        if len(texts) >= min(_BATCH, size - done):
            texts = texts[: size - done]
            vectors[done : done + len(texts)] = encoder.encode_passages(texts)
            done, texts = done + len(texts), []
    return vectors, names[:: len(names) // (_ASKED // 2) + 1]


def _search(index: FaissIndex, queries: Vectors) -> tuple[list[float], list[Vectors]]:
    times, found = [], []
    for query in queries:
        started = time.perf_counter()
        near = index.search(query, _NEAREST)
        times.append((time.perf_counter() - started) * 1000)
        found.append(near.scores)
    return times, found


def _compare_all(vectors: Vectors, queries: Vectors) -> tuple[list[float], list[float]]:
    """Milliseconds to compare all, and the score of the tenth nearest, of each query."""
    index = FaissIndex.build(vectors, exact_up_to=len(vectors))
    times, found = _search(index, queries)
    return times, [float(scores[-1]) for scores in found]
