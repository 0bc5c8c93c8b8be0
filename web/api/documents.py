"""Documents and programs: what the corpus holds, its text, and the original files."""

from __future__ import annotations

from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import FileResponse, JSONResponse

from corpus.errors import NotFound
from web import catalogue
from web.api.dependencies import CurrentEdition
from web.api.schema.documents import DocumentList, DocumentText, ProgramList
from web.middleware.envelope import FRAMEABLE

router = APIRouter(tags=["documents"])

DocumentId = Annotated[str, Path(max_length=300, description="Id of a document")]
# Shown inside a page only where the browser has a viewer that runs nothing of the file's own.
INLINE_TYPES: Final = frozenset({"application/pdf"})


@router.get("/api/documents", summary="All documents", response_model=DocumentList)
def documents(edition: CurrentEdition) -> Response:
    """Every document of the build in service."""
    return JSONResponse({"documents": catalogue.documents(edition)})


@router.get("/api/programs", summary="All programs", response_model=ProgramList)
def programs(edition: CurrentEdition) -> Response:
    """Every program with its names and the documents that speak of it."""
    return JSONResponse({"programs": catalogue.programs(edition)})


@router.get(
    "/api/documents/{document_id}/text",
    summary="The text that offsets refer to",
    response_model=DocumentText,
    responses={304: {"description": "The text is the one that If-None-Match names"}},
)
def text(request: Request, document_id: DocumentId, edition: CurrentEdition) -> Response:
    """The document's text with its pages; a citation's quote is `text[start:end]` of it.

    Offsets count characters (Unicode code points), not UTF-16 units.
    """
    document = edition.document(document_id)
    # The same file may be read otherwise by another build, hence the version.
    tag = f'"{document.sha256[:16]}-{edition.version}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    pages = [{"number": p.number, "start": p.start, "end": p.end} for p in document.pages]
    tables = [{"start": t.start, "end": t.end} for t in document.tables]
    told = {"id": document.id, "text": document.text, "pages": pages, "tables": tables}
    return JSONResponse(told, headers=headers)


@router.get(
    "/api/documents/{document_id}/file",
    summary="The original file",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}},
)
def file(
    document_id: DocumentId,
    edition: CurrentEdition,
    inline: Annotated[bool, Query(description="Show a PDF in the browser")] = False,
) -> Response:
    """The bytes as they came, as an attachment; `inline` only has an effect on a PDF."""
    document = edition.document(document_id)
    path = edition.original(document)
    if path is None:
        raise NotFound("The original file is no longer in the corpus; its text still is.")
    shown = inline and document.media_type in INLINE_TYPES
    disposition = "inline" if shown else "attachment"
    headers = {"Content-Disposition": content_disposition(disposition, document.filename)}
    if shown:
        headers["Content-Security-Policy"] = FRAMEABLE
    return FileResponse(path, media_type=_safe_type(document.media_type), headers=headers)


def content_disposition(kind: str, filename: str) -> str:
    """A Content-Disposition (RFC 6266) with an ASCII name for old clients and the true one."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(c for c in name if c.isprintable()) or "document"
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._- ") else "_" for c in name)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _safe_type(media_type: str) -> str:
    """The media type, but for those that a browser would run as a page of ours."""
    if "html" in media_type or "xml" in media_type.partition("+")[0] or "svg" in media_type:
        return "application/octet-stream"
    return media_type
