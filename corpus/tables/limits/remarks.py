"""Rates in the remarks of a row: 「1クラブ当たり30万円を補助する」 beside the row's program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.facts.reading import FigureReading, reading_of
from corpus.facts.row import Measure
from corpus.tables.grid import Grid, GridCell
from corpus.text.amounts import find_amounts
from corpus.text.cells import parse_cell

_SENTENCE = re.compile(r"[^。]+")


def read_remarks(grid: Grid, readings: Iterable[FigureReading]) -> Iterator[FigureReading]:
    """The rates that the remarks of a grid's rows state, of the programs that `readings` give."""
    programs: dict[int, str] = {}
    for reading in readings:
        programs.setdefault(reading.start, reading.program)
    for row in grid.rows:
        cells = list(dict.fromkeys(cell for cell in row if cell))
        program = next((programs[c.start] for c in cells if c.start in programs), None)
        if program is not None:
            texts = (c for c in cells if parse_cell(c.text) is None)
            yield from (reading for cell in texts for reading in _rates(cell, program))


def _rates(cell: GridCell, program: str) -> Iterator[FigureReading]:
    """The amount of each sentence that states one alone and says what it is per."""
    for sentence in _SENTENCE.finditer(cell.text):
        amounts = find_amounts(sentence[0])
        if len(amounts) != 1 or amounts[0].per is None or amounts[0].low is not None:
            continue
        amount = amounts[0]
        yield reading_of(
            amount,
            cell.start + sentence.start(),
            program=program,
            measure=Measure.UNIT,
            year=None,
            label=f"1{amount.per}当たり",
        )
