"""What stands with what was told last, for a turn that has no word of its own.

「前の年は？」, "how long?" after a quoted row are of that row: what stands elsewhere may be of
anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.context import Context
from assistant.evidence.finding.statements import Statement
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.turns.windows import Window
from assistant.model import Citation
from assistant.question.echo import is_nameless
from assistant.question.model import Question, ValueType

SENTENCE = re.compile(r"[。.]\s*$")
NEAR = 400  # characters behind what was told that still stand with it, under its heading


def is_of_what_was_told(question: Question) -> bool:
    """Whether a turn has no word of its own, and means no other by its place."""
    return is_nameless(question) and question.slots.ordinal is None


def with_told_last(found: Sequence[Window], context: Context) -> list[Window]:
    """The windows on what was told last, where a turn has no word of its own; else all."""
    last = context.state.last
    if last is None or not is_of_what_was_told(context.question):
        return list(found)
    told = [w for w in found if stands_with(w.likeliest, last.told, context)]
    typed = context.question.value_type not in {None, ValueType.TEXT}
    held = any(holds_value(s.text, context.question) for w in told for s in w.statements)
    if not typed or held:
        return told or list(found)
    return [*told, *(w for w in found if w not in told)]  # it may well be given elsewhere


def stands_with(one: Statement, told: Sequence[Citation], context: Context) -> bool:
    """Whether a statement is one of what was told, or stands right behind it in its section."""
    return any(
        one.document_id == place.document_id
        and place.start < one.end
        and one.start < place.end + NEAR
        and _in_one_section(one, place, context)
        for place in told
    )


def _in_one_section(one: Statement, place: Citation, context: Context) -> bool:
    page = context.page_of(one.document_id)
    if page is None:
        return False
    at = page.overlapping(one.start, one.end)[:1]
    told = page.overlapping(place.start, place.end)
    headings = {page.views[i].heading_key for i in told}
    return any(page.views[i].heading_key in headings for i in at)


def is_told_on(context: Context) -> bool:
    """Whether a sentence stands right under the one thing that was told last: it tells of it.

    Why a row rose may be told there without a word for a reason: 「本体工事に着手。」
    """
    last = context.state.last
    if last is None or len(last.items) != 1 or not is_of_what_was_told(context.question):
        return False
    place = last.items[0].citation
    page = context.page_of(place.document_id) if place else None
    held = page.overlapping(place.start, place.end) if page and place else []
    if page is None or not held or held[-1] + 1 >= len(page.statements):
        return False
    told, behind = held[-1], held[-1] + 1
    one_section = page.views[told].heading_key == page.views[behind].heading_key
    return one_section and bool(SENTENCE.search(page.statements[behind].text))
