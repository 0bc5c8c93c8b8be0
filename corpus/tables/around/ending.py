"""The fiscal year that a title names by its last day: "for the fiscal year ending June 30, 2026".

That year is 2025-26 for one and FY2026 for another: it is what the paper itself calls it. One that
ends with December is that year for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.text.numerals import narrow
from corpus.text.years import find_years

_ENDING = re.compile(
    r"(?i)\byears? end(?:ing|ed)\b(?P<day>[^\n\d]{0,20}(?:\d{1,2},? )?(?:[a-z]+ )?)"
    r"(?P<year>20\d\d)\b"
)
_SPLIT = re.compile(r"(?<!\d)20\d\d\s?[-–/]\s?(?:20)?(?P<last>\d\d)(?!\d)")


def year_ending(text: str, lines: Iterable[str]) -> int | None:
    """The year that one of the lines names by its last day, as the text calls it elsewhere.

    >>> year_ending("the budget for fiscal year 2025-26", ["THE YEAR ENDING JUNE 30, 2026"])
    2025
    >>> year_ending("", ["For the Year Ended December 31, 2025"])
    2025
    """
    ends = (match for line in lines if (match := _ENDING.search(narrow(line))))
    match = next(ends, None)
    if match is None:
        return None
    year = int(match["year"])
    return year if "december" in match["day"].lower() else _called(text, year)


@lru_cache(maxsize=8)
def _called(text: str, last: int) -> int | None:
    """How a text calls the year that ends in `last`: 2025 for "2025-26", 2026 for "FY2026"."""
    found = {
        year.year
        for year in find_years(text)
        if year.is_fiscal
        and year.year in {last - 1, last}
        and _fits(year.original, year.year, last)
    }
    split = any(int(m["last"]) == last % 100 for m in _SPLIT.finditer(narrow(text)))
    found |= {last - 1} if split else set()
    return found.pop() if len(found) == 1 else None


def _fits(written: str, year: int, last: int) -> bool:
    """Whether a year as it is written ends in `last`: "FY2026" does in 2026, "2025-26" too."""
    split = _SPLIT.search(narrow(written))
    return int(split["last"]) == last % 100 if split else year == last
