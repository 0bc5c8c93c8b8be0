"""Which amounts a budget question means: by the head of a column, or where it names none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from assistant.question.model import Intent, Question
from assistant.question.signs import Sign, shows
from assistant.question.words.lexicon import says_measure
from corpus.facts import FigureRow, Measure
from corpus.facts.sums import BUDGET
from corpus.text import find_years, fold_key

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
# What became of a budget, where a paper tells no more: accounts.
SPENT = (Measure.EXECUTED, Measure.REVISED)
# Asked words that name no measure of their own: the overall amount, under whatever measure.
GENERAL = frozenset({Measure.TOTAL})
GETS_AT_MOST = frozenset({Sign.GETS, Sign.AT_MOST})
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
        if row.measure in BUDGET or row.measure in SPENT:
            kept.setdefault((row.measure, row.fiscal_year), row)
    return tuple(kept.values())


def beside_stated(
    rows: list[FigureRow], everything: Sequence[FigureRow], question: Question
) -> list[FigureRow]:
    """Of 「50億円のうちXの分」 the rows that stand under the label of the stated amount."""
    stated = {(r.measure, r.label) for r in everything if r.amount in question.amounts}
    beside = [
        r for r in rows if (r.measure, r.label) in stated and r.amount not in question.amounts
    ]
    return beside or rows


def is_of_year(row: FigureRow, years: Sequence[int], question: Question) -> bool:
    """Whether a row is of the years asked for: 「R8と前年度」 wants the year before too."""
    if not years or row.fiscal_year in years:
        return True
    before = row.measure is Measure.PREVIOUS and row.fiscal_year in {y - 1 for y in years}
    return before and Measure.PREVIOUS in question.measures and len(question.measures) > 1


def is_new(row: FigureRow) -> bool:
    """Whether the source marks the row's program as new in its year."""
    return "新規" in f"{row.note or ''}{row.label}{row.scope or ''}"


def of_measures(rows: Sequence[FigureRow], question: Question, dated: bool) -> list[FigureRow]:
    """The rows of the measures asked for; where none is, those of a budget, else of one of it."""
    asked = set(question.measures) - GENERAL
    if question.executed:
        called = [r for r in rows if shows(r.label, Sign.EXECUTED)]
        return called or [r for r in rows if r.measure is Measure.EXECUTED]
    if asked:
        return [r for r in rows if any(_is(r, m, dated) for m in asked)]
    each = [r for r in rows if r.measure is Measure.UNIT]
    gets = question.signs >= GETS_AT_MOST and question.how_much  # 「いくらまで出る」
    if question.per or (gets and (each or not question.japanese)):
        return each
    unit = any(t.concept == "support_scale" for t in question.terms)
    budget = [r for r in rows if r.measure in BUDGET or (unit and r.measure is Measure.UNIT)]
    if question.intent is Intent.FIGURE and Sign.DIFFERENCE not in question.signs:
        # An amount is asked for: how much it differs from another is none, whatever its head says.
        whole = [r for r in budget if r.measure is not Measure.DIFFERENCE]
        budget = whole or [r for r in rows if r.measure in SPENT] or budget
    budget = budget or [r for r in rows if r.measure in SPENT]
    # What one gets, if no more; of a year that is named only what is called of a year.
    return budget or [r for r in each if not question.said_years or find_years(r.label)]


def _is(row: FigureRow, measure: Measure, dated: bool) -> bool:
    """Whether a row is of a measure, by its kind or by what its source calls it."""
    if row.measure is measure or says_measure(row.label, measure):
        return True
    # What is called a fund is one: "Culture Recovery Fund" under 「総額」.
    if measure is Measure.FUND and row.measure in BUDGET and says_measure(row.program, measure):
        return True
    # The year before's budget is that year's initial budget, where the question names the year.
    return dated and measure is Measure.INITIAL and row.measure is Measure.PREVIOUS


def settle(rows: Sequence[FigureRow], question: Question, dated: bool) -> tuple[FigureRow, ...]:
    """The rows meant: of one measure and the latest year, unless the question says otherwise."""
    unique = _unique(rows)
    if set(question.measures) - GENERAL:
        return latest_of_each(unique) if not dated else tuple(unique)
    if not dated:  # that nothing is given is not what something costs, where an amount is
        unique = [r for r in unique if r.amount] or unique
        return latest_of_each(_of_first_measure(unique, question))
    years = dict.fromkeys(r.fiscal_year for r in unique)
    of_each = ([r for r in unique if r.fiscal_year == year] for year in years)
    return tuple(chain.from_iterable(_of_first_measure(rows, question) for rows in of_each))


def _of_first_measure(rows: Sequence[FigureRow], question: Question) -> Sequence[FigureRow]:
    """The rows of the first measure, likeliest first, that some have; else all."""
    order = (*default_order(rows), *SPENT, Measure.UNIT)
    if Measure.TOTAL in question.measures:
        order = (Measure.TOTAL, *order)
    kept = ([r for r in rows if r.measure is measure] for measure in order)
    return next(filter(None, kept), rows)


def _unique(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """Each amount once: two places that say the same are one figure, the unscoped row first."""
    kept: dict[tuple[Measure, int | None, int], FigureRow] = {}
    for row in sorted(rows, key=lambda r: r.scope is not None):
        kept.setdefault((row.measure, row.fiscal_year, row.amount), row)
    return [r for r in rows if r in kept.values()]
