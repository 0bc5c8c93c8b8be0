"""Asking the assistant from asynchronous code: in a thread, counted, and bounded in number."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Final

import anyio
import structlog
from anyio.to_thread import run_sync

from assistant.answer.model import Answer, Step, Turn
from assistant.writer.progress import listening
from web.api.schema.answer import AnswerRequest
from web.edition import Edition
from web.telemetry.metrics import Metrics

# Answering is computing: more threads than this only take turns. Some are spare, for answers
# that wait for a language model.
MAX_CONCURRENT_ANSWERS: Final = 8

log = structlog.get_logger("assistant.web")


News = Step | str | Answer


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

    async def follow(
        self, edition: Edition, request: AnswerRequest, *, history: Sequence[Turn] | None = None
    ) -> AsyncIterator[News]:
        """Steps as they are taken, pieces of text as they are sure, and the answer at last.

        The pieces, joined, are how the answer's text begins; raises as `ask` does.
        """
        loop, news = asyncio.get_running_loop(), asyncio.Queue[News]()

        def heard(item: Step | str) -> None:
            loop.call_soon_threadsafe(news.put_nowait, item)

        with listening(heard):
            asked = asyncio.ensure_future(self.ask(edition, request, history=history))
        try:
            while not asked.done() or not news.empty():
                waiting = asyncio.ensure_future(news.get())
                await asyncio.wait({asked, waiting}, return_when=asyncio.FIRST_COMPLETED)
                if waiting.done():
                    yield waiting.result()
                else:
                    waiting.cancel()
            yield await asked
        finally:
            asked.cancel()

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
