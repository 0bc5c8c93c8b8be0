"""Request and response of POST /api/answer.

The request model validates. The response models describe: an `Answer` is serialised directly,
without validating it a second time, and a test holds the two to the same fields.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from assistant.model import Turn
from corpus.facts import Measure

MAX_QUESTION = 2000
MAX_TURNS = 50
# A turn may quote a long answer of ours; fifty of these still fit into the limit of the body.
MAX_TURN = 20_000
# A follow-up refers to what a turn was about, and that stands in its first lines: all of fifty
# long turns would take seconds to read.
READ_OF_TURN = MAX_QUESTION
MAX_TOP_K = 50


def no_control_characters(text: str) -> str:
    """Refuse control characters other than white space: such a text is not a question."""
    if any((ord(c) < 32 and c not in "\t\n\r") or 127 <= ord(c) < 160 for c in text):
        raise ValueError("must not contain control characters")
    return text


QuestionText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION),
    AfterValidator(no_control_characters),
]


class TurnModel(BaseModel):
    """One message of the conversation so far."""

    role: Literal["user", "assistant"]
    content: Annotated[str, Field(max_length=MAX_TURN)]


class AnswerRequest(BaseModel):
    """A question, and what it is asked in."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"question": "令和8年度の要求額はいくらですか。", "language": "auto"},
                {
                    "question": "その前年度は？",
                    "history": [
                        {"role": "user", "content": "令和8年度の要求額はいくらですか。"},
                        {"role": "assistant", "content": "23億円です。[1]"},
                    ],
                },
            ]
        }
    )
    question: QuestionText = Field(description="The question, Japanese or English")
    history: list[TurnModel] = Field(
        default=[], max_length=MAX_TURNS, description="The conversation so far, oldest first"
    )
    language: Literal["auto", "ja", "en"] = Field(
        default="auto", description="The language to answer in"
    )
    documents: list[str] | None = Field(
        default=None, max_length=1000, description="Restrict the answer to these documents"
    )
    top_k: int = Field(default=5, ge=1, le=MAX_TOP_K, description="How many passages to return")

    def turns(self) -> tuple[Turn, ...]:
        """The history as the assistant takes it."""
        return tuple(Turn(turn.role, turn.content[:READ_OF_TURN]) for turn in self.history)


class CitationModel(BaseModel):
    """A quote: `quote` is, character for character, `text[start:end]` of its document."""

    number: int
    document_id: str
    document_title: str
    page: int | None
    start: int
    end: int
    line_start: int
    line_end: int
    quote: str


class FigureModel(BaseModel):
    """An exact figure that the answer states."""

    program: str
    label: str
    measure: Measure
    fiscal_year: int | None
    fiscal_year_label: str | None
    amount: float | int = Field(description="In whole units of the currency, or per cent")
    currency: str | None
    original: str | None
    display: str
    scope: str | None
    derived: bool
    formula: str | None
    reviewed: bool
    citation: int | None


class PassageModel(BaseModel):
    """A retrieved passage."""

    document_id: str
    start: int
    end: int
    page: int | None
    heading: list[str]
    text: str
    score: float


class TimingsModel(BaseModel):
    """Milliseconds by stage."""

    understand: float
    retrieve: float
    compose: float
    total: float


class SearchedDocumentModel(BaseModel):
    """A document that was looked through, and its pages that could not be read."""

    id: str
    title: str
    unread: list[int]


class NearestModel(BaseModel):
    """A passage that comes nearest to what was not found."""

    document_id: str
    start: int
    end: int
    page: int | None
    text: str


class SearchedModel(BaseModel):
    """Where an answer was looked for; `missing` are words of the question that stand nowhere.

    `documents` are the first hundred of `count`, those with unread pages before others.
    """

    count: int
    documents: list[SearchedDocumentModel]
    missing: list[str]
    nearest: list[NearestModel]


class RowsUsedModel(BaseModel):
    """The rows of the table that an answer is made of, by a query of GET /api/budget."""

    query: str
    count: int


EXAMPLE: dict[str, Any] = {
    "status": "answered",
    "answer": "国際交流事業の令和8年度要求・要望額は23億円です。[1]",
    "language": "ja",
    "figures": [
        {
            "program": "国際交流事業",
            "label": "令和８年度要求・要望額",
            "measure": "request",
            "fiscal_year": 2026,
            "fiscal_year_label": "令和8年度",
            "amount": 2_300_000_000,
            "currency": "JPY",
            "original": "23億円",
            "display": "23億円",
            "scope": None,
            "derived": False,
            "formula": None,
            "reviewed": True,
            "citation": 1,
        }
    ],
    "citations": [
        {
            "number": 1,
            "document_id": "example",
            "document_title": "概算要求の概要",
            "page": 3,
            "start": 120,
            "end": 142,
            "line_start": 9,
            "line_end": 9,
            "quote": "令和８年度要求・要望額 23億円",
        }
    ],
    "passages": [],
    "suggestions": ["国際交流事業の前年度予算額はいくらですか。"],
    "confidence": 0.97,
    "uncertain": False,
    "index_version": "20260401T000000-1a2b3c4d",
    "timings_ms": {"understand": 0.6, "retrieve": 2.1, "compose": 0.9, "total": 3.6},
    "documents_sha256": {"example": "9f86d081884c7d659a2feaa0c55ad015"},
}


class StepModel(BaseModel):
    """Something that was done for an answer: searched, queried, listed, read, computed."""

    did: str
    detail: str


class ModelUseModel(BaseModel):
    """The language model's part: `written` where the text is its, `kept` where it is built in."""

    name: str
    outcome: Literal["written", "kept"]
    steps: list[StepModel]
    rounds: int
    prompt_tokens: int
    completion_tokens: int
    cut: int
    reason: str | None
    milliseconds: float = 0.0


class AnswerResponse(BaseModel):
    """An answer with its figures, citations and passages."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})
    status: Literal["answered", "not_found", "clarify"]
    answer: str = Field(description="Text with citation markers [1] at the claims they support")
    language: Literal["ja", "en"]
    figures: list[FigureModel]
    citations: list[CitationModel]
    passages: list[PassageModel]
    suggestions: list[str]
    confidence: float = Field(ge=0, le=1)
    uncertain: bool = Field(
        default=False, description="Whether the confidence is below the level of a plain answer"
    )
    index_version: str
    timings_ms: TimingsModel
    documents_sha256: dict[str, str] = Field(description="Of the cited documents, by id")
    model: ModelUseModel | None = Field(
        default=None, description="What a language model had to do with it; null: none was asked"
    )
    searched: SearchedModel | None = Field(
        default=None, description="Where it was looked for, where nothing was found"
    )
    rows_used: RowsUsedModel | None = Field(
        default=None, description="The rows of the table that the answer is made of"
    )
