"""GET /docs and its style sheet."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, HTMLResponse, Response

from web.reference.page import render

router = APIRouter(include_in_schema=False)
STYLE = Path(__file__).with_name("style.css")


@router.get("/docs")
def docs(request: Request) -> Response:
    """The description, made from the same document as /openapi.json."""
    return HTMLResponse(render(request.app.openapi()))


@router.get("/docs/style.css")
def style() -> Response:
    """The page's style, in a file, since the content policy allows none in the page."""
    return FileResponse(STYLE, media_type="text/css")
