"""Calls that change something: uploads, deletions, rebuilds, and feedback."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Depends, File, Request, Response, UploadFile
from starlette.concurrency import run_in_threadpool

from corpus.errors import AssistantError
from corpus.text.plain import in_order
from web.api.dependencies import TheLibrary, TheRebuilds, TheRecorder, TheSettings, expects
from web.api.documents import DocumentId
from web.api.schema.documents import RejectedFile, Removed, Uploaded, UploadedFile
from web.api.schema.index import Feedback, Started
from web.builds.library import Added, Library
from web.middleware.access import AccessPolicy, may_change

router = APIRouter(tags=["changes"])

CHUNK: Final = 1024 * 1024
FEEDBACK_FILE: Final = "feedback.jsonl"
# Feedback is small; a file that reaches this is set aside once, so that a flood fills no disk.
MAX_FEEDBACK_BYTES: Final = 16 * 1024 * 1024


@router.post(
    "/api/documents",
    summary="Upload documents",
    status_code=202,
    response_model=Uploaded,
    dependencies=[Depends(may_change), Depends(expects("multipart/form-data"))],
)
async def upload(
    files: Annotated[list[UploadFile], File(description="One or more files")],
    library: TheLibrary,
    rebuilds: TheRebuilds,
    recorder: TheRecorder,
) -> Uploaded:
    """Takes each file that can be read, and starts (or queues) the build that indexes them.

    A file that cannot is told in `rejected` beside the others; where none can, its error is the
    response's.
    """
    with tempfile.TemporaryDirectory(prefix="assistant-upload-") as folder:
        spooled = [await _spool(f, Path(folder) / str(n)) for n, f in enumerate(files)]
        added, refused = await run_in_threadpool(_take, library, spooled)
    taken = [UploadedFile(filename=a.name, id=a.id, outcome=a.outcome) for a in added]
    if not taken and refused:
        raise refused[0][1]
    await run_in_threadpool(recorder.record, "upload", *(file.filename for file in taken))
    rejected = [
        RejectedFile(filename=in_order(name), status=error.status, detail=in_order(error.detail))
        for name, error in refused
    ]
    return Uploaded(job_id=rebuilds.enqueue().id, documents=taken, rejected=rejected)


def _take(
    library: Library, uploads: Sequence[tuple[Path, str]]
) -> tuple[list[Added], list[tuple[str, AssistantError]]]:
    """What the library takes of some files, and why it takes no others.

    All at once, since it looks through the corpus each time; halves where one of them is bad.
    """
    try:
        return list(library.add_files(uploads)), []
    except AssistantError as error:
        if len(uploads) == 1:
            return [], [(uploads[0][1], error)]
    half = len(uploads) // 2
    taken, refused = _take(library, uploads[:half])
    more, others = _take(library, uploads[half:])
    return taken + more, refused + others


@router.delete(
    "/api/documents/{document_id}",
    summary="Take a document out",
    status_code=202,
    response_model=Removed,
    dependencies=[Depends(may_change)],
)
def remove(document_id: DocumentId, library: TheLibrary, recorder: TheRecorder) -> Removed:
    """The document stays in service until the next rebuild, which leaves it out."""
    library.remove_document(document_id)
    recorder.record("remove", document_id)
    return Removed(id=document_id, detail="The next rebuild leaves the document out.")


@router.post(
    "/api/index/rebuild",
    summary="Rebuild the index",
    status_code=202,
    response_model=Started,
    dependencies=[Depends(may_change)],
)
def rebuild(rebuilds: TheRebuilds, recorder: TheRecorder) -> Started:
    """Starts a build in the background; 409 while another runs."""
    job = rebuilds.start()
    recorder.record("rebuild", job.id)
    return Started(job_id=job.id)


@router.post(
    "/api/feedback",
    summary="Say whether an answer was good",
    status_code=204,
    response_class=Response,
    dependencies=[Depends(expects("application/json"))],
)
def feedback(request: Request, body: Feedback, settings: TheSettings) -> Response:
    """Kept in a local file, which evaluation can turn into cases; nothing leaves the machine."""
    policy: AccessPolicy = request.app.state.access
    policy.check_origin(request.headers)
    append_feedback(settings.data_dir / FEEDBACK_FILE, body)
    return Response(status_code=204)


def append_feedback(path: Path, body: Feedback) -> None:
    """Append one line; a file over the limit becomes `….1.jsonl`, replacing an older one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > MAX_FEEDBACK_BYTES:
        path.replace(path.with_suffix(".1.jsonl"))
    entry = {"at": datetime.now(UTC).isoformat(timespec="seconds")} | body.model_dump()
    line = json.dumps(entry, ensure_ascii=False) + "\n"
    # One write to a file opened for appending: lines of several workers do not mix.
    with path.open("ab", buffering=0) as file:
        file.write(line.encode())


async def _spool(file: UploadFile, path: Path) -> tuple[Path, str]:
    """Write an upload to `path`, for readers that want a file.

    The sender's name never becomes a path here; the library makes it safe.
    """
    with path.open("wb") as out:
        while chunk := await file.read(CHUNK):
            out.write(chunk)
    return path, file.filename or ""
