"""Answers from a passage: where it covers the question as a whole, its sentences speak.

A sentence seldom says everything that a long question says, a passage does. So the passage is
judged, by how much of the question it covers; then what stands around the statements that most
likely answer is quoted, until they likely do. Of a question and its answer it is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer.acceptance import ASKS, fits, says_something
from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.near.window import is_foreign, quote_window, with_kind
from assistant.answer.text.quoting import overlaps, quote, tell
from assistant.evidence.finding.covering.coverage import told
from assistant.evidence.finding.finder import PassageReading
from assistant.evidence.finding.scoring import PROSE, Found
from assistant.evidence.finding.together import ITEM
from assistant.evidence.turns.windows import Window
from assistant.question.model import Intent, Question, ValueType
from corpus.text import fold_key

SUPPORTED = 0.68  # of the question, by a passage and its document, that may answer it
MOST_WINDOWS = 4  # that are quoted, however unsure they are
SURE = 0.7  # odds that what is quoted holds the answer; from then on no more is
LOOKED_INTO = 8  # passages in which a value may stand
AS_GOOD = 0.15  # passages covering so little less than the best say more of the same thing
OWN = 0.45  # of what is asked, by the statement of a value
ALL_BUT_OWN = 0.9
OWN_OF_TYPED = 0.35  # by the sentence that holds the kind of value asked for
OWN_OF_MONEY = 0.7
ALL_OF_MONEY = 0.7  # of all words, verbs too: an amount has to be the one that is meant
EACH = 0.2  # of every word, by the statement of an amount: else it is another one's
ONE_SAYS = 1.2  # words of the question, or near to all, by one of the sentences
LEAST_SAID = 0.3
MOST_SAID = 0.6
AS_NEAR = 0.08  # values whose statements score so little less than the best may be meant too
MOST_VALUES = 3
MOST_REPLIES = 2
TOLD = {Intent.REASON, Intent.DEFINITION, Intent.LIST}  # in sentences, whatever value they hold
ENDS = re.compile(r"[いうくすつぬむるたん]。$|[a-z]\.$")  # a verb, and the full stop
SENTENCE = 10  # characters of the shortest sentence that says something


def answer_passage(context: Context) -> Composed | None:
    """What is said where a passage covers the question: the values, else what is likeliest."""
    if (values := answer_values(context)) is not None:
        return values
    readings = list(_supported(context))
    if not readings:
        return None
    if _typed(context.question) and (reply := _typed_reply(readings, context)):
        return _quoted(reply, readings, context)
    if not _is_told(readings[:LOOKED_INTO], context):
        return None
    draft, said = context.draft(), 0.0
    for window in with_kind(context.windows(MOST_WINDOWS), context.question):
        if said < SURE:
            _quote_answers(draft, window, context)
        said += window.odds
    return Composed("answered", draft, readings[0].support) if draft.citations else None


def _quote_answers(draft: Draft, window: Window, context: Context) -> None:
    """Say a window without the questions in it; what is in another language by the sentence."""
    told = tuple(s for s in window.statements if not ASKS.search(s.text))
    if not any(is_foreign(replace(window, likeliest=s), draft) for s in told):
        quote_window(draft, replace(window, statements=told), context)
        return
    for statement in told:
        text, numbers = tell(draft, statement, context)
        draft.say("quoted", *numbers, quote=text)


def answer_values(context: Context) -> Composed | None:
    """The statements that hold a value of the type that is asked for."""
    readings = list(_supported(context)) if _typed(context.question) else []
    return _quoted(_values(readings, context), readings, context)


def _quoted(
    chosen: Sequence[Found], readings: Sequence[PassageReading], context: Context
) -> Composed | None:
    draft = context.draft()
    for found in chosen:
        if found.statement.value is not None:
            quote(draft, found, context)
        else:
            text, numbers = tell(draft, found.statement, context)
            draft.say("quoted", *numbers, quote=text)
    return Composed("answered", draft, readings[0].support) if chosen else None


def supported(context: Context, least: float = SUPPORTED) -> bool:
    """Whether any passage and its document are about what the question asks."""
    return any(r.support >= least for r in _of_the_thing(context)[:1])


def _of_the_thing(context: Context) -> list[PassageReading]:
    """The passages of the documents that have every name of the question."""
    return [r for r in context.evidence.readings if not r.of_another]


def _typed(question: Question) -> bool:
    """Whether a value is asked for; what is to be explained or listed is told in sentences."""
    if question.counter is not None and question.value_type is ValueType.COUNT:
        return question.intent is not Intent.LIST
    if question.intent in TOLD:
        return False
    return question.counter is not None or question.value_type not in {None, ValueType.TEXT}


def _supported(context: Context) -> Iterator[PassageReading]:
    """The passages that cover the question, and those of their document that nearly do as well."""
    best: PassageReading | None = None
    for reading in _of_the_thing(context):
        if best is None:
            if reading.support < SUPPORTED:
                return
            best = reading
        same = reading.passage.document_id == best.passage.document_id
        if same and reading.coverage >= best.coverage - AS_GOOD:
            yield reading


def _values(readings: Sequence[PassageReading], context: Context) -> list[Found]:
    """The statements that hold a value of the type asked for and say whose it is.

    In the passages that cover the question, or beside them.
    """
    if not readings or _in_table(context):
        return []
    best = readings[0]
    good = [
        f
        for f in context.evidence.statements
        if f.statement.document_id == best.passage.document_id
        and f.passage >= best.coverage - AS_GOOD
        and f.typed
        and f.about
        and _says_whose(f, context)
        and fits(f, context)
    ]
    good.sort(key=lambda f: -(f.score + f.own))
    chosen: list[Found] = []
    for found in good:
        near = found.score + found.own >= good[0].score + good[0].own - AS_NEAR
        if near and len(chosen) < MOST_VALUES and not overlaps(found, chosen):
            chosen.append(found)
    return chosen


def _in_table(context: Context) -> bool:
    """Whether the table has amounts of what is named: what it lacks is in no sentence either.

    Not where the name is that of the document itself: all that it says is about that.
    """
    return context.question.money and any(
        fold_key(row.program) not in fold_key(context.sources[row.document_id].title)
        for i in context.question.candidate_ids
        for row in context.table.rows_of(i)[:1]
    )


def _says_whose(found: Found, context: Context) -> bool:
    """Whether the words of the question stand by the value itself, of an amount each of them."""
    question = context.question
    if not question.money:
        return found.own >= OWN
    title = fold_key(context.sources[found.statement.document_id].title)
    content = (t for t in question.terms if not t.light and not t.concept)
    if all(any(a in title for a in t.alternatives) for t in content):
        return False  # "the total budget" of a name alone is in the table or nowhere
    enough = found.own >= OWN_OF_MONEY and found.coverage >= ALL_OF_MONEY
    return enough and all(found.each[i] >= EACH for i in told(question.terms))


def _is_told(readings: Sequence[PassageReading], context: Context) -> bool:
    """Whether sentences carry the question; of a number that is asked for one has to hold it."""
    question = context.question
    typed = _typed(question)
    if typed and (question.money or question.value_type is ValueType.PERSON):
        return False
    said = [f for r in readings for f in r.statements if _speaks(f, context)]
    least = min(max(ONE_SAYS / max(len(told(question.terms)), 1), LEAST_SAID), MOST_SAID)
    if not any(f.own >= least for f in said) or not any(fits(f, context) for f in said):
        return False
    holding = [f for f in said if f.typed and f.about]
    holds = any(f.own >= OWN_OF_TYPED for f in holding) or _is_only(holding, readings[0], context)
    return holds or not typed


def _typed_reply(readings: Sequence[PassageReading], context: Context) -> list[Found]:
    """The value in the answer of a question that the document asks in nearly the same words."""
    if not told(context.question.terms):
        return []  # 「予算額は？」 has no words to be the same
    for reading in readings:
        usable = [f for f in reading.statements if _speaks(f, context)]
        replies = _replies(reading.statements, usable, ALL_BUT_OWN)
        if valued := [f for f in replies if f.typed and f.about][:1]:
            return valued
    return []


def _is_only(holding: Sequence[Found], reading: PassageReading, context: Context) -> bool:
    """Whether a passage that is about the question counts one such thing alone."""
    counted = context.question.counter is not None and reading.coverage >= ALL_BUT_OWN
    return counted and len(holding) == 1 and sum(f.typed for f in reading.statements) == 1


def _replies(statements: Sequence[Found], usable: Sequence[Found], least: float) -> list[Found]:
    """What stands behind a question of the document that is the one asked."""
    asked = next((f for f in statements if ASKS.search(f.statement.text) and f.own >= least), None)
    if asked is None:
        return []
    return [f for f in usable if f.statement.start >= asked.statement.end][:MOST_REPLIES]


def _speaks(found: Found, context: Context) -> bool:
    """Whether a statement says something in words: no heading, no fragment, no bare figures."""
    if found.statement.value is not None or not found.about or not says_something(found, context):
        return False
    text = found.statement.text.rstrip()
    long = SENTENCE if ENDS.search(text) else PROSE
    return len(fold_key(text)) >= long or bool(ITEM.match(text))
