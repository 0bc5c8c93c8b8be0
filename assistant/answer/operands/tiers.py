"""The amount of a size: 「25人なら」 is of the row 「21～50人」, and nothing to multiply by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer.context import Composed, Context
from assistant.answer.operands.rows.columns import main_column
from assistant.answer.operands.rows.located import (
    LocatedRow,
    rows_at,
    said_around,
    says,
    tables_in_view,
    words_of,
)
from assistant.answer.operations.measured import Measured
from assistant.answer.operations.shown import latest
from assistant.evidence.amounts import in_range
from assistant.evidence.quantities import QuantityTable
from assistant.question.grammars.counts import find_counts
from assistant.question.grammars.slots import Count
from assistant.question.model import Term

SURE = 0.9


def of_size(context: Context) -> Composed | None:
    """The amount of the one row whose range of sizes holds the number that a turn supposes."""
    count = context.question.supposed
    if count is None or not context.state.exchanges:
        return None
    found = list(_holding(context, count))
    if not found or len({(m.amount, m.unit) for m in found}) > 1:
        return None
    draft = context.draft()
    figure = found[0].state(draft)
    draft.say(
        "figure",
        *found[0].numbers(draft),
        program=found[0].name,
        label=figure.label,
        value=figure.display,
    )
    return Composed("answered", draft, SURE)


def is_of_size(measured: Measured, told: str = "") -> bool:
    """Whether an amount is for a range of sizes, by its name or by what else is `told` of it.

    It is one of several of which one holds: never multiplied, nor added to others.
    """
    text = f"{measured.name} {told}"
    counts = (c for c in find_counts(text) if c.has("thing"))
    sized = any(in_range(text, c.number, c.unit) is not None for c in counts)
    return measured.figure.currency is not None and measured.per is None and sized


def is_among_sizes(context: Context, measured: Measured, counts: Sequence[Count]) -> bool:
    """Whether an amount stands in a table whose rows are ranges of what is counted."""
    return any(
        in_range(" ".join(row.labels), count.number, count.unit) is not None
        for located in rows_at(context, measured.citation)
        for row in located.table.rows
        for count in counts
    )


def _holding(context: Context, count: Count) -> Iterator[Measured]:
    """The amounts of the rows of a table of sizes that hold a number."""
    words = [w for w in words_of(context) if not find_counts(w.surface)]
    labels = {m.figure.label for m in latest(context)}
    for table in _tables(context, words, count):
        for row in table.rows:
            if not in_range(" ".join(row.labels), count.number, count.unit):
                continue
            located = LocatedRow(table, row)
            heads = [c.index for c in table.columns if c.index in row.cells and c.label in labels]
            column = heads[0] if len(heads) == 1 else main_column([located], context, words)
            one = located.measured(column, context) if column is not None else None
            if one is not None and one.figure.currency:
                yield one


def _tables(context: Context, words: Sequence[Term], count: Count) -> list[QuantityTable]:
    """The tables of sizes shown last, or that say most of what a turn names."""
    last = context.state.last
    cited = last.answer.citations if last else ()
    tables = [
        t
        for t in tables_in_view(context)
        if words or any(t.start <= c.start < t.end for c in cited if c.document_id == t.document_id)
    ]
    sized = [
        t
        for t in tables
        if any(in_range(" ".join(r.labels), count.number, count.unit) is not None for r in t.rows)
    ]
    said = [sum(says(said_around(t, context), w) for w in words) for t in sized]
    most = max(said, default=0)
    return [t for t, n in zip(sized, said, strict=True) if n == most and (n or not words)]
