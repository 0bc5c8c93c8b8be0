"""Answers about a document itself: what it is, who made it, of which year."""

from __future__ import annotations

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.text.carrying import DATED
from assistant.answer.text.overview import say_title, summary
from assistant.evidence.finding.statements import clean
from assistant.question.model import Intent, ValueType
from assistant.question.signs import Sign, shows
from corpus.document import Document
from corpus.text import fold
from corpus.text.years import japanese_year

HEAD = 500  # characters in which a document says when it is from
WHOSE = frozenset({ValueType.PERSON, ValueType.PLACE})  # "who wrote this", 「どこが出したの」
MADE_IN = 1500  # characters in which a document says who made it
OFFICE = 6  # characters of a line that says what somebody is, and not who: 「研究員」


def about_document(context: Context) -> Composed | None:
    """What the documents are: title, publisher, year, pages; a date only where one is known.

    "What is this document about?" wants to know what it says.
    """
    question = context.question
    if question.intent is Intent.DEFINITION and (told := summary(context)):
        return told
    draft = context.draft()
    meant = _meant(context)
    for key in (i for i in context.sources if i in meant):
        if question.value_type in WHOSE:
            _say_who_made(context, draft, key)
        _describe(draft, context.sources[key])
    return None if draft.empty else Composed("answered", draft, 0.7)


def _say_who_made(context: Context, draft: Draft, document: str) -> None:
    """The line in front of a document that says who made it, with the name that stands below."""
    page = context.page_of(document)
    front = [s for s in page.statements if s.start < MADE_IN and s.value is None] if page else []
    at = next((i for i, s in enumerate(front) if shows(s.text, Sign.MADE_BY)), None)
    if at is None:
        return
    last = at + (len(front[at].text) <= OFFICE and at + 1 < len(front))
    said = draft.joined([clean(s.text) for s in front[at : last + 1]])
    draft.say("quoted", draft.cite(document, front[at].start, front[last].end), quote=said)


def _meant(context: Context) -> frozenset[str]:
    """The documents asked for, the only one that there is, or those that were cited last."""
    if context.documents or len(context.sources) == 1:
        return frozenset(context.documents or context.sources)
    last = context.state.showing
    return frozenset(c.document_id for c in last.answer.citations) if last else frozenset()


def _describe(draft: Draft, source: Document) -> None:
    say_title(draft, source)
    if source.publisher:
        draft.say("document_publisher", publisher=source.publisher)
    if source.fiscal_year:
        year = (
            japanese_year(source.fiscal_year)
            if draft.language == "ja"
            else f"FY{source.fiscal_year}"
        )
        at = draft.cite_near(source.id, year, 0) if draft.language == "ja" else None
        draft.say("document_year", *((at,) if at else ()), year=year)
    if not DATED.search(fold(source.text[:HEAD]).text):
        draft.say("document_undated")
