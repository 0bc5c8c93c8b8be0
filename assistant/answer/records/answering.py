"""What a register answers: how many rows, their sum or mean, the first of them, or all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.answer.context import Composed, Context
from assistant.answer.drafting.draft import markers
from assistant.answer.operands.rows.located import LocatedRow
from assistant.answer.operations.formula import proofs
from assistant.answer.operations.tables import cell_text, write_table
from assistant.answer.records.classes import say_classes
from assistant.answer.records.model import RecordQuery
from assistant.answer.records.operation import Operation
from assistant.answer.records.query import query_of
from assistant.answer.records.records import Records
from assistant.evidence.quantities import RowKind
from assistant.evidence.quantities.rows import is_coded
from assistant.question.grammars.slots import place_of
from assistant.question.model import Question

SURE = 1.0
FEW = 6  # rows that are told one by one
MOST_ROWS = 30  # of a table
MOST_NAMES, MOST_COLUMNS = 2, 5


def answer_records(context: Context, own: Question, *, whole: bool = False) -> Composed | None:
    """What a turn asks of some rows of one register or of its classes; `own` as it stands.

    `whole`: also what it asks of all rows, but how many there are, which texts may tell.
    """
    query = query_of(context, own)
    if query is None or query.operation is None or not (whole or query.tells):
        return None
    if query.operation is Operation.COUNT and not (query.tells or query.columns):
        return None
    return _answered(query, context)


def count_records(context: Context, own: Question) -> Composed | None:
    """How many rows one register has, where nothing else tells how many there are."""
    query = query_of(context, own)
    counts = query is not None and query.operation is Operation.COUNT and not query.words
    return _answered(query, context) if query and counts else None


def _answered(query: RecordQuery, context: Context) -> Composed | None:
    records = Records(query, context, context.draft())
    ANSWERS[query.operation or Operation.VALUE](records)
    if records.draft.empty:
        return None
    if context.sources[query.register.table.document_id].language != records.draft.language:
        records.draft.head("records_foreign")
    return Composed("answered", records.draft, SURE)


def _count(records: Records) -> None:
    """How many rows there are, or how many different things a column names."""
    query, located = records.query, records.query.located
    number = records.cite(located)
    named = next((c for c in query.columns if any(records.text(r, c) for r in located)), None)
    if named is None:
        value = records.count(len(located))
        records.draft.say("records_counted", number, value=value, which=records.which)
        return
    value = records.count(len({t for r in located if (t := records.text(r, named))}))
    label = records.label(named)
    records.draft.say("records_kinds", number, value=value, label=label, which=records.which)


def _sum(records: Records) -> None:
    """The sum of the rows; of all of them that which their table prints, if it does."""
    query, draft = records.query, records.draft
    table = query.register.table
    totals = [LocatedRow(table, r) for r in table.rows if r.kind is RowKind.TOTAL]
    if totals and not query.tells:
        printed = [m for r in totals[-1:] if (m := r.measured(query.columns[0], records.context))]
        for m in printed:
            draft.say(
                "records_total",
                *m.numbers(draft),
                label=m.figure.label,
                value=m.state(draft).display,
            )
        return
    parts = records.measured(query.located)
    if len(parts) == 1:
        records.say_measured(parts[0])
    elif parts:
        few = len(parts) <= FEW
        numbers = proofs(parts, draft) if few else (records.cite(query.located),)
        _say(records, "records_sum", numbers, records.add_up(parts), len(parts))
        for m in parts if few else ():
            records.say_measured(m)


def _average(records: Records) -> None:
    located = records.query.located
    if parts := records.measured(located):
        number = records.cite(located)
        _say(records, "records_mean", (number,), records.average(parts), len(parts))


def _say(records: Records, name: str, numbers: tuple[int, ...], value: str, count: int) -> None:
    label = records.label(records.query.columns[0])
    said = {"label": label, "value": value, "which": records.which}
    records.draft.say(name, *numbers, count=records.count(count), **said)


def _first(records: Records) -> None:
    """The rows that have most of the column asked of, or least."""
    query, parts = records.query, records.measured(records.query.located)
    ordered = sorted(parts, key=lambda m: m.amount if query.least else -m.amount)
    if query.place is not None:
        at = place_of(query.place, len(ordered))
        ordered = [] if at is None else [ordered[at]]
    level = [m for m in ordered if m.amount == ordered[0].amount]
    for m in (ordered[: query.many] if query.many else level)[:MOST_ROWS]:
        records.say_measured(m)


def _list(records: Records) -> None:
    """The rows as a table, with what they are called and the columns asked for."""
    query, register = records.query, records.query.register
    if not query.tells:
        return
    if query.columns and len(query.rows) == 1:
        _value(records)
        return
    texts = register.texts[query.rows[0]]
    named = [c for c in texts if c not in register.classes]
    named.sort(key=lambda c: is_coded(texts[c]))  # names before codes
    asked = query.columns or tuple(c.index for c in register.numbers())
    columns = list(dict.fromkeys([*named[:MOST_NAMES], *asked]))[:MOST_COLUMNS]
    lines = []
    for located in query.located[:MOST_ROWS]:
        number = records.cite([located])
        found = ((located.measured(c, records.context), records.text(located, c)) for c in columns)
        cells = [m.state(records.draft).display if m else text or "–" for m, text in found]
        lines.append([f"{cell_text(cells[0])}{markers((number,))}", *map(cell_text, cells[1:])])
        records.show(located, number)
    write_table(records.draft, [cell_text(records.label(c)) for c in columns], lines)


def _value(records: Records) -> None:
    """The cells that are asked for of a few rows; of several amounts their sum."""
    query = records.query
    numbers = {c.index for c in query.register.numbers()}
    if not (query.words and query.columns):
        return
    if len(query.rows) > 1 and query.columns[0] in numbers:
        _sum(records)
        return
    for located in query.located if len(query.rows) <= FEW else ():
        for column in query.columns:
            if (m := located.measured(column, records.context)) is not None:
                records.say_measured(m)
            elif (text := records.text(located, column)) not in {
                None,
                query.register.title(located.row),
            }:
                records.say_text(located, column, text)


ANSWERS: Mapping[Operation, Callable[[Records], None]] = {
    Operation.COUNT: lambda r: _count(r) if r.query.by is None else say_classes(r),
    Operation.SUM: lambda r: _sum(r) if r.query.by is None else say_classes(r),
    Operation.AVERAGE: _average,
    Operation.FIRST: lambda r: _first(r) if r.query.by is None else say_classes(r),
    Operation.LIST: _list,
    Operation.VALUE: _value,
}
