"""Tables that lost their lines: rows of a name and numbers in running text.

「文部科学省 19,551 8,952 1,087 20,639 19,500 8,943 1,084 20,58455 0.27%」 says nothing by its
layout, and two of its cells are run together. But the arithmetic of a budget table does: in every
row one column is the sum of others, the difference is one total less the other, and the percentage
is that of the second. Where one reading alone makes all of this hold in all rows it is proven, and
the later year is what the difference is counted to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from corpus.document import Document
from corpus.facts.row import Measure, Trust
from corpus.figures.flattened_rows import (
    FlatAmount,
    FlatRow,
    Shape,
    cell_value,
    find_blocks,
    last_cells,
)
from corpus.figures.labels import YEARLY, Label, find_labels
from corpus.figures.names import is_total
from corpus.figures.reading import Findings, Reading, open_item
from corpus.figures.sums import Entry, Role, check_sums
from corpus.figures.units import Unit, find_units

# The title of a table stands this near before its unit; its foot this near behind its rows.
TITLE_WITHIN, FOOT_WITHIN = 80, 150
# How far the notes under a title can push its rows away.
HEAD_WITHIN = 1500

_SUBJECT = re.compile(r"(?:における|に係る|の)?(?P<subject>[^\s<>＜＞()（）【】]{3,30})")
_OF_WHICH = re.compile(r"うち\s?(?P<name>[一-龥]{2,10}費)")


def read_flattened(document: Document) -> Findings:
    """The figures that arithmetic proves in the running text of a document."""
    found = Findings()
    if document.blocks or document.tables:
        return found  # a layout is there, and says more
    units = find_units(document.text)
    for block in find_blocks(document.text):
        unit = next((u for u in reversed(units) if u.end <= block[0].start), None)
        if unit is None or block[0].start - unit.end > HEAD_WITHIN:
            continue
        _Block(document, block, unit).read(found)
    return found


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a column gives: the budget that `label` names, of `subject`."""

    label: Label
    measure: Measure
    subject: str


class _Block:
    """Rows of one table with its title and unit."""

    def __init__(self, document: Document, rows: list[FlatRow], unit: Unit) -> None:
        self._document = document
        self._rows = rows
        self._unit = unit
        text = document.text
        self._title = text[max(0, unit.start - TITLE_WITHIN) : unit.start]
        self._foot = text[rows[-1].end : rows[-1].end + FOOT_WITHIN]

    def read(self, found: Findings) -> None:
        """Settle what the columns are, and take the totals of each year."""
        label = self._label()
        subject = self._subject(label) if label else None
        if label is None or subject is None or label.year is None:
            return
        compared = all(row.cells[-1][1].endswith("%") for row in self._rows)
        if not compared:
            shape = self._shape(len(self._rows[0].cells))
            if shape:
                columns = [self._amount(row, shape.size - 1) for row in self._rows]
                self._emit(found, columns, _Meaning(label, label.measure, subject))
                self._emit_part(found, shape, 0, _Meaning(label, label.measure, subject))
            return
        if not self._names_previous(label):
            return
        size = len(self._rows[0].cells) // 2
        shape = self._shape(size)
        if shape is None or len(self._rows[0].cells) not in {2 * size + 1, 2 * size + 2}:
            return
        pairs = [self._compared(row, shape) for row in self._rows]
        if any(pair is None for pair in pairs):
            return
        proven = [pair for pair in pairs if pair is not None]
        self._emit(found, [p[0] for p in proven], _Meaning(label, label.measure, subject))
        before = _previous_label(label, self._foot)
        previous = _Meaning(before, Measure.PREVIOUS, subject)
        self._emit(found, [p[1] for p in proven], previous)
        self._emit_part(found, shape, 0, _Meaning(label, label.measure, subject))
        self._emit_part(found, shape, shape.size, previous)

    def _label(self) -> Label | None:
        """The budget that the title names, the last one in it."""
        labels = [lb for lb in find_labels(self._title) if lb.measure in YEARLY and lb.year]
        return labels[-1] if labels else None

    def _subject(self, label: Label) -> str | None:
        """What the table's amounts are of: what the title says behind the label."""
        match = _SUBJECT.match(self._title[label.end :].lstrip())
        return match["subject"] if match else None

    def _names_previous(self, label: Label) -> bool:
        """Whether head or foot name the budget of the year before."""
        head = self._document.text[self._unit.start : self._rows[0].start]
        labels = (*find_labels(head), *find_labels(self._foot))
        return label.year is not None and any(lb.year == label.year - 1 for lb in labels)

    def _shape(self, size: int) -> Shape | None:
        """The one set of columns that adds up to the last of the first `size` in every row."""
        sets = [
            parts
            for count in range(2, size)
            for parts in combinations(range(size - 1), count)
            if all(self._holds(row, parts, size - 1) for row in self._rows)
        ]
        return Shape(size, sets[0]) if len(sets) == 1 else None

    def _holds(self, row: FlatRow, parts: Sequence[int], total: int) -> bool:
        values = [cell_value(row.cells[i][1]) for i in (*parts, total)]
        if any(v is None for v in values):
            return False
        numbers = [v or Decimal(0) for v in values]
        return 2 * abs(sum(numbers[:-1]) - numbers[-1]) <= len(numbers)

    def _amount(self, row: FlatRow, index: int) -> FlatAmount | None:
        start, text = row.cells[index]
        value = cell_value(text)
        if value is None or text == "-":
            return None
        return FlatAmount(int(value * self._unit.factor), start, text)

    def _compared(self, row: FlatRow, shape: Shape) -> tuple[FlatAmount | None, FlatAmount] | None:
        """Both totals of a row, where one reading of its last cells makes the arithmetic hold."""
        first = cell_value(row.cells[shape.size - 1][1])
        second = [cell_value(row.cells[shape.size + i][1]) for i in shape.parts]
        if first is None or any(v is None for v in second):
            return None
        expected = sum((v or Decimal(0) for v in second), Decimal(0))
        slack = Decimal(len(shape.parts) + 1) / 2
        percent = cell_value(row.cells[-1][1].rstrip("%"))
        readings = []
        for total, difference, start, text in last_cells(row, shape):
            adds = abs(total - expected) <= slack
            differs = abs(first - total - difference) <= 1
            rate = percent is not None and abs(percent * total / 100 - difference) <= max(
                Decimal(1), abs(total) / 1000
            )
            if adds and differs and rate:
                readings.append(FlatAmount(int(total * self._unit.factor), start, text))
        if len(readings) != 1:
            return None
        return self._amount(row, shape.size - 1), readings[0]

    def _emit(
        self,
        found: Findings,
        amounts: Sequence[FlatAmount | None],
        meaning: _Meaning,
    ) -> None:
        step = self._unit.factor
        for row, amount in zip(self._rows, amounts, strict=True):
            if amount is not None and amount.value:
                found.readings.append(self._reading(row, amount, meaning))
        entries = [
            Entry(Role.TOTAL if is_total(row.name) else Role.PART, a.value, step) if a else None
            for row, a in zip(self._rows, amounts, strict=True)
        ]
        for check in check_sums(entries):
            amount = amounts[check.index]
            if check.difference and amount is not None:
                found.review.append(
                    open_item(
                        self._document,
                        f"the printed sum and its parts differ by {check.difference:,} yen",
                        (amount.start, amount.start + len(amount.text)),
                        amount.text,
                        measure=meaning.measure,
                        year=meaning.label.year,
                    )
                )

    def _emit_part(
        self,
        found: Findings,
        shape: Shape,
        offset: int,
        meaning: _Meaning,
    ) -> None:
        """The column that is no part of the sum but of the column before it (うち…)."""
        names = Counter(m["name"] for m in _OF_WHICH.finditer(self._document.text))
        inner = [i for i in range(1, shape.size - 1) if i not in shape.parts]
        if len(names) != 1 or len(inner) != 1:
            return
        index = offset + inner[0]
        for row in self._rows:
            part, whole = self._amount(row, index), cell_value(row.cells[index - 1][1])
            if part is None or whole is None or part.value > whole * self._unit.factor:
                continue
            subject = f"{meaning.subject}（うち{next(iter(names))}）"
            found.readings.append(self._reading(row, part, replace(meaning, subject=subject)))

    def _reading(self, row: FlatRow, amount: FlatAmount, meaning: _Meaning) -> Reading:
        label, subject = meaning.label, meaning.subject
        program = subject if is_total(row.name) else f"{row.name} {subject}"
        return Reading(
            program=program,
            measure=meaning.measure,
            year=label.year,
            label=label.text,
            amount=amount.value,
            currency="JPY",
            original=self._document.text[amount.start : amount.start + len(amount.text)],
            start=row.start,
            end=row.end,
            step=self._unit.factor,
            trust=Trust.CONFIRMED,
            note="proven by the arithmetic of the table's rows",
        )


def _previous_label(label: Label, foot: str) -> Label:
    """The label of the year before: as the foot names it, else the title's, one year earlier."""
    year = (label.year or 0) - 1
    named = next((lb for lb in find_labels(foot) if lb.year == year), None)
    return named or Label(label.start, label.end, label.measure, year, label.text)
