"""How an office is reached and which one is in charge, as far as the documents say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from assistant.acts import Act
from assistant.answer.context import Composed, Context
from assistant.conversation.item import Item
from assistant.evidence.contacts import Contact, ContactQuery, reaches
from assistant.evidence.finding.statements import clean
from assistant.evidence.finding.valuetypes import CONTACT_FORMS
from assistant.evidence.homes import homes_of
from assistant.question.model import Question
from assistant.question.signs import Sign
from assistant.question.words.lexicon import lexicon
from corpus.text import fold_key
from corpus.values import LabelledValue

ASKED = frozenset({"contact", "in_charge"})
MOST = 2  # offices that are named


def answer_contact(context: Context) -> Composed | None:
    """The telephone number or address that is given, else the office that is in charge."""
    return _way_to_reach(context) or _office_in_charge(context)


def _way_to_reach(context: Context) -> Composed | None:
    """The lines of the documents talked of that say how the office is reached."""
    question = context.question
    if any(t.concept and t.concept not in ASKED for t in question.terms):
        return None  # who leads an office is no way to reach it
    last = context.state.last
    documents = _documents(context)
    words = {t.surface for t in question.terms if not (t.light or t.concept)}
    words |= {context.catalog.name(i) for i in question.program_ids}
    cited = [(c.document_id, c.start, c.end) for c in last.answer.citations] if last else []
    form = question.counter if question.counter in CONTACT_FORMS else None
    query = ContactQuery(words, question.program_ids, cited, form)
    found = [c for d in documents for c in context.contacts(d, query)]
    if not found or (_asks_of_another(question) and not _says_any(words, found)):
        return None
    draft = context.draft()
    for contact in found[:MOST]:
        number = draft.cite(contact.document_id, contact.start, contact.end)
        draft.say("quoted", number, quote=clean(contact.text))
        draft.show(Item("", None, None, draft.cited(number)))
    return Composed("answered", draft, 0.7, complete=True)


def gives_no_way_to_reach(context: Context, documents: Sequence[str]) -> bool:
    """Whether a telephone number or an address is asked for, and documents give neither.

    "can I send it by email?" asks for none.
    """
    question = context.question
    reaches_out = question.act is Act.CONTACT or not question.closed
    asked = question.counter in CONTACT_FORMS and reaches_out
    any_of_them = ContactQuery((), (), (), None)
    return asked and not any(context.contacts(d, any_of_them) for d in documents)


def _asks_of_another(question: Question) -> bool:
    """Whether it is asked if there is a thing: "is there a letter of intent?"."""
    reached = {Sign.REACHED, Sign.ENQUIRIES, Sign.SOMEONE} & set(question.signs)
    asked = reached or any(t.concept in ASKED for t in question.terms)
    named = any(not (t.light or t.concept) for t in question.terms)
    return question.closed and named and not asked


def _says_any(words: Collection[str], found: Sequence[Contact]) -> bool:
    """Whether a contact, or what stands above it, has one of the words: "is there a letter?"."""
    said = fold_key(" ".join(f"{c.text} {c.section.heading if c.section else ''}" for c in found))
    return any(fold_key(w) in said for w in words)


def _documents(context: Context) -> Sequence[str]:
    """The documents that the office is asked of: those talked of, those of the programs named."""
    if context.documents:
        return context.documents
    ids = homes_of(context.question, context.catalog)
    return sorted(ids) or (list(context.sources) if len(context.sources) == 1 else [])


def _office_in_charge(context: Context) -> Composed | None:
    """The office that the document of a program puts in charge; nothing where more is asked."""
    question = context.question
    other = any(not t.light and t.concept not in ASKED for t in question.terms)
    if other or question.counter not in {None, *CONTACT_FORMS}:
        return None
    offices = list({fold_key(v.value): v for v in _offices(context)}.values())[:MOST]
    if question.counter:  # a number that is given there is that of another
        offices = [v for v in offices if not reaches(v.value)]
    if not offices:
        return None
    draft = context.draft()
    for value in offices:
        number = draft.cite(value.document_id, value.start, value.end)
        draft.say("in_charge", number, office=clean(value.value))
        draft.show(Item("", value.program_id, None, draft.cited(number)))
    if not any(reaches(v.value) for v in offices):
        draft.say("no_phone")
    return Composed("answered", draft, 0.7)


def _offices(context: Context) -> Iterator[LabelledValue]:
    """Values under a label for an office: of the program, else on a page with amounts of it."""
    labels = [w for name in ASKED for w in lexicon().concepts[name].labels]
    scope = context.catalog.scope(context.question.candidate_ids)
    for key in context.table.homes(scope, context.documents):
        values = context.values.get(key, ())
        found = [v for v in values if any(w in fold_key(v.label) for w in labels)]
        rows = [r for i in scope for r in context.table.rows_of(i, (key,))]
        own = [v for v in found if v.program_id in scope]
        pages = {r.page for r in rows}
        beside = [v for v in found if v.page in pages]
        yield from own or beside or (found[:1] if rows else ())
