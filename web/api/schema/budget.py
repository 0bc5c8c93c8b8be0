"""Shapes of the budget table."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from corpus.facts import Measure, Trust
from web.catalogue import SORT_KEYS, Selection

# A page of rows; whoever wants them all downloads the CSV.
DEFAULT_ROWS: Final = 1000
MAX_ROWS: Final = 100_000
# The largest offset that means anything, far below where integers of a database end.
MAX_OFFSET: Final = 10**9


class Paging(BaseModel):
    """Which part of the rows to return."""

    limit: int = Field(default=DEFAULT_ROWS, ge=0, le=MAX_ROWS)
    offset: int = Field(default=0, ge=0, le=MAX_OFFSET)


# As many values of one filter as a person ticks, and as long as an address may grow.
MOST_CHOSEN: Final = 200
Name = Annotated[str, StringConstraints(max_length=300)]


class BudgetFilters(Paging):
    """Query of GET /api/budget: filters that all must hold; of one filter, any of its values."""

    document: list[Name] = Field(default=[], max_length=MOST_CHOSEN, description="Ids of documents")
    program: list[Name] = Field(
        default=[], max_length=MOST_CHOSEN, description="Ids, names or parts of them"
    )
    fiscal_year: list[Annotated[int, Field(ge=1, le=9999)]] = Field(
        default=[], max_length=MOST_CHOSEN, examples=[[2026]]
    )
    measure: list[Measure] = Field(default=[], max_length=MOST_CHOSEN)
    office: list[Name] = Field(
        default=[], max_length=MOST_CHOSEN, description="Publishers of documents"
    )
    trust: list[Trust] = Field(default=[], max_length=MOST_CHOSEN)
    q: str | None = Field(default=None, max_length=200, description="Words anywhere in a row")
    sort: str = Field(
        default="position",
        max_length=200,
        description=f"Comma-separated, of {', '.join(SORT_KEYS)}; '-' before one descends",
    )
    format: Literal["json", "csv", "xlsx"] = "json"
    language: Literal["ja", "en"] = Field(default="ja", description="Of the heads of an XLSX")

    def selection(self) -> Selection:
        """The filters and the order, as the catalogue takes them."""
        return Selection(
            programs=tuple(self.program),
            fiscal_years=frozenset(self.fiscal_year),
            measures=frozenset(self.measure),
            documents=frozenset(self.document),
            offices=frozenset(self.office),
            trusts=frozenset(self.trust),
            q=self.q,
            sort=self.sort,
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
                    "total": False,
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
    total: bool = Field(description="Whether the row sums up others and is no program of its own")
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
