"""What likely answers a turn, beside the statements that were found to: the likelier first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace

from assistant.answer.acceptance import ASKS, BLANK
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.near.window import (
    ROOM,
    asks_attributes,
    holds_kind,
    is_elsewhere,
    is_quoted,
    kind_asked,
    likely_too,
    of_another,
    quote_window,
    shortened,
)
from assistant.evidence.finding.scoring import PROSE
from assistant.evidence.turns.windows import Window
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign
from corpus.text import fold_key

MOST = 2  # of the likeliest windows; lines of an answer that quotes another language
TOLD = {Intent.FACT, Intent.FIT, Intent.DEFINITION, Intent.REASON, Intent.LIST}


def with_nearest(context: Context, composed: Composed) -> Composed:
    """An answer in quotes with what likely answers, which comes first where it is another thing.

    Of what likely answers, and is quoted in part, the rest: one statement seldom says all. None of
    its amounts is the one that was asked for.
    """
    question, draft = composed.question or context.question, composed.draft
    told = composed.status == "answered" and question.intent in TOLD and draft.citations
    if not told or draft.figures or composed.complete:
        return composed
    asked = kind_asked(question)
    for place, whole in enumerate(likely_too(context.windows(MOST), question)):
        window = shortened(whole, ROOM) if place else whole
        if asked and not holds_kind((window,), asked):
            continue  # 「締切は」 wants a day
        if BLANK.search(window.likeliest.text) or of_another(window, question):
            continue
        if is_elsewhere(window, context):
            continue
        first = place == 0 and not (question.money or question.how_much)
        if not is_quoted(window.statements, draft):
            with draft.above() if first else nullcontext():
                quote_window(draft, window, context)
        elif _asks_one(question):
            break
        elif first:
            draft.beside |= quote_window(draft, _unsaid(window, draft), context)
    if draft.in_another_language and question.intent is not Intent.LIST:
        draft.keep(_likeliest_cited(context.windows(MOST), draft))
    return composed


def _likeliest_cited(likely: Sequence[Window], draft: Draft) -> Sequence[int]:
    """The few citations that an answer in another language keeps: of what is likeliest first."""
    said = [
        c.number
        for window in likely
        for c in draft.citations
        if c.document_id == window.document_id
        and c.start < window.likeliest.end
        and window.likeliest.start < c.end
    ]
    return list(dict.fromkeys([*said, *(c.number for c in draft.citations)]))[:MOST]


def _asks_one(question: Question) -> bool:
    """Whether one thing is asked for: a value, or what is most."""
    valued = question.value_type not in {None, ValueType.TEXT} or asks_attributes(question)
    return valued or Sign.FOREMOST in question.signs


def _unsaid(window: Window, draft: Draft) -> Window:
    """The sentences of a window that are not quoted yet: no heading, and no question."""
    rest = (s for s in window.statements if not is_quoted((s,), draft))
    said = (s for s in rest if len(fold_key(s.text)) >= PROSE and not ASKS.search(s.text))
    return replace(window, statements=tuple(said))
