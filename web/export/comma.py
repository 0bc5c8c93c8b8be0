"""Rows of the budget table as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

from web.export.cells import inert

ROW_COLUMNS: Final = (
    *("program_id", "program", "parent", "measure", "label", "fiscal_year", "amount"),
    *("currency", "original", "scope", "approximate", "note", "trust"),
)
CITATION_COLUMNS: Final = (
    *("document_id", "document_title", "page", "line_start", "line_end", "quote"),
)


def to_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Rows as CSV in which no cell of text can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*ROW_COLUMNS, *CITATION_COLUMNS])
    for row in rows:
        cells = [row[c] for c in ROW_COLUMNS] + [row["citation"][c] for c in CITATION_COLUMNS]
        writer.writerow([inert(cell) for cell in cells])
    return out.getvalue()
