"""Asking the assistant from asynchronous code: in a thread, counted, and bounded in number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import anyio
import structlog
from anyio.to_thread import run_sync

from assistant.answer.model import Answer, Turn
from web.api.schema.answer import AnswerRequest
from web.edition import Edition
from web.telemetry.metrics import Metrics

# Answering is computing: more threads than this only take turns. Some are spare, for answers
# that wait for a language model.
MAX_CONCURRENT_ANSWERS: Final = 8

log = structlog.get_logger("assistant.web")


class Asking:
    """Answers requests over the edition that each of them holds."""

    def __init__(self, metrics: Metrics, *, log_questions: bool) -> None:
        self._metrics = metrics
        self._log_questions = log_questions
        self._limiter = anyio.CapacityLimiter(MAX_CONCURRENT_ANSWERS)

    async def ask(
        self, edition: Edition, request: AnswerRequest, *, history: Sequence[Turn] | None = None
    ) -> Answer:
        """The answer; raises NotFound for an unknown document among those to restrict to.

        `history` stands in for the request's own. Where the client goes away, the thread ends
        its answer and nobody reads it.
        """
        for document_id in request.documents or ():
            edition.document(document_id)
        work = partial(
            edition.answers.answer,
            request.question,
            history=request.turns() if history is None else history,
            language=request.language,
            documents=request.documents,
            top_k=request.top_k,
        )
        answer = await run_sync(work, limiter=self._limiter, abandon_on_cancel=True)
        self._metrics.answer(answer)
        self._log(request, answer)
        return answer

    def _log(self, request: AnswerRequest, answer: Answer) -> None:
        shown = {"question": request.question} if self._log_questions else {}
        log.info(
            "answer",
            status=answer.status,
            language=answer.language,
            characters=len(request.question),
            figures=len(answer.figures),
            citations=len(answer.citations),
            index_version=answer.index_version,
            milliseconds=round(answer.timings_ms.total, 2),
            **shown,
        )
