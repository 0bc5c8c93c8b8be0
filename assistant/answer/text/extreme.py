"""The largest or smallest of a column of any table: 「児童数が最も多い学校は」."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer.context import Composed, Context
from assistant.answer.text.cells import COVERED, OWN, say_cell
from assistant.evidence.cells import FoundCell, TableCell
from assistant.evidence.cells.cell import is_label
from assistant.evidence.cells.fitting import of_year
from assistant.evidence.finding.covering.coverage import told
from assistant.question.model import Term
from assistant.question.signs import Sign
from corpus.programs.accounts import is_total
from corpus.tables.grid import GridCell
from corpus.text import fold_key
from corpus.text.cells import parse_cell

LEAST_ROWS = 3  # of fewer nothing is the largest


@dataclass(frozen=True, slots=True)
class _ColumnRow:
    """A cell of a column with its value, its labels and the range of its row."""

    value: Decimal
    cell: GridCell
    labels: tuple[GridCell, ...]
    start: int
    end: int


def answer_extreme(context: Context) -> Composed | None:
    """The row that has the largest or smallest number under the head that is asked for.

    Only where the head, or the caption of the table, says everything that is asked: what a section
    is about in general may hold for several tables in it.
    """
    question = context.question
    if Sign.MOST not in question.signs or question.programs or question.confirm:
        return None
    found = [c for c in context.evidence.cells if _is_of_column(c, context)]
    found = [c for c in found if of_year(c.place, question)] or found
    columns = {(id(c.place.grid), c.place.column) for c in found[:1]}
    columns |= {(id(c.place.grid), c.place.column) for c in found if c.score >= found[0].score}
    if len(columns) != 1:
        return None
    place = found[0].place
    rows = list(_rows(place))
    if len(rows) < LEAST_ROWS:
        return None
    best = (max if question.descending else min)(rows, key=lambda row: row.value)
    draft = context.draft()
    for row in rows:
        if row.value == best.value:
            say_cell(
                draft,
                replace(place, cell=row.cell, labels=row.labels, start=row.start, end=row.end),
            )
    return Composed("answered", draft, found[0].coverage)


def _is_of_column(found: FoundCell, context: Context) -> bool:
    place = found.place
    if not place.numeric or not place.heads or found.coverage < COVERED or found.own < OWN:
        return False
    said = fold_key(" ".join((place.caption, *(h.text for h in place.heads))))
    terms = context.question.terms
    named = (terms[at] for at in told(terms) if not terms[at].light)
    document = fold_key(context.sources[place.document_id].title)
    heads = fold_key(" ".join(c.text for row in place.grid.rows[:1] for c in row if c))
    return all(_has(term, said) or _has(term, document) or _has(term, heads) for term in named)


def _has(term: Term, key: str) -> bool:
    if any(a in key for a in term.alternatives):
        return True
    return bool(term.parts) and all(any(a in key for a in part) for part in term.parts)


def _rows(place: TableCell) -> Iterator[_ColumnRow]:
    """The numbers of a column with their labels; a total is no row, nor the whole that it sums."""
    rows = list(_all_rows(place))
    totals = {row.value for row in rows if _is_total(row)}
    return (row for row in rows if not _is_total(row) and row.value not in totals)


def _is_total(row: _ColumnRow) -> bool:
    return any(is_total(c.text) for c in row.labels)


def _all_rows(place: TableCell) -> Iterator[_ColumnRow]:
    for row in place.grid.rows:
        cell = row[place.column]
        number = parse_cell(cell.text) if cell else None
        labels = _labels(row[: place.column])
        if cell and number and labels:
            start, end = min(c.start for c in row if c), max(c.end for c in row if c)
            yield _ColumnRow(number.value, cell, labels, start, end)


def _labels(row: Sequence[GridCell | None]) -> tuple[GridCell, ...]:
    return tuple(dict.fromkeys(c for c in row if c and is_label(c)))
