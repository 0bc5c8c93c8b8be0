"""How fast files are read, beside plain extraction of the same text by the same library.

The two are measured in one run, since a number of pages a second means little without what the
machine can do at all.
"""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.readers.delimited import DelimitedReader
from corpus.readers.limits import DEFAULT_LIMITS
from corpus.readers.media import CSV, PDF, TSV, detect
from corpus.readers.plain import read_text

# One reading of a small file lasts less than the clock's noise; files are read until this is over.
LEAST_SECONDS = 0.5
MAX_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class ReadingSpeed:
    """Speed of reading one file, in `unit`s (pages or rows) a second, and of plain extraction."""

    name: str
    unit: str
    count: int
    per_second: float
    plain_per_second: float


def measure_reading(paths: Iterable[Path]) -> tuple[ReadingSpeed, ...]:
    """Measure each PDF (pages/s) and each CSV or TSV (rows/s); other files are left out.

    Reading is measured in this process, without what starting the reading process costs once.
    """
    speeds: list[ReadingSpeed] = []
    for path in paths:
        media_type = detect(path).type
        if media_type == PDF:
            speeds.append(_measure(path, "pages", _read_pdf, _extract_pdf))
        elif media_type in (CSV, TSV):
            speeds.append(_measure(path, "rows", _read_rows, _extract_rows))
    return tuple(speeds)


def _measure(
    path: Path, unit: str, read: Callable[[Path], int], extract: Callable[[Path], int]
) -> ReadingSpeed:
    count = read(path)  # the first time also imports the libraries
    extract(path)
    return ReadingSpeed(path.name, unit, count, _rate(read, path), _rate(extract, path))


def _rate(work: Callable[[Path], int], path: Path) -> float:
    done = 0
    started = time.perf_counter()
    for _ in range(MAX_ROUNDS):
        done += work(path)
        if time.perf_counter() - started > LEAST_SECONDS:
            break
    return done / (time.perf_counter() - started)


def _read_pdf(path: Path) -> int:
    from corpus.readers.pdf.reader import PdfReader

    return len(PdfReader().read(path, DEFAULT_LIMITS).pages)


def _extract_pdf(path: Path) -> int:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(path)
    try:
        for page in document:
            text_page = page.get_textpage()
            text_page.get_text_bounded()
            text_page.close()
            page.close()
        return len(document)
    finally:
        document.close()


def _read_rows(path: Path) -> int:
    reading = DelimitedReader().read(path, DEFAULT_LIMITS)
    cells = reading.tables[0].cells
    return cells[-1].row + 1 if cells else 0


def _extract_rows(path: Path) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(read_text(path, DEFAULT_LIMITS))))
