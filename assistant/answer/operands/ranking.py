"""Which rows of a table changed most over the year before: 「款別の歳出で一番増えてるところ」."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer.context import Composed, Context
from assistant.answer.operands.columns import year_columns
from assistant.answer.operands.listing import of_each
from assistant.answer.operands.located import (
    LocatedRow,
    said_around,
    says,
    tables_in_view,
    words_of,
)
from assistant.answer.operations.formula import citations_of, say_change
from assistant.answer.operations.measured import Measured
from assistant.evidence.quantities import QuantityTable

LEAST_ROWS = 3  # of fewer none is the most
MOST = 10
SURE = 1.0


def rank_by_change(context: Context) -> Composed | None:
    """The rows of the one table that a turn names which changed most, the way it asks."""
    way = context.question.change
    words = [of_each(w) for w in words_of(context)]
    tables = [t for t in tables_in_view(context) if _is_of(t, context) and not t.torn]
    if not way or not words or len(tables) != 1:
        return None
    return _printed(context, tables[0], way) or _computed(context, tables[0], way)


def _is_of(table: QuantityTable, context: Context) -> bool:
    around = said_around(table, context)
    words = [of_each(w) for w in words_of(context)]
    return len(table.items) >= LEAST_ROWS and all(says(around, w) for w in words)


def _printed(context: Context, table: QuantityTable, way: int) -> Composed | None:
    """By the column of changes that the table has itself."""
    columns = [
        c.index for c in table.columns if c.kind == "difference" and not _is_rate(table, c.index)
    ]
    columns = columns or [c.index for c in table.columns if c.measure == "supplementary"]
    if len(columns) != 1:
        return None
    rows = [m for r in table.items if (m := LocatedRow(table, r).measured(columns[0], context))]
    rows = sorted((m for m in rows if m.amount * way > 0), key=lambda m: -m.amount * way)
    if not rows:
        return None
    draft = context.draft()
    draft.say("filter_raised" if way > 0 else "filter_cut")
    for m in rows[: context.question.top or 1]:
        figure = m.state(draft)
        label = (
            f"{m.name}（{figure.label}）"
            if draft.language == "ja"
            else f"{m.name} ({figure.label})"
        )
        draft.say("value_alone", *citations_of([figure]), label=label, value=figure.display)
    return Composed("answered", draft, SURE)


def _is_rate(table: QuantityTable, column: int) -> bool:
    return any(r.cells[column].is_rate for r in table.rows if column in r.cells)


def _computed(context: Context, table: QuantityTable, way: int) -> Composed | None:
    """By the difference of the two years that each row has."""
    pairs = list(_pairs(context, table))
    if len(pairs) < len(table.items):
        return None  # of some rows it is not known
    changed = [p for p in pairs if (p[0].amount - p[1].amount) * way > 0]
    changed.sort(key=lambda p: -(p[0].amount - p[1].amount) * way)
    draft = context.draft()
    for late, early in changed[: min(context.question.top or 1, MOST)]:
        say_change(draft, late, early)
    return None if draft.empty else Composed("answered", draft, SURE)


def _pairs(context: Context, table: QuantityTable) -> Iterator[tuple[Measured, Measured]]:
    for row in table.items:
        located = LocatedRow(table, row)
        columns = year_columns(located, context)
        found = [located.measured(c, context) for c in columns or ()]
        if len(found) == 2 and found[0] and found[1]:
            yield found[0], found[1]
