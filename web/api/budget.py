"""The budget table, as JSON, and as CSV or XLSX for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response

from web.api.dependencies import CurrentEdition
from web.api.schema.budget import Budget, BudgetFilters
from web.catalogue import choose, row_json
from web.edition import Edition
from web.export.budget_book import budget_book
from web.export.comma import to_csv
from web.export.workbook import XLSX

router = APIRouter(tags=["budget"])

BINARY = {"schema": {"type": "string", "format": "binary"}}


@router.get(
    "/api/budget",
    summary="Rows of the budget table",
    response_model=Budget,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}, XLSX: BINARY}}},
)
def budget(
    request: Request, edition: CurrentEdition, asked: Annotated[BudgetFilters, Query()]
) -> Response:
    """Every row that the filters let through, each with the characters it was read from.

    A filter may be given several times: rows with any of its values are let through.
    """
    found = choose(edition, asked.selection())
    page = [row_json(edition, row) for row in found[asked.offset : asked.offset + asked.limit]]
    if asked.format == "csv":
        return _file(to_csv(page).encode("utf-8-sig"), "csv", len(found), edition)
    if asked.format == "xlsx":
        return _file(_book(request, edition, asked, page), "xlsx", len(found), edition)
    return JSONResponse({"rows": page, "total": len(found)})


def _book(
    request: Request, edition: Edition, asked: BudgetFilters, page: Iterable[dict[str, Any]]
) -> bytes:
    about = {
        "index": edition.version,
        "built": edition.built_at,
        "query": request.url.query,
        "address": str(request.base_url),
    }
    return budget_book(page, about, asked.language, str(request.base_url))


def _file(content: bytes, ending: str, total: int, edition: Edition) -> Response:
    """The rows as a download; a CSV has the mark that tells Excel its encoding."""
    return Response(
        content,
        media_type="text/csv; charset=utf-8" if ending == "csv" else XLSX,
        headers={
            "Content-Disposition": f'attachment; filename="budget-{edition.version}.{ending}"',
            "X-Total-Count": str(total),
        },
    )
