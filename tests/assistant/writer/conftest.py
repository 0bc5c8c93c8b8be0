"""A scripted model over real HTTP, and the deck's rows by their names."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from assistant.service import Assistant
from assistant.writer.conductor import Conductor
from assistant.writer.endpoint import Endpoint


class Script:
    """What the server replies, in turn; the last one again and again.

    A reply is text, a list of calls (name, arguments), a status, bytes as they are, or a function
    of the request's messages that gives one of these.
    """

    def __init__(self) -> None:
        self.replies: Sequence[Any] = ()
        self.requests: list[dict[str, Any]] = []
        self.headers: list[Any] = []
        self.paths: list[str] = []
        self.url = ""

    def say(self, *replies: Any) -> None:
        self.replies, self.requests = replies, []

    def next(self, request: dict[str, Any]) -> Any:
        reply = self.replies[min(len(self.requests), len(self.replies)) - 1]
        return reply(request["messages"]) if callable(reply) else reply


def chunk(delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    body = {"object": "chat.completion.chunk", "choices": [choice]}
    return b"data: " + json.dumps(body).encode() + b"\n\n"


def streamed(reply: Any) -> Iterator[bytes]:
    """Text in pieces of three characters, or calls, as events."""
    if isinstance(reply, str):
        yield from (chunk({"content": reply[i : i + 3]}) for i in range(0, len(reply), 3))
        yield chunk({}, "stop")
    else:
        for at, (name, arguments) in enumerate(reply):
            given = json.dumps(arguments)
            function = {"name": name, "arguments": given[:4]}
            yield chunk({"tool_calls": [{"index": at, "id": f"c{at}", "function": function}]})
            rest = {"index": at, "function": {"arguments": given[4:]}}
            yield chunk({"tool_calls": [rest]})
        yield chunk({}, "tool_calls")
    usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    yield b"data: " + json.dumps({"choices": [], "usage": usage}).encode() + b"\n\n"
    yield b"data: [DONE]\n\n"


class Handler(BaseHTTPRequestHandler):
    script: Script

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.script.requests.append(request)
        self.script.headers.append(self.headers)
        self.script.paths.append(self.path)
        reply = self.script.next(request)
        if isinstance(reply, int):
            self.send_error(reply)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        for event in reply if isinstance(reply, Iterator) else streamed(reply):
            self.wfile.write(event)
            self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Test output is for failures."""


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gives up on a slow reply is what some tests are about."""


@pytest.fixture
def script() -> Iterator[Script]:
    made = Script()
    handler = type("Scripted", (Handler,), {"script": made})
    server = QuietServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def conduct(deck, script) -> Callable[..., Assistant]:
    """The deck's assistant with the scripted model."""

    def make(timeout: float = 20.0, rounds: int = 6, **endpoint: Any) -> Assistant:
        given = {"base_url": script.url, "model": "m"} | endpoint
        return Assistant(
            deck.assistant.build, Conductor(Endpoint(**given), timeout=timeout, rounds=rounds)
        )

    return make


def returned(messages: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """All that the program has shown the model: found at first, and by its calls."""
    shown = []
    for message in messages:
        text = message["content"] or ""
        for line in text.split("\n"):
            part = line.partition(": ")[2] if line.startswith("Result of ") else line
            if message["role"] in {"tool", "user"} and part.startswith("{"):
                shown.append(json.loads(part))
    return shown


def pick(messages: Sequence[dict[str, Any]], program: str, measure: str, scope: Any = None) -> str:
    """The handle of a row, as a model reads it off what was returned."""
    for shown in returned(messages):
        for row in shown.get("rows", shown.get("found", {}).get("figures", [])):
            if (row["program"], row["measure"], row.get("scope")) == (program, measure, scope):
                return f"[[{row['ref']}]]"
    raise AssertionError((program, measure, scope))
