"""Asking a model behind an OpenAI-compatible address, with a deadline over all of it.

A read timeout alone lets a server that drips a byte now and then hold an answer for hours, so the
request runs on an event loop of its own, where one deadline ends it wherever it waits. The reply
is asked for as a stream, so that one that never ends is given up early; a server that sends plain
JSON all the same is read too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.errors import AssistantError

if TYPE_CHECKING:
    from openai import AsyncAPIResponse, AsyncOpenAI, AsyncStream
    from openai.types.chat import ChatCompletion, ChatCompletionChunk

    from assistant.writer.prompt import Message

    _Chunks = AsyncStream[ChatCompletionChunk]
    _Response = AsyncAPIResponse[_Chunks | ChatCompletion]

NO_KEY = "none"  # local servers ask for no key, the client does; the environment's is not theirs
TEMPERATURE = 0.0  # the same evidence gives the same words
MOST_CHARACTERS = 20_000  # no answer is near this long, a model's thoughts aloud included
MOST_BYTES = 8 * MOST_CHARACTERS  # of a plain JSON reply, escapes and envelope included
THOUGHTS = re.compile(r"\s*<think>.*?</think>", re.DOTALL)  # reasoning models without a parser
FINISHED = "stop"


class BadReply(AssistantError):
    """A reply that is no whole chat completion."""

    status = 502
    title = "Bad reply of the language model"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is, and the key for it."""

    base_url: str
    model: str
    api_key: str | None = field(default=None, repr=False)

    def client(self, timeout: float) -> AsyncOpenAI:
        """A client that tries once: the deadline leaves no time to wait and try again."""
        from openai import AsyncOpenAI

        return AsyncOpenAI(
            base_url=self.base_url, api_key=self.api_key or NO_KEY, timeout=timeout, max_retries=0
        )


async def ask(client: AsyncOpenAI, model: str, messages: Sequence[Message]) -> str:
    """The text of a whole reply.

    Raises BadReply where it is cut off or not what the API promises; openai and httpx errors
    pass through.
    """
    request = client.chat.completions.with_streaming_response.create(
        model=model,
        messages=list(messages),  # type: ignore[arg-type]
        temperature=TEMPERATURE,
        stream=True,
    )
    async with request as response:
        streams = "text/event-stream" in response.headers.get("content-type", "")
        text = await (_streamed(response) if streams else _plain(response))
    return THOUGHTS.sub("", text, count=1).strip()


async def _streamed(response: _Response) -> str:
    from openai import AsyncStream

    parts: list[str] = []
    length, finish = 0, None
    chunks = await response.parse()
    if not isinstance(chunks, AsyncStream):
        raise BadReply("The reply is no stream.")
    async for chunk in chunks:
        text, reason = _part(chunk, "delta")
        parts.append(text)
        finish = reason or finish
        length += len(text)
        if length > MOST_CHARACTERS:
            raise BadReply("The reply does not end.")
    return _whole("".join(parts), finish)


async def _plain(response: _Response) -> str:
    from openai.types.chat import ChatCompletion

    body = b""
    async for piece in response.iter_bytes():
        body += piece
        if len(body) > MOST_BYTES:
            raise BadReply("The reply does not end.")
    return _whole(*_part(ChatCompletion.model_validate_json(body), "message"))


def _part(reply: object, name: str) -> tuple[str, str | None]:
    """Text and finish reason of a chunk or a completion; the client does not check shapes."""
    choices = getattr(reply, "choices", None)
    if not isinstance(choices, list):
        raise BadReply("The reply has no choices.")
    if not choices:  # a chunk that only counts tokens
        return "", None
    text = getattr(getattr(choices[0], name, None), "content", None)
    reason = getattr(choices[0], "finish_reason", None)
    if not isinstance(text, str | None) or not isinstance(reason, str | None):
        raise BadReply("The reply's content is no text.")
    return text or "", reason


def _whole(text: str, finish: str | None) -> str:
    if finish != FINISHED:
        raise BadReply(f"The reply is not whole: it ended with {finish!r}.")
    return text
