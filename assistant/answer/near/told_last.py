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
COVERED = 0.5  # of the words of the turns before, by what is nearest
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


def is_told_on(found: Sequence[Window], context: Context) -> bool:
    """Whether a sentence stands right under the one thing that was told last: it tells of it.

    Why a row rose may be told there without a word for a reason: 「本体工事に着手。」
    """
    last = context.state.last
    if last is None or not found or not is_of_what_was_told(context.question):
        return False
    one = found[0].likeliest
    meant = [i.citation for i in last.items if i.citation]
    of_it = len(meant) == 1 and stands_with(one, meant, context)
    if not (of_it or found[0].coverage >= COVERED):
        return False
    return _leads_on(one, context)


def _leads_on(one: Statement, context: Context) -> bool:
    """Whether what stands behind a statement, or it itself, is a sentence in its section."""
    page = context.page_of(one.document_id)
    held = page.overlapping(one.start, one.end) if page else []
    if page is None or not held:
        return False
    behind = [i for i in (held[-1], held[-1] + 1) if i < len(page.statements)]
    section = page.views[held[0]].heading_key
    return any(
        SENTENCE.search(page.statements[i].text) and page.views[i].heading_key == section
        for i in behind
    )
