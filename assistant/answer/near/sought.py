"""A value that a turn wants, and no statement gives about what it wants it of.

"締切いつですか" of a paper with other days alone: that it gives no day for applying is said first,
then what is nearest, briefly. What one statement does give is quoted, where what was found to
answer has no value of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.near.lacking import MOST_BESIDE
from assistant.answer.near.thing import with_asked_thing
from assistant.answer.text.quoting import tell
from assistant.evidence.contacts import ContactQuery
from assistant.evidence.finding.leads import is_note
from assistant.evidence.finding.page import StatementPage
from assistant.evidence.finding.statements import Statement, clean
from assistant.evidence.finding.valuetypes import holds_value
from assistant.evidence.giving import FORMS, giving, with_heads
from assistant.evidence.turns.windows import overlap
from assistant.question.echo import subject
from assistant.question.model import Question
from assistant.question.signs import Sign, shows
from assistant.question.sought import REACH, TYPED, Sought, SoughtKind, read_sought
from assistant.question.words.lexicon import said_in
from corpus.facts.sums import BUDGET

APART = re.compile(r"\S(?:\s{2,}|\t|\s?\|\s?)\S")  # cells of a row
MOST = 2  # statements that are quoted
SURE = 0.6
EXACT = 1.0  # how sure an answer is that takes a cell from a table
SUPERLATIVES = frozenset({Sign.MOST, Sign.LEAST, Sign.FOREMOST})
FEW = 3  # programs of a document whose words are said of all of it
FIRST = 3  # words that say of what a value is wanted
OF_THINGS = frozenset({SoughtKind.AMOUNT, SoughtKind.NUMBER})  # of what is not there is none
TOLD_FIRST = frozenset(
    {SoughtKind.CALL, SoughtKind.RATE}
)  # quoted where something else was found to answer


def with_what_is_sought(
    context: Context, composed: Composed, own: Question, probability: float
) -> Composed:
    """An answer in quotes, or none, as what is sought is given or not; others as they are."""
    sought = read_sought(own, composed.question or context.question, probability)
    documents = _documents(context, composed)
    if not documents or composed.status == "clarify":
        return composed
    lacks = with_asked_thing(context, composed, documents, own)
    if sought is None or (sought.kind in OF_THINGS and lacks is not composed):
        return lacks
    if own.ordinals or not SUPERLATIVES.isdisjoint(own.signs):
        return composed  # 「第３回の締切」, "the last to close" is one of several
    if sought.kind is SoughtKind.BUDGET:
        return _with_budget(context, composed, documents, sought)
    headed = composed.complete and sought.kind in TYPED.values()  # told by the head of its cell
    figured = (composed.draft.figures or headed) and composed.status == "answered"
    if figured or not _is_of_their_year(context, documents, own, sought):
        return composed
    given = [s for d in documents for s in _given(context, d, sought)]
    if given:
        return _with_given(given, context, composed, sought)
    if composed.status != "answered" or _surely_holds(composed, sought):
        return composed
    if sought.kind is SoughtKind.RATE and any(_counts_both(context, d) for d in documents):
        return composed
    if sought.kind in REACH:
        return _otherwise_reached(context, documents, sought) or composed
    # "Due when, and is the letter needed" names a letter that is not due.
    loosely = replace(sought, of=()) if sought.kind is SoughtKind.CALL else sought
    told = sought.of and any(_given(context, d, loosely) for d in documents)
    return composed if loosely is not sought and told else _without(composed, sought)


def _documents(context: Context, composed: Composed) -> Sequence[str]:
    """The documents that are looked through: those asked, else those that an answer is from."""
    cited = tuple(dict.fromkeys(c.document_id for c in composed.draft.citations))
    one = tuple(context.sources) if len(context.sources) == 1 else ()
    return context.documents or one or cited


def _is_of_their_year(
    context: Context, documents: Sequence[str], own: Question, sought: Sought
) -> bool:
    """Whether a call is asked for of the year of its documents, or of none."""
    later = own.relative_year is not None and own.relative_year > 0
    years = {context.sources[d].fiscal_year for d in documents}
    other = own.years and not years.issubset(own.years)
    return sought.kind is not SoughtKind.CALL or not (later or other)


def _surely_holds(composed: Composed, sought: Sought) -> bool:
    """Whether what was accepted as an answer, and is not only near, has a value of the kind."""
    near = composed.draft.leads or composed.draft.begins(composed.draft.word("nearest_places"))
    typed = sought.kind in {SoughtKind.NUMBER, SoughtKind.AMOUNT} and not near
    return typed and any(holds_value(c.quote, sought.question) for c in composed.draft.citations)


def _counts_both(context: Context, document: str) -> bool:
    """Whether the head of a table counts who applied and who succeeded: a rate follows from it."""
    heads = (line for line in context.sources[document].text.split("\n") if APART.search(line))
    return any(shows(h, Sign.APPLIED) and shows(h, Sign.SUCCEEDED) for h in heads)


def _given(context: Context, document: str, sought: Sought) -> list[Statement]:
    """What a document gives of what is sought; of no other program where no thing is named."""
    page = context.page_of(document)
    if page is None:
        return []
    named = bool(sought.of) or sought.kind in FORMS  # an office is reached, of whatever program
    if context.is_foreign(document):
        sought = replace(sought, of=())  # it has none of its words
    found = giving(page, sought)
    scope = context.catalog.scope(sought.question.program_ids)
    if not (named or not scope or len(context.catalog.of((document,))) <= FEW):
        found = [at for at in found if _is_of(context, scope, page.program_ids[at])]
    return [_with_label(page, at, context) for at in found]


def _with_label(page: StatementPage, at: int, context: Context) -> Statement:
    """A statement, with the label above it where it is a note in brackets on that."""
    own = page.statements[at]
    if not is_note(page.statements, at):
        return own
    start = page.statements[at - 1].start
    text = context.sources[own.document_id].text[start : own.end]
    return replace(own, start=start, text=text)


def _is_of(context: Context, scope: Collection[str], about: Collection[str]) -> bool:
    """Whether what is about some programs, or none, is not about others than those in scope."""
    overlap = context.catalog.overlap
    return not about or any(i in scope or any(overlap(i, s) for s in scope) for i in about)


def _is_cited(statement: Statement, composed: Composed) -> bool:
    own = (c for c in composed.draft.citations if c.document_id == statement.document_id)
    return any(c.start < statement.end and statement.start < c.end for c in own)


def _with_given(
    given: Sequence[Statement], context: Context, composed: Composed, sought: Sought
) -> Composed:
    """What gives what is sought, in place of other quotes, or above what is only near."""
    if any(_is_cited(s, composed) for s in given):
        return composed
    if sought.kind in TOLD_FIRST:
        sure = [
            s for s in given if sought.kind is not SoughtKind.CALL or _is_of_the_call(s, sought)
        ]
        return _quoted(sure, context) if sure else composed
    counted = sought.kind is SoughtKind.NUMBER and sought.question.counter and len(given) == 1
    if not (counted and composed.draft.leads and composed.status == "answered"):
        return composed
    with composed.draft.above():
        text, numbers = tell(composed.draft, given[0], context)
        composed.draft.say("quoted", *numbers, quote=text)
    return composed


def _is_of_the_call(statement: Statement, sought: Sought) -> bool:
    """Whether a statement is surely of what one applies by, and not of a paper that is handed in.

    「計画は前日までに提出」 is no deadline for applying; where the turn says so it may be.
    """
    text = with_heads(statement)
    handed = said_in(text).of(Sign.HANDED_IN)
    other = [span for span in said_in(text).of(Sign.CALLS) if span not in handed]
    return bool(other) or not handed or Sign.HANDED_IN in sought.question.signs


def _quoted(given: Sequence[Statement], context: Context) -> Composed:
    """What gives what is sought, in the order of the document."""
    draft = context.draft()
    apart = [s for at, s in enumerate(given) if not any(overlap(s, o) for o in given[:at])]
    for statement in apart[:MOST]:
        text, numbers = tell(draft, statement, context)
        draft.say("quoted", *numbers, quote=text)
    return Composed("answered", draft, SURE, question=context.question)


def _with_budget(
    context: Context, composed: Composed, documents: Sequence[str], sought: Sought
) -> Composed:
    """That there is no budget, where documents give none: what one gets is no part of it."""
    computed = any(f.derived for f in composed.draft.figures)  # of what was told
    if composed.status == "answered" and (composed.score >= EXACT or computed):
        return composed  # a cell of a table, in whatever unit
    ids = context.catalog.of(documents)
    rows = (r for i in ids for r in context.table.rows_of(i, documents))
    if any(r.measure in BUDGET for r in rows) or any(_given(context, d, sought) for d in documents):
        return composed
    draft = context.draft()
    draft.say("lacks_budget")
    draft.states_figures = False
    return Composed("not_found", draft, SURE, question=context.question, complete=True)


def _otherwise_reached(
    context: Context, documents: Sequence[str], sought: Sought
) -> Composed | None:
    """The other way to reach an office: a telephone number where there is no address."""
    draft, ways = context.draft(), ContactQuery((), (), (), None)
    for contact in [c for d in documents for c in context.contacts(d, ways)][:MOST]:
        number = draft.cite(contact.document_id, contact.start, contact.end)
        draft.say("quoted", number, quote=clean(contact.text))
    if draft.empty:
        return None
    draft.lead(f"lacks_{sought.kind.value}")
    draft.states_figures = False
    return Composed("not_found", draft, SURE, question=context.question, complete=True)


def _without(composed: Composed, sought: Sought) -> Composed:
    """That it is not there, first, and the nearest of what was quoted."""
    draft = composed.draft
    draft.keep([c.number for c in draft.citations[:MOST_BESIDE]])
    joined = "・" if draft.language == "ja" else "”, “"
    words = joined.join(sought.words[:FIRST]) or subject(sought.question)
    closes = sought.kind is SoughtKind.CALL and Sign.CLOSES in sought.question.signs
    draft.lead("lacks_deadline" if closes else f"lacks_{sought.kind.value}", words=words)
    draft.states_figures = False
    return replace(composed, status="not_found", complete=True)
