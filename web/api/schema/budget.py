"""Shapes of the budget table."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.facts import Measure, Trust
from web.catalogue import SORT_KEYS, BudgetQuery

# A page of rows; whoever wants them all downloads the CSV.
DEFAULT_ROWS: Final = 1000
MAX_ROWS: Final = 100_000
# The largest offset that means anything, far below where integers of a database end.
MAX_OFFSET: Final = 10**9


class Paging(BaseModel):
    """Which part of the rows to return."""

    limit: int = Field(default=DEFAULT_ROWS, ge=0, le=MAX_ROWS)
    offset: int = Field(default=0, ge=0, le=MAX_OFFSET)


class BudgetFilters(Paging):
    """Query of GET /api/budget: filters that all must hold."""

    document: str | None = Field(default=None, max_length=300, description="Id of a document")

    program: str | None = Field(default=None, max_length=200, description="Id, name or part of it")
    fiscal_year: int | None = Field(default=None, ge=1, le=9999, examples=[2026])
    measure: Measure | None = None
    q: str | None = Field(default=None, max_length=200, description="Words anywhere in a row")
    sort: str = Field(
        default="position",
        max_length=200,
        description=f"Comma-separated, of {', '.join(SORT_KEYS)}; '-' before one descends",
    )
    format: Literal["json", "csv"] = "json"

    def query(self) -> BudgetQuery:
        """The filters and the order, as the catalogue takes them."""
        return BudgetQuery(
            self.program, self.fiscal_year, self.measure, self.document, self.q, self.sort
        )


class RowCitation(BaseModel):
    """The characters that a row was read from: `quote == text[start:end]`."""

    document_id: str
    document_title: str
    page: int | None
    start: int
    end: int
    line_start: int
    line_end: int
    quote: str


class BudgetRow(BaseModel):
    """One amount of one program."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "example-1",
                    "program_id": "kokusai",
                    "program": "国際交流事業",
                    "parent": None,
                    "measure": "request",
                    "label": "令和８年度要求・要望額",
                    "fiscal_year": 2026,
                    "amount": 2_300_000_000,
                    "currency": "JPY",
                    "original": "23億円",
                    "scope": None,
                    "approximate": None,
                    "note": None,
                    "trust": "reviewed",
                    "citation": {
                        "document_id": "example",
                        "document_title": "概算要求の概要",
                        "page": 3,
                        "start": 120,
                        "end": 142,
                        "line_start": 9,
                        "line_end": 9,
                        "quote": "令和８年度要求・要望額 23億円",
                    },
                }
            ]
        }
    )
    id: str
    program_id: str
    program: str
    parent: str | None
    measure: Measure
    label: str
    fiscal_year: int | None
    amount: int
    currency: str
    original: str
    scope: str | None
    approximate: str | None
    note: str | None
    trust: Trust
    citation: RowCitation


class Budget(BaseModel):
    """Rows of the budget table; `total` counts those that the filters let through."""

    rows: list[BudgetRow]
    total: int
