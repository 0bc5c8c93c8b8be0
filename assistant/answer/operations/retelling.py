"""What an answer told, told again in a language: asked anew, else by what it quoted.

"In English please" after three Japanese quotes is of those three, not of whatever an English
question would find.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from assistant.answer.context import Context
from assistant.answer.text.quoting import tell
from assistant.conversation.state import Exchange
from assistant.evidence.finding.statements import Statement, says_nothing
from assistant.evidence.turns.windows import overlap
from assistant.model import Citation, Language

MOST: Final = 4  # statements that are told again


def retold(context: Context, exchange: Exchange, language: Language) -> Exchange | None:
    """An exchange with its answer in a language; None where it told nothing of a document."""
    question = replace(exchange.question, language=language)
    again = context.ask(question, context.state.before(exchange))
    if again is not None and _tells_the_same(again, exchange):
        return again
    return _quoted(context, exchange, language)


def _tells_the_same(again: Exchange, exchange: Exchange) -> bool:
    """Whether a question asked again found what was told, as far as that was cited."""
    if again.answer.status != "answered" or exchange.answer.status != "answered":
        return False
    return any(_share(a, b) for a in again.answer.citations for b in exchange.answer.citations[:1])


def _share(a: Citation, b: Citation) -> bool:
    return a.document_id == b.document_id and a.start < b.end and b.start < a.end


def _quoted(context: Context, exchange: Exchange, language: Language) -> Exchange | None:
    """What was quoted, statement by statement, as far as a turn wants lines of it."""
    asked = replace(exchange.question, language=language)
    own = replace(context, question=asked)
    draft = own.draft()
    wanted = context.question.slots.lines or MOST
    if exchange.answer.status != "answered":
        draft.lead("nearest_places")
    for statement in list(_statements_told(context, exchange))[:wanted]:
        text, numbers = tell(draft, statement, own)
        draft.say("quoted", *numbers, quote=text)
    if not draft.citations:
        return None
    answer = replace(
        exchange.answer,
        answer=draft.text,
        language=language,
        citations=tuple(draft.citations),
        figures=tuple(draft.figures),
        status="answered",
    )
    return replace(exchange, question=asked, answer=answer, items=tuple(draft.items))


def _statements_told(context: Context, exchange: Exchange) -> Iterator[Statement]:
    """The statements that an answer quoted, in its order, each text once; lines before values."""
    told: list[Statement] = []
    for place in exchange.told:
        page = context.page_of(place.document_id)
        held = page.overlapping(place.start, place.end) if page else []
        found = [page.statements[at] for at in held] if page else []
        for one in [s for s in found if s.value is None] or found:
            if not (says_nothing(one.text) or any(overlap(one, o) for o in told)):
                told.append(one)
                yield one
