"""A fresh process that reads and analyses one file, and tells what that took.

Run as `python -m assistant.benchmark.reading.timed FILE`; prints one JSON object. A process of its
own, because the most memory that one file takes cannot be told where others have been read.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.benchmark.report import peak_memory, peak_memory_of_children
from corpus.analysis import analyse
from corpus.document import Document
from corpus.errors import AssistantError
from corpus.readers import read_document
from corpus.readers.isolated.sandbox import shared_sandboxes


@dataclass(frozen=True, slots=True)
class TimedReading:
    """What one file took: seconds of computing, in all processes, and the clock's from begin to
    end; `text` to extract nothing but text, None where no library does that. `units` are pages, or
    rows of tables; `memory` is the most that this process and the one that reads had, in bytes."""

    size: int
    unit: str
    figures: int
    read: float
    analyse: float
    elapsed: float
    text: float | None
    memory: int


def time_file(path: Path) -> TimedReading:
    """Read and analyse a file in a new process; raises AssistantError with what went wrong."""
    done = subprocess.run(  # noqa: S603 - our own module, without a shell
        [sys.executable, "-P", "-m", "assistant.benchmark.reading.timed", str(path)],
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise AssistantError("; ".join(done.stderr.strip().splitlines()[-1:]))
    return TimedReading(**json.loads(done.stdout))


def _run(path: Path) -> TimedReading:
    started, begun = time.perf_counter(), _computed()
    document = read_document(path)
    shared_sandboxes().close()  # whose time is told when it has ended
    read = _computed()
    analysis = analyse(document)
    analysed, elapsed = _computed(), time.perf_counter() - started
    memory = peak_memory() + peak_memory_of_children()
    size, unit = _size(document)
    plain = _plain_text(path)
    if plain:
        plain()
    return TimedReading(
        size=size,
        unit=unit,
        figures=len(analysis.figures),
        read=read - begun,
        analyse=analysed - read,
        elapsed=elapsed,
        text=_computed() - analysed if plain else None,
        memory=memory,
    )


def _computed() -> float:
    """Seconds that this process and those that it started and saw end have computed."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(of.ru_utime + of.ru_stime for of in used)


def _size(document: Document) -> tuple[int, str]:
    if document.pages:
        return len(document.pages), "pages"
    return sum(len({cell.row for cell in table.cells}) for table in document.tables), "rows"


def _plain_text(path: Path) -> Callable[[], object] | None:
    """Extraction of text and nothing else, the least that any reader has to do."""
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return lambda: _pdf_text(path)
    if suffix in {".txt", ".md", ".csv", ".tsv", ".html"}:
        return path.read_bytes
    return None


def _pdf_text(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return sum(len(page.get_textpage().get_text_range()) for page in document)


if __name__ == "__main__":
    try:
        print(json.dumps(asdict(_run(Path(sys.argv[1])))))
    except AssistantError as error:
        sys.exit(error.detail)
