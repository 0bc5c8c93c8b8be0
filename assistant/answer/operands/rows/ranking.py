"""Which rows have most, or changed most: 「一般会計で一番大きい費目」, "biggest piece of it"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import Draft
from assistant.answer.figures.rankings import answer_rank
from assistant.answer.operands.rows.asked import AskedRows, groups_in_view, groups_of_turn
from assistant.answer.operands.rows.columns import has_none, is_named, main_column, year_columns
from assistant.answer.operands.rows.located import says, words_of
from assistant.answer.operands.rows.order import PAIR, Order, order_of, ranking_before, ranks_anew
from assistant.answer.operations.formula import say_change, say_gap
from assistant.answer.operations.measured import Measured, Number
from assistant.evidence.quantities import QuantityColumn, QuantityTable
from assistant.question.grammars.slots import place_of
from assistant.question.model import Intent, Term
from assistant.question.signs import Sign, says_only, signs_in
from assistant.question.words.naming import ordering_words
from corpus.programs.accounts import is_account
from corpus.text import fold_key

MOST_GROUPS = 2  # of more it is not known which is meant
MOST = 10
SURE = 1.0
SIDES = (Sign.SPENDING, Sign.INCOME)  # of a budget


@dataclass(frozen=True, slots=True)
class _Place:
    """A row by what it is ranked by, and how that is said."""

    value: Number
    say: Callable[[Draft], None]


def rank_rows(context: Context) -> Composed | None:
    """The rows under the subject of a turn that have most, least, or changed as it asks."""
    order = None if context.question.confirm else order_of(context)
    if order is None:
        return None
    groups = [g.of_year(context) for g in groups_of_turn(context) if not _are_other(g, context)]
    ranked = [_places(context, group, order) for group in groups]
    if not groups:
        viewed = (g for g in groups_in_view(context) if not _are_other(g, context))
        viewed = (g.of_year(context) for g in viewed)
        ranked = [p for g in viewed if (p := _places(context, g, order))]
    if not 0 < len(ranked) <= (MOST_GROUPS if groups else 1) or not all(ranked):
        return None
    draft = context.draft()
    for places in ranked:
        for place in _first(places, order):
            place.say(draft)
    return None if draft.empty else Composed("answered", draft, SURE)


def _are_other(group: AskedRows, context: Context) -> bool:
    """Whether programs are asked for, and the rows are accounts, which hold programs."""
    asked = (context.question, ranking_before(context))
    programs = any(q and Sign.WHICH_PROGRAMS in q.signs for q in asked)
    return programs and all(is_account(r.name) for r in group.rows)


def rank_on(context: Context) -> Composed | None:
    """Another place of a ranking of programs, or more of its places: 「2番目は？」."""
    order, ranking = order_of(context), ranking_before(context)
    if order is None or ranking is None or ranking.intent is not Intent.RANK:
        return None
    if ranks_anew(context.question):
        return None
    years = context.question.years or ranking.years  # 「6年度は？」
    asked = replace(ranking, top=order.many, years=years, language=context.question.language)
    return answer_rank(replace(context, question=asked), place=order.place)


def _first(places: Sequence[_Place], order: Order) -> list[_Place]:
    """As many as are asked for; without a number the first, and those that are level with it."""
    ordered = sorted(places, key=lambda p: p.value if order.ascends else -p.value)
    ordered = [p for p in ordered if order.allows(p.value)]
    if order.keeps:
        return ordered
    if order.place is not None:
        at = place_of(order.place, len(ordered))
        return [] if at is None else [ordered[at]]
    if order.many:
        return ordered[: min(order.many, MOST)]
    return [p for p in ordered if p.value == ordered[0].value]


def _places(context: Context, group: AskedRows, order: Order) -> list[_Place]:
    """All rows by what is asked: an amount, a change, or a rate of change; none if one lacks it."""
    if order.between:
        return _compared(context, group, order)
    if not order.rate and order.change is None:
        words = [w for w in _column_words(context) if _may_name(w, group.table)]
        rates = [c.index for c in group.table.columns if c.kind == "ratio" and _says(c, words)]
        if len(rates) == 1:
            return _by_column(context, group, rates[0], some=True)  # beside 「定額」
        return _by_column(context, group, main_column(group.located, context, words))
    printed = _by_column(context, group, _printed(group.table, rate=order.rate))
    return printed or _computed(context, group, rate=order.rate)


def _may_name(word: Term, table: QuantityTable) -> bool:
    """Whether a word may name a column: 「支出」 of a budget is its side, unless a head is of it.

    「支出で一番大きいのは」 asks for no 「国庫支出金」, but of 「支出済額」 for that.
    """
    side = any(says_only(word.surface, s) for s in SIDES)
    key = fold_key(word.surface)
    return not side or any(fold_key(c.label).startswith(key) for c in table.columns)


def _says(column: QuantityColumn, words: Sequence[Term]) -> bool:
    return any(says(fold_key(column.label), word) for word in words)


def _column_words(context: Context) -> list[Term]:
    """What a turn may name a column by, any of its words: "which fund made most awards"."""
    ordering = ordering_words(context.question)
    said = (t for t in context.question.terms if not t.carried)
    words = [w for w in (*words_of(context), *said) if w.surface.lower() not in ordering]
    before = ranking_before(context)
    again = before and context.question.said_years and all(w.light for w in words)
    if before and again:  # 「6年度だと？」 goes on with its column
        words += [w for w in before.terms if w.surface.lower() not in ordering_words(before)]
    return words


def _compared(context: Context, group: AskedRows, order: Order) -> list[_Place]:
    """The rows by how much one column exceeds another, as the table prints it, else computed."""
    columns = [(fold_key(c.label), c) for c in group.table.columns]
    words = [w for w in order.between if any(says(head, w) for head, _ in columns)]
    changes = [(head, c) for head, c in columns if c.kind == "difference"]
    printed = [c.index for head, c in changes if all(says(head, w) for w in words)]
    if len(words) == PAIR and len(printed) == 1:
        return _by_column(context, group, printed[0])
    named = [[c.index for _, c in columns if is_named(c, w)] for w in words]
    if len(named) != PAIR or any(len(n) != 1 for n in named) or named[0] == named[1]:
        return []
    pairs = [[r.measured(n[0], context) for n in named] for r in group.located]
    both = [(one, other) for one, other in pairs if one and other and one.unit == other.unit]
    return [_Place(one.amount - other.amount, _saying_gap(one, other)) for one, other in both]


def _printed(table: QuantityTable, *, rate: bool) -> int | None:
    """The one column of changes that a table has itself, or of rates of change."""
    columns = [
        c.index
        for c in table.columns
        if (
            c.kind == "difference"
            or (c.kind == "ratio" and Sign.RATE_OF_CHANGE in signs_in(c.label))
        )
        and _is_rate(table, c.index) == rate
    ]
    if not columns and not rate:
        columns = [c.index for c in table.columns if c.measure == "supplementary"]
    return columns[0] if len(columns) == 1 else None


def _is_rate(table: QuantityTable, column: int) -> bool:
    return any(r.cells[column].is_rate for r in table.rows if column in r.cells)


def _by_column(
    context: Context, group: AskedRows, column: int | None, *, some: bool = False
) -> list[_Place]:
    """The rows by a column; those that say that there is nothing in it are left out.

    `some`: so are those that have words in it.
    """
    if column is None:
        return []
    found = {r.row.start: r.measured(column, context) for r in group.located}
    lacks = (r for r in group.located if not found[r.row.start] and not has_none(r, column))
    if not some and any(lacks):
        return []
    return [_Place(m.amount, _saying(m)) for m in found.values() if m]


def _saying(m: Measured) -> Callable[[Draft], None]:
    def say(draft: Draft) -> None:
        figure = m.state(draft)
        label = figure.label if fold_key(figure.label) != fold_key(m.name) else ""
        name = f"{m.name}（{label}）" if draft.language == "ja" else f"{m.name} ({label})"
        draft.say(
            "value_alone", *m.numbers(draft), label=name if label else m.name, value=figure.display
        )

    return say


def _computed(context: Context, group: AskedRows, *, rate: bool) -> list[_Place]:
    """By the two years that each row has; of none that began at nothing there is a rate."""
    found, new = list[_Place](), list[Number]()
    pair = next((c for r in group.located if (c := year_columns(r, context))), None)
    for located in group.located:
        columns = year_columns(located, context)
        late, early = (located.measured(c, context) for c in columns) if columns else (None, None)
        if late is None or early is None:
            began = pair and has_none(located, pair[1]) and located.measured(pair[0], context)
            if not began:
                return []  # of some rows it is not known
            new.append(began.amount)
            continue
        if rate and early.amount <= 0:
            continue
        change = late.amount - early.amount
        by = Decimal(change) / Decimal(early.amount) if rate else change
        found.append(_Place(by, _saying_change(late, early)))
    most = max((p.value for p in found), default=0)
    return found if rate or all(amount < most for amount in new) else []


def _saying_gap(one: Measured, other: Measured) -> Callable[[Draft], None]:
    return lambda draft: say_gap(draft, one, other)


def _saying_change(late: Measured, early: Measured) -> Callable[[Draft], None]:
    return lambda draft: say_change(draft, late, early)
