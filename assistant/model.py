"""The answer and its parts, as every way in returns them (HTTP, command line, MCP)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["ja", "en"]
Status = Literal["answered", "not_found", "clarify"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the conversation so far."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote, character for character `text[start:end]` of its document; counts from 1."""

    number: int
    document_id: str
    document_title: str
    page: int | None
    start: int
    end: int
    line_start: int
    line_end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that the answer states; see the HTTP contract for the meaning of each field.

    `amount` is in whole currency units; for a ratio the plain number of per cent, with
    `currency` None.
    """

    program: str
    label: str
    measure: str
    fiscal_year: int | None
    fiscal_year_label: str | None
    amount: int | float
    currency: str | None
    original: str | None
    display: str
    scope: str | None
    derived: bool
    formula: str | None
    reviewed: bool
    citation: int | None

    def words(self) -> str:
        """All that the figure says; a number in an answer is proved by standing in it."""
        said = (
            self.original,
            self.display,
            self.formula,
            self.label,
            self.program,
            self.scope,
            self.fiscal_year,
            self.fiscal_year_label,
        )
        return " ".join(str(word) for word in said if word)


@dataclass(frozen=True, slots=True)
class RetrievedPassage:
    """A retrieved passage, for whoever wants to read on."""

    document_id: str
    start: int
    end: int
    page: int | None
    heading: tuple[str, ...]
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds spent in each stage."""

    understand: float
    retrieve: float
    compose: float
    total: float


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done for an answer: ("searched", "研究者 招へい")."""

    did: str
    detail: str


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What a language model had to do with an answer.

    `outcome` is "written" where the text is the model's, "kept" where the built-in answer stayed;
    `reason` then says what failed. `cut` counts sentences that were left out, `milliseconds` is
    how long the model was waited for.
    """

    name: str
    outcome: Literal["written", "kept"]
    steps: tuple[Step, ...]
    rounds: int
    prompt_tokens: int
    completion_tokens: int
    cut: int = 0
    reason: str | None = None
    milliseconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchedDocument:
    """A document that was looked through; `unread` are the pages of it that could not be read."""

    id: str
    title: str
    unread: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """A passage that comes nearest to what was not found."""

    document_id: str
    start: int
    end: int
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Searched:
    """Where an answer was looked for: `missing` are words of the question that stand nowhere.

    Of `count` documents that were looked through a list that is not too long to send.
    """

    count: int
    documents: tuple[SearchedDocument, ...]
    missing: tuple[str, ...]
    nearest: tuple[Nearest, ...]


@dataclass(frozen=True, slots=True)
class RowsUsed:
    """The rows of the table that an answer is made of: the query as GET /api/budget takes it."""

    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The response of POST /api/answer."""

    status: Status
    answer: str
    language: Language
    figures: tuple[Figure, ...]
    citations: tuple[Citation, ...]
    passages: tuple[RetrievedPassage, ...]
    suggestions: tuple[str, ...]
    confidence: float
    index_version: str
    timings_ms: Timings
    documents_sha256: dict[str, str] = field(default_factory=dict)  # of the cited documents
    model: ModelUse | None = None  # None where no model was asked
    searched: Searched | None = None
    rows_used: RowsUsed | None = None
    uncertain: bool = False  # below the confidence from which an answer is given plainly
