"""Where a place of a document is as a reader of the file calls it: its sheet, slide, page, row."""

from __future__ import annotations

from typing import Any, Final

from corpus.document import Document
from corpus.readers.media import PPTX, XLSX

KINDS: Final = {XLSX: "sheet", PPTX: "slide"}


def located(document: Document, at: int) -> dict[str, Any]:
    """Page, what such a page is, a sheet's name, and in a sheet the row.

    Example: an offset in the twelfth row of a sheet → `{"page": 1, "kind": "sheet", "name":
    "歳入", "row": 12}`. Rows are the sheet's own, as `grid` numbers them; null outside of tables.
    """
    kind = KINDS.get(document.media_type, "page")
    number = document.page_at(at)
    page = document.pages[number - 1] if number else None
    return {
        "page": number,
        "kind": kind,
        "name": page.label if page and kind == "sheet" else None,
        "row": _row(document, at) if kind == "sheet" else None,
    }


def _row(document: Document, at: int) -> int | None:
    table = next((t for t in document.tables if t.start <= at < t.end), None)
    if table is None:
        return None
    return next((table.row_number(c.row) for c in table.cells if c.start <= at < c.end), None)
