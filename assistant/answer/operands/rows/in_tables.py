"""Arithmetic on the rows of any table: the change of a row, its share of the total, sums of rows.

What is set against each other stands in one table and one unit: the same column of two rows, or
two years of one row. Where the rows or the column are not surely the ones meant, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.operands.rows.columns import main_column, year_columns
from assistant.answer.operands.rows.located import (
    LocatedRow,
    rows_named,
    rows_of_turn,
    rows_shown,
    said_around,
    says,
    tables_in_view,
    words_of,
)
from assistant.answer.operations.formula import say_change, say_share, say_total
from assistant.evidence.quantities import QuantityTable, RowKind
from assistant.question.model import Term
from assistant.question.signs import Sign
from corpus.text import fold_key
from corpus.text.plain import plain
from corpus.words import listed

MOST = 3  # rows of which each is told
MOST_SIGNS = frozenset({Sign.MOST, Sign.FOREMOST})
SURE = 1.0


def change_in_table(context: Context) -> Composed | None:
    """How much more or less the rows that a turn is about have than the year before."""
    rows = _distinct(rows_of_turn(context))
    draft = context.draft()
    for located in rows if len(rows) <= MOST else ():
        columns = year_columns(located, context)
        pair = [located.measured(c, context) for c in columns] if columns else []
        late, early = pair if len(pair) == 2 else (None, None)
        if late is not None and early is not None:
            say_change(draft, late, early)
    return None if draft.empty else Composed("answered", draft, SURE)


def share_in_table(context: Context) -> Composed | None:
    """What share of the total of its table a row is, or of another row that the turn names."""
    most = not MOST_SIGNS.isdisjoint(context.question.signs)
    rows = _largest(context) if most else _distinct(_parts_of_turn(context))
    if len(rows) != 1:
        return None
    whole = _whole(rows[0])
    if whole is None:
        return _printed_share(rows[0], context)
    column = main_column((rows[0], whole), context, words_of(context))
    pair = [r.measured(column, context) for r in (rows[0], whole)] if column is not None else []
    part, all_of_it = pair if pair else (None, None)
    if part is None or all_of_it is None or all_of_it.amount <= 0 or part.unit != all_of_it.unit:
        return None
    draft = context.draft()
    say_share(draft, part, all_of_it)
    return Composed("answered", draft, SURE)


def _printed_share(located: LocatedRow, context: Context) -> Composed | None:
    """The share that the row of a table without a total gives itself: 「構成比 38.8％」."""
    called = listed("names", "shares")
    columns = [c for c in located.table.columns if plain(c.label) in called]
    share = located.measured(columns[0].index, context) if len(columns) == 1 else None
    if share is None or share.unit != "%":
        return None
    draft = context.draft()
    value = share.state(draft).display
    draft.say("compare_item", *share.numbers(draft), program=share.name, value=value)
    return Composed("answered", draft, SURE)


def _parts_of_turn(context: Context) -> list[LocatedRow]:
    """The rows that a turn is about; what it calls the whole by names no part of it."""
    words, rows = words_of(context), rows_of_turn(context)
    if not (context.question.slots.share_of_whole and words):
        return rows
    kept = {r.row.start: r for r in rows if any(not _said_of(r.table, w) for w in words)}
    return list(kept.values()) or rows_shown(context)


def _said_of(table: QuantityTable, word: Term) -> bool:
    return says(fold_key(table.caption), word)


def _largest(context: Context) -> list[LocatedRow]:
    """The item that has most of the one table that a turn names, else of that shown last."""
    words, shown = words_of(context), rows_shown(context)
    named = [
        t for t in tables_in_view(context) if all(says(said_around(t, context), w) for w in words)
    ]
    tables = named if words else list({r.table.start: r.table for r in shown}.values())
    if len(tables) != 1 or tables[0].torn:
        return []
    rows = [LocatedRow(tables[0], row) for row in tables[0].items]
    column = main_column(rows, context, words) if rows else None
    if column is None:
        return []
    ordered = sorted(rows, key=lambda r: -r.row.cells[column].value)
    tied = len(ordered) > 1 and (
        ordered[0].row.cells[column].value == ordered[1].row.cells[column].value
    )
    return [] if tied or Sign.LEAST in context.question.signs else ordered[:1]


def _whole(located: LocatedRow) -> LocatedRow | None:
    """The total that a row is counted in; of 「うち…」 the row above it."""
    table, row = located.table, located.row
    if row.kind is RowKind.PART:
        above = [r for r in table.rows if r.start < row.start and r.kind is not RowKind.PART]
        return LocatedRow(table, above[-1]) if above else None
    total = table.total_below(row)
    return LocatedRow(table, total) if total and total is not row else None


def total_in_table(context: Context) -> Composed | None:
    """The sum of the rows that a turn is about, all of one table and one column."""
    rows = [r for r in _distinct(_rows_to_add(context)) if r.row.kind is RowKind.ITEM]
    tables = {(r.table.document_id, r.table.start) for r in rows}
    things = context.question.slots.things
    if len(rows) < 2 or len(tables) != 1 or things not in {None, len(rows)}:
        return None  # 「施設2つの合計」 is of two
    column = main_column(rows, context, words_of(context))
    if column is None:
        return None
    parts = [m for r in rows if (m := r.measured(column, context))]
    if len(parts) != len(rows) or len({m.alike for m in parts}) != 1 or parts[0].unit == "%":
        return None
    draft = context.draft()
    say_total(draft, parts)
    return Composed("answered", draft, SURE)


def _rows_to_add(context: Context) -> list[LocatedRow]:
    """The rows that a turn names, all whose names have its words unless one is called so."""
    rows, words = rows_of_turn(context), words_of(context)
    if len(rows) > 1 or not words:
        return rows
    called = {a for w in words for a in w.alternatives}
    return (
        rows if any(r.row.key in called for r in rows) else rows_named(context, words, several=True)
    )


def _distinct(rows: Sequence[LocatedRow]) -> list[LocatedRow]:
    """Each row once: of the same name in several tables the first."""
    named: dict[tuple[str, ...], LocatedRow] = {}
    for located in rows:
        named.setdefault(located.row.labels, located)
    return list(named.values())
