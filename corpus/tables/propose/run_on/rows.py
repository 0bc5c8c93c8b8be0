"""Rows of a table whose cells run together in one line: 「国会 11 - 11 内閣官房 768 129 897 …」.

What a copied page leaves of a table has no columns any more, and two numbers may even be glued
(「20,58455」 is 20,584 and 55). Arithmetic finds the cells again: the relations that hold in nearly
all rows, such as the third column being the sum of the two before it, hold in every row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from corpus.tables.grid import GridCell
from corpus.text.numerals import narrow

LEAST_ROWS, LEAST_COLUMNS, MOST_COLUMNS = 4, 3, 16
# A name between numbers is one word, no longer than this.
LONGEST_NAME = 24
# Of the rows, so many show a relation; each amount is rounded by itself, which makes one apart.
NEARLY_ALL = Decimal("0.9")
ROUNDING = 1
_TOKEN = re.compile(
    r"(?P<number>[▲△-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?)|(?P<none>[-ー](?![\d]))"
    r"|(?P<name>[^\s\d▲△%,.-]+)|(?P<other>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number of a line; `value` is None for a word, and 0 for "-"."""

    cell: GridCell
    value: Decimal | None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class RunRow:
    """A name and its numbers."""

    name: GridCell
    numbers: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """In every row column `whole` is `first` plus `second`, or minus it."""

    first: int
    second: int
    whole: int
    minus: bool = False

    def holds(self, numbers: Sequence[Token]) -> bool:
        """Whether it holds in a row, each number rounded by itself."""
        a, b, c = (numbers[i].value or Decimal(0) for i in (self.first, self.second, self.whole))
        return abs((a - b if self.minus else a + b) - c) <= ROUNDING


@dataclass(frozen=True, slots=True)
class RunTable:
    """Rows of equally many numbers with the relations that all of them show."""

    rows: tuple[RunRow, ...]
    relations: tuple[Relation, ...]
    start: int
    end: int


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and numbers of a part of a text."""
    found = []
    for match in _TOKEN.finditer(narrow(text[start:end])):
        cell = GridCell(text[start + match.start() : start + match.end()], start + match.start(),
                        start + match.end())  # fmt: skip
        found.append(_token(cell, match))
    return found


def _token(cell: GridCell, match: re.Match[str]) -> Token:
    if match["number"]:
        digits = match["number"].rstrip("%").replace(",", "")
        sign = -1 if digits[0] in "▲△-" else 1
        return Token(cell, sign * Decimal(digits.lstrip("▲△-")), match["number"].endswith("%"))
    return Token(cell, Decimal(0) if match["none"] else None)


def find_run_tables(tokens: Sequence[Token]) -> Iterator[RunTable]:
    """The tables in the tokens of a line whose columns are related in nearly all rows."""
    for rows in _chains(tokens):
        counts = Counter(len(row.numbers) for row in rows)
        count = max((n for n in counts if counts[n] >= LEAST_ROWS), default=0)
        whole = [row for row in rows if len(row.numbers) == count]
        if not LEAST_COLUMNS <= count <= MOST_COLUMNS:
            continue
        relations = tuple(_relations(whole, count))
        fitted = [fitted for row in rows if (fitted := _fitted(row, count, relations))]
        if relations and len(fitted) == len(rows):
            yield RunTable(
                tuple(fitted), relations, rows[0].name.start, rows[-1].numbers[-1].cell.end
            )


def _chains(tokens: Sequence[Token]) -> Iterator[list[RunRow]]:
    """Rows behind each other: a word and its numbers, a word and its numbers."""
    chain: list[RunRow] = []
    index = 0
    while index < len(tokens):
        last = index + 1
        while last < len(tokens) and tokens[last].value is not None:
            last += 1
        numbers = tuple(tokens[index + 1 : last])
        name = tokens[index].cell
        if tokens[index].value is None and len(numbers) >= LEAST_COLUMNS - 1:
            if len(name.text) <= LONGEST_NAME:
                chain.append(RunRow(name, numbers))
        elif chain:
            yield chain
            chain = []
        index = max(last, index + 1)
    if chain:
        yield chain


def _relations(rows: Sequence[RunRow], count: int) -> Iterator[Relation]:
    for first, second, whole in combinations(range(count), 3):
        for relation in (
            Relation(first, second, whole),
            Relation(first, second, whole, minus=True),
        ):
            said = [r for r in rows if _says(relation, r.numbers)]
            held = sum(relation.holds(r.numbers) for r in rows)
            if len(said) >= LEAST_ROWS // 2 and held >= NEARLY_ALL * len(rows):
                yield relation


def _says(relation: Relation, numbers: Sequence[Token]) -> bool:
    """Whether a row shows a relation and not only zeros, and no column is a percentage."""
    places = (relation.first, relation.second, relation.whole)
    return relation.holds(numbers) and all(
        abs(numbers[i].value or Decimal(0)) > ROUNDING and not numbers[i].percent for i in places
    )


def _fitted(row: RunRow, count: int, relations: Sequence[Relation]) -> RunRow | None:
    """The row with `count` numbers, one of them cut in two where two were glued."""
    if len(row.numbers) == count:
        return row if all(r.holds(row.numbers) for r in relations) else None
    if len(row.numbers) != count - 1:
        return None
    cuts = [
        numbers
        for place, token in enumerate(row.numbers)
        for numbers in _cut(row.numbers, place, token)
        if all(r.holds(numbers) for r in relations)
    ]
    return RunRow(row.name, cuts[0]) if len(cuts) == 1 else None


def _cut(numbers: Sequence[Token], place: int, token: Token) -> Iterator[tuple[Token, ...]]:
    text = token.cell.text
    for at in range(1, len(text)):
        parts = [_reread(token.cell, 0, at), _reread(token.cell, at, len(text))]
        if all(part is not None for part in parts):
            whole = [part for part in parts if part]
            yield (*numbers[:place], *whole, *numbers[place + 1 :])


def _reread(cell: GridCell, first: int, last: int) -> Token | None:
    """A piece of a cell as a number; None where it is none as one prints it ("07", "1,07")."""
    part = GridCell(cell.text[first:last], cell.start + first, cell.start + last)
    match = _TOKEN.fullmatch(narrow(part.text))
    if not match or not match["number"] or re.match(r"0\d|\d{4,}", narrow(part.text)):
        return None
    return _token(part, match)
