"""Arithmetic on what a sentence lists: a share of all of it, and what it comes to.

「収入は指定管理料が9,800万円、入館料が3,140万円」 has what all of it is called, 収入, and comes to
12,940万円; what a sentence says its items are parts of is printed, and nothing is added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.context import Composed, Context
from assistant.answer.operands.rows.located import (
    LocatedRow,
    lists_in_view,
    names,
    said_around,
    says,
    words_of,
)
from assistant.answer.operations.formula import say_share, say_total, together
from assistant.answer.operations.measured import Measured
from assistant.evidence.quantities import QuantityTable, RowKind
from assistant.question.grammars.counts import same_counter
from assistant.question.model import Question, Term, ValueType
from assistant.question.signs import Sign
from corpus.text import fold_key

GROWTH = frozenset({Sign.CHANGE, Sign.LAST_YEAR})  # of one thing, and no share of another
LEAST = 3  # things listed of all of which one is a share
PAIR = 2
SURE = 1.0


def share_in_list(context: Context) -> Composed | None:
    """What share one thing that a sentence lists is of what it says is all of them.

    Of a list without such a whole it is a share of the sum of all that it lists.
    """
    question, words = context.question, words_of(context)
    grows = question.change is not None or not GROWTH.isdisjoint(question.signs)
    if question.slots.times or grows or not words:
        return None
    told: list[tuple[Measured, Measured]] = []
    draft = context.draft()
    for table in lists_in_view(context):
        if question.said_years and table.columns[0].year not in question.said_years:
            continue
        named = [r for r in table.rows if any(names(r, w) for w in words)]
        items = [r for r in named if r.kind is RowKind.ITEM]
        around = " ".join((said_around(table, context), *(r.key for r in table.rows)))
        if len(items) != 1 or table.torn or not all(says(around, w) for w in words):
            continue
        part = LocatedRow(table, items[0]).measured(0, context)
        whole = _whole_of_list(table, context)
        if part and whole and part.unit == whole.unit and 0 < part.amount <= whole.amount:
            told.append((part, whole))
    if len({(p.amount, w.amount) for p, w in told}) != 1:
        return None
    part, whole = told[0]
    if whole.basis:
        whole = replace(together(whole.basis, draft), name=draft.word("all_listed"))
    say_share(draft, part, whole)
    return Composed("answered", draft, SURE)


def _whole_of_list(table: QuantityTable, context: Context, least: int = LEAST) -> Measured | None:
    """The whole that a sentence says, else the sum of all that it lists."""
    totals = [r for r in table.rows if r.kind is RowKind.TOTAL]
    if totals:
        return LocatedRow(table, totals[0]).measured(0, context)
    items = [LocatedRow(table, r).measured(0, context) for r in table.rows]
    known = [m for m in items if m and m.per is None]
    if len(known) != len(table.rows) or len(known) < least:
        return None
    return together(known, context.draft())


def whole_of_list(context: Context, one: Measured) -> Measured | None:
    """What all of the list comes to that a quantity stands in."""
    lists = (t for t in context.told_lists_of(one.citation.document_id) if not t.torn)
    held = (t for t in lists if one.column == (t.start, 0) and t.caption == one.topic)
    return next((w for t in held if (w := _whole_of_list(t, context))), None)


def total_in_list(context: Context) -> Composed | None:
    """What all that a sentence lists comes to, where its words head one list: 「支出の合計は」."""
    whole = list_headed(context, words_of(context))
    if whole is None:
        return None
    draft = context.draft()
    if whole.basis:
        say_total(draft, whole.basis)
    else:
        value = whole.state(draft).display
        draft.say("value_alone", *whole.numbers(draft), label=whole.name, value=value)
    return Composed("answered", draft, SURE)


def list_headed(context: Context, words: Sequence[Term]) -> Measured | None:
    """The whole of the one list that words head, else of that whose sentence has them."""
    lists = [t for t in lists_in_view(context) if words and _is_headed(t, words, context)]
    lists = [t for t in lists if _is_counted_so(t, context.question)]
    called = [t for t in lists if any(says(fold_key(t.columns[0].label), w) for w in words)]
    headed = called or lists
    return _whole_of_list(headed[0], context, least=PAIR) if len(headed) == 1 else None


def _is_counted_so(table: QuantityTable, question: Question) -> bool:
    """Whether a list is of what a turn asks for: an amount of money, or a number of things."""
    quantity = table.rows[0].cells[0]
    if question.counter is not None and not question.money:
        return same_counter(quantity.unit, question.counter)
    return quantity.is_money == (question.value_type is not ValueType.COUNT)


def wholes_headed(context: Context, words: Sequence[Term]) -> list[Measured]:
    """The wholes of the lists that words call: 「収入と支出の差は」; none where one calls none."""
    found: list[Measured] = []
    for word in words:
        called = [t for t in lists_in_view(context) if says(fold_key(t.columns[0].label), word)]
        one = _whole_of_list(called[0], context, least=PAIR) if len(called) == 1 else None
        if one is None or called[0].torn:
            return []
        found.append(replace(one, name=called[0].columns[0].label))
    return found


def _is_headed(table: QuantityTable, words: Sequence[Term], context: Context) -> bool:
    """Whether all words are said of a list, and none of them names one of what it lists."""
    if table.torn or any(names(r, w) for r in table.rows for w in words):
        return False
    around, caption = said_around(table, context), fold_key(table.caption)
    own = any(says(caption, w) for w in words)  # what only its document is called heads no list
    return own and all(says(around, w) for w in words)
