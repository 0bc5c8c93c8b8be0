"""Registers: tables of many things of one kind, each with the classes that it is of.

A list of grants has a row a grant, with its state, its year and its status beside its amount. Such
rows are counted, added up and put together by class; which they are, their cells say.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.evidence.quantities import QuantityColumn, QuantityRow, QuantityTable
from assistant.evidence.spellings import Spellings, bare, split_words
from assistant.question.model import Term
from corpus.text import fold_key
from corpus.text.cells import is_empty
from corpus.text.folding import is_japanese

LEAST_ROWS = 5
REPEATED = 0.7  # of the rows at most have a class of their own
LONGEST_VALUE = 60  # characters; what is longer describes
DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Register:
    """A table as a register: its rows, the words of their cells, and its classes by column."""

    table: QuantityTable
    rows: tuple[QuantityRow, ...]
    texts: tuple[Mapping[int, str], ...]  # of each row, by column
    classes: frozenset[int]

    def class_called(self, phrase: str | None) -> QuantityColumn | None:
        """The column of classes that a phrase calls by its head: "state got" → "state_code"."""
        words = split_words(phrase or "")
        columns = [c for c in self.table.columns if c.index in self.classes]
        for last in range(len(words), 0, -1):
            called = [c for c in columns if _calls(words[:last], c.label)]
            exact = [c for c in called if split_words(c.label) == words[:last]]
            if len(called) == 1 or exact:
                return (exact or called)[0]
        return None

    def is_class(self, term: Term) -> bool:
        """Whether a term is the whole name of a class: "harbour" of the department Harbour."""
        said = {fold_key(term.surface), *term.alternatives}
        return any(fold_key(text) in said for at in self.classes for text in self.values(at))

    def numbers(self) -> list[QuantityColumn]:
        """The columns that hold quantities and are no classes."""
        held = {at for row in self.rows for at in row.cells} - self.classes
        return [c for c in self.table.columns if c.index in held]

    def having(self, term: Term, *, classed: bool = False, named: bool = False) -> frozenset[int]:
        """The rows of which a cell of words says a term.

        `classed`: one of their classes; `named`: one that names, and does not describe.
        """
        spellings = Spellings.of(term)
        return frozenset(
            at
            for text, cells in self._cells.items()
            if (len(text) <= LONGEST_VALUE or not named) and spellings.stand_in(text)
            for at, column in cells
            if column in self.classes or not classed
        )

    def values(self, column: int) -> Collection[str]:
        """The different texts of a column."""
        return self._values.get(column, ())

    @cached_property
    def _cells(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """The row and the column of each cell, by its text."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, row in enumerate(self.texts):
            for column, text in row.items():
                found[text].append((at, column))
        return dict(found)

    @cached_property
    def _values(self) -> Mapping[int, Collection[str]]:
        found: dict[int, dict[str, None]] = defaultdict(dict)
        for text, cells in self._cells.items():
            for _, column in cells:
                found[column][text] = None
        return dict(found)

    @property
    def years(self) -> list[int]:
        """The columns that say of what year a row is."""
        held = set(self.texts[0]).intersection(*self.texts)
        return [c.index for c in self.table.columns if c.kind == "year" and c.index in held]

    def title(self, row: QuantityRow) -> str:
        """What a row is called: whom it is for, else by the words that tell most rows apart."""
        texts = self.texts[self.rows.index(row)]
        payees = [c.index for c in self.table.columns if c.kind == "payee"]
        named = [at for at in texts if not DIGIT.search(texts[at])]
        named.sort(key=lambda at: -self._kinds[at])
        return next((texts[at] for at in (*payees, *named) if at in texts), row.name)

    @cached_property
    def _kinds(self) -> Mapping[int, int]:
        """How many rows each column tells apart; those without a text in it are one kind."""
        held = Counter(at for row in self.texts for at in row)
        return {at: len(self.values(at)) + (held[at] < len(self.texts)) for at in held}


def read_registers(tables: Iterable[QuantityTable]) -> tuple[Register, ...]:
    """Those of some tables that are registers: several rows, and a class that several share."""
    return tuple(r for t in tables if (r := _register(t)) is not None)


def _register(table: QuantityTable) -> Register | None:
    rows = tuple(table.items)
    if len(rows) < LEAST_ROWS or table.torn:
        return None
    texts = tuple(_texts(row, table) for row in rows)
    classes = frozenset(c.index for c in table.columns if c.label and _is_class(c.index, texts))
    return Register(table, rows, texts, classes) if classes else None


def _texts(row: QuantityRow, table: QuantityTable) -> dict[int, str]:
    """The cells of a row that hold words; a year under a head of years is one."""
    years = {c.index for c in table.columns if c.kind == "year"}
    cells = ((at, cell) for at, cell in row.texts.items() if at in years or at not in row.cells)
    return {at: " ".join(c.text.split()) for at, c in cells if not is_empty(c.text)}


def _is_class(index: int, texts: Sequence[Mapping[int, str]]) -> bool:
    """Whether most rows have a value in a column that others have too."""
    values = [text for row in texts if (text := row.get(index))]
    short = all(len(v) <= LONGEST_VALUE for v in values)
    kinds = len(set(values))
    return short and 2 * len(values) > len(texts) and 1 < kinds <= REPEATED * len(values)


def _calls(words: Sequence[str], label: str) -> bool:
    """Whether all words of a phrase are words of a head, singular or plural."""
    head, key = [w.lower() for w in split_words(label)], fold_key(label)
    return bool(words) and all(
        any(bare(h) == bare(w.lower()) for h in head) or (any(map(is_japanese, w)) and w in key)
        for w in words
    )
