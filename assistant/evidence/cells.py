"""Cells of tables as evidence: what stands to the left of a cell and above it says what it is.

One table writes 「歳出総額 | 8,353」 beside 「人口 | 14,047」 in one row, another has heads above
its columns and labels before its rows. Either way a cell's labels are the words that stand before
it in its row, and its heads the words above it in its column.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evidence.finding.coverage import (
    Covered,
    View,
    ViewIndex,
    coverage_at,
    identity_of,
    own_coverage,
    told,
    whole_coverage,
)
from assistant.evidence.finding.weights import Weights
from assistant.question.model import Term
from assistant.question.words.runs import normalised_tokens
from corpus.analysed import Analysis
from corpus.document import Cell, Document, Table
from corpus.layout import Section
from corpus.layout.table_rows import Row, table_rows
from corpus.text import fold, fold_key

NUMBER = re.compile(
    r"^[(△▲+\-−–$€£¥約最大]*[0-9][0-9,. ]*(?:[兆億万千百]*[0-9,]*)*"
    r"(?:円|人|名|件|社|校|台|戸|回|年|か月|日|時間|枚|か所|k㎡|㎡|m3?|ha|t|million|billion|m|bn)?[%)]*$"
)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_")  # incomeAmount, est_in_year
UNIT = re.compile(
    r"単位\s*[:：]?\s*([^\s)）、。]{1,12})|\b(in (?:thousands|millions|billions)[^).\n]{0,24})"
)
BEFORE = 240  # characters before a table in which its caption and its unit stand
LONGEST_LABEL = 60  # characters; longer words in a row are said of it and do not name it
MOST_LABELS = 6
CANDIDATES = 400  # cells of a document that are compared word by word


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell with the ranges of its labels, its heads and its row; `unit` where one is stated."""

    document_id: str
    cell: Cell
    row: Row
    table: Table
    labels: tuple[Cell, ...]
    heads: tuple[Cell, ...]
    numeric: bool
    unit: str | None


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A cell with how far its labels and heads answer.

    `coverage` is that of the question, `own` that of what the document does not say of itself,
    `precision` the share of a label that the question says, `least` how far the term is covered
    that is covered least.
    """

    place: TableCell
    coverage: float
    own: float
    headed: float
    precision: float
    least: float

    @property
    def score(self) -> float:
        return self.coverage + self.own + 0.5 * self.precision


class CellIndex:
    """The cells of one document's tables, ready to be compared with questions."""

    def __init__(self, analysis: Analysis, index: ViewIndex, weights: Weights) -> None:
        """`index` and `weights` are those of the document's statements."""
        self._document = analysis.document
        self._statements = index
        self._weights = weights
        self._cells = tuple(_cells(analysis.document))
        sections = sorted(analysis.sections, key=lambda s: (s.start, -s.end))
        names = {
            t.start: _context(analysis.document, t, sections) for t in analysis.document.tables
        }
        text = analysis.document.text
        self._labels = ViewIndex(
            [_view(text, c.labels, c.heads, names[c.table.start]) for c in self._cells]
        )
        self._heads = ViewIndex([_view(text, (), c.heads, "") for c in self._cells])

    def find(self, terms: Sequence[Term], most: int) -> list[FoundCell]:
        """The cells whose labels and heads cover the terms best."""
        if not self._cells or not terms:
            return []
        wanted = self._candidates(terms)
        identity = identity_of(terms, self._statements, self._weights)
        covered = coverage_at(terms, self._labels, wanted, self._weights, alone=True)
        heads = coverage_at(terms, self._heads, wanted, self._weights, alone=True)
        found = [
            FoundCell(
                self._cells[place],
                whole_coverage(terms, said, identity, self._weights),
                own_coverage(terms, said, identity, self._weights),
                max(above.direct),
                self._precision(terms, self._cells[place]),
                min(max(said.direct[i], identity[i]) for i in told(terms)),
            )
            for place, said, above in zip(wanted, covered, heads, strict=True)
        ]
        return sorted(found, key=lambda f: -f.score)[:most]

    def _candidates(self, terms: Sequence[Term]) -> list[int]:
        """The cells that have most of the words of the question among their labels and heads."""
        mass: dict[int, float] = defaultdict(float)
        for term in terms:
            weight = self._weights.of(term)
            words = {*term.alternatives, *(a for p in term.parts for a in p)}
            having = (self._labels.texts.having(w, shortest=2) for w in words)
            for place in frozenset[int]().union(*having):
                mass[place] += weight
        best = sorted(mass, key=lambda place: (-mass[place], place))
        return sorted(best[:CANDIDATES])

    def _precision(self, terms: Sequence[Term], place: TableCell) -> float:
        if not place.labels:
            return 0.0
        text = self._document.text
        keys = [fold_key(text[c.start : c.end]) for c in place.labels]
        said = [a for t in terms for a in (*t.alternatives, *(w for p in t.parts for w in p))]
        said = [a for a in said if not a.isdigit()]
        return max(
            (len(a) / len(key) for key in keys if key for a in said if a in key), default=0.0
        )


def _cells(document: Document) -> Iterator[TableCell]:
    for table in document.tables:
        above: dict[int, Cell] = {}
        heads: dict[int, list[Cell]] = defaultdict(list)
        for cell in table.cells:
            if cell.row < table.header_rows and cell.end > cell.start:
                heads[cell.column].append(cell)
        unit = _unit(document, table)
        for row in table_rows(table):
            if row.number >= table.header_rows:
                yield from _of_row(document, row, Around(table, heads, above, unit))
            for cell in row.cells:
                if _is_words(document.text, cell):
                    above[cell.column] = cell


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a row: its table, the heads by column, the words above, the unit."""

    table: Table
    heads: Mapping[int, Sequence[Cell]]
    above: Mapping[int, Cell]
    unit: str | None


def _of_row(document: Document, row: Row, around: Around) -> Iterator[TableCell]:
    before: list[Cell] = []
    counted = False  # whether a number stands between those words and the next
    seen: set[int] = set()
    for cell in row.cells:
        if cell.end <= cell.start or cell.start in seen:
            continue
        seen.add(cell.start)
        if not row.owns(cell):
            before.append(cell)
            continue
        numeric = _is_number(document.text, cell)
        nearest = around.above.get(cell.column)
        top = around.heads.get(cell.column, [])
        over = dict.fromkeys([*top, *([nearest] if nearest and numeric else [])])
        labels = [c for c in before if _is_words(document.text, c)][-MOST_LABELS:]
        if labels:
            yield TableCell(
                document.id,
                cell,
                row,
                around.table,
                tuple(labels),
                tuple(over),
                numeric,
                around.unit,
            )
        if numeric:
            counted = True
        elif _is_words(document.text, cell):
            before = [cell] if counted else [*before, cell]
            counted = False


def _is_number(text: str, cell: Cell) -> bool:
    return bool(NUMBER.match(fold(text[cell.start : cell.end]).text.strip()))


def _is_words(text: str, cell: Cell) -> bool:
    value = text[cell.start : cell.end].strip()
    return 0 < len(value) <= LONGEST_LABEL and not _is_number(text, cell)


def _unit(document: Document, table: Table) -> str | None:
    low = max(0, table.start - BEFORE)
    found = list(UNIT.finditer(document.text, low, min(table.end, table.start + BEFORE)))
    return (found[0][1] or found[0][2]).strip() if found else None


def _context(document: Document, table: Table, sections: Sequence[Section]) -> str:
    """What a table is of: the headings that it stands under, and the line before it."""
    inner = [s for s in sections if s.start <= table.start < s.end]
    heading = " ".join(inner[-1].heading) if inner else ""
    lines = document.text[max(0, table.start - BEFORE) : table.start].strip().splitlines()
    return " ".join([heading, *lines[-2:]])


def _view(text: str, labels: Sequence[Cell], heads: Sequence[Cell], context: str) -> View:
    said = (CAMEL.sub(" ", text[c.start : c.end]) for c in (*labels, *heads))
    words = list(dict.fromkeys(said))
    return View(
        fold_key(" ".join(words)),
        frozenset(token for word in words for token in normalised_tokens(word)),
        fold_key(context),
        frozenset(normalised_tokens(context)),
        0,
    )


__all__ = ["CellIndex", "Covered", "FoundCell", "TableCell"]
