"""The outermost layer: request id, one log line, metrics, security headers, and the last resort.

An error that nobody expected is caught here and not in the framework's own last resort, which
stands outside of all middleware: its response would lack the request id and the headers.
"""

from __future__ import annotations

import re
import time
import uuid
from typing import Final

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problems import ADVICE, render
from web.telemetry.metrics import Metrics

REQUEST_ID: Final = "X-Request-ID"
# Ids go into logs and headers; whatever could break a line or a parser is replaced.
ACCEPTED_ID: Final = re.compile(r"[A-Za-z0-9._~-]{1,128}")

CONTENT_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "frame-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# The page shows an original PDF in a frame of its own; nothing else may frame anything of ours.
# Browsers apply no more than this to a PDF without keeping their own viewer from it.
FRAMEABLE: Final = "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

log = structlog.get_logger("assistant.web")


class Envelope:
    """Gives every request its id, headers, log line and metrics, and turns a crash into a 500."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            # Routes know GET only; the server leaves out the body, since its own scope says HEAD.
            scope = {**scope, "method": "GET"}
        request_id = _request_id(scope)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        seen = _Sender(send, request_id)
        started = time.perf_counter()
        try:
            await self._app(scope, receive, seen)
        except Exception:  # the boundary: whatever it is, the client gets a problem and a log id
            log.exception("unhandled_error", method=scope["method"], route=_route(scope))
            if seen.status is None:
                await render(scope["path"], 500, ADVICE[500])(scope, receive, seen)
        finally:
            self._record(scope, seen.status, time.perf_counter() - started)

    def _record(self, scope: Scope, status: int | None, seconds: float) -> None:
        route = _route(scope)
        code = status if status is not None else 499  # the client went away before an answer
        self._metrics.request(scope["method"], route, code, seconds)
        log.info(
            "request",
            method=scope["method"],
            route=route,
            status=code,
            milliseconds=round(seconds * 1000, 2),
        )


class _Sender:
    """Adds the headers to a response and remembers its status."""

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self._request_id = request_id
        self.status: int | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers[REQUEST_ID] = self._request_id
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)


def _request_id(scope: Scope) -> str:
    given = Headers(scope=scope).get(REQUEST_ID, "")
    return given if ACCEPTED_ID.fullmatch(given) else uuid.uuid4().hex


def _route(scope: Scope) -> str:
    """The route's template: paths hold ids, and a label for each would grow without bound."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) and path else "unmatched"
