"""The same quantity of what a quantity shown is a part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.operands.named import named_quantities
from assistant.answer.operands.rows.located import LocatedRow, column_at, rows_at, says, words_of
from assistant.answer.operations.formula import dated_name, say_gap, together
from assistant.answer.operations.measured import Measured, of_row
from assistant.answer.operations.shown import is_sum, latest, meant, of_each, thing
from assistant.evidence.quantities import RowKind, outermost
from assistant.question.model import Question
from assistant.question.signs import Sign
from assistant.question.words.lexicon import words_of as words_in
from assistant.question.words.naming import naming_terms
from corpus.facts import Measure
from corpus.programs.accounts import is_total
from corpus.text import fold_key

LEAST = 3  # items that are a whole together
SURE = 0.9


def set_against_whole(context: Context) -> tuple[Measured, Measured] | None:
    """The quantity shown last, and the same of the document as a whole."""
    named = named_quantities(context, latest(context))
    if len(named) > 1:
        return _part_and_total(named)
    if len(named) == 1 and not _names_the_whole(context, named[0]):
        whole = total_of_table(context, named[0])
        return (named[0], whole) if whole else None
    added = [m for m in meant(context) if m.basis and m.figure.measure == Measure.SUM]
    one = next(iter(added), None) or _one_shown(context)
    whole = total_of_table(context, one) or whole_beside(context, one) if one else None
    return (one, whole) if one and whole else None


def _one_shown(context: Context) -> Measured | None:
    """What was shown last, of its latest year; several things only as the sum that was asked."""
    shown = [m for m in of_each(latest(context)) if not is_sum(m)]
    if len({m.name for m in shown}) < 2:
        return shown[0] if shown else next(iter(latest(context)), None)
    last = context.state.last
    adds = last is not None and Sign.SUM in last.question.signs
    alike = len({(m.alike, m.figure.scope) for m in shown}) == 1
    return together(shown, context.draft()) if adds and alike else None


def _part_and_total(named: Sequence[Measured]) -> tuple[Measured, Measured] | None:
    """The one thing, and the total, that a turn names: 「歳出に占める教育費」."""
    parts = [m for m in named if not is_total(m.name)]
    totals = [m for m in named if is_total(m.name)]
    pair = len(parts) == len(totals) == 1 and parts[0].alike == totals[0].alike
    return (parts[0], totals[0]) if pair else None


def _names_the_whole(context: Context, one: Measured) -> bool:
    """Whether what a turn names is what the table is of: "share of total revenue"."""
    captions = [fold_key(r.table.caption) for r in rows_at(context, one.citation)]
    return all(any(says(c, w) for c in captions) for w in words_of(context))


def total_of_table(context: Context, one: Measured) -> Measured | None:
    """The total of the table in which a quantity stands, of the same column."""
    first = one.basis[0] if one.basis else one
    place = column_at(context, first)
    for located in rows_at(context, first.citation) if place else ():
        total = located.table.total_below(located.row)
        if place and total is not None and total is not located.row:
            whole = LocatedRow(located.table, total).measured(place[1], context)
            return whole if whole and whole.unit == first.unit else None
    return None


def rest_of_whole(context: Context, own: Question) -> Composed | None:
    """What is left of the whole that a share or a sum was told of: 「残りは？」, "what's left?"."""
    last = context.state.last
    computed = any(i.figure and i.figure.derived for i in last.items) if last else False
    bare = not (own.programs or own.years or own.amounts or own.slots.counts)
    called = [k for language in ("ja", "en") for k in words_in(Sign.LEFT_OVER.value, language)]
    others = [w for w in naming_terms(own) if not any(w.surface.lower() in k for k in called)]
    if Sign.LEFT_OVER not in own.signs or not (computed and bare) or others:
        return None
    pair = set_against_whole(context)
    if pair is None or pair[0].amount >= pair[1].amount or pair[0].unit == "%":
        return None
    draft = context.draft()
    say_gap(draft, pair[1], pair[0])
    return Composed("answered", draft, SURE)


def sum_of_table(context: Context, one: Measured) -> Measured | None:
    """The sum of all items of the table in which a quantity stands, where it prints no total."""
    place = column_at(context, one)
    for located in rows_at(context, one.citation)[:1] if place else ():
        table = located.table
        rows = [LocatedRow(table, r) for r in outermost(table, table.rows)]
        items = [m for r in rows if place and (m := r.measured(place[1], context))]
        printed = any(r.kind is not RowKind.ITEM for r in table.rows)
        if printed or table.torn or len(items) != len(rows) or len(items) < LEAST:
            return None
        alike = len({m.alike for m in items}) == 1 and items[0].per is None
        draft = context.draft()
        name = draft.word("all_listed")
        return replace(together(items, draft), name=name) if alike else None
    return None


def whole_of_shown(context: Context) -> Composed | None:
    """The total of the table that the one thing stands in that was told last: 「合計いくら」."""
    parts = [m for m in latest(context) if not (is_total(m.name) or m.earlier)]
    if context.question.slots.things:
        return None  # of several
    if len({thing(m) for m in parts}) != 1:
        return None
    whole = total_of_table(context, parts[0])
    if whole is None:
        return None
    draft = context.draft()
    figure, name = whole.state(draft), dated_name(whole, draft.language)
    draft.say("value_alone", *whole.numbers(draft), label=name, value=figure.display)
    return Composed("answered", draft, SURE)


def whole_beside(context: Context, one: Measured) -> Measured | None:
    """The same quantity of what a quantity's program is part of."""
    if one.program_id is None:
        return None
    for whole in _wholes(context, one.program_id):
        for row in context.table.rows_of(whole, context.documents):
            alike = row.measure.value, row.fiscal_year, row.currency
            if alike == (one.figure.measure, one.figure.fiscal_year, one.figure.currency):
                return of_row(row, context.draft())
    return None


def _wholes(context: Context, program_id: str) -> list[str]:
    """What a program is part of: the documents' whole, else what it is a part of itself."""
    roots = [r for r in context.roots() if program_id in context.catalog.descendants(r)]
    program = context.catalog.programs.get(program_id)
    return list(dict.fromkeys([*roots, *([program.parent] if program and program.parent else [])]))
