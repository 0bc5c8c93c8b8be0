"""The nearest that a document says, where no statement of it surely answers.

People ask in words that no document has: 「もう機械は注文しちゃった」 of a grant that says
「交付決定前に発注した経費は対象外」. Inside the one document that is talked of, what comes nearest
by its meaning is quoted, and said to be no more than that.
"""

from __future__ import annotations

import re
from itertools import chain

from assistant.acts import Act
from assistant.answer.acceptance import says_something
from assistant.answer.context import Composed, Context
from assistant.answer.text.passages import supported
from assistant.answer.text.quoting import overlaps, quote
from assistant.evidence.finding.coverage import told
from assistant.evidence.finding.scoring import PROSE, Found
from assistant.evidence.finding.statements import clean
from assistant.question.echo import query_of
from assistant.question.model import Intent, Question, ValueType
from corpus.facts import Measure
from corpus.text import fold_key

MOST = 4  # statements that are quoted
SURE = 0.2  # what such an answer is worth at most, before calibration
LEAST_OF_FRESH = 0.45  # by a passage of a document that one word may have named by chance
LEAST = 0.35  # of 2: what comes less near says nothing of it
NEEDS = frozenset({Act.FIT, Act.WHICH, Act.ELIGIBILITY, Act.APPLY})
TURNS = 3  # that say what is talked of, the latest first
FEW = 3  # programs of a document that is about one thing
# A number, or the end of a sentence.
SAYS = re.compile(r"[0-9０-９]|[。.!]\s*$|[うくすつぬむるたい]\s*$")
NUMBERING = re.compile(r"^\W*[0-9０-９]{0,2}\s*[.．、)）]?\s*")
OWN = 0.3  # what it says of the question in so many words weighs as much
NUMBERS = {ValueType.MONEY, ValueType.COUNT, ValueType.PERCENT}
EACH = 0.2  # of every word, by the statement of an amount
SAID = 0.4  # of the words, by the statement of a number
TYPED = 0.15  # a value of the kind that is asked for weighs as much as so much of the meaning


def answer_nearest(context: Context, *, unclear: bool) -> Composed | None:
    """Up to four statements of one document, those that come nearest to what is asked.

    Of a document that tells of many programs only where a conversation is about it, or where the
    asker tells of a need and names nothing. `unclear`: it would rather be asked back.
    """
    documents = context.documents or tuple(context.sources)
    if len(documents) != 1 or context.question.intent is Intent.SMALLTALK:
        return None
    one = _of_one_thing(documents[0], context)
    if not one and _asks_the_table(context.question):
        return None  # what the table has of the program is nearer
    going_on = one or bool(context.state.exchanges)
    if not going_on and (unclear or not _tells_a_need(context.question)):
        return None
    if not (context.state.exchanges or _says_anything(context.question)):
        return None
    begun = bool(context.state.exchanges) or len(context.sources) < 2
    if not begun and not supported(context, LEAST_OF_FRESH):
        return None  # a word of the question may have named the document by chance
    found = _ranked(context, documents[0])
    if not found or found[0][0] < LEAST:
        return None
    chosen: list[Found] = []
    for _, candidate in found:
        if len(chosen) < MOST and not overlaps(candidate, chosen):
            chosen.append(candidate)
    draft = context.draft()
    draft.states_figures = False  # nothing surely is the amount that was asked for
    draft.say("attribute_only")
    for statement in sorted(chosen, key=lambda f: f.statement.start):
        quote(draft, statement, context)
    return Composed("answered", draft, min(found[0][0], 1.0) * SURE)


def _says_anything(question: Question) -> bool:
    """Whether a turn has a word of its own: "a" and 「１」 have none."""
    return any(not t.light for t in question.terms)


def _asks_the_table(question: Question) -> bool:
    """Whether an amount of a program is asked for, no other thing: 「護岸のやつは」."""
    own = any(not (t.light or t.concept or t.carried) for t in question.terms)
    return question.money and bool(question.programs) and not (question.inherited and own)


def _tells_a_need(question: Question) -> bool:
    """Whether a turn tells of the asker's own case, and names no program and no value."""
    open_ = question.value_type in {None, ValueType.TEXT} and not question.confirm
    return question.act in NEEDS and open_ and not (question.programs or question.money)


def _ranked(context: Context, document: str) -> list[tuple[float, Found]]:
    """The statements that may tell, nearest first, each with how near it comes."""
    question = context.question
    turns = [question, *(e.question for e in reversed(context.state.exchanges))][:TURNS]
    near = context.near(document, [query_of(turn, ()) for turn in turns])
    wanted = question.value_type not in {None, ValueType.TEXT}
    read = chain.from_iterable(r.statements for r in context.evidence.readings)
    found = {(f.statement.start, f.statement.end): f for f in read}
    rows = [place for place, f in found.items() if f.statement.cells]
    ranked = [
        (near[place] + OWN * f.own + (TYPED if wanted and f.typed else 0.0), f)
        for place, f in found.items()
        if place in near and _tells(f) and _of_it(f, question) and says_something(f, context)
        if f.statement.cells or not any(a <= place[0] < b for a, b in rows)
    ]
    return sorted(ranked, key=lambda pair: -pair[0])


def _of_it(found: Found, question: Question) -> bool:
    """Whether a number may be the one that is asked for: that of another thing is not near."""
    if question.value_type not in NUMBERS:
        return True
    said = [found.each[i] for i in told(question.terms)]
    if question.money and any(share < EACH for share in said):
        return False
    return found.typed and (not said or sum(said) / len(said) >= SAID)


def _tells(found: Found) -> bool:
    """Whether a statement says something by itself: a heading only says what is below it."""
    statement = found.statement
    if statement.value is not None or statement.cells:
        return True
    text = NUMBERING.sub("", clean(statement.text))
    return bool(SAYS.search(text)) or len(fold_key(text)) >= PROSE


def _of_one_thing(document: str, context: Context) -> bool:
    """Whether a document is about one program, or none: what it says is said of that.

    What it has prices or ceilings of alone are courses of that program, and no programs.
    """
    own = (p for p in context.catalog.programs.values() if document in p.document_ids)
    priced = {Measure.UNIT}
    programs = [
        p
        for p in own
        if {row.measure for row in context.table.rows_of(p.id, (document,))} != priced
    ]
    return len(programs) <= FEW
