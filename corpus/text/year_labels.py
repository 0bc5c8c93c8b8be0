"""The one fiscal year that a title names, or a label says: "Fiscal year: FY 2031" → 2031."""

from __future__ import annotations

import re

from corpus.text.years import find_years

_YEAR_LABEL = re.compile(
    r"(?im)^\W*(?:(?:fiscal|financial|budget|funding) year(?: of (?:funds|funding|award))?"
    r"\s*[:\t]\s*(?:FY\s*)?"
    r"|[a-z ]{4,40} funding\s?\(\s?FY\s?)(?P<year>(?:19|20)\d\d(?:[-/]\d\d)?)\)?:?\s*$"
)


def year_of(title: str) -> int | None:
    """The one fiscal year that a title names."""
    years = {y.year for y in find_years(title) if y.is_fiscal}
    return years.pop() if len(years) == 1 else None


def year_labelled(text: str) -> int | None:
    """The fiscal year that a label of a call says: "Fiscal year: FY 2031"."""
    match = _YEAR_LABEL.search(text)
    return year_of(f"FY {match['year']}") if match else None
