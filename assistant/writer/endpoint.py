"""One request to a model behind an OpenAI-compatible address, as a stream of text and calls.

A read timeout alone lets a server that drips a byte now and then hold an answer for hours, so
whoever asks puts one deadline over all of it. The reply is asked for as a stream; a server that
sends plain JSON all the same is read too.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import httpx

from assistant.writer.calls import Call
from corpus.errors import AssistantError

if TYPE_CHECKING:
    from openai import AsyncAPIResponse, AsyncOpenAI

NO_KEY = "none"  # local servers ask for no key, the client does; the environment's is not theirs
TEMPERATURE = 0.0  # the same evidence gives the same words
MOST_CHARACTERS = 20_000  # no answer is near this long, a model's thoughts aloud included
MOST_BYTES = 8 * MOST_CHARACTERS  # of a plain JSON reply, escapes and envelope included
MOST_CALLS = 8  # of one reply
THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)\s*", re.DOTALL)  # models without a parser
FINISHED = frozenset({"stop", "tool_calls", "function_call"})

Message = dict[str, Any]


class BadReply(AssistantError):
    """A reply that is no whole chat completion."""

    status = 502
    title = "Bad reply of the language model"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is, the key for it, and headers that a gateway wants besides."""

    base_url: str
    model: str
    api_key: str | None = field(default=None, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)

    def client(self, timeout: float) -> AsyncOpenAI:
        """A client that tries once: the deadline leaves no time to wait and try again.

        What stands behind a "?" in the address goes with every request (?api-version=…).
        """
        from openai import AsyncOpenAI, DefaultAsyncHttpxClient

        parts = urlsplit(self.base_url)
        return AsyncOpenAI(
            base_url=urlunsplit(parts._replace(query="")),
            default_query=dict(parse_qsl(parts.query)),
            default_headers=dict(self.headers),
            api_key=self.api_key or NO_KEY,
            timeout=timeout,
            max_retries=0,
            http_client=DefaultAsyncHttpxClient(verify=_trusted()),
        )


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """Whose certificates are believed; reading them takes 40 ms, which no answer need wait for."""
    return httpx.create_ssl_context()


@dataclass(slots=True)
class ModelReply:
    """What a model has replied: its text without its thoughts, its calls, and what it cost."""

    text: str = ""
    calls: list[Call] = field(default_factory=list)
    prompt_tokens: int = 0
    completion_tokens: int = 0


async def ask(
    client: AsyncOpenAI,
    model: str,
    messages: Sequence[Message],
    tools: Sequence[Mapping[str, Any]],
    heard: Callable[[str], None],
) -> ModelReply:
    """A whole reply; `heard` is told of its text as it arrives.

    Raises BadReply where it is cut off or not what the API promises; openai and httpx errors
    pass through.
    """
    options: dict[str, Any] = {
        "model": model,
        "messages": list(messages),
        "temperature": TEMPERATURE,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if tools:
        options["tools"] = list(tools)
    request = client.chat.completions.with_streaming_response.create(**options)
    gathered = _Gathered(heard)
    async with request as response:
        async for part, delta in _parts(response):
            gathered.take(part, delta)
    return gathered.reply()


async def _parts(response: AsyncAPIResponse[Any]) -> AsyncIterator[tuple[object, str]]:
    """Chunks of a stream, or the one completion of a plain reply, with where its text stands."""
    if "text/event-stream" in response.headers.get("content-type", ""):
        from openai import AsyncStream

        chunks = await response.parse()
        if not isinstance(chunks, AsyncStream):
            raise BadReply("The reply is no stream.")
        async for chunk in chunks:
            yield chunk, "delta"
        return
    from openai.types.chat import ChatCompletion

    body = b""
    async for piece in response.iter_bytes():
        body += piece
        if len(body) > MOST_BYTES:
            raise BadReply("The reply does not end.")
    yield ChatCompletion.model_validate_json(body), "message"


class _Gathered:
    """Puts a reply together; the client does not check shapes, so this does."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        self._heard = heard
        self._text = ""
        self._told = 0
        self._calls: dict[int, list[str]] = {}
        self._finish: str | None = None
        self._tokens = (0, 0)

    def take(self, part: object, name: str) -> None:
        """Take in a chunk, or a completion."""
        usage = getattr(part, "usage", None)
        counts = [getattr(usage, n, 0) for n in ("prompt_tokens", "completion_tokens")]
        if any(counts):
            self._tokens = (_count(counts[0]), _count(counts[1]))
        choices = getattr(part, "choices", None)
        if not isinstance(choices, list):
            raise BadReply("The reply has no choices.")
        if not choices:  # a chunk that only counts tokens
            return
        delta = getattr(choices[0], name, None)
        text, reason = getattr(delta, "content", None), getattr(choices[0], "finish_reason", None)
        if not isinstance(text, str | None) or not isinstance(reason, str | None):
            raise BadReply("The reply's content is no text.")
        self._finish = reason or self._finish
        self._add(text or "")
        for at, call in enumerate(getattr(delta, "tool_calls", None) or ()):
            self._add_call(call, at)

    def _add(self, text: str) -> None:
        self._text += text
        if len(self._text) > MOST_CHARACTERS:
            raise BadReply("The reply does not end.")
        spoken = _spoken(self._text)
        if len(spoken) > self._told:
            self._heard(spoken[self._told :])
            self._told = len(spoken)

    def _add_call(self, call: object, at: int) -> None:
        index = getattr(call, "index", None)
        function = getattr(call, "function", None)
        index = index if isinstance(index, int) else at
        parts = self._calls.setdefault(index, ["", "", ""])
        for place, value in enumerate(
            (
                getattr(call, "id", None),
                *(getattr(function, n, None) for n in ("name", "arguments")),
            )
        ):
            if not isinstance(value, str | None):
                raise BadReply("A tool call is not what the API promises.")
            parts[place] += value or ""
        if len(self._calls) > MOST_CALLS or sum(map(len, parts)) > MOST_CHARACTERS:
            raise BadReply("The tool calls do not end.")

    def reply(self) -> ModelReply:
        """The whole reply; raises BadReply where it was cut off."""
        if self._finish not in FINISHED:
            raise BadReply(f"The reply is not whole: it ended with {self._finish!r}.")
        calls = [
            Call(call_id or f"call_{i}", name, arguments)
            for i, (call_id, name, arguments) in sorted(self._calls.items())
        ]
        return ModelReply(THOUGHTS.sub("", self._text).strip(), calls, *self._tokens)


def _spoken(text: str) -> str:
    """The text so far without thoughts, and without what may yet become the mark of one."""
    spoken = THOUGHTS.sub("", text)
    cut = spoken.rfind("<")
    return spoken[:cut] if cut >= 0 and "<think>".startswith(spoken[cut:]) else spoken


def _count(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0
