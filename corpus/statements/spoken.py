"""The fiscal year in which a paper is spoken or written, which 「来年度」 is counted from.

A speech of March 2026 calls the budget of 令和8年度 that of 来年度, a newsletter of April 2026
calls it that of 今年度.
"""

from __future__ import annotations

from functools import lru_cache

from corpus.facts.row import Measure
from corpus.tables.around.titled import Titled
from corpus.text.dates import find_dates
from corpus.text.numerals import narrow

# A paper has its own day at its beginning or at its end.
BEGINNING, END = 400, 200
APRIL = 4


@lru_cache(maxsize=4)
def spoken_in(text: str) -> int | None:
    """The fiscal year of a paper's own day, None where its beginning and end say no day of a year.

    >>> spoken_in("令和8年3月12日（木曜日）午前10時開議"), spoken_in("予算特別委員会")
    (2025, None)
    """
    ends = (text[:BEGINNING], text[-END:]) if len(text) > BEGINNING + END else (text,)
    for part in ends:
        for date in find_dates(narrow(part).lower()):
            if date.year and date.day:
                return date.year - (date.month < APRIL)
    return None


def is_early(measure: str, year: int | None, titled: Titled, spoken: int | None) -> bool:
    """Whether an outturn would be of a year to come, or of one whose budget the paper makes."""
    if measure != Measure.EXECUTED or year is None:
        return False
    made = titled.measure in {Measure.INITIAL, Measure.REQUEST}
    return (made and year == titled.year) or (spoken is not None and year > spoken)
