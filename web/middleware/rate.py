"""Limits how often one client may call, by the library `limits`; off unless it is set."""

from __future__ import annotations

import math
import time

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.errors import RateLimited
from web.problems import of_error

LIMITED_FOLDERS = ("/api/", "/v1/", "/mcp")


class RateLimit:
    """Answers 429 with Retry-After to a client over `rate` ("60/minute").

    A client is its network address; behind a proxy that is what the server makes of the
    forwarded headers that it trusts. Each worker process counts for itself.
    """

    def __init__(self, app: ASGIApp, *, rate: str) -> None:
        self._app = app
        self._rate = parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(LIMITED_FOLDERS):
            client = scope["client"][0] if scope.get("client") else "unknown"
            if not self._limiter.hit(self._rate, client):
                reset = self._limiter.get_window_stats(self._rate, client).reset_time
                error = RateLimited(f"At most {self._rate} is allowed; try again later.")
                response = of_error(scope["path"], error)
                response.headers["Retry-After"] = str(max(1, math.ceil(reset - time.time())))
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)
