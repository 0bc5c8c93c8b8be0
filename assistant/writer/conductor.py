"""The loop: the model calls tools and writes, the program looks up, checks and states.

It fails closed: what is late, broken or not proved leaves the built-in answer in place. What has
been shown while it was written stays, since it was checked, and the built-in answer follows it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import httpx
from openai import APIStatusError, AsyncOpenAI, OpenAIError

from assistant.answer.drafting.draft import renumbered
from assistant.deadline import check
from assistant.model import Answer, Citation, ModelUse, Status, Step, Turn
from assistant.tools import Stretch
from assistant.writer import prompt
from assistant.writer.calls import Call, calls_in, perform, specifications
from assistant.writer.checks import Fault
from assistant.writer.endpoint import BadReply, Endpoint, Message, ModelReply, ask
from assistant.writer.exhibits import Exhibits, rows_of
from assistant.writer.fit import is_only_near, shortcomings
from assistant.writer.manuscript import Manuscript
from assistant.writer.progress import is_heard, tell
from assistant.writer.protocol import Desk
from assistant.writer.reading.claims import Established, Known
from assistant.writer.rendering import Renderer
from assistant.writer.subjects import named, subjects
from corpus.errors import AssistantError

# What a server, the network or a reply can do to the client; ValueError is broken JSON. An
# AssistantError is a bad reply, or the deadline on computing.
FAILURES = (OpenAIError, httpx.HTTPError, AssistantError, TimeoutError, OSError, ValueError)
# How a server says that it knows no `tools`: Ollama 400, others 404, 422, 500 or 501.
WITHOUT_TOOLS = frozenset({400, 404, 422, 500, 501})

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Session:
    """One answer in the making."""

    question: str
    manuscript: Manuscript
    exhibits: Exhibits
    asked: str
    steps: list[Step] = field(default_factory=list)
    rounds: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cut: int = 0
    spoken_of: frozenset[str] = frozenset()  # programs that the conversation names
    wanting: bool = False  # all true, and yet no answer to the question, or less than was found

    def shortcomings(self, built_in: Answer) -> list[tuple[str, Fault]]:
        """What the text as a whole lacks, with no sentence that it could be put down to."""
        return [("", f) for f in shortcomings(built_in, self.manuscript, self.spoken_of)]


class Conductor:
    """Has the model at an endpoint conduct; `timeout` seconds and `rounds` are for one answer.

    Safe to share between threads: each answer has a client of its own.
    """

    def __init__(self, endpoint: Endpoint, *, timeout: float, rounds: int) -> None:
        self._endpoint = endpoint
        self._timeout = timeout
        self._rounds = rounds
        self._native = True  # until the server says that it knows no tools

    def write(self, built_in: Answer, question: str, history: Sequence[Turn], desk: Desk) -> Answer:
        """The answer in the model's words as far as they are proved, else the built-in one."""
        started = time.perf_counter()
        session = _session(built_in, question, history, desk)
        failure = None
        try:
            asyncio.run(self._converse(session, history, built_in))
        except FAILURES as error:
            failure = type(error).__name__  # no message: it may quote the question
            _log.warning("writer: %s", failure)
        spent = round((time.perf_counter() - started) * 1000, 3)
        return self._finished(built_in, session, desk, failure, spent)

    async def _converse(self, session: _Session, history: Sequence[Turn], built_in: Answer) -> None:
        """Rounds of calls, until a text has passed or has been told its faults once."""
        found = prompt.found_already(built_in, _shown(built_in, session.exhibits))
        first = partial(self._first, session, history, built_in, found)
        told = False
        async with asyncio.timeout(self._timeout), self._endpoint.client(self._timeout) as client:
            messages = first()
            while session.rounds < self._rounds:
                check()
                session.manuscript.begin()
                reply = await self._ask(client, session, messages, first)
                calls = reply.calls or calls_in(reply.text)
                if calls:
                    messages += self._performed(session, reply, calls)
                    continue
                session.manuscript.finish(cut=told)
                faults = session.manuscript.faults
                wanting = session.shortcomings(built_in)
                if told or not (faults or wanting):
                    session.cut, session.wanting = len(faults), bool(wanting)
                    return
                told = True
                kept = [session.manuscript.text] if session.manuscript.text else []
                messages += prompt.again(reply.text, faults or wanting, kept)
        raise BadReply("The rounds are used up.")

    def _first(
        self, session: _Session, history: Sequence[Turn], built_in: Answer, found: dict[str, object]
    ) -> list[Message]:
        return prompt.first_messages(
            session.question, history, found, built_in.language, native=self._native
        )

    async def _ask(
        self,
        client: AsyncOpenAI,
        session: _Session,
        messages: list[Message],
        first: Callable[[], list[Message]],
    ) -> ModelReply:
        """One round; a server without tools is asked again with the tools in the rules."""
        session.rounds += 1
        tools = specifications() if self._native else []
        heard = session.manuscript.hear
        try:
            reply = await ask(client, self._endpoint.model, messages, tools, heard)
        except APIStatusError as error:
            if not self._native or session.rounds > 1 or error.status_code not in WITHOUT_TOOLS:
                raise
            self._native = False
            messages[:] = first()
            reply = await ask(client, self._endpoint.model, messages, [], heard)
        session.prompt_tokens += reply.prompt_tokens
        session.completion_tokens += reply.completion_tokens
        return reply

    def _performed(
        self, session: _Session, reply: ModelReply, calls: Sequence[Call]
    ) -> list[Message]:
        results = []
        for call in calls:
            result, step = perform(call, session.exhibits, session.asked)
            results.append(result)
            if step is not None:
                session.steps.append(step)
                tell(step)
        return prompt.returned(reply, calls, results, native=bool(reply.calls))

    def _finished(
        self, built_in: Answer, session: _Session, desk: Desk, failure: str | None, spent: float
    ) -> Answer:
        manuscript = session.manuscript
        manuscript.drop_held()
        status = None if failure or session.wanting else _status(built_in, session)
        timings = built_in.timings_ms
        timings = replace(timings, compose=timings.compose + spent, total=timings.total + spent)
        use = ModelUse(
            name=self._endpoint.model,
            outcome="written" if status else "kept",
            steps=tuple(session.steps),
            rounds=session.rounds,
            prompt_tokens=session.prompt_tokens,
            completion_tokens=session.completion_tokens,
            cut=session.cut,
            reason=failure,
            milliseconds=spent,
        )
        answer = replace(built_in, timings_ms=timings, model=use)
        if status:
            return _written(answer, manuscript, desk, status)
        return _following(answer, manuscript, desk) if is_heard() and manuscript.text else answer


def _session(built_in: Answer, question: str, history: Sequence[Turn], desk: Desk) -> _Session:
    exhibits = Exhibits(desk.sources)
    asked = "\n".join([*(t.content for t in history if t.role == "user"), question])
    established = Established(named(question, desk.sources))
    known = Known(
        exhibits,
        question,
        asked,
        built_in.language,
        desk.translate,
        established,
        subjects(built_in, question, history, desk.sources),
    )
    manuscript = Manuscript(known, Renderer(desk.draft(built_in.language)))
    spoken_of = named("\n".join([*(t.content for t in history), question]), desk.sources)
    return _Session(question, manuscript, exhibits, asked, spoken_of=spoken_of)


def _shown(built_in: Answer, exhibits: Exhibits) -> dict[str, object]:
    """The figures and quotes of the built-in answer, as if a tool had returned them."""
    rows = [row for figure in built_in.figures for row in rows_of(figure, exhibits.sources)]
    quotes = [Stretch(c.document_id, c.start, c.end, c.page) for c in built_in.citations]
    return {
        "figures": exhibits.shown_figures(dict.fromkeys(rows)),
        "quotes": exhibits.shown_stretches(quotes),
    }


def _status(built_in: Answer, session: _Session) -> Status | None:
    """What the model's text is; None where it may not stand for the built-in answer."""
    manuscript = session.manuscript
    if not manuscript.text.strip():
        return None
    if manuscript.supported:
        figures = manuscript.renderer.draft.figures
        return "not_found" if manuscript.denials and not figures else "answered"
    if built_in.status == "answered" and not built_in.citations:  # small talk
        return None if manuscript.denials else "answered"
    if manuscript.denials:  # nothing but a denial: not where the program found something
        return None if _has_found(built_in, session) else "not_found"
    asks = manuscript.text.rstrip().endswith(("?", "？", "か。"))
    idle = built_in.status != "clarify" and not session.steps
    return None if idle or not asks or _has_found(built_in, session) else "clarify"


def _has_found(built_in: Answer, session: _Session) -> bool:
    """Whether the built-in answer surely answers, or the model has not looked for itself."""
    return built_in.status == "answered" and not (is_only_near(built_in) and session.steps)


def _written(answer: Answer, manuscript: Manuscript, desk: Desk, status: Status) -> Answer:
    draft = manuscript.renderer.draft
    return replace(
        answer,
        status=status,
        answer=manuscript.text.strip("\n"),
        figures=tuple(draft.figures) if status == "answered" else (),
        citations=tuple(draft.citations),
        documents_sha256=_checksums(draft.citations, desk),
        searched=answer.searched if status == "not_found" else None,
        rows_used=None,
    )


def _following(answer: Answer, manuscript: Manuscript, desk: Desk) -> Answer:
    """What has been shown already, and the built-in answer behind it."""
    draft = manuscript.renderer.draft
    numbers = {c.number: draft.cite(c.document_id, c.start, c.end) for c in answer.citations}
    text = renumbered(answer.answer, numbers)
    moved = [replace(f, citation=numbers.get(f.citation or 0, f.citation)) for f in answer.figures]
    shown = manuscript.text if manuscript.text.endswith("\n") else manuscript.text + "\n"
    return replace(
        answer,
        answer=shown + text,
        figures=tuple(dict.fromkeys([*draft.figures, *moved])),
        citations=tuple(draft.citations),
        documents_sha256=_checksums(draft.citations, desk),
    )


def _checksums(citations: Sequence[Citation], desk: Desk) -> dict[str, str]:
    return {d: desk.checksums[d] for d in sorted({c.document_id for c in citations})}
