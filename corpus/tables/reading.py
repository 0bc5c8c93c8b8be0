"""What one grid gives: figures, what is left for a person, and what is none and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from corpus.facts.reading import FigureReading
from corpus.facts.row import ReviewItem, Trust
from corpus.tables.grid import Grid
from corpus.tables.values import (
    NO_BUDGET,
)

OF_ONE = "what one person or thing costs"
CHANGE = "a change that its two amounts do not prove"
# Reasons that leave nothing for a person to settle.
SETTLED = frozenset({OF_ONE, "statistics", "a source of the financing", NO_BUDGET, CHANGE})
# Reasons for which amounts that are understood are no rows: the paper leaves something out.
UNSAID = frozenset({"no unit", "no year", "no measure"})


@dataclass(slots=True)
class TableReading:
    """What one grid gives. `left` counts the amounts that are no row, by the reason; an `open` one
    of lines gives nothing, which others may read."""

    grid: Grid
    readings: list[FigureReading] = field(default_factory=list)
    review: list[ReviewItem] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    open: bool = False

    @property
    def understood(self) -> bool:
        """Whether it gives figures, or all that is no figure is none for what the paper says."""
        return bool(self.readings) or self.left.keys() <= SETTLED | UNSAID

    @property
    def is_sure(self) -> bool:
        """Whether its cells stand under their heads; on a page only where figures are read."""
        return bool(self.readings) or (self.understood and self.grid.origin != "placed")

    @property
    def worth(self) -> tuple[int, int]:
        """How much is proven, then how much is understood."""
        proven = sum(r.trust is Trust.CONFIRMED for r in self.readings)
        return proven, len(self.readings)
