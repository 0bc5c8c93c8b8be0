"""Problem details (RFC 9457) for every error: one shape, one place that renders it.

Paths under /v1/ speak another API, whose clients expect that API's error shape.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from corpus.errors import AssistantError, OutOfMemory, StorageFailed
from corpus.text.plain import in_order

MEDIA_TYPE = "application/problem+json"
OPENAI_PREFIX = "/v1/"
MAX_DETAIL = 600  # characters

log = structlog.get_logger("assistant.web")

# What to tell for statuses that the framework raises by itself with a bare phrase.
ADVICE = {
    404: "There is nothing at this address; GET /docs lists what there is.",
    405: "This address does not take that method; see the Allow header.",
    400: "The body could not be parsed; send valid JSON (or multipart/form-data for files).",
    500: "Something went wrong here; the log has the details under the request id.",
}


class FieldError(BaseModel):
    """What is wrong with one field."""

    loc: list[str | int] = Field(description="Where the field is", examples=[["body", "question"]])
    msg: str = Field(description="What is wrong with it", examples=["Field required"])


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "/docs#problem-404",
                    "title": "Not found",
                    "status": 404,
                    "detail": "There is no document 'x'; GET /api/documents lists those there are.",
                }
            ]
        }
    )
    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldError] | None = None


def render(
    request_path: str,
    status: int,
    detail: str,
    *,
    title: str | None = None,
    errors: list[dict[str, Any]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    """The response for an error, in the shape that the path's clients expect."""
    title = title or HTTPStatus(status).phrase
    detail = shortened(detail)
    if request_path.startswith(OPENAI_PREFIX):
        status = 400 if status == 422 else status  # that API knows no 422
        return JSONResponse(openai_error(status, detail, errors), status, headers)
    return JSONResponse(
        problem(status, detail, title, errors), status, headers, media_type=MEDIA_TYPE
    )


def shortened(text: str) -> str:
    """A text for a person: what was sent (an id of megabytes) is not sent back at length.

    Nor does any character of it turn the order of the others.
    """
    text = in_order(text)
    if len(text) <= MAX_DETAIL:
        return text
    return f"{text[: MAX_DETAIL // 2]} … {text[-MAX_DETAIL // 2 :]}"


def problem(
    status: int, detail: str, title: str, errors: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """A problem as JSON data."""
    body: dict[str, Any] = {
        "type": f"/docs#problem-{status}",
        "title": title,
        "status": status,
        "detail": detail,
    }
    return body | {"errors": errors} if errors else body


def openai_error(
    status: int, detail: str, errors: list[dict[str, Any]] | None = None, code: str | None = None
) -> dict[str, Any]:
    """An error in the shape of the OpenAI API."""
    kinds = {
        401: "authentication_error",
        403: "permission_error",
        404: "not_found_error",
        429: "rate_limit_error",
    }
    kind = kinds.get(status, "server_error" if status >= 500 else "invalid_request_error")
    if errors:
        detail = "; ".join(f"{_dotted(e['loc'])}: {e['msg']}" for e in errors)
    param = _dotted(errors[0]["loc"]) if errors else None
    return {"error": {"message": detail, "type": kind, "param": param, "code": code}}


def _dotted(loc: list[str | int]) -> str:
    return ".".join(str(part) for part in loc[1:] or loc)


def of_error(path: str, error: AssistantError) -> JSONResponse:
    """The response for one of the assistant's own errors."""
    headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else {}
    if error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    return render(path, error.status, error.detail, title=error.title, headers=headers)


def install(app: FastAPI) -> None:
    """Make `app` render every error that a route or its parsing raises as a problem."""
    app.add_exception_handler(AssistantError, _own)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(OSError, _storage)
    app.add_exception_handler(MemoryError, _memory)


async def _own(request: Request, error: Exception) -> Response:
    assert isinstance(error, AssistantError)  # noqa: S101 - narrows the type for the checker
    if error.status >= 500:
        log.error("assistant_error", error=type(error).__name__, detail=error.detail)
    return of_error(request.url.path, error)


async def _storage(request: Request, error: Exception) -> Response:
    """A disk that is full, read-only or broken: told as what it is, whichever call met it."""
    assert isinstance(error, OSError)  # noqa: S101
    log.error("storage_failed", error=type(error).__name__, detail=str(error))
    reason = error.strerror or type(error).__name__
    return of_error(
        request.url.path,
        StorageFailed(f"The data directory cannot be used ({reason}): free or mend the disk."),
    )


def out_of_memory(path: str) -> OutOfMemory:
    """Too little memory for one call, which ends alone: the service goes on."""
    log.error("out_of_memory", path=path)
    return OutOfMemory(
        "There is not enough memory for this now: try again, or give it less at once."
    )


async def _memory(request: Request, _: Exception) -> Response:
    path = request.url.path
    return of_error(path, out_of_memory(path))


async def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    errors = [{"loc": _printable(e["loc"]), "msg": e["msg"]} for e in error.errors()]
    # What was sent is left out on purpose: it can be huge, secret, or not encodable.
    return render(request.url.path, 422, "The request is not valid; see errors.", errors=errors)


def _printable(loc: tuple[str | int, ...]) -> list[str | int]:
    """A location whose parts can be written as UTF-8 (a key may hold a lone surrogate)."""
    return [p if isinstance(p, int) else p.encode("utf-8", "replace").decode() for p in loc]


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    status = error.status_code
    bare = error.detail == HTTPStatus(status).phrase or status == 400
    detail = ADVICE.get(status, error.detail) if bare else error.detail
    headers = dict(error.headers) if error.headers else None
    return render(request.url.path, status, detail, headers=headers)
