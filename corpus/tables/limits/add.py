"""Ceilings and rates put beside what the tables of a document have given."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Document
from corpus.figures.layout import outside, read_lines
from corpus.figures.reading import Findings
from corpus.tables.grid import Grid, native_grid
from corpus.tables.limits.grids import read_limits
from corpus.tables.limits.lines import read_limit_lines
from corpus.tables.limits.remarks import read_remarks
from corpus.tables.limits.words import speaks_of_limits
from corpus.tables.propose import find_ordered


def add_limits(document: Document, findings: Findings) -> None:
    """Add the ceilings and rates of a document's tables and lines that no table has given yet."""
    taken = {reading.end for reading in findings.readings}
    tables = [t for t in document.tables if speaks_of_limits(document.text[t.start : t.end])]
    grids = [grid for table in tables if (grid := native_grid(document, table))]
    if not any(block.box for block in document.blocks):
        grids += _typed(document)
    found = [reading for grid in grids for reading in read_limits(document, grid)]
    found += [r for grid in grids for r in read_remarks(grid, findings.readings)]
    lines = outside(read_lines(document), [(table.start, table.end) for table in document.tables])
    found += read_limit_lines(document, lines)
    findings.readings.extend(
        reading
        for reading in found
        if reading.end not in taken
        and document.text[reading.start : reading.end] == reading.original
    )


def _typed(document: Document) -> Iterator[Grid]:
    """The tables that stand in the text between those of the format, typed with blanks."""
    position = 0
    for table in [*document.tables, None]:
        end = table.start if table else len(document.text)
        if position < end and speaks_of_limits(document.text[position:end]):
            yield from find_ordered(document, position, end)
        position = max(position, table.end if table else end)
