"""The rows of a register by class: what each adds up to, and which has most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answer.drafting.draft import markers
from assistant.answer.operands.rows.located import LocatedRow
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.tables import cell_text, write_table
from assistant.answer.records.operation import Operation
from assistant.answer.records.records import Records

MOST_CLASSES = 30


@dataclass(frozen=True, slots=True)
class _Class:
    """Rows of one class, with their quantities; none where they are only counted."""

    name: str
    rows: Sequence[LocatedRow]
    parts: Sequence[Measured]

    @property
    def value(self) -> int | Decimal:
        """What it adds up to, or how many there are."""
        return sum(m.amount for m in self.parts) if self.parts else len(self.rows)


def say_classes(records: Records) -> None:
    """What each class has, as a table; where the first is asked for, that class alone."""
    query = records.query
    classes = _classes(records)
    if not query.counts and not all(c.parts for c in classes):
        return
    if query.operation is not Operation.FIRST:
        _write(records, sorted(classes, key=lambda c: c.name))
        return
    ordered = sorted(classes, key=lambda c: c.value if query.least else -c.value)
    if query.many:
        _write(records, ordered[: query.many])
        return
    for one in ordered:
        if one.value == ordered[0].value:
            _say(records, one)


def _classes(records: Records) -> list[_Class]:
    rows: dict[str, list[LocatedRow]] = {}
    for located in records.query.located:
        if (name := records.text(located, _column(records))) is not None:
            rows.setdefault(name, []).append(located)
    counts = records.query.counts
    return [_Class(n, r, [] if counts else records.measured(r)) for n, r in rows.items()]


def _column(records: Records) -> int:
    """The column of the classes."""
    return -1 if records.query.by is None else records.query.by


def _say(records: Records, one: _Class) -> None:
    number = records.cite(one.rows)
    if not one.parts:
        count = records.count(len(one.rows))
        records.draft.say("records_class_count", number, of=one.name, count=count)
        return
    value, label = records.add_up(one.parts), records.label(records.query.columns[0])
    count = records.count(len(one.parts))
    records.draft.say("records_class", number, of=one.name, label=label, value=value, count=count)


def _write(records: Records, classes: Sequence[_Class]) -> None:
    lines = []
    for one in classes[:MOST_CLASSES]:
        head = one.rows[0].row.texts[_column(records)]
        own = records.draft.cite(one.rows[0].table.document_id, head.start, head.end)
        numbers = markers((own, records.cite(one.rows)))
        value = records.add_up(one.parts) if one.parts else records.count(len(one.rows))
        lines.append([f"{cell_text(one.name)}{numbers}", cell_text(value)])
    counts = records.query.counts or not records.query.columns
    label = (
        records.draft.word("records_head") if counts else records.label(records.query.columns[0])
    )
    write_table(
        records.draft, [cell_text(records.label(_column(records))), cell_text(label)], lines
    )
