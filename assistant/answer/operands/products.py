"""What amounts come to for as many as stand beside them, or as a turn says of each.

A table that has an amount for one and a number of each class, 「支給額 12万円、人数 40人」, has
what they come to. 「大人2人と高校生1人だといくら」 is of the prices that one list gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.operands.rows.columns import main_column
from assistant.answer.operands.rows.located import (
    LocatedRow,
    lists_in_view,
    names,
    rows_named,
    rows_shown,
    said_around,
    says,
    tables_in_view,
    words_of,
)
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.multiplied import say_product, say_products
from assistant.evidence.quantities import QuantityRow, QuantityTable, RowKind
from assistant.question.grammars.counts import counters, find_counts
from assistant.question.model import Question, Term
from assistant.question.signs import Sign, shows
from assistant.question.supposing import Supposed
from corpus.text import fold_key

MOST = 12  # rows of which each is told
MOST_GIVEN = 4
SURE = 0.9
NOUN = re.compile(r"(?:と|、|,|and|\s)*(?P<noun>[^\s、。,と]{1,12}?)(?:が|は|を|で|の|\s)*$")

Times = tuple[Measured, Decimal, str]  # an amount, how many times, and how a formula says that


def products_of_rows(context: Context) -> Composed | None:
    """The amount of each row for as many as the row counts, and all of them together."""
    words = [w for w in words_of(context) if not (w.concept or shows(w.surface, Sign.COUNTS))]
    found = rows_named(context, words) if words else rows_shown(context)
    rows = [r for r in found if r.row.kind is RowKind.ITEM]
    if not 0 < len(rows) <= MOST or len({r.table.start for r in rows}) != 1 or rows[0].table.told:
        return None
    money, count = main_column(rows, context), _counting(rows)
    if money is None or count is None:
        return None
    told: list[Times] = []
    for row in rows:
        one, number = row.measured(money, context), row.measured(count, context)
        if one is None or number is None or not one.figure.currency:
            return None
        if rows[0].table.columns[money].measure:
            return None  # the budget of all of them is not multiplied
        told.append((one, Decimal(number.amount), number.figure.display))
    return _said(context, told)


def _counting(rows: Sequence[LocatedRow]) -> int | None:
    """The one column that counts things in all of some rows."""
    table = rows[0].table
    found = [
        c.index
        for c in table.columns
        if all(_counts(r, c.index) or _is_headed(r, c.index, c.label) for r in rows)
    ]
    return found[0] if len(found) == 1 else None


def _counts(row: LocatedRow, column: int) -> bool:
    quantity = row.row.cells.get(column)
    if quantity is None or quantity.is_money or quantity.is_rate or not quantity.unit:
        return False
    return quantity.unit not in counters("time")


def _is_headed(row: LocatedRow, column: int, head: str) -> bool:
    """Whether a bare number is a number of things by its head: "Projects expected"."""
    quantity = row.row.cells.get(column)
    bare = quantity is not None and not quantity.unit and row.table.columns[column].kind != "year"
    return bare and any(shows(head, s) for s in (Sign.COUNTS, Sign.PLANNED, Sign.RECORDS))


def _said(context: Context, told: Sequence[Times]) -> Composed:
    draft: Draft = context.draft()
    if len(told) == 1:
        say_product(draft, *told[0], alone=True)
    else:
        say_products(draft, told)
    return Composed("answered", draft, SURE)


def price_of_given(context: Context, own: Question) -> Composed | None:
    """What so many of each come to, by the prices of the one list that has all of them."""
    given = own.given
    other = own.slots.per or own.slots.factor or own.slots.table or own.threshold
    asks = own.money and not (own.confirm or other)
    if any(g.unit in counters("time") for g in given):
        return None  # "the last 3 years" are no 3 of anything
    if not asks or not 0 < len(given) <= MOST_GIVEN or any(g.is_money or g.is_bare for g in given):
        return None
    nouns = [_noun(g) for g in given]
    if not all(nouns):
        return None
    rest = [w for w in words_of(context) if not any(n in fold_key(w.surface) for n in nouns)]
    rest = [w for w in rest if not (w.concept or find_counts(w.surface))]
    found = list(_prices(context, nouns, given, rest))
    if len(found) == 1:
        return _said(context, found[0])
    return _each(context, [t[0] for t in found]) if len(given) == 1 and found else None


def _each(context: Context, told: Sequence[Times]) -> Composed | None:
    """By the price of each list that has one, where a turn does not say which: 「大人3人だと」."""
    if len(told) > MOST_GIVEN or not all(one.figure.label for one, _, _ in told):
        return None
    draft = context.draft()
    for one in told:
        say_product(draft, *one, alone=False)
    return Composed("answered", draft, SURE)


def _noun(given: Supposed) -> str:
    if given.unit.isascii():
        return fold_key(given.unit).removesuffix("s")
    found = NOUN.search(given.before)
    return fold_key(found["noun"]) if found else ""


def _prices(
    context: Context, nouns: Sequence[str], given: Sequence[Supposed], rest: Sequence[Term]
) -> Iterator[list[Times]]:
    """Of each list or table whose rows are called so, the price of each with its number."""
    for table in (*tables_in_view(context), *lists_in_view(context)):
        around = said_around(table, context)
        rows = [LocatedRow(table, r) for noun in nouns if (r := _row(table, noun))]
        if len(rows) != len(nouns) or not all(says(around, w) for w in rest):
            continue
        column = main_column(rows, context, rest)
        if column is not None and table.columns[column].measure:
            continue  # the budget of all of them is no price
        told = [r.measured(column, context) for r in rows] if column is not None else []
        prices = [m for m in told if m and m.figure.currency]
        if len(prices) == len(nouns):
            yield [(p, g.value, g.said) for p, g in zip(prices, given, strict=True)]


def _row(table: QuantityTable, noun: str) -> QuantityRow | None:
    """The one row that a noun names, as it is spelt where one is."""
    found = [r for r in table.rows if r.kind is RowKind.ITEM and names(r, Term(noun, (noun,)))]
    exact = [r for r in found if fold_key(r.name) == noun]
    chosen = exact or found
    return chosen[0] if len(chosen) == 1 else None
