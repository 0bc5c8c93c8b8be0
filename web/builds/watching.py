"""Rebuilds when the corpus folder changes, by the library `watchfiles`; off unless it is set."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import structlog
from starlette.concurrency import run_in_threadpool
from watchfiles import awatch

from web.builds.rebuild import Rebuilds

# Files are often copied in many at once; a build waits until no more have come for this long.
QUIET_MILLISECONDS: Final = 2000

log = structlog.get_logger("assistant.web")


@asynccontextmanager
async def watching(folder: Path, rebuilds: Rebuilds) -> AsyncIterator[None]:
    """Enqueue a build after every change below `folder`, for as long as the context lasts."""
    task = asyncio.create_task(_watch(folder, rebuilds))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _watch(folder: Path, rebuilds: Rebuilds) -> None:
    try:
        async for changes in awatch(folder, step=QUIET_MILLISECONDS):
            job = await run_in_threadpool(rebuilds.enqueue)
            log.info("corpus_changed", changes=len(changes), job=job.id)
    except OSError as error:  # the folder is gone: the service goes on, and says so
        log.warning("watching_ended", folder=str(folder), reason=str(error))
