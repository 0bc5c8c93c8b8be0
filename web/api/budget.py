"""The budget table, as JSON and as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from web.api.dependencies import CurrentEdition
from web.api.schema.budget import Budget, BudgetFilters
from web.catalogue import row_json, select
from web.edition import Edition

router = APIRouter(tags=["budget"])

# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ROW_COLUMNS: Final = (
    *("program_id", "program", "parent", "measure", "label", "fiscal_year", "amount"),
    *("currency", "original", "scope", "approximate", "note", "trust"),
)
CITATION_COLUMNS: Final = (
    *("document_id", "document_title", "page", "line_start", "line_end", "quote"),
)


@router.get(
    "/api/budget",
    summary="Rows of the budget table",
    response_model=Budget,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def budget(edition: CurrentEdition, asked: Annotated[BudgetFilters, Query()]) -> Response:
    """Every row that the filters let through, each with the characters it was read from."""
    found = select(edition, asked.query())
    page = [row_json(edition, row) for row in found[asked.offset : asked.offset + asked.limit]]
    if asked.format == "csv":
        return _csv_response(page, len(found), edition)
    return JSONResponse({"rows": page, "total": len(found)})


def _csv_response(rows: Iterable[dict[str, Any]], total: int, edition: Edition) -> Response:
    return Response(
        to_csv(rows).encode("utf-8-sig"),  # with the mark that tells Excel the encoding
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="budget-{edition.version}.csv"',
            "X-Total-Count": str(total),
        },
    )


def to_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Rows as CSV in which no cell of text can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*ROW_COLUMNS, *CITATION_COLUMNS])
    for row in rows:
        cells = [row[c] for c in ROW_COLUMNS] + [row["citation"][c] for c in CITATION_COLUMNS]
        writer.writerow([_inert(cell) for cell in cells])
    return out.getvalue()


def _inert(cell: object) -> object:
    """Text that a spreadsheet would run gets an apostrophe; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" \u3000").startswith(FORMULA_STARTS):
        return "'" + cell
    return cell
