"""The application factory: puts the parts together; importing this module does nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI
from limits.storage import MemoryStorage, Storage
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from assistant.settings import Settings
from index.audit import AuditLog
from web import description, problems, reference, site
from web.api import answer, budget, changes, documents, index, keep, pages, review
from web.asking import Asking
from web.builds.jobs import JobBoard
from web.builds.library import Library
from web.builds.rebuild import Builder, Rebuilds
from web.builds.watching import watching
from web.chat import routes as chat
from web.mcp_server import create_mcp_server, http_endpoint
from web.middleware.access import Access, AccessPolicy
from web.middleware.body import BodyLimit
from web.middleware.counting import FileStorage
from web.middleware.envelope import REQUEST_ID, Envelope
from web.middleware.rate import Guesses, RateLimit
from web.service import Service
from web.telemetry.metrics import Metrics

# Level 4 takes a third of the time of 9 for a few per cent more bytes.
GZIP_LEVEL = 4
GZIP_MINIMUM_BYTES = 1024
DESCRIPTION = (
    "Answers questions about government programs from the documents that announce them, with "
    "cited passages and exact figures from a structured budget table."
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the application is made of; tests put fakes in."""

    service: Service
    builder: Builder
    library: Library


def create_app(parts: Parts, settings: Settings) -> FastAPI:
    """The application over these parts. Following new builds starts with its lifespan."""
    app = FastAPI(
        title="Program assistant",
        summary="Questions about government programs, answered with citations",
        description=DESCRIPTION,
        version=_version(),
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
    )
    _state(app, parts, settings)
    problems.install(app)
    description.install(app)
    for module in (answer, documents, pages, budget, review, keep, changes, index, chat, reference):
        app.include_router(module.router)
    app.router.routes.append(Route("/mcp", _Mcp()))
    site.mount(app)
    _middleware(app, settings)
    return app


def _state(app: FastAPI, parts: Parts, settings: Settings) -> None:
    metrics = Metrics()
    metrics.watch_index_age(lambda: _built_at(parts.service))
    board = JobBoard(settings.data_dir / "jobs")

    def finished(good: bool) -> None:
        metrics.build("done" if good else "failed")
        parts.service.refresh()

    app.state.service = parts.service
    app.state.library = parts.library
    app.state.settings = settings
    app.state.access = AccessPolicy.of(settings)
    app.state.metrics = metrics
    app.state.asking = Asking.of(settings, metrics)
    app.state.guesses = Guesses(_storage(settings))
    app.state.board = board
    app.state.audit = AuditLog(settings.data_dir)
    app.state.rebuilds = Rebuilds(parts.builder, board, finished=finished)


def _middleware(app: FastAPI, settings: Settings) -> None:
    """Added from the innermost to the outermost."""
    app.add_middleware(BodyLimit, max_upload_bytes=settings.max_upload_mb * 10**6)
    if settings.rate_limit:
        app.add_middleware(RateLimit, rate=settings.rate_limit, storage=_storage(settings))
    app.add_middleware(Access, policy=app.state.access, guesses=app.state.guesses)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type", REQUEST_ID],
            expose_headers=[REQUEST_ID, "X-Total-Count"],
        )
    app.add_middleware(GZipMiddleware, minimum_size=GZIP_MINIMUM_BYTES, compresslevel=GZIP_LEVEL)
    app.add_middleware(Envelope, metrics=app.state.metrics)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Follow new builds, and answer MCP, for as long as the application runs."""
    service: Service = app.state.service
    # The SDK's session manager serves once, an application may start again: one for each start.
    server = create_mcp_server(service, app.state.asking)
    with service, _ending(app.state.rebuilds):
        async with AsyncExitStack() as stack:
            app.state.mcp = await stack.enter_async_context(http_endpoint(server, app.state.access))
            settings: Settings = app.state.settings
            if settings.watch:
                folder = settings.corpus_path
                await stack.enter_async_context(watching(folder, app.state.rebuilds))
            yield


@contextmanager
def _ending(rebuilds: Rebuilds) -> Iterator[None]:
    """End a build of this process with it: a child without its job would build for nobody."""
    try:
        yield
    finally:
        rebuilds.stop()


class _Mcp:
    """Passes /mcp on to the endpoint of the running lifespan."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await scope["app"].state.mcp(scope, receive, send)


def _storage(settings: Settings) -> Storage:
    """Where calls are counted: workers share a file, one process needs none."""
    if settings.workers <= 1:  # `assistant serve` has replaced a 0 by their number
        return MemoryStorage()
    try:
        return FileStorage(settings.data_dir / "limits.sqlite")
    except (OSError, sqlite3.Error):  # a read-only data directory: each worker counts for itself
        return MemoryStorage()


def _built_at(service: Service) -> str | None:
    return service.current().built_at if service.ready else None


def _version() -> str:
    try:
        return version("program-assistant")
    except PackageNotFoundError:
        return "0"
