"""Shapes of what a person has kept: answers to verify, and figures and quotes to take away."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

MOST_TURNS: Final = 50
MOST_KEPT: Final = 1000
MOST_QUOTE: Final = 20_000
# No text is longer, and no offset of one larger.
MOST_OFFSET: Final = 10**9
Words = Annotated[str, StringConstraints(max_length=400)]


class KeptTurn(BaseModel):
    """A question and the response that was given to it."""

    question: str = Field(default="", max_length=2000)
    response: dict[str, Any] | None = None


class KeptConversation(BaseModel):
    """Answers as the page keeps them; further fields are left alone."""

    model_config = ConfigDict(extra="ignore")
    turns: list[KeptTurn] = Field(min_length=1, max_length=MOST_TURNS)


class Finding(BaseModel):
    """Whether one document, quote or figure of an answer still holds, and words on it."""

    good: bool
    detail: str


class Verified(BaseModel):
    """What a kept answer is worth by the corpus in service."""

    proved: bool
    index_version: str
    findings: list[Finding]


class KeptItem(BaseModel):
    """A figure, or a quote alone: where it stands, and what it says."""

    model_config = ConfigDict(extra="ignore")
    document_id: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    start: int = Field(ge=0, le=MOST_OFFSET)
    end: int = Field(ge=0, le=MOST_OFFSET)
    quote: str = Field(max_length=MOST_QUOTE)
    program: Words | None = None
    label: Words | None = None
    fiscal_year: int | None = Field(default=None, ge=1, le=9999)
    amount: float | None = Field(default=None, allow_inf_nan=False)
    currency: Words | None = None
    display: Words | None = None
    scope: Words | None = None


class Kept(BaseModel):
    """Body of POST /api/kept."""

    items: list[KeptItem] = Field(min_length=1, max_length=MOST_KEPT)
    format: Literal["json", "xlsx"] = "json"
    language: Literal["ja", "en"] = "ja"


class Place(BaseModel):
    """Where a kept item stands by the corpus in service."""

    proved: bool
    document_title: str | None
    page: int | None
    line_start: int | None
    line_end: int | None
    sheet: str | None = None
    row: int | None = Field(default=None, description="Of the sheet")


class KeptPlaces(BaseModel):
    """A place for each item, in their order."""

    index_version: str
    items: list[Place]
