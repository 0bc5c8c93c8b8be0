"""Server-sent events: what every stream here has in common."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Iterator

import structlog
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request

from corpus.errors import AssistantError
from web.problems import ADVICE, of_error, out_of_memory, render

log = structlog.get_logger("assistant.web")

# Proxies close connections that are silent for long, often after 30 or 60 seconds.
PING_SECONDS = 15
_REFUSED = re.compile(r";\s*q=0(?:\.0*)?\s*(?:;|$)")  # of an Accept header
# A piece ends after a sentence or a line, or at a space where the sentence is long.
_PIECE = re.compile(r".{1,40}?(?:[。！？\n]|[.!?] |$)|.{1,40}", re.DOTALL)


def wants_events(request: Request) -> bool:
    """Whether the client asks for a stream of events rather than JSON."""
    accepted = request.headers.get("accept", "").lower().split(",")
    return any(
        part.partition(";")[0].strip() == "text/event-stream" and not _REFUSED.search(part)
        for part in accepted
    )


async def guarded(
    events: AsyncIterator[ServerSentEvent], path: str, *, name: str | None = "error"
) -> AsyncIterator[ServerSentEvent]:
    """`events`, ended by an event with the problem where making them fails.

    Once a stream has begun its status can no longer say so.
    """
    try:
        async for item in events:
            yield item
    except AssistantError as error:
        yield event(name, bytes(of_error(path, error).body).decode())
    except MemoryError:
        yield event(name, bytes(of_error(path, out_of_memory(path)).body).decode())
    except Exception:  # the stream's boundary, as the envelope is the response's
        log.exception("unhandled_error", route=path)
        yield event(name, bytes(render(path, 500, ADVICE[500]).body).decode())


def stream(events: AsyncIterator[ServerSentEvent]) -> EventSourceResponse:
    """The response that sends `events`, with keep-alive comments between them."""
    return EventSourceResponse(events, ping=PING_SECONDS, sep="\n")


def event(name: str | None, data: object) -> ServerSentEvent:
    """An event with JSON data."""
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return ServerSentEvent(text, event=name, sep="\n")


def pieces(text: str) -> Iterator[str]:
    """`text` in pieces of a few words, which joined are `text`."""
    return (match.group() for match in _PIECE.finditer(text))
