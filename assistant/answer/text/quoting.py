"""Quoting: a statement put into a draft, with its citation and that of its label."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from assistant.answer.context import Context
from assistant.answer.draft import Draft
from assistant.answer.figures.money import in_english
from assistant.answer.item import Item, parts_in
from assistant.evidence.finding.scoring import Found
from assistant.evidence.finding.statements import Statement, clean
from corpus.text import fold_key
from corpus.text.amounts import find_amounts

MOST_GLOSSED = 4  # amounts of a quote that are said in English


def quote(draft: Draft, found: Found, context: Context) -> None:
    """Say a labelled value as label and value, any other statement in its own words."""
    statement, number = found.statement, cite(draft, found.statement)
    value = statement.value
    about = value.program_id if value and value.program_id else next(iter(found.program_ids), None)
    parts = (value.qualifier,) if value and value.qualifier else parts_in(statement.text)
    name = draft.name(about) if about else ""
    draft.show(Item(name, about, None, draft.cited(number), parts))
    gloss = glossed(draft, clean(value.value if value else statement.text), number, about)
    if value is None:
        title = draft.cite_near(statement.document_id, found.title, statement.start)
        if title is not None:
            draft.say(
                "titled", title, number, title=found.title, quote=clean(statement.text) + gloss
            )
        else:
            draft.say("quoted", number, quote=clean(statement.text) + gloss)
        return
    label = unicodedata.normalize("NFKC", value.label).strip("【】[]()")
    extra = [
        n for n in (_source(draft, statement, part) for part in (value.label, value.qualifier)) if n
    ]
    if value.qualifier and fold_key(value.qualifier) not in fold_key(label + value.value):
        label = f"{label}（{value.qualifier}）"
    program = value.program_id or next(iter(context.question.program_ids), None)
    text = clean(value.value) + gloss
    if program:
        draft.say("value", number, *extra, program=draft.name(program), label=label, value=text)
    else:
        draft.say("value_alone", number, *extra, label=label, value=text)


def _source(draft: Draft, statement: Statement, part: str | None) -> int | None:
    """A citation for a label or a qualifier that stands elsewhere: in the head of a table."""
    if not part or fold_key(part) in fold_key(statement.text):
        return None
    return draft.cite_before(statement.document_id, part, statement.start)


def glossed(draft: Draft, text: str, number: int, about: str | None) -> str:
    """In an English answer the amounts of a Japanese quote in English, in brackets behind it."""
    if draft.language != "en" or text.isascii() or not draft.states_figures:
        return ""
    found = find_amounts(text)[:MOST_GLOSSED]
    for amount in found:
        draft.state_quoted(amount, number, draft.name(about) if about else "")
    said = "; ".join(in_english(a) for a in found)
    return f" ({said})" if said else ""


def cite(draft: Draft, statement: Statement) -> int:
    """Number of the citation of a statement."""
    return draft.cite(statement.document_id, statement.start, statement.end)


def overlaps(candidate: Found, chosen: Sequence[Found]) -> bool:
    """Whether a statement shares characters with one that is already chosen."""
    a = candidate.statement
    return any(
        a.document_id == b.statement.document_id
        and a.start < b.statement.end
        and b.statement.start < a.end
        for b in chosen
    )
