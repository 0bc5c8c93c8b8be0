"""The amount of the year before, of an amount that was told: the same row or column, a year back.

「給与費 124,889千円」 has a year before where a table has its amount again: in the column of a year
before, of its row, or in the row 前年度, of its column. Where places disagree there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answer.context import Context
from assistant.answer.operands.rows.columns import year_columns
from assistant.answer.operands.rows.located import LocatedRow, rows_at
from assistant.answer.operations.measured import Measured
from assistant.evidence.quantities import QuantityRow
from assistant.question.signs import Sign, shows
from corpus.facts import Measure
from corpus.text.years import japanese_year

SURELY = 4  # digits of an amount that is known again wherever it stands


def year_before(context: Context, one: Measured) -> Measured | None:
    """The amount of the year before, told of the same thing; None where none surely is it."""
    for rows in (rows_at(context, one.citation), _rows_with(context, one)):
        found = [m for located in rows for m in _counterparts(context, located, one)]
        if found:
            return found[0] if len({m.amount for m in found}) == 1 else None
    return None


def _rows_with(context: Context, one: Measured) -> list[LocatedRow]:
    """The rows of the document that have the amount again."""
    if len(str(one.amount).rstrip("0")) < SURELY:
        return []
    tables = context.tables_of(one.citation.document_id)
    return [LocatedRow(t, r) for t in tables for r in t.rows if _columns_of(r, one)]


def _columns_of(row: QuantityRow, one: Measured) -> list[int]:
    return [at for at, q in row.cells.items() if q.value == one.amount and q.unit == one.unit]


def _counterparts(context: Context, located: LocatedRow, one: Measured) -> Iterator[Measured]:
    row = located.row
    own = set(_columns_of(row, one))
    columns = year_columns(located, context)
    if columns and columns[0] in own and (early := located.measured(columns[1], context)):
        yield _of_same(early, one)
    for other in located.table.rows:
        label = _year_label(row.labels, other.labels)
        for at in own if label else ():
            early = LocatedRow(located.table, other).measured(at, context)
            if early and early.unit == one.unit:
                yield _in_row(_of_same(early, one), one, label)


def _year_label(late: tuple[str, ...], early: tuple[str, ...]) -> str:
    """What a row is called that differs only in being of the year before: 前年度, else ""."""
    differing = [(a, b) for a, b in zip(late, early, strict=False) if a != b]
    if len(late) != len(early) or len(differing) != 1:
        return ""
    now, before = differing[0]
    last_year = shows(before, Sign.LAST_YEAR) and not shows(now, Sign.LAST_YEAR)
    return before if last_year else ""


def _of_same(early: Measured, one: Measured) -> Measured:
    """The amount called as what it is the year before of."""
    figure = replace(early.figure, program=one.name)
    return replace(early, name=one.name, program_id=one.program_id, figure=figure)


def _in_row(early: Measured, one: Measured, label: str) -> Measured:
    """The amount of a row that is of the year before, whatever year heads its column."""
    year = one.figure.fiscal_year - 1 if one.figure.fiscal_year else None
    figure = replace(
        early.figure,
        label=label,
        measure=Measure.PREVIOUS.value,
        fiscal_year=year,
        fiscal_year_label=japanese_year(year) if year else None,
    )
    return replace(early, figure=figure, label=label)
