"""Times reading and extraction, beside plain text extraction of the same files in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.analysis import analyse
from corpus.errors import AssistantError
from corpus.readers import read_document


def time_reading(paths: Sequence[Path]) -> Iterator[str]:
    """A line for each file: seconds to read, to analyse, and to extract nothing but text."""
    yield f"{'file':<44}{'units':>16}{'read s':>9}{'analyse s':>11}{'text s':>9}{'units/s':>10}"
    for path in paths:
        try:
            yield _time_file(path)
        except AssistantError as error:
            yield f"{path.name:<44}not read: {error.detail}"


def _time_file(path: Path) -> str:
    started = time.perf_counter()
    document = read_document(path)
    read = time.perf_counter()
    analyse(document)
    done = time.perf_counter()
    rows = sum(len({cell.row for cell in table.cells}) for table in document.tables)
    units, name = (len(document.pages), "pages") if document.pages else (rows, "rows")
    plain = _plain_text(path)
    text = f"{_seconds(plain):>9.2f}" if plain else f"{'-':>9}"
    return (
        f"{path.name[:42]:<44}{f'{units} {name}':>16}{read - started:>9.2f}{done - read:>11.2f}"
        f"{text}{units / (done - started):>10.1f}"
    )


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


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
