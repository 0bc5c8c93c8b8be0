"""The year that an amount is compared with: "up or down on 2023", 「令和5年度より増えた？」."""

from __future__ import annotations

import re

from corpus.text.years import find_years

_BEFORE = re.compile(
    r"\b(?:on|vs\.?|versus|than|from|since|over|against|compared (?:with|to)) $", re.I
)
_BEHIND = re.compile(r"\s?(?:より|比|対比|に比べ|と比べ|から)")


def compared_year(text: str) -> int | None:
    """The first year that something is said to be compared with, None without one."""
    years = find_years(text)
    compared = (
        y.year for y in years if _BEFORE.search(text[: y.start]) or _BEHIND.match(text, y.end)
    )
    return next(compared, None)
