"""Shapes of the review list and of what a person says of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from corpus.facts import Measure
from web.api.schema.budget import Paging, RowCitation

# Nothing that a budget says is larger: a quadrillion of any currency.
MOST = 10**17
# A spreadsheet takes a cell that begins so for a formula, and the decisions are kept as CSV.
FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def _plain(text: str) -> str:
    if not text.isprintable() or text.startswith(FORMULA_STARTS):
        raise ValueError("must be printable, on one line, and not begin like a formula")
    return text


Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_plain),
]


class ReviewFilters(Paging):
    """Query of GET /api/review."""

    document: str | None = Field(default=None, max_length=300, description="Id of a document")


class CandidateModel(BaseModel):
    """One possible reading of an ambiguous figure."""

    program: str
    amount: int
    reason: str


class ReviewModel(BaseModel):
    """A reading that is not settled."""

    id: str
    measure: Measure | None
    fiscal_year: int | None
    amount: int | None = Field(description="What the characters say, where they name a unit")
    original: str
    currency: str
    scope: str | None
    reason: str
    candidates: list[CandidateModel]
    citation: RowCitation


class SettledModel(BaseModel):
    """What a person has decided of a row or reading; `by` is who said it, or the address."""

    id: str
    action: Literal["confirm", "correct", "reject"]
    by: str | None
    at: str
    program: str | None
    measure: Measure | None
    fiscal_year: int | None
    amount: int | None
    currency: str | None
    scope: str | None
    original: str
    citation: RowCitation


class Review(BaseModel):
    """Ambiguous readings, for a person to settle, and what has been settled."""

    items: list[ReviewModel]
    total: int
    settled: list[SettledModel]


class Settling(BaseModel):
    """What a person says of a row or an open reading; what is left out is as it was read."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"action": "correct", "program": "国際交流事業", "by": "山田"}]
        },
    )
    action: Literal["confirm", "correct", "reject", "undo"]
    program: Name | None = None
    measure: Measure | None = None
    fiscal_year: int | None = Field(default=None, ge=1868, le=9999)
    amount: int | None = Field(default=None, ge=-MOST, le=MOST)
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    scope: Name | None = None
    by: Annotated[Name, StringConstraints(max_length=100)] | None = None


class SettlingTaken(BaseModel):
    """The decision is kept; the job is the small build that puts it into answers."""

    id: str
    action: str
    job_id: str
