"""Budgets of municipalities: 款 with the 項 that they are parted into, each with its amount.

The head says 「款 項 金額」 and no more: year and budget are those of the document's title. Which
rows are 款 is proven by their amounts, since each is the sum of the rows that follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.facts.row import Trust
from corpus.figures.layout import Line
from corpus.figures.names import SHORTEST, clean_name, is_total
from corpus.figures.own_budget import SHORTEST_SUBJECT, OwnBudget
from corpus.figures.reading import Reading
from corpus.figures.text_rows import TextRow, has_numbers, read_rows
from corpus.figures.units import FACTORS
from corpus.text.amounts import parse_number
from corpus.text.folding import fold_key
from corpus.text.numerals import narrow

# A head has no more lines than this, and a 款 no more 項.
MOST_LINES, MOST_PARTS = 4, 60

_HEAD = re.compile(r"款.{0,4}項.{0,8}(?:金額|予算額|本年度)\(?(?:単位:?)?(?P<unit>千?円)\)?$")


@dataclass(frozen=True, slots=True)
class Account:
    """The rows of revenue or of expenditure, over all their pages; `total` is printed last."""

    rows: tuple[TextRow, ...]
    total: TextRow | None
    factor: int


def read_accounts(
    lines: Sequence[Line], own: OwnBudget | None
) -> tuple[list[Reading], list[tuple[int, int]]]:
    """The amounts of all 款 and 項 in lines of text, and the ranges that they cover."""
    if own is None:
        return [], []
    readings: list[Reading] = []
    used: list[tuple[int, int]] = []
    for account in find_accounts(lines):
        readings.extend(_Reader(own, account).read())
        rows = [*account.rows, *([account.total] if account.total else [])]
        used.extend((row.name.start, row.figures[-1].end) for row in rows)
    return readings, used


def find_accounts(lines: Sequence[Line]) -> Iterator[Account]:
    """Revenue and expenditure: rows under the same head, up to their total."""
    rows: list[TextRow] = []
    index, factor = 0, 1
    while index < len(lines):
        head = _head_above(lines, index) if has_numbers(lines[index]) else None
        index += 1
        if head is None:
            continue
        factor = FACTORS[head[0]]
        for row, until in read_rows(lines, head[1], 1):
            index = until
            if is_total(row.name.text):
                yield Account(tuple(rows), row, factor)
                rows = []
            else:
                rows.append(row)
    if rows:
        yield Account(tuple(rows), None, factor)


def group_rows(rows: Sequence[TextRow]) -> Iterator[tuple[TextRow, tuple[TextRow, ...]]]:
    """The rows, each with the rows behind it that add up to its amount; () where none do."""
    amounts = [_amount(row) for row in rows]
    index = 0
    while index < len(rows):
        behind, total = index + 1, Decimal(0)
        limit = min(len(rows), index + 1 + MOST_PARTS)
        while behind < limit and total < amounts[index]:
            total += amounts[behind]
            behind += 1
        until = behind if total == amounts[index] and total else index + 1
        yield rows[index], tuple(rows[index + 1 : until])
        index = until


def _head_above(lines: Sequence[Line], row: int) -> tuple[str, int] | None:
    """The unit that the head 「款 項 金額」 above a row states, and the first line below it."""
    for start in range(row - 1, max(-1, row - MOST_LINES - 1), -1):
        for end in range(start + 1, row + 1):
            text = "".join("".join(narrow(line.text).split()) for line in lines[start:end])
            if match := _HEAD.match(text):
                return match["unit"], end
    return None


def _amount(row: TextRow) -> Decimal:
    return parse_number(row.figures[-1].text) or Decimal(0)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes readings of the rows of one account."""

    own: OwnBudget
    account: Account

    def read(self) -> Iterator[Reading]:
        groups = list(group_rows(self.account.rows))
        total = self.account.total
        proven = total is not None and _amount(total) == sum(_amount(w) for w, _ in groups)
        for whole, parts in groups:
            name = self._name(whole)
            trust = Trust.CONFIRMED if proven or parts else Trust.EXTRACTED
            yield self._reading(whole, name, None, trust)
            for part in parts:
                yield self._reading(part, self._name(part), name, Trust.CONFIRMED)
        if proven and total and len(self.own.subject) >= SHORTEST_SUBJECT:
            yield self._reading(total, self.own.subject, None, Trust.CONFIRMED)

    def _name(self, row: TextRow) -> str:
        """The row's name; one that is too short to be told in a question, with its account."""
        start, end = clean_name(row.name.text)
        name = "".join(row.name.text[start:end].split())
        side = fold_key(self.account.total.name.text)[:2] if self.account.total else ""
        return name if len(fold_key(name)) >= SHORTEST or not side else f"{side} {name}"

    def _reading(self, row: TextRow, name: str, parent: str | None, trust: Trust) -> Reading:
        figure, label = row.figures[-1], self.own.label
        return Reading(
            program=name,
            measure=label.measure,
            year=label.year,
            label=label.text,
            amount=int(_amount(row) * self.account.factor),
            currency="JPY",
            original=figure.text,
            start=row.name.start,
            end=figure.end,
            step=self.account.factor,
            parent=parent if parent != name else None,
            trust=trust,
        )
