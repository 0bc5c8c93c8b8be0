"""Lines of a name and an amount below a heading that says that they are prices, balances or gifts.

Below "Fund balances, June 30", "Sewer Fund: $3.9 million" is no budget of the year that the title
of the whole paper names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpus.facts.reading import FigureReading
from corpus.facts.row import Measure
from corpus.layout.lines import PlacedLine
from corpus.tables.around.budgets.listed import ListedBudgets, heads_none
from corpus.text.folding import fold_key

_APART = " \u3000\t:：.…‥・-–—"
_BUDGETS = frozenset({Measure.INITIAL, Measure.REQUEST, Measure.SUPPLEMENTARY, Measure.PREVIOUS})


def without_others(
    readings: Sequence[FigureReading], lines: Sequence[PlacedLine], budgets: ListedBudgets
) -> list[FigureReading]:
    """The readings without budgets of such lines."""
    starts = [line.start for line in lines]
    kept = []
    for reading in readings:
        index = bisect_right(starts, reading.end - 1) - 1
        line = lines[index] if index >= 0 else None
        inside = line is not None and reading.measure in _BUDGETS and reading.end <= line.end
        if line and inside and _is_item(line, reading) and heads_none(budgets.heading(line.start)):
            continue
        kept.append(reading)
    return kept


def _is_item(line: PlacedLine, reading: FigureReading) -> bool:
    """Whether nothing but the name stands before the amount."""
    before = line.text[: reading.end - len(reading.original) - line.start]
    name = fold_key(before.rstrip(_APART))
    return bool(name) and name.endswith(fold_key(reading.program))
