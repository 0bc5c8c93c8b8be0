"""Times builds and answers as the corpus grows, and whether its documents keep their answers.

All times are of computing, by all processes together: the same however busy the machine is.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from shutil import copyfile

import joblib  # type: ignore[import-untyped]

from assistant.benchmark.build import StageTimes
from assistant.benchmark.made import Template, write_corpus
from assistant.benchmark.probe import Probe, Timed, probe
from assistant.benchmark.questions import TABLE, TEXT, Asked, about
from assistant.benchmark.report import Cell, Report, largest, percentile
from assistant.question.named import NameSupplement
from index.build import BuildStore, CorpusStore, run_build
from index.encoding.protocol import Encoder

_ASKED_OF_MADE = 20  # programs of made documents that are asked about, at every size
_COLUMNS = (
    "passages", "documents", "build CPU s", "passages/CPU s", "open CPU s", "memory MB",
    "table p50 ms", "table p95", "table again", "text p50 ms", "text p95", "text again",
    "kept answers",
)  # fmt: skip


def time_scale(
    sources: Sequence[Path],
    template: Template,
    own: Sequence[Asked],
    encoder: Encoder,
    *,
    sizes: Sequence[int],
) -> Iterator[Report]:
    """A report for every size (passages, about), each with the rows of those before it.

    `own` are questions on `sources`, whose answers alone are compared with those in company.
    """
    rows: list[Sequence[Cell]] = []
    with tempfile.TemporaryDirectory(prefix="assistant-benchmark-") as folder:
        corpus_dir, data_dir = Path(folder, "corpus"), Path(folder, "data")
        corpus_dir.mkdir()
        for source in sources:
            for path in source.parent.glob(f"{source.stem}.*"):
                copyfile(path, corpus_dir / path.name)
        corpus, store = (
            CorpusStore(data_dir, corpus_dir),
            BuildStore(data_dir, keep=1, supplement=NameSupplement()),
        )
        alone = run_build(corpus, store, encoder).manifest.counts.passages
        expected = {a.question: a for a in probe(data_dir, [q.text for q in own]).answers}
        write_corpus(corpus_dir, template, range(1))
        each = max(run_build(corpus, store, encoder).manifest.counts.passages - alone, 1)
        for size in sizes:
            made = write_corpus(corpus_dir, template, range(max(round((size - alone) / each), 1)))
            stages, before = StageTimes(), _computed()
            outcome = run_build(
                corpus, store, encoder, progress=stages, workers=int(joblib.cpu_count())
            )
            computed = _computed() - before
            names = [name for document in made for name in document.programs]
            asked = [*own, *about(names[:: len(names) // _ASKED_OF_MADE + 1])]
            found = probe(data_dir, [q.text for q in asked] * 2, "computing")
            passages = outcome.manifest.counts.passages
            built = (passages, len(made) + len(sources), computed, outcome.passages_embedded)
            rows.append(_row(built, found, asked, expected))
            limit = f"building: {largest(stages.seconds)}; answering: {_slowest(found)}"
            yield Report("scale", _COLUMNS, tuple(rows), limit, {"questions": len(asked)})


def _row(
    built: tuple[int, int, float, int],
    found: Probe,
    asked: Sequence[Asked],
    expected: Mapping[str, Timed],
) -> list[Cell]:
    passages, documents, seconds, embedded = built
    first, again = found.answers[: len(asked)], found.answers[len(asked) :]
    kept = sum(a.question in expected and a.answer == expected[a.question].answer for a in first)
    return [
        passages,
        documents,
        round(seconds, 1),
        round(embedded / seconds, 1) if seconds else None,  # nothing was new
        round(found.open_seconds, 2),
        found.memory // 10**6,
        *chain.from_iterable(_times(kind, asked, first, again) for kind in (TABLE, TEXT)),
        f"{kept} of {len(expected)}",
    ]


def _computed() -> float:
    """Seconds that this process and those that it waited for have computed."""
    return sum(os.times()[:4])


def _times(
    kind: str, asked: Sequence[Asked], first: Sequence[Timed], again: Sequence[Timed]
) -> list[Cell]:
    """Milliseconds of the questions of a kind: p50 and p95 of the first time, p50 of the second.

    The first question that touches a document waits until it is read.
    """
    at = [i for i, question in enumerate(asked) if question.kind == kind]
    once, twice = ([times[i].milliseconds for i in at] for times in (first, again))
    return [round(percentile(t, s), 1) for t, s in ((once, 0.5), (once, 0.95), (twice, 0.5))]


def _slowest(found: Probe) -> str:
    spent: dict[str, float] = {}
    for timed in found.answers:
        for stage, milliseconds in timed.stages.items():
            spent[stage] = spent.get(stage, 0.0) + milliseconds
    return largest(spent)
