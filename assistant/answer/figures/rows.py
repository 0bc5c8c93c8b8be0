"""Answers to what something costs: rows of the table first, then values and sentences with amounts.

Which programs are meant decides most: homonyms are told apart by their qualifier or their scope, a
part without an amount by the whole that the question asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.asking.abstain import answer_missing
from assistant.answer.context import Composed, Context
from assistant.answer.figures.amounts import answer_amounts, answer_scopes
from assistant.answer.figures.counts.quantities import answer_quantities
from assistant.answer.text.facts import add_joined, answer_fact
from assistant.evidence.budget.lookup import Lookup, Missing
from assistant.evidence.budget.meant import GENERAL
from assistant.question.model import Question, Term
from assistant.question.signs import Sign
from assistant.question.words.lexicon import says_measure
from corpus.facts import FigureRow, Measure
from corpus.text import fold_key

# A value under the very label asked for answers better than a row of the table that merely fits.
LABELLED = 1.15
TABLE_SURE = 0.9  # a row of the measure that is named covers all the rest too
PAID = 0.8  # how sure it is that what has a name of its own is what one gets
MOST_PAID = 4
QUALIFIER = re.compile(r"\(([^()]+)\)$")


def targets_of(context: Context) -> tuple[str, ...]:
    """Programs that amounts are asked of: those named, or the document as a whole."""
    question = context.question
    if question.program_ids:
        return question.program_ids
    return tuple(requested_first(context, wholes_of(context))) if question.whole else ()


def wholes_of(context: Context) -> list[str]:
    """What stands for a document as a whole, is named by the question and has what it asks."""
    roots = context.table.covering(context.question, context.wholes())
    return [i for i in roots if context.lookup(i).rows]


def requested_first(context: Context, roots: list[str]) -> list[str]:
    """Of programs that may all be meant the first with a request, else the first of them."""
    having = [
        i
        for i in roots
        if any(r.measure is Measure.REQUEST for r in context.table.rows_of(i, context.documents))
    ]
    return having[:1] or roots[:1]


def answer_money(context: Context) -> Composed | None:
    """Rows of the table, unless a labelled value of the document is what was asked for."""
    several = answer_scopes(context)
    if several:
        return several
    lookups = _wholes(context, _lookups(context))
    composed = answer_amounts(context, lookups) or _paid_to_each(context)
    if composed and composed.score >= TABLE_SURE and set(context.question.measures) - GENERAL:
        return add_joined(context, composed)
    labelled = _labelled(context)
    if labelled:
        return labelled
    if composed:
        return add_joined(context, composed)
    blocked = any(look.missing in {Missing.YEAR, Missing.NEW} for look in lookups)
    fact = None if blocked else _money_fact(context)
    return fact or answer_missing(context, lookups)


def _lookups(context: Context) -> list[Lookup]:
    """Rows of each program meant; of homonyms, those that have what is asked."""
    if not context.question.programs:
        return [context.lookup(i) for i in targets_of(context)]
    lookups: list[Lookup] = []
    for mention in context.question.programs:
        looks = [_of_scope(context.lookup(i), context.question) for i in mention.program_ids]
        having = [look for look in looks if look.rows]
        others = (context.lookup(i) for i in (() if having else mention.homonyms))
        lookups += _qualified(having, context) or [o for o in others if o.rows] or looks[:1]
    unique = {look.program_id: look for look in lookups}
    if any(look.rows for look in lookups) or context.question.instead is None:
        return list(unique.values())
    other = replace(context, question=context.question.instead)
    return [look for look in _lookups(other) if look.rows] or list(unique.values())


def _qualified(having: list[Lookup], context: Context) -> list[Lookup]:
    """Of homonyms the one whose qualifier the question names, with rows of that scope beside it."""
    question = context.question
    qualifier = QUALIFIER.search(
        fold_key(context.catalog.name(having[0].program_id) if having else "")
    )
    if len(having) < 2 or qualifier is None or not question.says(qualifier[1]):
        return having
    return [having[0], *(h for h in having[1:] if all(_has_scope(r, question) for r in h.rows))]


def _has_scope(row: FigureRow, question: Question) -> bool:
    return row.scope is not None and question.says(row.scope)


def _wholes(context: Context, lookups: list[Lookup]) -> list[Lookup]:
    """Of parts without amounts, the wholes where the question asks for those: 「Xを含む事業」."""
    question = context.question
    parts = all(look.missing is Missing.PROGRAM for look in lookups)
    if not parts:
        return lookups
    programs = (context.catalog.programs.get(look.program_id) for look in lookups)
    wholes = dict.fromkeys(p.parent for p in programs if p and p.parent)
    named = [i for i in wholes if _is_named(context.catalog.name(i), question.terms)]
    meant = wholes if Sign.WHOLE_OF in question.signs else named
    bare = replace(question, terms=()) if named else question
    return [look for i in meant if (look := context.lookup(i, bare)).rows] or lookups


def _is_named(name: str, terms: Sequence[Term]) -> bool:
    """Whether the words of a question are of a name: 「こういうシンポジウム系」."""
    key = fold_key(name)
    content = [t for t in terms if not (t.light or t.concept)]
    words = [{a for part in (*t.parts, t.alternatives) for a in part} for t in content]
    return bool(words) and all(any(len(a) > 1 and a in key for a in own) for own in words)


def _of_scope(look: Lookup, question: Question) -> Lookup:
    """Where the question names a scope (「XのAMED分」) only the rows of that scope, if any."""
    scoped = tuple(r for r in look.rows if _has_scope(r, question))
    return replace(look, rows=scoped) if scoped else look


def _paid_to_each(context: Context) -> Composed | None:
    """What one gets of a program by a name of its own: "Harbor Fellows stipend"."""
    question, ids = context.question, context.question.program_ids
    if not question.per or len(ids) != 1:
        return None
    name = context.catalog.name(ids[0])
    called = (i for i, p in context.catalog.programs.items() if p.name.startswith(name))
    rows = (r for i in called for r in context.table.rows_of(i, context.documents))
    own = [
        replace(r, program_id=ids[0])  # it is talked of, and the stipend is part of it
        for r in rows
        if r.measure is Measure.UNIT and r.parent == name
    ]
    if not own:
        return None
    draft = context.draft()
    for row in own[:MOST_PAID]:
        value, number = draft.value(row), draft.cite_row(row)
        draft.say("figure_item", number, label=row.program, value=value)
    return Composed("answered", draft, PAID)


def _labelled(context: Context) -> Composed | None:
    """The value under the very label that is asked for; without words of its own none is."""
    if not context.question.terms:
        return None
    best = next(iter(context.evidence.statements), None)
    if best is None or best.labelled <= 0 or best.score < LABELLED or not best.typed:
        return None
    return answer_quantities(context) or answer_fact(context)


def _money_fact(context: Context) -> Composed | None:
    """A sentence with an amount that covers what is asked; never for a bare program name."""
    if not context.question.terms:
        return None
    if not _names_measure(context):
        return None
    return answer_quantities(context) or answer_fact(context)


def _names_measure(context: Context) -> bool:
    """Whether the best statement says the measure that is asked for, where one is."""
    measures = set(context.question.measures)
    measures -= frozenset() if context.question.whole else GENERAL
    best = next(iter(context.evidence.statements), None)
    if not measures or best is None:
        return True
    texts = (best.heading_key, best.statement.text)
    return any(says_measure(text, m) for text in texts for m in measures)
