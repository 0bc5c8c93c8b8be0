"""The readings that wait for a person, and what a person says of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import JSONResponse, Response

from corpus.errors import NotFound
from corpus.facts.settled import Action
from web.api.dependencies import CurrentEdition, TheLibrary, TheRebuilds, TheRecorder, expects
from web.api.schema.review import Review, ReviewFilters, Settling, SettlingTaken
from web.builds.library import Library
from web.catalogue import review_json
from web.edition import Edition
from web.middleware.access import may_change
from web.settling import decide, settled_entry

router = APIRouter(tags=["review"])


@router.get("/api/review", summary="Ambiguous readings", response_model=Review)
def review(
    edition: CurrentEdition, library: TheLibrary, asked: Annotated[ReviewFilters, Query()]
) -> Response:
    """Figures that extraction could not settle, with their candidates; no answer uses them."""
    name = asked.document
    if name is not None:
        edition.document(name)
    found = [item for item in edition.review if name is None or item.document_id == name]
    page = review_json(edition, found[asked.offset : asked.offset + asked.limit])
    names = edition.analyses if name is None else [name]
    settled = [
        settled_entry(document, one)
        for document in map(edition.document, names)
        for one in library.settlements.of(document.sha256)
    ]
    return JSONResponse({"items": page, "total": len(found), "settled": settled})


@router.post(
    "/api/review/{id}",
    summary="Settle a reading",
    status_code=202,
    response_model=SettlingTaken,
    dependencies=[Depends(may_change), Depends(expects("application/json"))],
)
def settle(  # noqa: PLR0917 - each is a dependency that the framework fills
    settles: Annotated[
        str, Path(alias="id", max_length=64, description="Id of a row or an open reading")
    ],
    body: Settling,
    edition: CurrentEdition,
    library: TheLibrary,
    rebuilds: TheRebuilds,
    recorder: TheRecorder,
) -> SettlingTaken:
    """Confirms, corrects or rejects one row or reading, or undoes that; a small build follows.

    The amount must be what the characters of the document say: 422 where they do not.
    """
    if body.action == "undo":
        _undo(edition, library, settles)
    else:
        said = body.model_dump(exclude={"action", "by"}, exclude_unset=True)
        by = body.by or recorder.by
        sha256, settlement = decide(edition, settles, Action(body.action), said, by)
        library.settlements.put(sha256, settlement)
    recorder.record(f"review-{body.action}", settles, *([body.by] if body.by else []))
    return SettlingTaken(id=settles, action=body.action, job_id=rebuilds.enqueue().id)


def _undo(edition: Edition, library: Library, settles: str) -> None:
    for analysis in edition.analyses.values():
        sha256 = analysis.document.sha256
        if any(one.settles == settles for one in library.settlements.of(sha256)):
            library.settlements.undo(sha256, settles)
            return
    raise NotFound(f"Nothing has been settled of {settles!r}.")
