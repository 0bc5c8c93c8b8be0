"""Arithmetic on what was shown: the total, the difference, the share, per unit, times, per cent.

One arithmetic for money and counts: exact, on typed quantities, with the formula that shows it.
What is not alike (another unit, measure or year) is not added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.answer.figures.derived import derived, percent, ratio
from assistant.answer.item import Item
from assistant.answer.model import Figure
from assistant.answer.operations.measured import (
    Measured,
    gathered,
    latest,
    quantities,
    recent,
    write,
)
from assistant.question.model import Question
from assistant.question.slots import Count
from corpus.facts import Measure

RANGE = re.compile(r"[~〜～]")
CEILINGS = frozenset({"最大", "以内", "以下"})


def total_shown(context: Context) -> Composed | None:
    """The sum of the quantities shown that are alike; a part beside its whole is not added."""
    parts = _addable(gathered(context), context)
    if len(parts) < 2:
        return None
    draft = context.draft()
    figures = [m.state(draft) for m in parts]
    total = sum(m.amount for m in parts)
    display = write(total, parts, draft)
    formula = " + ".join(_short(f) for f in figures) + f" = {display}"
    whole = _whole_of(context, parts) if context.question.confirm else None
    _judge_claim(context.question, draft, total, display, whole)
    draft.say("total", *_numbers(figures), value=display)
    for name, figure in zip((m.name for m in parts), figures, strict=True):
        draft.say("compare_item", *_numbers([figure]), program=name, value=figure.display)
    draft.add(f"（{formula}）" if draft.language == "ja" else f"({formula})")
    _derive(draft, figures[0], Measure.SUM, total, display=display, formula=formula)
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
        *_numbers([stated] if stated else []),
        claimed=f"{_called(whole)}" if whole is not None else said,
        value=display,
    )


def _whole_of(context: Context, parts: Sequence[Measured]) -> Measured | None:
    """The same quantity of what all the parts are parts of, where a turn asks for no number."""
    if context.question.amounts or context.question.slots.number is not None:
        return None
    ids = {m.program_id for m in parts if m.program_id}
    for one in parts[:1]:
        found = _whole_beside(context, one)
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
    formula = f"{_short(figures[0])} − {_short(figures[1])} = {display}"
    draft.say(
        "gap",
        *_numbers(figures),
        value=display,
        more=_called(big),
        less=_called(small),
        formula=formula,
    )
    _derive(draft, figures[0], Measure.DIFFERENCE, gap, display=display, formula=formula)
    return Composed("answered", draft, 0.9)


def share_shown(context: Context) -> Composed | None:
    """How many per cent, or times, one of the quantities shown is of another."""
    question = context.question
    pair = _of_whole(context) if question.slots.share_of_whole else None
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
        times = _rounded(Decimal(part.amount) / Decimal(whole.amount))
        formula = f"{_short(figures[0])} ÷ {_short(figures[1])} = {times}"
        draft.say(
            "times",
            *_numbers(figures),
            part=_called(part),
            whole=_called(whole),
            value=times,
            formula=formula,
        )
        draft.derive(replace(ratio(figures[0], times, formula, draft.language), display=times))
        return Composed("answered", draft, 0.9)
    if same:
        change = percent(part.amount - whole.amount, whole.amount)
        formula = (
            f"({_short(figures[0])} − {_short(figures[1])}) ÷ {_short(figures[1])} = {change}%"
        )
        way = "up" if part.amount > whole.amount else "down"
        draft.say(
            f"grew_{way}",
            *_numbers(figures),
            program=part.name,
            value=f"{change.lstrip('-')}%",
            formula=formula,
        )
        draft.derive(ratio(figures[0], change, formula, draft.language))
        return Composed("answered", draft, 0.9)
    share = percent(part.amount, whole.amount)
    formula = f"{_short(figures[0])} ÷ {_short(figures[1])} = {share}%"
    draft.say(
        "share",
        *_numbers(figures),
        part=_called(part),
        whole=_called(whole),
        value=f"{share}%",
        formula=formula,
    )
    draft.derive(ratio(figures[0], share, formula, draft.language))
    return Composed("answered", draft, 0.9)


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
    for unit in units[:2]:
        factor = 1
        for count in counts:
            factor *= count.number
        figure = unit.state(draft)
        amount = unit.amount * factor
        display = write(amount, [unit], draft)
        times = " × ".join(f"{c.number:,}{c.unit}" for c in counts)
        formula = f"{_short(figure)} × {times} = {display}"
        ceiling = unit.about in CEILINGS or RANGE.search(unit.figure.original or "")
        name = "product_at_most" if ceiling else "product"
        draft.say(name, *_numbers([figure]), value=display, formula=formula)
        _derive(draft, figure, Measure.SUM, amount, display=display, formula=formula)
    return Composed("answered", draft, 0.8)


def _stated(context: Context, said: set[int]) -> list[Measured]:
    """Amounts that the turn states and a sentence about its subject has."""
    scope = context.catalog.scope(context.question.program_ids)
    for found in context.evidence.statements if said else ():
        if scope and scope.isdisjoint(found.program_ids):
            continue
        place = found.statement
        draft = context.draft()
        number = draft.cite(place.document_id, place.start, place.end)
        about = next(iter(found.program_ids), None)
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
    formula = f"{_short(figures[0])} ÷ {count.number:,}{count.unit} {sign} {display}"
    draft.say("quotient", *_numbers(figures), unit=count.unit, value=display, formula=formula)
    _derive(draft, figures[0], Measure.UNIT, amount, display=display, formula=formula)
    return Composed("answered", draft, 0.7)


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


def _of_whole(context: Context) -> tuple[Measured, Measured] | None:
    """The quantity shown last, and the same of the document as a whole."""
    one = next(iter(latest(context)), None)
    whole = _whole_beside(context, one) if one else None
    return (one, whole) if one and whole else None


def _whole_beside(context: Context, one: Measured) -> Measured | None:
    """The same quantity of what a quantity's program is part of."""
    if one.program_id is None:
        return None
    for whole in _wholes(context, one.program_id):
        for row in context.table.rows_of(whole, context.documents):
            alike = row.measure.value, row.fiscal_year, row.currency
            if alike == (one.figure.measure, one.figure.fiscal_year, one.figure.currency):
                draft = context.draft()
                figure = draft.state(row)
                place = draft.cited(figure.citation or 1)
                return Measured(draft.name(whole), whole, figure, place, row.currency)
    return None


def _wholes(context: Context, program_id: str) -> list[str]:
    """What a program is part of: the documents' whole, else what it is a part of itself."""
    roots = [r for r in context.roots() if program_id in context.catalog.descendants(r)]
    program = context.catalog.programs.get(program_id)
    return list(dict.fromkeys([*roots, *([program.parent] if program and program.parent else [])]))


def _called(m: Measured) -> str:
    """A quantity as a sentence names it."""
    year = m.figure.fiscal_year_label or ""
    return f"{m.name}{'（' + year + '）' if year else ''} {_short(m.figure)}".strip()


def _short(figure: Figure) -> str:
    """A figure as formulas write it: without the spelling beside it."""
    return figure.display.split("（")[0] if "（" in figure.display else figure.display


def _rounded(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}"


def _numbers(figures: Sequence[Figure]) -> tuple[int, ...]:
    return tuple(f.citation for f in figures if f.citation is not None)


def _derive(
    draft: Draft, base: Figure, measure: Measure, amount: int, *, display: str, formula: str
) -> None:
    draft.derive(
        derived(base, measure, amount, display=display, formula=formula, language=draft.language)
    )
