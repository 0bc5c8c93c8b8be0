"""Limits how often one client may call and may send wrong tokens, by the library `limits`.

A client is its network address; behind a proxy that is what the server makes of the forwarded
headers of the proxies that it trusts (ASSISTANT_TRUSTED_PROXIES).
"""

from __future__ import annotations

import math
import time
from typing import Final

from limits import RateLimitItem, parse
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.errors import RateLimited
from web.problems import of_error

LIMITED_FOLDERS = ("/api/", "/v1/", "/mcp")
# A person mistypes a token a few times; a guesser needs millions.
GUESSES: Final = parse("20/minute")


class RateLimit:
    """Answers 429 with Retry-After to a client over `rate` ("60/minute")."""

    def __init__(self, app: ASGIApp, *, rate: str, storage: Storage) -> None:
        self._app = app
        self._rate = parse(rate)
        self._limiter = FixedWindowRateLimiter(storage)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(LIMITED_FOLDERS):
            client = client_of(scope)
            if not self._limiter.hit(self._rate, "calls", client):
                error = RateLimited(f"At most {self._rate} is allowed; try again later.")
                error.retry_after = _seconds_left(self._limiter, self._rate, "calls", client)
                await of_error(scope["path"], error)(scope, receive, send)
                return
        await self._app(scope, receive, send)


class Guesses:
    """Wrong tokens by client: after too many, its next wrong ones get 429 and no more.

    A right one always gets in, since whoever has it may share an address with who guesses; that it
    cannot be guessed is a matter of its length.
    """

    def __init__(self, storage: Storage) -> None:
        self._limiter = FixedWindowRateLimiter(storage)

    def count(self, client: str) -> None:
        """Remember one wrong token; raises RateLimited where there were too many before it."""
        if not self._limiter.hit(GUESSES, "guesses", client):
            error = RateLimited("Too many wrong tokens came from this address; try again later.")
            error.retry_after = _seconds_left(self._limiter, GUESSES, "guesses", client)
            raise error


def client_of(scope: Scope) -> str:
    """The address that a call comes from."""
    return scope["client"][0] if scope.get("client") else "unknown"


def _seconds_left(limiter: FixedWindowRateLimiter, rate: RateLimitItem, *names: str) -> int:
    reset = limiter.get_window_stats(rate, *names).reset_time
    return max(1, math.ceil(reset - time.time()))
