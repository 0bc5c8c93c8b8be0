"""Which rows have most, or changed most: 「一般会計で一番大きい費目」, "biggest piece of it"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.draft import Draft
from assistant.answer.operands.columns import main_column, year_columns
from assistant.answer.operands.located import words_of
from assistant.answer.operands.ranked import RANKED, RankedRows, groups_of_turn
from assistant.answer.operations.formula import say_change
from assistant.answer.operations.measured import Measured, Number
from assistant.evidence.quantities import QuantityTable
from assistant.question.model import Intent
from assistant.question.signs import Sign, signs_in
from corpus.text import fold_key

MOST_GROUPS = 2  # of more it is not known which is meant
MOST = 10
FEW = 5  # where an order is asked for, and no number
SURE = 1.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A row by what it is ranked by, and how that is said."""

    value: Number
    say: Callable[[Draft], None]


def rank_rows(context: Context) -> Composed | None:
    """The rows under the subject of a turn that have most, least, or changed most."""
    question = context.question
    if question.confirm or not (_ranks(context) or question.intent is Intent.FILTER):
        return None
    groups = groups_of_turn(context)
    if not 0 < len(groups) <= MOST_GROUPS:
        return None
    draft = context.draft()
    for group in groups:
        places = _places(context, group)
        if not places:
            return None
        for place in _first(context, places):
            place.say(draft)
    return Composed("answered", draft, SURE)


def _ranks(context: Context) -> bool:
    question = context.question
    return question.top is not None or not RANKED.isdisjoint(question.signs)


def _first(context: Context, places: Sequence[_Place]) -> list[_Place]:
    """As many as are asked for; without a number the first, and those that are level with it."""
    question = context.question
    growing = question.change is not None
    down = question.change == -1 if growing else Sign.LEAST in question.signs
    ordered = sorted(places, key=lambda p: p.value if down else -p.value)
    if growing:
        ordered = [p for p in ordered if p.value * (question.change or 0) > 0]
    if question.intent is Intent.FILTER:
        return ordered
    among = Sign.AMONG in question.signs  # 「3つの中で一番」 is one of three
    many = (None if among else question.top) or (FEW if Sign.IN_ORDER in question.signs else None)
    return (
        ordered[: min(many, MOST)] if many else [p for p in ordered if p.value == ordered[0].value]
    )


def _places(context: Context, group: RankedRows) -> list[_Place]:
    """All rows by what is asked: an amount, a change, or a rate of change; none if one lacks it."""
    question, rate = context.question, Sign.RATE_OF_CHANGE in context.question.signs
    if not rate and question.change is None:
        column = main_column(group.located, context, words_of(context))
        return _by_column(context, group, column)
    printed = _by_column(context, group, _printed(group.table, rate=rate))
    return printed or _computed(context, group, rate=rate)


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


def _by_column(context: Context, group: RankedRows, column: int | None) -> list[_Place]:
    found = [m for r in group.located if column is not None and (m := r.measured(column, context))]
    if len(found) < len(group.rows):
        return []
    return [_Place(m.amount, _saying(m)) for m in found]


def _saying(m: Measured) -> Callable[[Draft], None]:
    def say(draft: Draft) -> None:
        figure = m.state(draft)
        label = figure.label if fold_key(figure.label) != fold_key(m.name) else ""
        name = f"{m.name}（{label}）" if draft.language == "ja" else f"{m.name} ({label})"
        draft.say(
            "value_alone", *m.numbers(draft), label=name if label else m.name, value=figure.display
        )

    return say


def _computed(context: Context, group: RankedRows, *, rate: bool) -> list[_Place]:
    """By the two years that each row has; of none that began at nothing there is a rate."""
    found = []
    for located in group.located:
        columns = year_columns(located, context)
        late, early = (located.measured(c, context) for c in columns) if columns else (None, None)
        if late is None or early is None:
            return []  # of some rows it is not known
        if rate and early.amount <= 0:
            continue
        change = late.amount - early.amount
        by = Decimal(change) / Decimal(early.amount) if rate else change
        found.append(_Place(by, _saying_change(late, early)))
    return found


def _saying_change(late: Measured, early: Measured) -> Callable[[Draft], None]:
    return lambda draft: say_change(draft, late, early)
