"""The shape of a kept answer, as far as it can be proved; whatever else it holds is left alone."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat

# Far more than any answer has, and little enough to be proved at once.
MOST_PARTS: Final = 500
Said = Annotated[str, Field(max_length=20_000)]


class KeptCitation(BaseModel):
    """A quote and where it stood."""

    model_config = ConfigDict(extra="ignore")

    number: int
    document_id: str
    start: int
    end: int
    quote: Said


class KeptFigure(BaseModel):
    """A figure with all that it claims."""

    model_config = ConfigDict(extra="ignore")

    program: Said
    label: Said = ""
    measure: str
    amount: FiniteFloat
    currency: str | None = None
    fiscal_year: int | None = None
    fiscal_year_label: str | None = None
    original: Said | None = None
    display: Said
    scope: Said | None = None
    derived: bool = False
    formula: Said | None = None
    reviewed: bool = False
    citation: int | None = None

    def name(self) -> str:
        """How a finding calls it."""
        return f"{self.program}: {self.original or f'{self.amount:,.0f}'}"


class Receipt(BaseModel):
    """A kept answer; `question` is what was asked until then, where that is kept as well."""

    model_config = ConfigDict(extra="ignore")

    index_version: str
    status: str = "answered"
    question: str = ""
    answer: Annotated[str, Field(max_length=200_000)]
    citations: Annotated[list[KeptCitation], Field(max_length=MOST_PARTS)]
    figures: Annotated[list[KeptFigure], Field(max_length=MOST_PARTS)]
    documents_sha256: dict[str, str] = {}
