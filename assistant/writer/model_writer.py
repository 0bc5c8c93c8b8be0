"""A language model that words answers, and is believed only as far as its text is proved.

It fails closed: whatever is late, broken or not proved leaves the built-in answer in place.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import replace

import httpx
from openai import OpenAIError

from assistant.answer.model import Answer
from assistant.writer.checks import find_faults
from assistant.writer.prompt import again, first_messages
from assistant.writer.replies import BadReply, Endpoint, ask

ATTEMPTS = 2  # the reply, and one more that is told what was wrong with the first
# What a server, the network or a reply can do to the client; ValueError is broken JSON.
FAILURES = (OpenAIError, httpx.HTTPError, BadReply, TimeoutError, OSError, ValueError)

_log = logging.getLogger(__name__)


class ModelWriter:
    """Asks the model at an endpoint; `timeout` seconds are for all attempts together.

    Safe to share between threads: each call has a client of its own.
    """

    def __init__(self, endpoint: Endpoint, *, timeout: float) -> None:
        self._endpoint = endpoint
        self._timeout = timeout

    def reword(self, answer: Answer, question: str) -> Answer:
        """The answer in the model's words where they are proved, else as it was."""
        if answer.status != "answered":
            return answer
        started = time.perf_counter()
        try:
            text = asyncio.run(self._write(answer, question))
        except FAILURES as error:
            # No message: it may quote the question, which logs must not hold.
            _log.warning("writer: %s, built-in answer kept", type(error).__name__)
            text = None
        spent = round((time.perf_counter() - started) * 1000, 3)
        timings = answer.timings_ms
        timings = replace(timings, compose=timings.compose + spent, total=timings.total + spent)
        return replace(answer, answer=text or answer.answer, timings_ms=timings)

    async def _write(self, answer: Answer, question: str) -> str | None:
        """The first reply that is proved, or None."""
        messages = first_messages(answer, question)
        async with asyncio.timeout(self._timeout), self._endpoint.client(self._timeout) as client:
            for _ in range(ATTEMPTS):
                reply = await ask(client, self._endpoint.model, messages)
                faults = find_faults(reply, answer)
                if not faults:
                    return reply
                messages = again(messages, reply, faults)
        _log.warning("writer: replies with %d faults, built-in answer kept", len(faults))
        return None
