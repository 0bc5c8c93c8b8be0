"""The chat page: static files with their types, revalidated by ETag."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "page"
# Names carry no hash, so that a browser must ask whether a file has changed; the answer is small.
CACHING = {"Cache-Control": "no-cache"}


class _Files(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(CACHING)
        return response


def mount(app: FastAPI, folder: Path = FOLDER) -> None:
    """Serve `folder` at /page, and its index.html at /."""
    files = _Files(directory=folder)

    async def home(request: Request) -> Response:
        return await files.get_response("index.html", request.scope)

    app.router.routes.append(Route("/", home))
    app.mount("/page", files, name="page")
