"""What a turn does with the rows of a list: counts them, adds them up, tells the first."""

from __future__ import annotations

from enum import StrEnum

from assistant.acts import Act
from assistant.question.grammars.counts import counters
from assistant.question.model import Intent, Question, ValueType
from assistant.question.signs import Sign

SUMS = frozenset({Sign.SUM, Sign.IN_TOTAL, Sign.WHOLE, Sign.OF_THE_WHOLE})
FIRSTS = frozenset({Sign.RANK, Sign.MOST, Sign.LEAST, Sign.FOREMOST, Sign.TOP})


class Operation(StrEnum):
    """What is done with the rows that are asked of."""

    COUNT = "count"
    SUM = "sum"
    AVERAGE = "average"
    FIRST = "first"
    LIST = "list"
    VALUE = "value"


def operation_of(question: Question) -> Operation | None:
    """What is done with rows, by what a turn says; None where it goes on with what was done."""
    signs, by = question.signs, question.slots.grouping.by
    counted = bool(question.top) and question.slots.things is None  # not 「その2つ」
    first = counted or not FIRSTS.isdisjoint(signs)
    if question.slots.table and Sign.SUM not in signs and not first:
        return Operation.LIST if by is None else Operation.SUM
    if Sign.AVERAGE in signs:
        return Operation.AVERAGE
    if first:
        return Operation.FIRST if by is None else Operation.SUM
    if counts_rows(question):
        return Operation.COUNT
    if not SUMS.isdisjoint(signs) or question.act is Act.TOTAL:
        return Operation.SUM
    if question.money:
        return Operation.VALUE if by is None else Operation.SUM
    if Sign.WHICH_ONES in signs or question.intent is Intent.LIST or question.act is Act.LIST:
        return Operation.LIST
    if question.value_type is not None or Sign.GETS in signs:
        return Operation.VALUE
    return None


def counts_rows(question: Question) -> bool:
    """Whether a turn asks how many things there are: no telephone number, and no people."""
    rows = question.counter in {None, *counters("row")}
    counts = question.value_type is ValueType.COUNT or Sign.NUMBER_OF in question.signs
    return counts and rows and bool(question.threshold or not question.money)
