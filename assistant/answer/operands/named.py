"""The quantities that a turn names, one for each thing: 「交付税と国庫支出金の差」 names two.

The words are told from each other by the rows of one table: words that one row says together name
one thing, "fire and rescue", others another. A word that names rows of like labels names the one
that says least beside it. Where rows are not surely the ones meant, none is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.context import Context
from assistant.answer.operands.rows.columns import main_column
from assistant.answer.operands.rows.in_lists import wholes_headed
from assistant.answer.operands.rows.located import (
    LocatedRow,
    column_at,
    lists_in_view,
    names,
    rows_shown,
    said_around,
    says,
    tables_in_view,
    words_of,
)
from assistant.answer.operations.measured import Measured
from assistant.evidence.quantities import QuantityRow, QuantityTable
from assistant.question.joined import english_words, says_of
from assistant.question.model import Term
from assistant.question.signs import Sign, says_only
from corpus.text import fold_key

DONE = (Sign.BESIDE, Sign.SUM, Sign.DIFFERENCE)  # what is done with things: "plus", "minus"


@dataclass(frozen=True, slots=True)
class _Named:
    """The rows of a table that words name, and how well the table says the words."""

    rows: tuple[LocatedRow, ...]
    score: tuple[int, ...]


def named_quantities(context: Context, like: Sequence[Measured] = ()) -> list[Measured]:
    """The quantity of each thing that a turn names, all of one column.

    `like` are quantities that were shown: of the same table the same column is meant.
    """
    lists = tuple(lists_in_view(context))
    words = _with_spelt(words_of(context), lists, context)
    tables = (*tables_in_view(context), *lists)
    found = [n for t in tables if (n := _named(t, words, context, like))]
    best = max((n.score for n in found), default=())
    best_of_all = [n for n in found if n.score == best]
    if not found:
        return wholes_headed(context, words)
    if len(best_of_all) != 1:
        return []
    rows = best_of_all[0].rows
    column = _column(rows, words, context, like)
    if column is None:
        return []
    measured = [m for r in rows if (m := r.measured(column, context))]
    return measured if len(measured) == len(rows) else []


def _named(
    table: QuantityTable, words: Sequence[Term], context: Context, like: Sequence[Measured]
) -> _Named | None:
    around = said_around(table, context)
    things: list[tuple[list[Term], list[QuantityRow]]] = []
    heads = 0
    for word in words:
        rows = [r for r in table.rows if names(r, word)]
        if not rows:
            if not (says(around, word) or (len(word.surface) == 1 and word.surface in around)):
                return None
            heads += 1
            continue
        joined = next(((w, both) for w, r in things if (both := [x for x in r if x in rows])), None)
        if joined is None and things and says_of(context.question, things[-1][0][-1], word):
            if not says(around, word):
                return None
            heads += 1  # 「国の負担」 is 国, and what is said of it
        elif joined is None:
            things.append(([word], rows))
        else:
            at = next(i for i, (w, _) in enumerate(things) if w is joined[0])
            things[at] = ([*joined[0], word], joined[1])
    chosen = [_closest(ws, rows) for ws, rows in things]
    if not chosen or None in chosen:
        return None
    places = (column_at(context, m) for m in like)
    shown = any(p is not None and p[0] == table.start for p in places)
    shown = shown or any(r.table.start == table.start for r in rows_shown(context))
    money = (context.question.money or context.question.counter is None) and _has_money(table)
    located = tuple(LocatedRow(table, r) for r in _each_once(chosen))
    printed = int(not table.told)
    return _Named(located, (len(located), int(shown), printed, heads, int(money)))


def _with_spelt(
    words: Sequence[Term], lists: Sequence[QuantityTable], context: Context
) -> tuple[Term, ...]:
    """The words, with what is listed by a name of one word that says nothing elsewhere: "state"."""
    said = english_words(context.question)
    known = {w.surface.lower() for w in words}
    spelt = {r.name.lower() for t in lists for r in t.rows if not t.torn} & said - known
    own = (w for w in words if not any(says_only(w.surface, s) for s in DONE))
    return (*own, *(Term(name, (name,)) for name in sorted(spelt)))


def _each_once(rows: Sequence[QuantityRow | None]) -> list[QuantityRow]:
    return list({r.start: r for r in rows if r}.values())


def _closest(words: Sequence[Term], rows: Sequence[QuantityRow]) -> QuantityRow | None:
    """The row whose name says least beside the words; None where two do."""
    said = sum(len(fold_key(w.surface)) for w in words)
    ordered = sorted(rows, key=lambda r: len(fold_key(r.name)))
    first = ordered[0]
    if len(fold_key(first.name)) > said and len(ordered) > 1:
        rival = ordered[1]
        if len(fold_key(rival.name)) - said < 2 * (len(fold_key(first.name)) - said):
            return None
    twice = [r for r in ordered[1:] if r.labels == first.labels]
    return None if twice else first


def _column(
    rows: Sequence[LocatedRow], words: Sequence[Term], context: Context, like: Sequence[Measured]
) -> int | None:
    """The column that was shown last of the same table, unless the turn says which it means."""
    table = rows[0].table
    heads = [fold_key(c.label) for c in table.columns]
    row_words = [w for w in words if any(names(r.row, w) for r in rows)]
    told = any(says(h, w) for h in heads for w in words if w not in row_words)
    places = (column_at(context, m) for m in like)
    shown = [p[1] for p in places if p and p[0] == table.start]
    if shown and not told and not context.years:
        return shown[0]
    return main_column(rows, context, [w for w in words if w not in row_words])


def _has_money(table: QuantityTable) -> bool:
    return any(q.is_money for r in table.rows for q in r.cells.values())
