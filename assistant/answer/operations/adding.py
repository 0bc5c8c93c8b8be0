"""Sums and means of what a turn names and what was shown, where these are alike and surely meant.

No part is added to its whole, and nothing of which it is not sure that the turn means it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.operands.in_sentences import two_in_sentence
from assistant.answer.operands.named import named_quantities
from assistant.answer.operands.rows.located import rows_at, says
from assistant.answer.operations.formula import called, citations_of, say_average, say_total
from assistant.answer.operations.measured import Measured, Number, of_row, write
from assistant.answer.operations.pairing import unsized
from assistant.answer.operations.shown import (
    gathered,
    in_one_column,
    is_sum,
    is_whole,
    latest,
    meant,
    thing,
)
from assistant.answer.operations.wholes import (
    whole_beside,
)
from assistant.question.grammars.counts import same_counter
from assistant.question.joined import begins_with_more, joins_two
from assistant.question.model import Question
from assistant.question.signs import Sign
from assistant.question.words.naming import naming_terms
from corpus.facts import Measure
from corpus.text import fold_key

ANNUAL = frozenset({Measure.INITIAL, Measure.PREVIOUS})  # the budget that a supplement is added to
ADDS = frozenset({Sign.SUM, Sign.IN_TOTAL})  # of several things that are named
TIES = frozenset({Sign.POINTS_BACK, Sign.BESIDE, Sign.BOTH})  # what is named to what was shown
MOST_TOLD = 3  # things that are shown one by one; of more it is not sure which two are meant
SURE = 0.9
PERSON = "人"


def total_shown(context: Context) -> Composed | None:
    """The sum, or the mean, of the quantities that are alike; no part is added to its whole."""
    parts = addends(context)
    if len(parts) < 2 and is_whole(context):
        parts = two_in_sentence(context) or ()  # 「3,500万円（JICAが6,000万円）」
    if len(parts) < 2 or _are_of_one_each(parts):
        return None
    draft = context.draft()
    if Sign.AVERAGE in context.question.signs:
        say_average(draft, parts)
        return Composed("answered", draft, SURE)
    whole = _whole_of(context, parts) if context.question.confirm else None
    total = sum(m.amount for m in parts)
    for m in parts:  # stated before the whole that it is compared with
        m.state(draft)
    _judge_claim(context.question, draft, total, write(total, parts, draft), whole)
    say_total(draft, parts)
    return Composed("answered", draft, SURE)


def _are_of_one_each(parts: Sequence[Measured]) -> bool:
    """Whether amounts are each for one person of another class: of these there is no sum."""
    of_one = [any(same_counter(p, PERSON) for p in (m.per or "").split("・")) for m in parts]
    return all(of_one) and len({m.name for m in parts}) > 1


def addends(context: Context) -> Sequence[Measured]:
    """What is added up: the things that a turn names, with what was shown where it names one."""
    named = named_quantities(context, latest(context))
    if len(named) > 1:
        return named if len({m.alike for m in named}) == 1 else []
    if not (named or is_whole(context)):
        return []
    least = max(context.question.slots.things or 2, 2)
    shown = addable(unsized(gathered(context, least=least, things=True)), context)
    if len(shown) > MOST_TOLD and len(_tables(shown, context)) > 1:
        return []  # what is listed from several tables may be the same money twice
    if named and (_joins_another(context) or not _adds_to_shown(context)):
        return []
    if named:
        others = [m for m in shown or meant(context) if thing(m) != thing(named[0])]
        *others, one = in_one_column([*others, named[0]], context)
        alike = [m for m in others if m.alike == one.alike or (m.basis and m.unit == one.unit)]
        return [*alike, one] if len(alike) == len(others) else []
    if not _is_of_what_was_asked(shown, context):
        return []
    things = context.question.slots.things
    return shown[:things] if things and len(shown) >= things else [] if things else shown


def _joins_another(context: Context) -> bool:
    """Whether a turn names two things of which one is not known: "state and meal sales"."""
    return joins_two(context.question)


def _is_of_what_was_asked(shown: Sequence[Measured], context: Context) -> bool:
    """Whether a list that was quoted is of anything that was asked of, where words asked.

    「収入の内訳は」 that is answered by all lines of an account does not mean its spending.
    """
    last = context.state.last
    words = naming_terms(last.question) if last else ()
    told = fold_key(" ".join(f"{m.topic} {m.name} {m.figure.label}" for m in shown))
    return not (words and any(m.topic for m in shown)) or any(says(told, w) for w in words)


def _adds_to_shown(context: Context) -> bool:
    """Whether one thing that a turn names is added to what was shown: 「Xも足すと」, "plus X"."""
    question = context.question
    return begins_with_more(question) or not TIES.isdisjoint(question.signs)


def _tables(shown: Sequence[Measured], context: Context) -> set[int]:
    """Where the tables begin that quantities stand in."""
    rows = (r for m in shown for r in rows_at(context, m.citation)[:1])
    return {r.table.start for r in rows}


def total_of_measures(context: Context) -> Composed | None:
    """One year's budget and its supplement together: 「補正も足すといくら」."""
    question = context.question
    ids, measures = question.program_ids, set(question.measures)
    if len(ids) != 1 or Measure.SUPPLEMENTARY not in measures:
        return None
    rows = [r for r in context.table.rows_of(ids[0], context.documents) if r.scope is None]
    added = [r for r in rows if r.measure is Measure.SUPPLEMENTARY]
    budgets = [r for r in rows if r.measure in ANNUAL]
    pairs = [(b, a) for b in budgets for a in added if b.fiscal_year == a.fiscal_year]
    if context.years:
        pairs = [(b, a) for b, a in pairs if b.fiscal_year in context.years]
    if len(pairs) != 1 or len({r.currency for r in pairs[0]}) != 1:
        return None
    draft = context.draft()
    say_total(draft, [replace(of_row(r, draft), name=draft.label(r)) for r in pairs[0]])
    return Composed("answered", draft, SURE)


def _judge_claim(
    question: Question, draft: Draft, total: Number, display: str, whole: Measured | None
) -> None:
    """Yes or no first, where the turn says what the total should be: 「全部足すと191になる？」."""
    claimed: list[Number] = [a for a in question.amounts if a]
    claimed = claimed or ([] if whole is None else [whole.amount])
    bare = question.slots.number
    if not claimed and bare is None:
        return
    same = total in claimed or (
        bare is not None and str(total).rstrip("0") == str(bare).rstrip("0")
    )
    said = f"{claimed[0]:,}" if claimed else str(bare)
    stated = whole.state(draft) if whole is not None else None
    draft.say(
        "sum_is" if same else "sum_is_not",
        *citations_of([stated] if stated else []),
        claimed=f"{called(whole, draft.language)}" if whole is not None else said,
        value=display,
    )


def _whole_of(context: Context, parts: Sequence[Measured]) -> Measured | None:
    """The same quantity of what all the parts are parts of, where a turn asks for no number."""
    if context.question.amounts or context.question.slots.number is not None:
        return None
    ids = {m.program_id for m in parts if m.program_id}
    for one in parts[:1]:
        found = whole_beside(context, one)
        if found and ids <= set(context.catalog.descendants(found.program_id or "")):
            return found
    return None


def addable(shown: Sequence[Measured], context: Context) -> list[Measured]:
    """The largest group alike, of the latest year, without parts of what is in it."""

    def sums(m: Measured) -> bool:
        return bool(m.program_id) and context.table.is_sum(m.program_id or "", context.documents)

    groups: dict[tuple[object, ...], list[Measured]] = {}
    for m in (m for m in shown if not (sums(m) or is_sum(m))):
        undated = None if m.figure.fiscal_year and not m.topic else m.column or m.figure.label
        groups.setdefault((*m.alike, undated), []).append(m)
    best = max(groups.values(), key=lambda g: (len(g), g[0].figure.fiscal_year or 0), default=[])
    rivals = [g for g in groups.values() if g is not best and len(g) > 1]
    if any(g[0].topic and g[0].alike == best[0].alike for g in rivals):
        return []  # which of two lists is meant
    places = [(m.citation.document_id, m.citation.start) for m in best if not m.figure.label]
    if best and best[0].figure.currency and len(set(places)) < len(places):
        return []  # two amounts of one sentence may be a whole and its part
    quoted = [m.program_id for m in best if m.vague]
    if any(i and quoted.count(i) > 1 for i in quoted):
        return []  # nor does a quote tell the year of one amount of a program from another's
    whole = {m.program_id for m in best if m.figure.scope is None}
    scoped = [m for m in best if m.figure.scope is not None]
    if len(whole) == 1 and len(scoped) > 1 and {m.program_id for m in best} == whole:
        return scoped  # the parts that stand beside the one whole
    best = [m for m in best if m.figure.scope is None or m.program_id not in whole]
    ids = {m.program_id for m in best if m.program_id}
    parts = {d for i in ids for d in context.catalog.descendants(i)}
    roots = set(context.roots())
    kept = [m for m in best if m.program_id not in parts] if not roots & ids else best
    if roots & ids and len(ids) > 1:  # the whole that heads a list of its parts
        kept = [m for m in best if m.program_id not in roots]
    return kept
