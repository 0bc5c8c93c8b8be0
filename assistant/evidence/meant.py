"""Which measure a budget question means that names none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from corpus.facts import FigureRow, Measure

# What a budget question without a measure means, the first that the program has.
DEFAULT_ORDER = (
    Measure.REQUEST,
    Measure.INITIAL,
    Measure.SUPPLEMENTARY,
    Measure.FUND,
    Measure.TOTAL,
    Measure.PREVIOUS,
)
# The same where what was requested has been decided on.
DECIDED_ORDER = (Measure.INITIAL, *(m for m in DEFAULT_ORDER if m is not Measure.INITIAL))
BUDGET = frozenset({*DEFAULT_ORDER, Measure.DIFFERENCE})


def default_order(rows: Iterable[FigureRow]) -> tuple[Measure, ...]:
    """The measures that a question without one means, likeliest first.

    An adopted budget stands for what was requested for its year; a plan for later does not.
    """
    years: dict[Measure, set[int]] = defaultdict(set)
    for row in rows:
        years[row.measure].add(row.fiscal_year or 0)
    requested = max(years[Measure.REQUEST], default=None)
    return DECIDED_ORDER if requested in years[Measure.INITIAL] else DEFAULT_ORDER
