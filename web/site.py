"""The chat page: static files with their types, revalidated by ETag."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.responses import FileResponse, Response
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

    async def home() -> Response:
        return FileResponse(folder / "index.html", headers=CACHING)

    app.get("/", include_in_schema=False)(home)
    app.head("/", include_in_schema=False)(home)
    app.mount("/page", _Files(directory=folder), name="page")
