"""Whether parts add up to a total, as a turn doubts or claims: 「足しても191にならなくない？」.

The total is the printed one that the turn says, of any table or list, else that of what was shown.
Told are yes or no, the sum of its parts with the gap to it, and the line of the document that says
why they may differ: amounts that were rounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft, markers
from assistant.answer.operands.rows.located import LocatedRow, lists_in_view, tables_in_view
from assistant.answer.operations.adding import addends
from assistant.answer.operations.formula import citations_of, say_total, short
from assistant.answer.operations.measured import Measured, write, write_gap
from assistant.answer.operations.shown import latest
from assistant.evidence.finding.statements import clean
from assistant.evidence.quantities import QuantityTable, RowKind, outermost, parts_of
from assistant.question.joined import numbers_said
from assistant.question.model import Intent, Question
from assistant.question.signs import Sign, shows

SURE = 0.9
LEAST = 2
ADDS = frozenset({Sign.SUM, Sign.IN_TOTAL, Sign.BREAKDOWN})


@dataclass(frozen=True, slots=True)
class _Sum:
    """A printed total, and what it is printed as the total of."""

    whole: Measured
    parts: tuple[Measured, ...]


def judge_sum(context: Context, own: Question) -> Composed | None:
    """Whether the parts of a printed total add up to it, where a turn asks that."""
    doubts = Sign.ADDS_UP in own.signs
    claims = (own.closed or own.confirm or own.intent is Intent.REASON) and _numbers(own)
    if Sign.ADDS_UP not in own.signs and (ADDS.isdisjoint(own.signs) or not claims):
        return None
    if own.multiple or own.programs or own.slots.per:
        return None
    shown = _of_shown(context, _numbers(own))
    if shown is not None:
        return shown
    if (adding := _adding_up(context, own)) is not None:
        return adding
    found = list(_sums(context, _numbers(own)))
    columns = {m.column for m in latest(context) if m.column}
    near = [s for s in found if s.whole.column in columns]
    meant = near or found
    if len({(s.whole.amount, tuple(p.amount for p in s.parts)) for s in meant}) != 1:
        return None
    return _judged(context, meant[0]) if doubts or claims else None


def _of_shown(context: Context, numbers: Sequence[str]) -> Composed | None:
    """What was shown adds up to what a turn says, though no total is printed beside it."""
    parts = addends(context)
    total = sum(p.amount for p in parts)
    if len(parts) < LEAST or _digits(f"{Decimal(total):f}") not in numbers:
        return None
    return _agreed(context, parts)


def _agreed(context: Context, parts: Sequence[Measured]) -> Composed:
    draft = context.draft()
    for part in parts:
        part.state(draft)
    draft.say("sum_is", claimed=write(sum(p.amount for p in parts), parts, draft))
    say_total(draft, parts)
    return Composed("answered", draft, SURE)


def _adding_up(context: Context, own: Question) -> Composed | None:
    """What adds up to the amount that a turn claims, where no total of it is printed beside it."""
    claimed = {*own.amounts, *own.slots.scaled}
    for table in (*tables_in_view(context), *lists_in_view(context)) if claimed else ():
        if table.torn or any(r.kind is RowKind.TOTAL for r in table.rows):
            continue
        rows = [LocatedRow(table, r) for r in outermost(table, table.rows)]
        for column in table.columns:
            parts = [m for r in rows if (m := r.measured(column.index, context))]
            alike = len(parts) == len(rows) >= LEAST and len({p.alike for p in parts}) == 1
            if alike and sum(p.amount for p in parts) in claimed:
                return _agreed(context, parts)
    return None


def _numbers(own: Question) -> list[str]:
    """The digits of each number that a turn says, without its scale: 412.6 → "4126"."""
    stated = [f"{n}" for n in (*own.amounts, *own.slots.scaled)]
    found = stated or numbers_said(own)
    return [_digits(n) for n in found if len(_digits(n)) > 1]


def _digits(number: str) -> str:
    return number.replace(",", "").replace(".", "").strip("0")


def _sums(context: Context, numbers: Sequence[str]) -> Iterator[_Sum]:
    """The totals that are printed as a turn says, else all, each with what it is the total of."""
    shown = {m.column[0] for m in latest(context) if m.column}
    for table in (*tables_in_view(context), *lists_in_view(context)):
        if not numbers and table.start not in shown:
            continue
        for row in (r for r in table.rows if r.kind is RowKind.TOTAL):
            for column, quantity in row.cells.items():
                said = _digits(f"{quantity.value:f}") in numbers or not numbers
                whole = LocatedRow(table, row).measured(column, context) if said else None
                parts = _parts(table, row.start, column, context) if whole else ()
                if whole and len(parts) >= LEAST and {p.unit for p in parts} == {whole.unit}:
                    yield _Sum(whole, parts)


def _parts(table: QuantityTable, total: int, column: int, context: Context) -> tuple[Measured, ...]:
    row = next(r for r in table.rows if r.start == total)
    rows = [r for r in table.rows if r is not row] if table.told else parts_of(table, row)
    found = (LocatedRow(table, r).measured(column, context) for r in rows)
    return tuple(m for m in found if m)


def _judged(context: Context, one: _Sum) -> Composed:
    draft = context.draft()
    for part in one.parts:  # stated before the whole that it is compared with
        part.state(draft)
    stated = one.whole.state(draft)
    total = sum(p.amount for p in one.parts)
    same = total == one.whole.amount
    draft.say("sum_is" if same else "sum_is_not", *citations_of([stated]), claimed=short(stated))
    say_total(draft, one.parts)
    if not same:
        gap = max(total, one.whole.amount) - min(total, one.whole.amount)
        value = write_gap(gap, (one.whole,), draft)
        draft.say("sum_apart", *citations_of([stated]), whole=short(stated), value=value)
        _say_why(draft, context, one.whole)
    return Composed("answered", draft, SURE)


def _say_why(draft: Draft, context: Context, whole: Measured) -> None:
    """The line of the document, the nearest one, that says that sums may differ."""
    place = whole.citation
    notes = [s for s in context.statements_of(place.document_id) if shows(s.text, Sign.ROUNDED)]
    if notes:
        note = min(notes, key=lambda s: abs(s.start - place.end))
        number = draft.cite(note.document_id, note.start, note.end)
        draft.add(f"{clean(note.text)}{markers((number,))}")
