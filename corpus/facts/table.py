"""The CSV that a person edits to review a document: its rows, and what is still open.

It has the columns of a reviewed table and is read back as one. An open reading is a line without a
program: with its candidates in the note, it is skipped until a person names the program.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.document import Document
from corpus.facts.reviewed import COLUMNS
from corpus.facts.row import FigureRow, ReviewItem
from corpus.layout.written.line_numbers import Lines
from corpus.text.amounts import find_amounts

# Excel takes a CSV for UTF-8 only with this in front.
BYTE_ORDER_MARK = "\ufeff"


def write_table(
    path: Path, document: Document, rows: Sequence[FigureRow], review: Sequence[ReviewItem]
) -> None:
    """Write the CSV of a document's figures, in the order of its text, in UTF-8."""
    path.write_bytes(render_table(document, rows, review).encode())


def render_table(
    document: Document, rows: Sequence[FigureRow], review: Sequence[ReviewItem]
) -> str:
    """The CSV of a document's figures, in the order of its text."""
    lines = Lines(document.text)
    entries = [(r.start, _row(document, lines, r)) for r in rows]
    entries += [(i.start, _open(document, lines, i)) for i in review]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(entry for _, entry in sorted(entries, key=lambda e: e[0]))
    return BYTE_ORDER_MARK + out.getvalue()


def record_of(document: Document, row: FigureRow) -> dict[str, str]:
    """The line of a reviewed table that says what a row says."""
    return _texts(_row(document, Lines(document.text), row))


def record_of_open(document: Document, item: ReviewItem) -> dict[str, str]:
    """The line for an open reading, without a program and a note."""
    return _texts({**_open(document, Lines(document.text), item), "note": None})


def _texts(record: dict[str, object]) -> dict[str, str]:
    return {c: "" if record.get(c) is None else str(record[c]) for c in COLUMNS}


def _row(document: Document, lines: Lines, row: FigureRow) -> dict[str, object]:
    return {
        "program_id": row.program_id,
        "program": row.program,
        "parent": row.parent,
        "measure": row.measure.value,
        "label": row.label,
        "fiscal_year": row.fiscal_year,
        "amount": row.amount,
        "currency": row.currency,
        "original": row.original,
        "scope": row.scope,
        "approximate": row.approximate,
        "note": row.note,
        "quote": document.text[row.start : row.end],
        "line": lines.number(row.start),
    }


def _open(document: Document, lines: Lines, item: ReviewItem) -> dict[str, object]:
    amounts = find_amounts(item.original)
    return {
        "measure": item.measure.value if item.measure else None,
        "fiscal_year": item.fiscal_year,
        "amount": amounts[0].value if amounts else None,
        "currency": item.currency,
        "original": item.original,
        "scope": item.scope,
        "note": "; ".join(_notes(item)),
        "quote": document.text[item.start : item.end],
        "line": lines.number(item.start),
    }


def _notes(item: ReviewItem) -> Iterator[str]:
    yield f"open: {item.reason}"
    for candidate in item.candidates:
        yield f"{candidate.program} ({candidate.amount}: {candidate.reason})"
