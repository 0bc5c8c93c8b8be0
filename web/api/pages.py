"""Pages as they look or are made, where a range stands on them, and the table it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi import Path as InPath
from fastapi.responses import JSONResponse

from corpus.document import Document
from corpus.errors import NotFound
from web.api.dependencies import CurrentEdition, TheSettings
from web.api.documents import DocumentId
from web.api.schema.pages import LocatedPlaces, PageBoxes, ShownGrid, ShownOutline
from web.pages.grids import grid
from web.pages.located import located
from web.pages.outline import outline
from web.pages.pictures import Pictures
from web.pages.places import boxes

router = APIRouter(tags=["documents"])

PDF: Final = "application/pdf"
FOLDER: Final = "pages"
PageNumber = Annotated[int, InPath(ge=1, le=100_000, description="Page, from 1")]
Offset = Annotated[int, Query(ge=0)]
Offsets = Annotated[list[Offset], Query(min_length=1, max_length=100)]
Scale = Annotated[float, Query(ge=0.25, le=4, description="Pixels for a point")]


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page that is there, and what draws it."""

    document: Document
    path: Path
    number: int
    pictures: Pictures


def _asked(
    document_id: DocumentId, number: PageNumber, edition: CurrentEdition, settings: TheSettings
) -> AskedPage:
    document = edition.document(document_id)
    path = edition.original(document)
    if document.media_type != PDF or path is None:
        raise NotFound("This document has no pages that can be shown as they look.")
    if number > len(document.pages):
        raise NotFound(f"There is no page {number}; the document has {len(document.pages)}.")
    return AskedPage(document, path, number, _pictures(settings.data_dir / FOLDER))


Asked = Annotated[AskedPage, Depends(_asked)]


@router.get(
    "/api/documents/{document_id}/pages/{number}.png",
    summary="A page as it looks",
    response_class=Response,
    responses={200: {"content": {"image/png": {"schema": {"type": "string"}}}}},
)
def picture(request: Request, asked: Asked, scale: Scale = 1.5) -> Response:
    """The page of a PDF as PNG; 404 where the document has no such page, or is no PDF."""
    sha256 = asked.document.sha256
    tag = f'"{sha256[:16]}-{asked.number}-{scale:g}"'
    headers = {"ETag": tag, "Cache-Control": "private, max-age=86400"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    drawn = asked.pictures.page(asked.path, sha256, asked.number, scale)
    return Response(drawn, media_type="image/png", headers=headers)


@router.get(
    "/api/documents/{document_id}/pages/{number}/boxes",
    summary="Where a range stands on a page",
    response_model=PageBoxes,
)
def places(asked: Asked, start: Offset, end: Offset) -> Response:
    """Boxes in points from the top left of the page, and the page's own size."""
    width, height = asked.pictures.size(asked.path, asked.document.sha256, asked.number)
    found = boxes(asked.document, asked.number, start, end)
    return JSONResponse(
        {
            "width": width,
            "height": height,
            "boxes": [[box.x0, box.top, box.x1, box.bottom] for box in found],
        }
    )


@router.get(
    "/api/documents/{document_id}/grid",
    summary="The table that a range stands in",
    response_model=ShownGrid,
)
def table(
    document_id: DocumentId,
    edition: CurrentEdition,
    start: Offset,
    end: Offset,
) -> Response:
    """Heads and the rows around a range of the text, as cells; 404 where it is in no table."""
    found = grid(edition.document(document_id), start, end)
    if found is None:
        raise NotFound("This range stands in no table of the document.")
    return JSONResponse(found)


@router.get(
    "/api/documents/{document_id}/outline",
    summary="A part of a document by its structure",
    response_model=ShownOutline,
)
def structure(
    document_id: DocumentId,
    edition: CurrentEdition,
    start: Offset,
    end: Offset,
) -> Response:
    """Headings, paragraphs and tables of the page, slide or stretch that a range begins in."""
    return JSONResponse(outline(edition.document(document_id), start, end))


@router.get(
    "/api/documents/{document_id}/located",
    summary="What places are called in the file",
    response_model=LocatedPlaces,
)
def named(document_id: DocumentId, edition: CurrentEdition, at: Offsets) -> Response:
    """Page, sheet, slide and row of each offset of the text."""
    document = edition.document(document_id)
    return JSONResponse({"places": [located(document, offset) for offset in at]})


@lru_cache(maxsize=4)
def _pictures(folder: Path) -> Pictures:
    return Pictures(folder)
