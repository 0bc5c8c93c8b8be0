"""POST /api/answer: as JSON, or as a stream of events for whoever asks for one."""

from __future__ import annotations

from collections.abc import AsyncIterator

from fastapi import APIRouter, Depends, Request, Response
from pydantic import TypeAdapter
from sse_starlette import ServerSentEvent

from assistant.model import Answer, Step
from web.api.dependencies import CurrentEdition, TheAsking, expects
from web.api.schema.answer import AnswerRequest, AnswerResponse
from web.asking import Asking
from web.edition import Edition
from web.events import event, guarded, pieces, stream, wants_events

router = APIRouter(tags=["answer"])

# Serialises the value as it is: it was made by our own code, so nothing is validated again.
ANSWER_JSON: TypeAdapter[Answer] = TypeAdapter(Answer)


@router.post(
    "/api/answer",
    summary="Ask a question",
    response_model=AnswerResponse,
    responses={
        200: {
            "description": "The answer; with `Accept: text/event-stream`, events `status`, "
            "`delta`, then one `result` or `error`",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        }
    },
    dependencies=[Depends(expects("application/json"))],
)
async def answer(
    request: Request, body: AnswerRequest, edition: CurrentEdition, asking: TheAsking
) -> Response:
    """Answers from the documents, with cited passages and exact figures, or says that it cannot."""
    if wants_events(request):
        for document_id in body.documents or ():
            edition.document(document_id)
        return stream(guarded(_events(asking, edition, body), "/api/answer"))
    reply = await asking.ask(edition, body)
    return Response(ANSWER_JSON.dump_json(reply), media_type="application/json")


async def _events(
    asking: Asking, edition: Edition, body: AnswerRequest
) -> AsyncIterator[ServerSentEvent]:
    yield event("status", {"stage": "search", "index_version": edition.version})
    written = ""
    async for news in asking.follow(edition, body):
        if isinstance(news, Step):
            yield event("status", {"stage": "search", "did": news.did, "detail": news.detail})
        elif isinstance(news, str):
            written += news
            yield event("delta", {"text": news})
        else:
            yield event("status", {"stage": "compose", "passages": len(news.passages)})
            for piece in pieces(news.answer[len(written) :]):
                yield event("delta", {"text": piece})
            yield event("result", ANSWER_JSON.dump_json(news).decode())
