"""Which kind of answer a question gets: the table first for money, else the documents' words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.answer.abstain import (
    answer_clarify,
    answer_missing,
    answer_small_talk,
    needs_clarifying,
)
from assistant.answer.amounts import answer_amounts
from assistant.answer.arithmetic import (
    answer_compare,
    answer_difference,
    answer_growth,
    answer_share,
    answer_sum,
    year_on_year,
)
from assistant.answer.context import Composed, Context
from assistant.answer.facts import add_joined, answer_fact, answer_facts_of_each
from assistant.answer.prose import answer_fit, answer_prose
from assistant.answer.rankings import (
    answer_filter,
    answer_list,
    answer_parts,
    answer_rank,
    answer_timeline,
)
from assistant.evidence.table import GENERAL, Lookup, Missing
from assistant.question.lexicon import lexicon
from assistant.question.model import Intent, ValueType
from corpus.figures import Measure
from corpus.text import fold, fold_key

# A value under the very label asked for answers better than a row of the table that merely fits.
LABELLED = 1.15
TABLE_SURE = 0.9  # a row of the measure that is named covers all the rest too
Composer = Callable[[Context], Composed | None]


def compose(context: Context) -> Composed:
    """The answer to the question of `context`, or an honest not-found."""
    if context.question.intent is Intent.SMALLTALK:
        return answer_small_talk(context)
    if needs_clarifying(context) and not _targets(context):
        return answer_clarify(context)
    composer = COMPOSERS.get(context.question.intent, _fact)
    return composer(context) or _fallback(context)


def _targets(context: Context) -> tuple[str, ...]:
    """Programs that amounts are asked of: those named, or the document as a whole."""
    question = context.question
    if question.program_ids:
        return question.program_ids
    if question.whole and context.table.covers_whole(question, context.roots()):
        return tuple(_whole(context))
    return ()


def _whole(context: Context) -> list[str]:
    """Roots that have what is asked; the one of the asked measure where several have rows."""
    roots = [i for i in context.roots() if context.lookup(i).rows]
    return roots[:1] if len(roots) == 1 or not roots else _requested_first(context, roots)


def _requested_first(context: Context, roots: list[str]) -> list[str]:
    having = [
        i
        for i in roots
        if any(r.measure is Measure.REQUEST for r in context.table.rows_of(i, context.documents))
    ]
    return having[:1] or roots[:1]


def _figure(context: Context) -> Composed | None:
    """Rows of the table, unless a labelled value of the document is what was asked for."""
    lookups = _lookups(context)
    composed = answer_amounts(context, lookups)
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
        return [context.lookup(i) for i in _targets(context)]
    lookups: list[Lookup] = []
    for mention in context.question.programs:
        looks = [_of_scope(context.lookup(i), context.question.text) for i in mention.program_ids]
        having = [look for look in looks if look.rows]
        lookups += having or looks[:1]
    unique = {look.program_id: look for look in lookups}
    if any(look.rows for look in lookups) or context.question.instead is None:
        return list(unique.values())
    other = replace(context, question=context.question.instead)
    return [look for look in _lookups(other) if look.rows] or list(unique.values())


def _of_scope(look: Lookup, text: str) -> Lookup:
    """Where the question names a scope (「XのAMED分」) only the rows of that scope, if any."""
    key = fold_key(text)
    scoped = tuple(r for r in look.rows if r.scope and fold_key(r.scope) in key)
    return replace(look, rows=scoped) if scoped else look


def _labelled(context: Context) -> Composed | None:
    best = next(iter(context.evidence.statements), None)
    if best is None or best.labelled <= 0 or best.score < LABELLED or not best.typed:
        return None
    return answer_fact(context)


def _money_fact(context: Context) -> Composed | None:
    """A sentence with an amount that covers what is asked; never for a bare program name."""
    if not context.question.terms:
        return None
    return answer_fact(context)


def _difference(context: Context) -> Composed | None:
    targets = _targets(context) or tuple(_whole_for_change(context))
    if len(targets) >= 2:
        return answer_compare(context, targets)
    printed = _printed_differences(context, targets)
    return printed or (answer_difference(context, targets) if targets else None)


def _printed_differences(context: Context, targets: Sequence[str]) -> Composed | None:
    """A difference that the source itself prints, where it has no two amounts to subtract."""
    if any(year_on_year(context, i)[0] for i in targets):
        return None
    ask = replace(context.question, measures=(Measure.DIFFERENCE,), terms=())
    looks = [context.lookup(i, ask) for i in targets]
    return answer_amounts(context, [look for look in looks if look.rows])


def _whole_for_change(context: Context) -> list[str]:
    """A change that is asked of nothing in particular is that of the document as a whole."""
    content = [t for t in context.question.terms if not t.concept]
    return _requested_first(context, list(context.roots())) if not content else []


def _ratio(context: Context) -> Composed | None:
    targets = context.question.program_ids
    if len(targets) >= 2:
        return answer_share(context, targets[0], targets[1])
    if targets and _asks_share(context):
        roots = [r for r in context.roots() if targets[0] in context.catalog.descendants(r)]
        if roots:
            return answer_share(context, targets[0], roots[0])
    return answer_growth(context, targets or tuple(_whole_for_change(context)))


def _asks_share(context: Context) -> bool:
    text = context.question.text
    key, words = fold_key(text), fold(text).text
    return "占め" in key or "全体" in key or lexicon().whole.found_in(key, words)


def _sum(context: Context) -> Composed | None:
    targets = context.question.program_ids
    if len(targets) >= 2:
        return answer_sum(context, targets)
    if not targets:
        return _figure(context) if context.question.money else None
    return answer_parts(context, targets[0]) or answer_list(context)


def _compare(context: Context) -> Composed | None:
    if not context.question.money and context.question.terms:
        return answer_facts_of_each(context) or answer_fact(context)
    return answer_compare(context, context.question.program_ids)


def _timeline(context: Context) -> Composed | None:
    targets = _targets(context) or tuple(_whole_for_change(context))
    return answer_timeline(context, targets[0]) if targets else None


def _rank(context: Context) -> Composed | None:
    return answer_rank(context)


def _list(context: Context) -> Composed | None:
    return answer_list(context) or answer_fact(context)


def _fact(context: Context) -> Composed | None:
    """A program that is named and nothing of it asked is described; else the fact is quoted."""
    question = context.question
    content = [t for t in question.terms if not t.light]
    described = question.value_type in {None, ValueType.TEXT} and not question.confirm
    if question.programs and not content and not question.years and described:
        return answer_prose(_as(context, Intent.DEFINITION))
    of_each = answer_facts_of_each(context) if len(question.programs) > 1 else None
    return of_each or answer_fact(context)


def _definition(context: Context) -> Composed | None:
    """What something is; of something that has more to it than its name, that first."""
    question = context.question
    if not any(not t.light for t in question.terms):
        return answer_prose(context)
    purpose = bool(question.programs) and all(
        t.light or t.concept == "purpose" for t in question.terms
    )
    return answer_fact(context) or answer_prose(context, described=purpose)


def _reason(context: Context) -> Composed | None:
    return answer_prose(context) or answer_fact(context)


def _as(context: Context, intent: Intent) -> Context:
    return replace(context, question=replace(context.question, intent=intent))


def _fallback(context: Context) -> Composed:
    """Money that no rule of its own could compute may still be a row; else it is not there."""
    question = context.question
    computed = question.intent is not Intent.FIGURE
    if question.money and computed and (question.programs or _targets(context)):
        composed = _figure(_as(context, Intent.FIGURE))
        if composed:
            return composed
    return answer_missing(context)


COMPOSERS: Mapping[Intent, Composer] = {
    Intent.FIGURE: _figure,
    Intent.DIFFERENCE: _difference,
    Intent.RATIO: _ratio,
    Intent.SUM: _sum,
    Intent.COMPARE: _compare,
    Intent.RANK: _rank,
    Intent.FILTER: answer_filter,
    Intent.LIST: _list,
    Intent.TIMELINE: _timeline,
    Intent.FACT: _fact,
    Intent.DEFINITION: _definition,
    Intent.REASON: _reason,
    Intent.FIT: answer_fit,
}
