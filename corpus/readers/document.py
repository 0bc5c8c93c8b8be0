"""Reading one file, from its path to its `Document`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.document import Document
from corpus.errors import TooLarge, UnreadableDocument
from corpus.readers.identity import build_document
from corpus.readers.isolated.limits import DEFAULT_LIMITS, MEBIBYTE, Limits
from corpus.readers.isolated.sandbox import shared_sandboxes
from corpus.readers.media import HTML, MARKDOWN, TEXT_TYPES, detect
from corpus.readers.reading import Reading
from corpus.readers.registry import reader_for
from corpus.readers.source import Source, read_source

# Starting the reading process takes longer than reading this much text.
IN_PROCESS_BYTES = MEBIBYTE
# HTML, and Markdown that may hold it, go through a parser in C.
IN_PROCESS_TYPES = TEXT_TYPES - {HTML, MARKDOWN}


def read_document(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a file of any supported kind.

    Raises NotFound where there is no such file, UnsupportedMedia where no reader takes it, TooLarge
    over a limit, and UnreadableDocument where it is empty, broken or protected. Each message names
    the file and what to do.
    """
    return read_bytes(read_source(Path(path), limits), limits=limits)


def read_bytes(source: Source, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read what `read_source` has read; raises what `read_document` does."""
    media = detect(source)
    reading = _read(source, media.type, limits)
    if media.warning:
        reading = replace(reading, warnings=(media.warning, *reading.warnings))
    _check_text(source.name, reading, limits)
    return build_document(source, media.type, reading)


def _read(source: Source, media_type: str, limits: Limits) -> Reading:
    """Small text files need no parser that a file could turn against this process."""
    if media_type in IN_PROCESS_TYPES and len(source.data) <= IN_PROCESS_BYTES:
        return reader_for(media_type).read(source, limits)
    return shared_sandboxes().read(source, media_type, limits)


def _check_text(name: str, reading: Reading, limits: Limits) -> None:
    if len(reading.text) > limits.text_characters:
        raise TooLarge(
            f"{name} holds more than {limits.text_characters} characters of text; "
            "split it into parts."
        )
    if not reading.text.strip():
        reasons = "; ".join(reading.warnings[:1]) or "nothing in it is text"
        raise UnreadableDocument(f"{name} has no text to read: {reasons}.")
