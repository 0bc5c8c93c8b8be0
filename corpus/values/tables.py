"""Labels and values that a table sets: the head of the column, the head of the row, the cell.

A cell is quoted with the name of its row, and what it says in brackets holds for that row too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.document import Cell, Document, Table
from corpus.layout.table_rows import Row, table_rows
from corpus.layout.text_lines import joined
from corpus.tables.grid import native_grid
from corpus.tables.headed import heads_of_rows, labels_of_rows
from corpus.values.inline import find_in_clause
from corpus.values.labels import is_attribute_of, without_remark
from corpus.values.lines import FoundValue
from corpus.values.table_labels import counts, is_money, labels_of, name_column

# Wider and longer tables are data: a CSV of budgets has 40 columns. Figures are read elsewhere.
WIDEST = 15
MOST_ROWS = 3000
# Longer heads are sentences.
LONGEST_LABEL = 60
# Bare numbers are facts in a table to be read; a longer one is data.
MOST_COUNTS = 200
# A cell farther from its row's name than this is quoted without it.
FAR = 120
# So many characters above a table tell the unit of its numbers.
ABOVE = 60

_NUMBER = re.compile(r"[+＋\d０-９,，.．▲△\-−－―–%％\s()（）]*")


def find_in_table(document: Document, table: Table) -> Iterator[FoundValue]:
    """Values of the cells that hold text, and of those that count something.

    Other bare numbers are amounts as a rule, which the table of figures answers for.
    """
    rows = list(table_rows(table))
    if not 0 < len(rows) <= MOST_ROWS or max(len(row.cells) for row in rows) > WIDEST:
        return
    grid = _Grid(document, table)
    for row in rows:
        if row.number >= table.header_rows or grid.pairs:
            yield from grid.values(row)


class _Grid:
    """A table with the heads of its columns; `pairs` where each row is a label and its value."""

    def __init__(self, document: Document, table: Table) -> None:
        self._text = document.text
        heads = [c for c in table.cells if c.row < table.header_rows]
        self._heads = {c.column: self._of(c) for c in sorted(heads, key=lambda c: c.row)}
        self._parts = _parts_of(document, table)
        self._named = name_column(self._heads)
        self._columns = len({c.column for c in table.cells})
        above = document.text[max(0, table.start - ABOVE) : table.start]
        self._money = is_money(list(self._heads.values()), above)
        self._uses = Counter(self._heads.values())
        self._small = len({c.row for c in table.cells}) <= MOST_COUNTS
        self.pairs = self._columns == 2 and all(
            is_attribute_of(self._of(c)) for c in table.cells if c.column == 0
        )

    def values(self, row: Row) -> Iterator[FoundValue]:
        """A value for each cell of a row beside the one that names it."""
        if self._parts and row.number in self._parts.heading:
            return
        filled = [c for c in row.cells if self._text[c.start : c.end].strip()]
        first = self._name(row, filled)
        if first is None or len(filled) < 2:
            return
        name = self._of(first)
        for cell in filled:
            label, qualifier = self._labels(cell, name)
            if cell is not first and self._is_fact(cell, label, qualifier):
                near = row.owns(cell) and abs(cell.start - first.end) <= FAR
                start = min(first.start, cell.start) if near or not row.owns(cell) else cell.start
                end = max(first.end, cell.end) if near or not row.owns(cell) else cell.end
                yield FoundValue(label, qualifier, start, end, cell.start, cell.end)
            if cell is not first and row.owns(cell):
                yield from self._within(cell, name, first)

    def _within(self, cell: Cell, name: str, first: Cell) -> Iterator[FoundValue]:
        """What a cell says in brackets, of the row: 「機器の導入（補助率1/2、上限500万円）」."""
        for found in find_in_clause(self._text, cell.start, cell.end):
            near = 0 <= cell.start - first.end <= FAR
            start = first.start if near else found.start
            yield replace(found, start=start, qualifier=name)

    def _of(self, cell: Cell) -> str:
        return joined(self._text[cell.start : cell.end])

    def _name(self, row: Row, filled: Sequence[Cell]) -> Cell | None:
        """The cell that says what a row is about: in the column of names, else the first."""
        own = [c for c in filled if row.owns(c)]
        named = [c for c in own if c.column == self._named]
        words = [c for c in own if not _NUMBER.fullmatch(self._of(c))]
        return next(iter([*named, *words[:1], *own]), None)

    def _labels(self, cell: Cell, name: str) -> tuple[str, str | None]:
        head = "" if self.pairs else self._head(cell)
        label, qualifier = labels_of(head, name, columns=self._columns)
        if qualifier is None and is_attribute_of(label):
            return without_remark(label)
        return label, qualifier

    def _head(self, cell: Cell) -> str:
        """The head of a column, of a table in parts that of the part that a cell stands in."""
        if self._parts is None:
            return self._heads.get(cell.column, "")
        return self._parts.heads.get((cell.row, cell.column), "")

    def _is_fact(self, cell: Cell, label: str, qualifier: str | None) -> bool:
        value = self._of(cell)
        if not label or max(len(label), len(qualifier or "")) > LONGEST_LABEL:
            return False
        if value in {label, qualifier, "同上", "〃"}:
            return False
        return _NUMBER.fullmatch(value) is None or self._counts(self._head(cell))

    def _counts(self, head: str) -> bool:
        """Whether the bare numbers of a column are facts that its head alone tells apart."""
        alone = self._small and self._uses[head] == 1
        return alone and (not self._money or counts(head))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A table that labels part which span rows: `heads` over each place, none over what is one.

    `heading` are its rows that head others.
    """

    heads: Mapping[tuple[int, int], str]
    heading: frozenset[int]


def _parts_of(document: Document, table: Table) -> _Parts | None:
    """The parts of a table; None where no label spans rows of it."""
    grid = native_grid(document, table)
    labels = labels_of_rows(grid) if grid else ()
    if grid is None or not any(labels):
        return None
    over = heads_of_rows(grid, table.header_rows)
    found: dict[tuple[int, int], str] = {}
    for number, row in enumerate(grid.rows):
        for column, own in enumerate(row):
            if own and own.start not in labels[number]:
                cells = ((grid.rows[h][column], labels[h]) for h in over[number])
                heads = dict.fromkeys(c for c, beside in cells if c and c.start not in beside)
                found[number, column] = _joined([joined(c.text) for c in heads])
    return _Parts(found, frozenset(h for heads in over for h in heads))


def _joined(heads: Sequence[str]) -> str:
    """The lines of a head as one, of many words the lowest."""
    whole = " ".join(heads)
    return whole if len(whole) <= LONGEST_LABEL or not heads else heads[-1]
