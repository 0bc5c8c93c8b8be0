"""Arithmetic on what was shown: the total, the difference, the share, times, per cent.

One arithmetic for money and counts: exact, on typed quantities, with the formula that shows it.
What is not alike (another unit, measure or year) is not added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.answer.figures.derived import percent, ratio
from assistant.answer.operations.formula import (
    called,
    citations_of,
    derive,
    rounded,
    say_share,
    say_total,
    short,
)
from assistant.answer.operations.measured import Measured, gathered, of_row, write
from assistant.answer.operations.wholes import set_against_whole, whole_beside
from assistant.question.model import Question
from corpus.facts import Measure

ANNUAL = frozenset({Measure.INITIAL, Measure.PREVIOUS})  # the budget that a supplement is added to


def total_shown(context: Context) -> Composed | None:
    """The sum of the quantities shown that are alike; a part beside its whole is not added."""
    parts = _addable(gathered(context), context)
    if len(parts) < 2:
        return None
    draft = context.draft()
    whole = _whole_of(context, parts) if context.question.confirm else None
    total = sum(m.amount for m in parts)
    for m in parts:  # stated before the whole that it is compared with
        m.state(draft)
    _judge_claim(context.question, draft, total, write(total, parts, draft), whole)
    say_total(draft, parts)
    return Composed("answered", draft, 0.9)


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
    return Composed("answered", draft, 0.9)


def _judge_claim(
    question: Question, draft: Draft, total: int, display: str, whole: Measured | None
) -> None:
    """Yes or no first, where the turn says what the total should be: 「全部足すと191になる？」."""
    claimed = [a for a in question.amounts if a] or ([] if whole is None else [whole.amount])
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


def _addable(shown: Sequence[Measured], context: Context) -> list[Measured]:
    """The largest group alike, of the latest year, without parts of what is in it."""
    groups: dict[tuple[object, ...], list[Measured]] = {}
    for m in shown:
        groups.setdefault(m.alike, []).append(m)
    best = max(groups.values(), key=lambda g: (len(g), g[0].figure.fiscal_year or 0), default=[])
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


def difference_shown(context: Context) -> Composed | None:
    """The difference of the two quantities shown that may be set against each other."""
    pair = _pair(context)
    if pair is None:
        return None
    big, small = sorted(pair, key=lambda m: -m.amount)
    draft = context.draft()
    figures = [big.state(draft), small.state(draft)]
    gap = big.amount - small.amount
    display = write(gap, pair, draft)
    formula = f"{short(figures[0])} − {short(figures[1])} = {display}"
    draft.say(
        "gap",
        *citations_of(figures),
        value=display,
        more=called(big, draft.language),
        less=called(small, draft.language),
        formula=formula,
    )
    derive(draft, figures[0], Measure.DIFFERENCE, gap, display=display, formula=formula)
    return Composed("answered", draft, 0.9)


def share_shown(context: Context) -> Composed | None:
    """How many per cent, or times, one of the quantities shown is of another."""
    question = context.question
    pair = set_against_whole(context) if question.slots.share_of_whole else None
    pair = pair or _pair(context)
    if pair is None or min(m.amount for m in pair) <= 0:
        return None
    part, whole = pair
    same = (
        part.program_id == whole.program_id and part.figure.fiscal_year != whole.figure.fiscal_year
    )
    if same and (part.figure.fiscal_year or 0) < (whole.figure.fiscal_year or 0):
        part, whole = whole, part
    if question.slots.times and not same and part.amount < whole.amount:
        part, whole = whole, part
    draft = context.draft()
    figures = [part.state(draft), whole.state(draft)]
    if question.multiple:
        held = question.multiple.holds(Decimal(part.amount) / Decimal(whole.amount))
        draft.say("yes" if held else "no")
    if question.slots.times:
        times = rounded(Decimal(part.amount) / Decimal(whole.amount))
        formula = f"{short(figures[0])} ÷ {short(figures[1])} = {times}"
        draft.say(
            "times",
            *citations_of(figures),
            part=called(part, draft.language),
            whole=called(whole, draft.language),
            value=times,
            formula=formula,
        )
        draft.derive(replace(ratio(figures[0], times, formula, draft.language), display=times))
        return Composed("answered", draft, 0.9)
    if same:
        change = percent(part.amount - whole.amount, whole.amount)
        formula = f"({short(figures[0])} − {short(figures[1])}) ÷ {short(figures[1])} = {change}%"
        way = "up" if part.amount > whole.amount else "down"
        draft.say(
            f"grew_{way}",
            *citations_of(figures),
            program=part.name,
            value=f"{change.lstrip('-')}%",
            formula=formula,
        )
        draft.derive(ratio(figures[0], change, formula, draft.language))
        return Composed("answered", draft, 0.9)
    say_share(draft, part, whole)
    return Composed("answered", draft, 0.9)


def _pair(context: Context) -> tuple[Measured, Measured] | None:
    """The last two quantities that may be set against each other, in the order shown."""
    shown = gathered(context)
    named = set() if context.question.inherited else set(context.question.program_ids)
    if named:
        shown = [m for m in shown if m.program_id in named] or shown
    for i, one in enumerate(shown):
        for other in shown[i + 1 :]:
            years = one.program_id == other.program_id and one.figure.scope == other.figure.scope
            alike = one.alike == other.alike or (
                one.unit == other.unit and years and one.per == other.per
            )
            if one.vague and other.vague:
                continue
            if (one.vague or other.vague) and one.program_id == other.program_id:
                continue  # without a year nothing says which of the two came first
            if (alike and one.figure.original != other.figure.original) or (
                alike and one.program_id != other.program_id
            ):
                return one, other
    return None
