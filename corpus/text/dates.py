"""Days and months, however a language writes them: 令和8年4月1日, 1 April 2026, 2026-04-01.

A model that answers in another language than the document writes the same day otherwise. Two
dates are held against each other by what both say of year, month and day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corpus.text import find_years
from corpus.text.numerals import parse_numeral
from corpus.text.years import ERAS

_NAMES = "january february march april may june july august september october november december"
MONTHS: Final = {name: number for number, name in enumerate(_NAMES.split(), 1)}
SHORT: Final = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_OFFSETS = {key: offset for name, letter, offset, _ in ERAS for key in (name, letter)}
_MONTH = "(?P<name>" + "|".join((*MONTHS, *(f"{s}[.]?" for s in ("sept", *SHORT)))) + r")\b\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s(?P<year>(?:19|20)[0-9]{2})\b)"
_NUMBER = "[0-9]{1,2}|[〇一二三四五六七八九十]{1,3}"
FORMS: Final = (
    re.compile(
        r"(?<![0-9a-z])(?:(?P<era>令和|平成|昭和|[rhs])(?P<of>[0-9]{1,2}|元)|(?P<year>(?:19|20)[0-9]{2}))"
        r"(?P<sep>[-./])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9])"
    ),
    re.compile(rf"(?<![0-9])(?P<month>{_NUMBER})\s?月(?!間)(?:\s?(?P<day>{_NUMBER})\s?日)?"),
    re.compile(rf"(?<![0-9a-z]){_DAY}\s(?:of\s)?{_MONTH}{_YEAR}?"),
    re.compile(rf"(?<![a-z]){_MONTH}\s{_DAY}(?![0-9]){_YEAR}?"),
    re.compile(rf"(?<![a-z]){_MONTH}{_YEAR}"),
    re.compile(r"(?<![a-z])(?P<name>" + "|".join(m for m in MONTHS if m != "may") + r")\b"),
)
_WITHOUT_NAMES, _NAMED = FORMS[:2], re.compile("[a-z]{3}")
_YEAR_BEFORE = re.compile(r"\s?(?:の\s?)?")
JOINED: Final = re.compile(
    r"\s*(?:[~〜～–—-]|から|より|to|until|till|through)\s*(?:the\s)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Date:
    """A month of a year, or a day of it, at `text[start:end]`; None is what is not said."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int

    def is_said_by(self, other: Date) -> bool:
        """Whether another date says no less than this one, and nothing else."""
        same_year = None in (self.year, other.year) or self.year == other.year
        same_day = self.day is None or self.day == other.day
        return same_year and same_day and self.month == other.month


@lru_cache(maxsize=1024)
def find_dates(text: str) -> tuple[Date, ...]:
    """The dates of a text in lower case and narrow characters, in order."""
    found: list[Date] = []
    for form in FORMS if _NAMED.search(text) else _WITHOUT_NAMES:
        for match in form.finditer(text):
            start, end = match.span()
            if all(end <= d.start or d.end <= start for d in found):
                found += _read(match, text)
    return tuple(sorted(found, key=lambda d: d.start))


def names_of(date: Date) -> tuple[str, str]:
    """How either language calls its month: 4 -> 4月, april."""
    return f"{date.month}月", list(MONTHS)[date.month - 1]


def _read(match: re.Match[str], text: str) -> Iterator[Date]:
    parts = match.groupdict()
    month = _month(parts)
    day = _number(parts["day"]) if parts.get("day") else None
    if not 1 <= month <= 12 or not 1 <= (day or 1) <= 31:
        return
    start, year = match.start(), _year(parts)
    if year is None:
        for mention in find_years(text[max(0, start - 24) : start]):
            if _YEAR_BEFORE.fullmatch(text[max(0, start - 24) + mention.end : start]):
                # A fiscal year begins in April.
                year = mention.year + (mention.is_fiscal and month < 4)
                start = max(0, start - 24) + mention.start
    yield Date(year, month, day, start, match.end())


def _year(parts: dict[str, str | None]) -> int | None:
    era, number = parts.get("era"), parts.get("of")
    if era and number:
        return _OFFSETS[era] + (1 if number == "元" else int(number))
    return int(year) if (year := parts.get("year")) else None


def _month(parts: dict[str, str | None]) -> int:
    name = (parts.get("name") or "").rstrip(".")
    return MONTHS.get(name) or SHORT.get(name) or _number(parts.get("month") or "0")


def _number(text: str) -> int:
    return int(parse_numeral(text) or 0)


def without_dates(text: str) -> str:
    """A text with blanks for its dates; offsets stay."""
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def find_spans(text: str, ends: Sequence[tuple[int, int, str]]) -> frozenset[tuple[str, str]]:
    """Which of the things at (start, end, value) a text joins: 「7月～8月」, "2021 to 2027"."""
    return frozenset(
        (left[2], right[2])
        for left, right in pairwise(ends)
        if JOINED.fullmatch(text, left[1], right[0])
    )
