"""What a person has kept, held against the corpus of today. The service itself keeps none of it."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from assistant.evaluation.ground import ClaimedAmount, Ground
from assistant.evaluation.receipt import check_receipt
from web.api.dependencies import CurrentEdition, expects
from web.api.schema.keep import Kept, KeptConversation, KeptItem, KeptPlaces, Place, Verified
from web.edition import Edition
from web.export.kept_book import kept_book
from web.export.workbook import XLSX
from web.pages.located import located

router = APIRouter(tags=["keep"], dependencies=[Depends(expects("application/json"))])


@router.post("/api/verify", summary="Verify kept answers", response_model=Verified)
def verify(body: KeptConversation, edition: CurrentEdition) -> Response:
    """Whether each document, quote and figure of kept answers still stands where it says."""
    proof = check_receipt(body.model_dump(), edition)
    findings = [{"good": good, "detail": detail} for good, detail in proof.findings]
    return JSONResponse(
        {"proved": proof.proved, "index_version": edition.version, "findings": findings}
    )


@router.post(
    "/api/kept",
    summary="Figures and quotes to take away",
    response_model=KeptPlaces,
    responses={200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}},
)
def kept(request: Request, body: Kept, edition: CurrentEdition) -> Response:
    """Where each stands today, and whether its quote says it; as JSON or as a workbook."""
    ground = Ground(edition.analyses, edition.figures)
    places = [_place(edition, item, ground) for item in body.items]
    if body.format == "json":
        items = [place.model_dump() for place in places]
        return JSONResponse({"index_version": edition.version, "items": items})
    pairs = zip(body.items, places, strict=True)
    content = kept_book(pairs, body.language, str(request.base_url), edition.version)
    headers = {"Content-Disposition": 'attachment; filename="kept.xlsx"'}
    return Response(content, media_type=XLSX, headers=headers)


def _place(edition: Edition, item: KeptItem, ground: Ground) -> Place:
    analysis = edition.analyses.get(item.document_id)
    if analysis is None:
        return Place(proved=False, document_title=None, page=None, line_start=None, line_end=None)
    document = analysis.document
    proved = item.start < item.end and document.text[item.start : item.end] == item.quote
    proved = proved and _is_stated(item, ground)
    named = located(document, item.start)
    first, last = edition.lines(item.document_id, item.start, item.end)
    return Place(
        proved=proved,
        document_title=document.title,
        page=document.page_at(item.start) if proved else None,
        line_start=first if proved else None,
        line_end=last if proved else None,
        sheet=named["name"] if proved else None,
        row=named["row"] if proved else None,
    )


def _is_stated(item: KeptItem, ground: Ground) -> bool:
    """Whether the amount of an item, if it has one, is what its quote states."""
    if item.amount is None:
        return True
    place = item.model_dump(include={"document_id", "start", "end", "currency", "fiscal_year"})
    return ground.states(ClaimedAmount(amount=item.amount, **place))
