"""Asking the assistant from asynchronous code: in a thread, counted, bounded in number and time.

An answer is computing. So many run at once; some more wait their turn, and whoever comes after
them is told at once to come back, since an answer that comes after everybody has left helps
nobody. An answer that takes too long, or whose client has gone, ends at its next check, and its
place is free when its thread has ended, not before. What is long to read has few places of its
own, so that a crowd of such questions leaves the others to everybody else.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Final

import anyio
import structlog

from assistant.deadline import Deadline
from assistant.model import Answer, Step, Turn
from assistant.settings import Settings
from assistant.writer.progress import listening
from corpus.errors import Busy, DeadlineExceeded
from web.api.schema.answer import AnswerRequest
from web.edition import Edition
from web.places import TAKEN, AnswerPlaces
from web.telemetry.metrics import Metrics

# Answering is computing: more threads than this only take turns. Some are spare, for answers
# that wait for a language model.
MAX_CONCURRENT_ANSWERS: Final = 8
# Answers of some 20 ms: the last of so many waits about ten seconds.
MAX_WAITING: Final = 512
# A question is a sentence or two. Longer ones take up to the whole time that one answer has.
LONG_CHARACTERS: Final = 500
MAX_LONG_ANSWERS: Final = 2
MAX_LONG_WAITING: Final = 16
WAIT_SECONDS: Final = 15.0
# A busy machine gives a thread a part of a processor; the caller waits so much longer than the
# answer may compute.
PATIENCE: Final = 5

# What a log line says of a language model's part; its steps quote the question.
LOGGED: Final = "outcome", "rounds", "prompt_tokens", "completion_tokens", "cut", "milliseconds"

log = structlog.get_logger("assistant.web")


News = Step | str | Answer


class Asking:
    """Answers requests over the edition that each of them holds."""

    def __init__(
        self,
        metrics: Metrics,
        *,
        log_questions: bool,
        seconds: float = 2.0,
        model_seconds: float = 0.0,
    ) -> None:
        """`seconds` that an answer may compute; `model_seconds` that it may wait for a model."""
        self._metrics = metrics
        self._log_questions = log_questions
        self._seconds = seconds
        self._wait = seconds * PATIENCE + model_seconds
        self._places = AnswerPlaces("answer", threads=MAX_CONCURRENT_ANSWERS, waiting=MAX_WAITING)
        self._long = AnswerPlaces("long-answer", threads=MAX_LONG_ANSWERS, waiting=MAX_LONG_WAITING)

    @classmethod
    def of(cls, settings: Settings, metrics: Metrics) -> Asking:
        """As the settings say; without a model's address nothing waits for one."""
        return cls(
            metrics,
            log_questions=settings.log_questions,
            seconds=settings.answer_seconds,
            model_seconds=settings.llm_timeout if settings.llm_base_url else 0.0,
        )

    async def ask(
        self, edition: Edition, request: AnswerRequest, *, history: Sequence[Turn] | None = None
    ) -> Answer:
        """The answer.

        `history` stands in for the request's own. Raises NotFound for an unknown document among
        those to restrict to, Busy where too many wait, DeadlineExceeded where it takes too long.
        """
        for document_id in request.documents or ():
            edition.document(document_id)
        history = request.turns() if history is None else history
        work = partial(
            edition.answers.answer,
            request.question,
            history=history,
            language=request.language,
            documents=request.documents,
            top_k=request.top_k,
        )
        answer = await self._run(work, self._long if _is_long(request, history) else self._places)
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

    async def _run(self, work: Callable[[], Answer], places: AnswerPlaces) -> Answer:
        """Run at one of these places, or raise what tells the caller to come back."""
        deadline = Deadline(self._seconds)
        future = places.submit(work, deadline)
        try:
            with anyio.fail_after(WAIT_SECONDS + self._wait):
                return await asyncio.wrap_future(future)
        except TimeoutError:
            if not deadline.begun:
                raise Busy(TAKEN) from None
            raise DeadlineExceeded(
                "The answer took too long and was given up: ask something shorter, or again when "
                "less is going on."
            ) from None
        finally:
            deadline.cancel()  # whoever asked has gone, or has the answer

    def _log(self, request: AnswerRequest, answer: Answer) -> None:
        shown = {"question": request.question} if self._log_questions else {}
        if answer.model is not None:
            used = asdict(answer.model)
            shown |= {f"model_{name}": used[name] for name in LOGGED}
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


def _is_long(request: AnswerRequest, history: Sequence[Turn]) -> bool:
    """Whether the question, or a turn of the user before it, is longer than questions are."""
    turns = (turn.content for turn in history if turn.role == "user")
    return max(map(len, (request.question, *turns))) > LONG_CHARACTERS
