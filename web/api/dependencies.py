"""What routes take from the application: the edition, the policies, the checks of a body."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Annotated, Final

from fastapi import Depends, Request

from assistant.settings import Settings
from corpus.errors import InvalidInput, UnsupportedMedia
from index.audit import AuditLog
from web.asking import Asking
from web.builds.jobs import JobBoard
from web.builds.library import Library
from web.builds.rebuild import Rebuilds
from web.edition import Edition
from web.middleware.rate import client_of
from web.service import Service
from web.telemetry.metrics import Metrics

JSON: Final = "application/json"
# How JSON writes a character beyond the first 65,536, or half of one.
_SURROGATE: Final = rb"\ud"


# All async: the framework runs plain functions in a thread, which costs more than they do.
async def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


async def _edition(request: Request) -> Edition:
    service: Service = request.app.state.service
    return service.current()


async def _metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


async def _asking(request: Request) -> Asking:
    asking: Asking = request.app.state.asking
    return asking


async def _board(request: Request) -> JobBoard:
    board: JobBoard = request.app.state.board
    return board


async def _rebuilds(request: Request) -> Rebuilds:
    rebuilds: Rebuilds = request.app.state.rebuilds
    return rebuilds


async def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


class Recorder:
    """Writes the changes of one caller into the audit log."""

    def __init__(self, request: Request) -> None:
        self._log: AuditLog = request.app.state.audit
        self._by = client_of(request.scope)

    @property
    def by(self) -> str:
        """The caller's address, for what names no person."""
        return self._by

    def record(self, action: str, *what: str) -> None:
        """Remember a change; raises OSError where that cannot be kept."""
        self._log.record(action, by=self._by, what=what)


async def _recorder(request: Request) -> Recorder:
    return Recorder(request)


CurrentEdition = Annotated[Edition, Depends(_edition)]
TheService = Annotated[Service, Depends(_service)]
TheMetrics = Annotated[Metrics, Depends(_metrics)]
TheSettings = Annotated[Settings, Depends(_settings)]
TheAsking = Annotated[Asking, Depends(_asking)]
TheBoard = Annotated[JobBoard, Depends(_board)]
TheRebuilds = Annotated[Rebuilds, Depends(_rebuilds)]
TheRecorder = Annotated[Recorder, Depends(_recorder)]
TheLibrary = Annotated[Library, Depends(_library)]


def expects(media_type: str) -> Callable[[Request], Awaitable[None]]:
    """Dependency that answers 415 to a body of another media type.

    It also keeps a cross-site form, which a browser sends without asking, from being parsed, and
    half a surrogate pair (JSON can hold one, no text can) from reaching what writes or reads text.
    """

    async def check(request: Request) -> None:
        given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if given != media_type:
            raise UnsupportedMedia(f"Send the body as {media_type}, not as {given or 'nothing'}.")
        if media_type == JSON and not await _is_text(request):
            raise InvalidInput("The body holds half a surrogate pair, which is no character.")

    return check


async def _is_text(request: Request) -> bool:
    if _SURROGATE not in (await request.body()).lower():
        return True
    try:
        json.dumps(await request.json(), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
