"""An amount for so many people or years, and a whole divided among so many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.answer.operations.formula import citations_of, derive, short
from assistant.answer.operations.measured import Measured, latest, quantities, recent, write
from assistant.conversation.item import Item
from assistant.question.slots import Count
from corpus.facts import Measure

RANGE = re.compile(r"[~〜～]")
MOST = 6  # amounts for each of which one is computed
CEILINGS = frozenset({"最大", "以内", "以下"})


def multiply_shown(context: Context) -> Composed | None:
    """An amount for so many people or years: 「5年だと」, "for 100 of them"."""
    counts = context.question.slots.counts
    units = [m for m in latest(context) if m.figure.currency]
    said = {*context.question.amounts, *context.question.slots.scaled}
    # The budget of a whole program is never multiplied by people: only what is for one of them.
    units = [m for m in units if (m.amount in said if said else m.figure.measure == Measure.UNIT)]
    if not units:
        units = [
            m
            for shown in recent(context)
            for m in shown
            if m.figure.currency
            and (m.amount in said if said else m.figure.measure == Measure.UNIT)
        ]
    units = units or _stated(context, said)
    counts = tuple(c for c in counts if c.number != 1)
    if not counts or not units:
        return None
    draft = context.draft()
    for unit in units[:MOST]:
        _say_product(draft, unit, counts, alone=len(units) == 1)
    return Composed("answered", draft, 0.8)


def _say_product(draft: Draft, unit: Measured, counts: Sequence[Count], *, alone: bool) -> None:
    """An amount for so many; beside others it is told what it is an amount of."""
    factor = 1
    for count in counts:
        factor *= count.number
    figure = unit.state(draft)
    amount = unit.amount * factor
    display = write(amount, [unit], draft)
    times = " × ".join(f"{c.number:,}{c.unit}" for c in counts)
    formula = f"{short(figure)} × {times} = {display}"
    ceiling = unit.about in CEILINGS or RANGE.search(unit.figure.original or "")
    name = "product_at_most" if ceiling else "product"
    if alone:
        draft.say(name, *citations_of([figure]), value=display, formula=formula)
    else:
        scope = f"（{figure.scope}）" if figure.scope else ""
        label = f"{unit.name} {figure.label}{scope}".strip()
        draft.say("figure_item", *citations_of([figure]), label=label, value=formula)
    derive(draft, figure, Measure.SUM, amount, display=display, formula=formula)


def _stated(context: Context, said: set[int]) -> list[Measured]:
    """Amounts that the turn states and a sentence about its subject has."""
    scope = context.catalog.scope(context.question.program_ids)
    for found in context.evidence.statements if said else ():
        if scope and scope.isdisjoint(found.program_ids):
            continue
        place = found.statement
        draft = context.draft()
        number = draft.cite(place.document_id, place.start, place.end)
        about = min(found.program_ids, default=None)
        item = Item(draft.name(about) if about else "", about, None, draft.cited(number))
        units = [m for m in quantities(item) if m.figure.currency and m.amount in said]
        if units:
            return units
    return []


def divide_shown(context: Context) -> Composed | None:
    """An amount for each person, project, month or year, by a number that was said or shown."""
    shown = [m for ms in recent(context) for m in ms]
    whole = (m for m in shown if m.figure.currency and not m.per)
    money = next((m for m in whole if m.figure.measure != Measure.UNIT), None)
    if money is None:
        return None
    counts = [(c, None) for c in context.question.slots.counts if c.number > 1]
    people = [m for m in shown if m.figure.currency is None and m.program_id == money.program_id]
    counts += [(Count(m.amount, m.unit), m) for m in people]  # type: ignore[misc]
    count, source = next(((c, s) for c, s in counts if c.number > 0), (None, None))
    if count is None:
        return None
    draft = context.draft()
    figures = [money.state(draft), *([source.state(draft)] if source else [])]
    amount = int((Decimal(money.amount) / count.number).to_integral_value(ROUND_HALF_UP))
    display = write(amount, [money], draft)
    sign = "=" if amount * count.number == money.amount else "≒"
    formula = f"{short(figures[0])} ÷ {count.number:,}{count.unit} {sign} {display}"
    draft.say("quotient", *citations_of(figures), unit=count.unit, value=display, formula=formula)
    derive(draft, figures[0], Measure.UNIT, amount, display=display, formula=formula)
    return Composed("answered", draft, 0.7)
