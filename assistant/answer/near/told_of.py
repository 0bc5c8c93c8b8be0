"""Whether documents tell of what a turn names, and whether of one thing alone.

「H3ロケット」 of a paper that has no such letters is of nothing there; 「締切は？」 of the only
document, which is about one grant, can only be asked of that grant.
"""

from __future__ import annotations

from assistant.answer.asking.abstain import is_about_one_thing
from assistant.answer.context import Context
from assistant.question.model import Question, Term
from assistant.question.programs.partial import names_something
from corpus.facts import Measure
from corpus.text import fold_key

SOME = 2  # things that a turn names, by which a document tells of it
FEE = "fee"  # what one pays, as the lexicon calls it
FEW = 3  # programs of a document that is about one thing


def asks_the_table(context: Context) -> bool:
    """Whether an amount is asked of a program that the table has amounts of: 「護岸のやつは」.

    What the table has of it is nearer then, but for a document that is about one thing.
    """
    question = context.question
    own = any(not (t.light or t.concept or t.carried) for t in question.terms)
    asks = question.money and not asks_a_fee(question)
    return asks and not (question.inherited and own) and has_amounts(context)


def asks_a_fee(question: Question) -> bool:
    """Whether it is asked what one pays, which texts tell and no budget: 「いくらで乗れる」."""
    return any(t.concept == FEE for t in question.terms)


def has_amounts(context: Context) -> bool:
    """Whether the table has amounts of a program of the turn, in a document about several."""
    ids = context.question.program_ids
    rows = [r for i in ids for r in context.table.rows_of(i, context.documents)]
    return any(not of_one_thing(r.document_id, context) for r in rows)


def is_told_of(context: Context) -> bool:
    """Whether the documents have some of the things that a turn names, or it names none."""
    question = context.question
    documents = context.documents or tuple(context.sources)
    named = [t for t in question.terms if not (t.light or t.concept) and names_something(t)]
    had = sum(context.have(documents, (t,)) for t in named)
    return (had >= SOME or not named) and not question.acronyms


def tells_all(context: Context) -> bool:
    """Whether the documents have each of the things that a turn names, and it names some."""
    question = context.question
    documents = context.documents or tuple(context.sources)
    named = [t for t in question.terms if not (t.light or t.concept) and names_something(t)]
    had = all(context.have(documents, (t,)) for t in named)
    return bool(named) and had and not question.acronyms


def is_of_what_is_nowhere(context: Context) -> bool:
    """Whether a thing is asked of that is named by letters that stand nowhere: 「H3ロケット」."""
    documents, names = tuple(context.sources), context.question.lettered_names
    return any(not context.have(documents, (Term(n, (fold_key(n),)),)) for n in names)


def is_of_one(context: Context) -> bool:
    """Whether the only document is about one thing: what is asked can only be asked of that."""
    documents = context.documents or tuple(context.sources)
    return is_about_one_thing(context) or any(of_one_thing(d, context) for d in documents[:1])


def of_one_thing(document: str, context: Context) -> bool:
    """Whether a document is about one program, or none: what it says is said of that.

    What it has prices or ceilings of alone are courses of that program, and no programs.
    """
    rows = (context.table.rows_of(i, (document,)) for i in context.catalog.of((document,)))
    return sum({row.measure for row in found} != {Measure.UNIT} for found in rows) <= FEW
