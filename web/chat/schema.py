"""Requests of POST /v1/chat/completions, as lenient as the clients that send them.

Parameters that mean nothing here (temperature, tools, …) are accepted and ignored, since clients
send them without being asked.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.model import Turn
from corpus.errors import InvalidInput
from web.api.schema.answer import (
    MAX_QUESTION,
    MAX_TURNS,
    READ_OF_TURN,
    AnswerRequest,
    no_control_characters,
)

MODEL: Final = "program-assistant"
# A conversation longer than the assistant looks at loses its oldest turns, as elsewhere.
MAX_MESSAGES: Final = 1000


class ContentPart(BaseModel):
    """A part of a message; only text is read."""

    type: str
    text: str = ""


class Message(BaseModel):
    """One message. What is not from the user or the assistant is not part of the question."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[ContentPart] | None = None

    def text(self) -> str:
        """The text of the message."""
        if isinstance(self.content, str):
            return self.content
        return "\n".join(part.text for part in self.content or () if part.type == "text")


class StreamOptions(BaseModel):
    """Whether a stream ends with the usage."""

    include_usage: bool = False


class ChatRequest(BaseModel):
    """A conversation whose last user message is the question."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "model": MODEL,
                    "messages": [{"role": "user", "content": "令和8年度の要求額はいくらですか。"}],
                }
            ]
        }
    )
    model: str = MODEL
    messages: Annotated[list[Message], Field(min_length=1, max_length=MAX_MESSAGES)]
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    language: Literal["auto", "ja", "en"] = "auto"
    documents: list[str] | None = Field(default=None, max_length=1000)
    top_k: Annotated[int, Field(ge=1, le=50)] = 5

    def question(self) -> AnswerRequest:
        """The question and its history; raises InvalidInput where there is no question."""
        last = max((i for i, m in enumerate(self.messages) if m.role == "user"), default=None)
        text = self.messages[last].text().strip() if last is not None else ""
        if last is None or not text:
            raise InvalidInput("messages: the last user message is the question; send one.")
        if len(text) > MAX_QUESTION:
            raise InvalidInput(f"messages: a question has at most {MAX_QUESTION} characters.")
        try:
            no_control_characters(text)
        except ValueError as error:
            raise InvalidInput(f"messages: the question {error}.") from None
        # Built from checked values, so not validated again; the turns may be of any length.
        return AnswerRequest.model_construct(
            question=text,
            history=[],
            language=self.language,
            documents=self.documents,
            top_k=self.top_k,
        )

    def turns(self) -> tuple[Turn, ...]:
        """What was said before the question, at most the last turns."""
        last = max(i for i, m in enumerate(self.messages) if m.role == "user")
        said = [m for m in self.messages[:last] if m.role in {"user", "assistant"} and m.text()]
        return tuple(
            Turn("user" if m.role == "user" else "assistant", m.text()[:READ_OF_TURN])
            for m in said[-MAX_TURNS:]
        )


class ChatMessage(BaseModel):
    """The answer, with its citations as annotations and in full."""

    role: Literal["assistant"]
    content: str
    refusal: None = None
    annotations: list[dict[str, Any]]
    citations: list[dict[str, Any]]
    figures: list[dict[str, Any]]


class Choice(BaseModel):
    """The one choice."""

    index: int
    message: ChatMessage
    finish_reason: Literal["stop"]
    logprobs: None = None


class Usage(BaseModel):
    """Counts of words and ideographs, which stand in for tokens."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatCompletion(BaseModel):
    """A chat completion."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[Choice]
    usage: Usage
    citations: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    written_by: dict[str, Any] | None = None
    status: Literal["answered", "not_found", "clarify"]
    suggestions: list[str]
    index_version: str


class Model(BaseModel):
    """The one model."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class ModelList(BaseModel):
    """All models."""

    object: Literal["list"]
    data: list[Model]


class OpenAIErrorBody(BaseModel):
    """What went wrong."""

    message: str
    type: str
    param: str | None
    code: str | None


class OpenAIError(BaseModel):
    """An error in the shape of the OpenAI API."""

    error: OpenAIErrorBody
