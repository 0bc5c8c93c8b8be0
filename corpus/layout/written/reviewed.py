"""Sections that a person has written down, from lines to ranges of the text."""

from __future__ import annotations

from corpus.document import Document
from corpus.errors import InvalidMetadata
from corpus.layout.section import Section
from corpus.layout.written.line_numbers import Lines
from corpus.layout.written.metadata import Metadata


def reviewed_sections(document: Document, metadata: Metadata) -> tuple[Section, ...]:
    """The sections of the metadata. Raises `InvalidMetadata` for a line that there is not."""
    lines = Lines(document.text)
    sections = []
    for reviewed in metadata.sections:
        first, last = reviewed.lines
        if last > len(lines):
            raise InvalidMetadata(
                f"metadata of {document.filename}: a section ends at line {last}, but the text "
                f"has {len(lines)} lines"
            )
        start = lines.start(first)
        sections.append(
            Section(
                start=start,
                end=lines.end(last),
                page=document.page_at(start),
                heading=reviewed.heading,
                program_ids=reviewed.programs,
            )
        )
    return tuple(sections)
