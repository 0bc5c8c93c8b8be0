"""The budgets that a text names with their years, and the one that a whole document is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import alternation, meanings

# Budgets that are made of items.
BUDGETS = frozenset({"request", "initial", "supplementary"})
_BETWEEN = r"(?:の|\s|における|当初|\d{1,2}月|第\d{1,2}号|(?:(?!予算)[^\s。、]){2,15}会計)*"


@dataclass(frozen=True, slots=True)
class NamedBudget:
    """The budget that a sentence names, up to the offset `end`."""

    measure: str
    year: int
    label: str
    start: int
    end: int


def budgets_in(text: str) -> Iterator[NamedBudget]:
    """The budgets that a text names with their years, the last first: 「令和8年度予算案」."""
    small = narrow(text).lower()
    for year in reversed([y for y in find_years(text) if y.is_fiscal]):
        match = _budget().match(small, year.end)
        word = meanings()[match["word"]] if match else None
        if match and word and word.measure in BUDGETS and not word.shift:
            label = " ".join(text[year.start : match.end()].split())
            yield NamedBudget(word.measure or "", year.year, label, year.start, match.end())


@lru_cache(maxsize=4)
def named_budgets(text: str) -> frozenset[tuple[int, str]]:
    """The year and the measure of each budget that a text names."""
    return frozenset((budget.year, budget.measure) for budget in budgets_in(text))


@cache
def _budget() -> re.Pattern[str]:
    words = (w.text for w in meanings().values() if w.kind == "money" and len(w.text) > 1)
    return re.compile(rf"{_BETWEEN}(?P<word>{alternation(words)})")
