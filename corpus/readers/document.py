"""Reading one file, from its path to its `Document`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.document import Document
from corpus.errors import NotFound, TooLarge, UnreadableDocument
from corpus.readers.identity import build_document, checksum
from corpus.readers.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from corpus.readers.media import HTML, TEXT_TYPES, detect
from corpus.readers.reading import Reading
from corpus.readers.registry import reader_for
from corpus.readers.sandbox import shared_sandbox

# Starting the reading process takes longer than reading this much text.
IN_PROCESS_BYTES = MEBIBYTE


def read_document(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a file of any supported kind.

    Raises NotFound where there is no such file, UnsupportedMedia where no reader takes it, TooLarge
    over a limit, and UnreadableDocument where it is empty, broken or protected. Each message names
    the file and what to do.
    """
    path = Path(path)
    _check_file(path, limits)
    media = detect(path)
    reading = _read(path, media.type, limits)
    if media.warning:
        reading = replace(reading, warnings=(media.warning, *reading.warnings))
    _check_text(path, reading, limits)
    return build_document(path, media.type, checksum(path), reading)


def _read(path: Path, media_type: str, limits: Limits) -> Reading:
    """Small text files need no parser that a file could turn against this process."""
    if media_type in TEXT_TYPES - {HTML} and path.stat().st_size <= IN_PROCESS_BYTES:
        return reader_for(media_type).read(path, limits)
    return shared_sandbox().read(path, media_type, limits)


def _check_file(path: Path, limits: Limits) -> None:
    if not path.exists():
        raise NotFound(f"There is no file {path.name}.")
    if not path.is_file():
        raise UnreadableDocument(f"{path.name} is no file; name the files of a folder one by one.")
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise TooLarge(
            f"{path.name} has {size / MEBIBYTE:.0f} MiB, over the limit of "
            f"{limits.file_bytes / MEBIBYTE:.0f} MiB for one file; split it into parts."
        )


def _check_text(path: Path, reading: Reading, limits: Limits) -> None:
    if len(reading.text) > limits.text_characters:
        raise TooLarge(
            f"{path.name} holds more than {limits.text_characters} characters of text; "
            "split it into parts."
        )
    if not reading.text.strip():
        reasons = "; ".join(reading.warnings[:1]) or "nothing in it is text"
        raise UnreadableDocument(f"{path.name} has no text to read: {reasons}.")
