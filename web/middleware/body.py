"""Limits the size of request bodies while they arrive, also where no length was declared."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problems import render

# The largest legal question with fifty turns of history, escaped, is below this.
MAX_JSON_BYTES = 8 * 1024 * 1024
# Room for the boundaries and part headers of a multipart body around the files themselves.
MULTIPART_OVERHEAD = 64 * 1024
TWO_LENGTHS = "A request has a Content-Length or a Transfer-Encoding, not both."
UPLOAD_PATH = "/api/documents"


class BodyLimit:
    """Answers 413 to a body over the limit: at once where it is declared, else as it is read."""

    def __init__(self, app: ASGIApp, *, max_upload_bytes: int) -> None:
        self._app = app
        self._max_upload = max_upload_bytes + MULTIPART_OVERHEAD

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._max_upload if scope["path"] == UPLOAD_PATH else MAX_JSON_BYTES
        headers = Headers(scope=scope)
        if "content-length" in headers and "transfer-encoding" in headers:
            # RFC 9112, 6.1: two lengths are how a request is smuggled past a proxy.
            refused = render(scope["path"], 400, TWO_LENGTHS, headers={"Connection": "close"})
            await refused(scope, receive, send)
            return
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > limit:
            await render(scope["path"], 413, _detail(limit))(scope, receive, send)
            return
        await self._app(scope, _counting(receive, limit), send)


def _counting(receive: Receive, limit: int) -> Receive:
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            # An HTTPException, since that is what passes through the framework's own parsing.
            raise HTTPException(413, _detail(limit))
        return message

    return counted


def _detail(limit: int) -> str:
    return f"The request body is over the limit of {limit:,} bytes."
