"""Writes a document's figures as the table that a person reviews.

It has the columns that `load_reviewed` reads. A reading that is not settled becomes a row without
program and amount, its candidates in the note: filled in it counts, left open it is skipped.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from corpus.document import Document
from corpus.figures.reviewed import COLUMNS
from corpus.figures.row import FigureRow, ReviewItem


def write_table(
    path: Path,
    document: Document,
    figures: Sequence[FigureRow],
    review: Sequence[ReviewItem] = (),
) -> None:
    """Write rows in the order of the text, in UTF-8 with a mark by which Excel knows it."""
    rows = [_settled(document, row) for row in figures]
    rows += [_open(document, item) for item in review]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: int(row["line"])))


def _settled(document: Document, row: FigureRow) -> dict[str, str]:
    return _place(document, row.start, row.end) | {
        "program_id": row.program_id,
        "program": row.program,
        "parent": row.parent or "",
        "measure": row.measure.value,
        "label": row.label,
        "fiscal_year": str(row.fiscal_year or ""),
        "amount": str(row.amount),
        "currency": row.currency,
        "original": row.original,
        "scope": row.scope or "",
        "approximate": row.approximate or "",
        "note": row.note or "",
    }


def _open(document: Document, item: ReviewItem) -> dict[str, str]:
    candidates = "; ".join(f"{c.program} {c.amount} ({c.reason})" for c in item.candidates)
    return _place(document, item.start, item.end) | {
        "measure": item.measure.value if item.measure else "",
        "fiscal_year": str(item.fiscal_year or ""),
        "currency": item.currency,
        "original": item.original,
        "scope": item.scope or "",
        "note": f"{item.reason}: {candidates}" if candidates else item.reason,
    }


def _place(document: Document, start: int, end: int) -> dict[str, str]:
    return {"quote": document.text[start:end], "line": str(document.line_at(start))}
