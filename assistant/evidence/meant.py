"""Which amounts a budget question means: by the head of a column, or where it names none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.question.model import Question
from corpus.facts import FigureRow, Measure
from corpus.text import fold_key

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
TELLING = 8  # letters of a head that tells more than "budget" or 「予算額」


def default_order(rows: Iterable[FigureRow]) -> tuple[Measure, ...]:
    """The measures that a question without one means, likeliest first.

    An adopted budget stands for what was requested for its year; a plan for later does not.
    """
    years: dict[Measure, set[int]] = defaultdict(set)
    for row in rows:
        years[row.measure].add(row.fiscal_year or 0)
    requested = max(years[Measure.REQUEST], default=None)
    return DECIDED_ORDER if requested in years[Measure.INITIAL] else DEFAULT_ORDER


def of_head(rows: Sequence[FigureRow], question: Question) -> list[FigureRow]:
    """Of rows those under the one head that the question says in full, all if it says none.

    "the 2024 budget estimate" → of "Budget estimate" and "Recommendation" the first alone; a
    question that says both compares them.
    """
    keys = {fold_key(row.label) for row in rows if question.says(row.label)}
    longest = max(keys, key=len, default="")
    if len(longest) < TELLING or any(key not in longest for key in keys):
        return list(rows)
    return [row for row in rows if fold_key(row.label) == longest]


def latest_of_each(rows: Sequence[FigureRow]) -> tuple[FigureRow, ...]:
    """Rows of the latest year of each measure; where sources are several, one year is meant."""
    latest: dict[Measure, int] = {}
    for row in rows:
        latest[row.measure] = max(latest.get(row.measure, 0), row.fiscal_year or 0)
    return tuple(r for r in rows if (r.fiscal_year or 0) == latest[r.measure])


def one_of_each(rows: Sequence[FigureRow]) -> tuple[FigureRow, ...]:
    """One row for each measure and year that there is, to name what the corpus does have."""
    kept: dict[tuple[Measure, int | None], FigureRow] = {}
    for row in sorted(rows, key=lambda r: (r.scope is not None, -(r.fiscal_year or 0))):
        if row.measure in BUDGET:
            kept.setdefault((row.measure, row.fiscal_year), row)
    return tuple(kept.values())
