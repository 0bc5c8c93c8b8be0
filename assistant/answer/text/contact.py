"""Who is in charge, and whether the documents give a way to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer.context import Composed, Context
from assistant.conversation.item import Item
from assistant.evidence.finding.statements import clean
from assistant.question.words.lexicon import lexicon
from corpus.text import fold_key
from corpus.values import LabelledValue

ASKED = frozenset({"contact", "in_charge"})
PHONE = re.compile(r"0[0-9]{1,4}[-(][0-9]{1,4}[-)][0-9]{3,4}|[\w.-]+@[\w.-]+")
MOST = 2  # offices that are named


def office_in_charge(context: Context) -> Composed | None:
    """The office that the document of a program puts in charge; nothing where more is asked."""
    question = context.question
    other = any(not t.light and t.concept not in ASKED for t in question.terms)
    if other or question.counter is not None:
        return None
    offices = list({fold_key(v.value): v for v in _offices(context)}.values())[:MOST]
    if not offices:
        return None
    draft = context.draft()
    for value in offices:
        number = draft.cite(value.document_id, value.start, value.end)
        draft.say("in_charge", number, office=clean(value.value))
        draft.show(Item("", value.program_id, None, draft.cited(number)))
    if not any(PHONE.search(v.value) for v in offices):
        draft.say("no_phone")
    return Composed("answered", draft, 0.7)


def _offices(context: Context) -> Iterator[LabelledValue]:
    """Values under a label for an office: of the program, else on a page with amounts of it."""
    labels = [w for name in ASKED for w in lexicon().concepts[name].labels]
    scope = context.catalog.scope(context.question.candidate_ids)
    for key, values in context.values.items():
        if context.documents and key not in context.documents:
            continue
        found = [v for v in values if any(w in fold_key(v.label) for w in labels)]
        rows = [r for i in scope for r in context.table.rows_of(i) if r.document_id == key]
        own = [v for v in found if v.program_id in scope]
        pages = {r.page for r in rows}
        beside = [v for v in found if v.page in pages]
        yield from own or beside or (found[:1] if rows else ())
