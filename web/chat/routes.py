"""POST /v1/chat/completions and GET /v1/models."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import JSONResponse
from sse_starlette import ServerSentEvent

from assistant.model import Answer
from corpus.errors import AssistantError
from web.api.dependencies import CurrentEdition, TheAsking, expects
from web.api.schema.answer import AnswerRequest
from web.asking import Asking
from web.chat.reply import Reply
from web.chat.schema import (
    MODEL,
    ChatCompletion,
    ChatRequest,
    Model,
    ModelList,
)
from web.edition import Edition
from web.events import event, guarded, stream

router = APIRouter(tags=["openai"])
PATH = "/v1/chat/completions"


class UnknownModel(AssistantError):
    """Another model than the one there is."""

    status = 404
    title = "Unknown model"


@router.post(
    PATH,
    summary="Ask in the shape of the OpenAI API",
    response_model=ChatCompletion,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
    dependencies=[Depends(expects("application/json"))],
)
async def completions(
    request: Request, body: ChatRequest, edition: CurrentEdition, asking: TheAsking
) -> Response:
    """The last user message is the question; the answer's citations stand beside its content."""
    _known(body.model)
    question = body.question()
    reply = Reply(str(request.base_url).rstrip("/"), "\n".join(m.text() for m in body.messages))
    if body.stream:
        for document_id in body.documents or ():
            edition.document(document_id)
        return stream(guarded(_chunks(reply, asking, edition, body, question), PATH, name=None))
    answer = await asking.ask(edition, question, history=body.turns())
    return JSONResponse(reply.whole(answer))


async def _chunks(
    reply: Reply, asking: Asking, edition: Edition, body: ChatRequest, question: AnswerRequest
) -> AsyncIterator[ServerSentEvent]:
    yield event(None, reply.opening())
    written = ""
    async for news in asking.follow(edition, question, history=body.turns()):
        if isinstance(news, str):
            written += news
            yield event(None, reply.piece(news))
        elif isinstance(news, Answer):
            answer = news
    usage = body.stream_options is not None and body.stream_options.include_usage
    for chunk in reply.chunks(answer, usage=usage, sent=len(written)):
        yield event(None, json.dumps(chunk, ensure_ascii=False))
    yield event(None, "[DONE]")


@router.get("/v1/models", summary="The model", response_model=ModelList)
async def models() -> ModelList:
    """There is one."""
    return ModelList(object="list", data=[_model()])


@router.get("/v1/models/{model}", summary="One model", response_model=Model)
async def model(model: Annotated[str, Path(max_length=200)]) -> Model:
    """The model, or 404 for another name."""
    _known(model)
    return _model()


def _model() -> Model:
    return Model(id=MODEL, object="model", created=0, owned_by=MODEL)


def _known(name: str) -> None:
    if name != MODEL:
        raise UnknownModel(f"There is no model {name[:100]!r}; the one there is is {MODEL!r}.")
