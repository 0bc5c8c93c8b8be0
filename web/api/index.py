"""The build in service, the jobs, health and metrics."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Final

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from sse_starlette import ServerSentEvent
from starlette.concurrency import run_in_threadpool

from web.api.dependencies import (
    CurrentEdition,
    TheBoard,
    TheMetrics,
    TheRebuilds,
    TheRecorder,
    TheService,
)
from web.api.schema.index import Health, Index, JobModel
from web.builds.jobs import Job, JobBoard
from web.events import event, guarded, stream, wants_events
from web.middleware.access import may_change

router = APIRouter(tags=["index"])

# How often a stream looks at its job; progress is written about as often.
POLL_SECONDS: Final = 0.2


@router.get("/api/index", summary="The build in service", response_model=Index)
async def index(edition: CurrentEdition, service: TheService) -> Response:
    """Version, counts and model of the build that answers."""
    return JSONResponse(
        {
            "version": edition.version,
            "built_at": edition.built_at,
            "documents": len(edition.analyses),
            "chunks": edition.chunks,
            "figures": len(edition.figures),
            "embedding_model": edition.embedding_model,
            "dimension": edition.dimension,
            "trouble": service.trouble,
            "left_out": [asdict(one) for one in edition.left_out],
        }
    )


@router.get(
    "/api/jobs/{job_id}",
    summary="A build's progress",
    response_model=JobModel,
    responses={
        200: {
            "description": "The job; with `Accept: text/event-stream`, an event `job` at every "
            "change until it ends",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        }
    },
)
async def job(request: Request, job_id: str, board: TheBoard) -> Response:
    """State, stage and progress of a job."""
    found = await run_in_threadpool(board.get, job_id)
    if wants_events(request):
        return stream(guarded(_follow(board, found), request.url.path))
    return JSONResponse(_public(found))


@router.delete(
    "/api/jobs/{job_id}",
    summary="Cancel a build",
    status_code=202,
    response_model=JobModel,
    dependencies=[Depends(may_change)],
)
def cancel(job_id: str, rebuilds: TheRebuilds, recorder: TheRecorder) -> Response:
    """Ends a build that runs or waits; 409 where it has ended. The published build stays."""
    job = rebuilds.cancel(job_id)
    recorder.record("cancel", job_id)
    return JSONResponse(_public(job), 202)


async def _follow(board: JobBoard, job: Job) -> AsyncIterator[ServerSentEvent]:
    yield event("job", _public(job))
    while not job.finished:
        await asyncio.sleep(POLL_SECONDS)
        latest = await run_in_threadpool(board.get, job.id)
        if latest != job:
            job = latest
            yield event("job", _public(job))


def _public(job: Job) -> dict[str, object]:
    return {name: value for name, value in asdict(job).items() if name not in {"pid", "born"}}


@router.get("/healthz", summary="Alive", response_model=Health, response_model_exclude_none=True)
async def healthz() -> Health:
    """Says that the process answers."""
    return Health(status="ok")


@router.get("/readyz", summary="Ready", response_model=Health)
async def readyz(edition: CurrentEdition) -> Health:
    """Says which build is in service; 503 with the reason where there is none."""
    return Health(status="ok", version=edition.version)


@router.get("/metrics", summary="Metrics for Prometheus", response_class=Response)
async def metrics(found: TheMetrics) -> Response:
    """Latency by stage, answers by status, age of the index, builds by outcome."""
    return Response(found.text(), media_type="text/plain; version=0.0.4; charset=utf-8")
