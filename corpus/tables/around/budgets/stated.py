"""Which budget each year is, as the text of a document says it: "the FY 2025 Budget Request".

Heads of tables often name no more than years. Where the text calls a year's budget by one word
only, that is what the year's column holds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from corpus.text.numerals import narrow
from corpus.text.years import find_years
from corpus.words import alternation, meanings

# A word that is used for a year so much more often than others is what the year is called.
MOSTLY = 0.75
_LOOK_AHEAD = 48
_ENGLISH = re.compile(r"[a-z]{4}")
_T = TypeVar("_T")
# Any of a year's budgets may be called so.
_SAYS_LITTLE = frozenset({"budget", "plan", "plans", "planned", "estimate", "estimates"})
_MEASURES = frozenset({"request", "initial", "executed"})
_PROPOSES = re.compile(
    r"\b(?:my|our|i|we)\b[^.;]{0,30}?\b(?:proposed?|recommend(?:ed)?|present)\b[^.;]{0,20}?"
    r"\bbudget\s+(?:for|of)\s+(?:the\s+)?"
)
# "I propose $26.5 million for street resurfacing in"
_PUTS = re.compile(
    r"\b(?:i|we)\b(?:\s[a-z]+){0,3}?\s(?:propose|proposing|recommend|recommending|request|requesting)\s"
    r"(?:[^.;]|\.(?=\d)){0,90}?\b(?:in|for)\s+(?:the\s+)?(?=fiscal|fy|financial|20\d\d)"
)
# Within so many characters a paper says which budget it is about.
_OPENING = 1200
# A point of minutes is about a budget of its own.
_POINT = re.compile(r"\n\s*\d{1,2}[.)]\s")
_BUDGET_OF = re.compile(r"\b(?:budget|spending plan)\s+(?:for|of|in)\s+(?:the\s+)?$")
_ITS_BUDGET = re.compile(r"(?:['’]s)?\s+(?:[a-z-]+\s+){0,2}?(?:budget|spending plan)\b")
_ASKED = re.compile(r"\b(?:propos|recommend|draft|request|present|sent|submit)")
_ALLOCATES = re.compile(
    r"\b(?:budget|allocation|appropriation|funding|spending plan|programme of grants)s?\s+"
    r"(?:for|in|of)\s+(?:the\s+)?(?:(?:fiscal|financial)\s+year\s+|fy\s?)?(?P<year>20\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """The measure of each year's budget, and the one year whose budget is requested, if one."""

    measures: tuple[tuple[int, str], ...]
    requested: int | None

    def of(self, year: int) -> str | None:
        """What a year's budget is, as the text says it."""
        return dict(self.measures).get(year)


NOTHING = Stated((), None)


@lru_cache(maxsize=8)
def read_stated(text: str) -> Stated:
    """The budgets that a text of English names.

    >>> read_stated("The FY 2025 Budget Request includes …").requested
    2025
    """
    found: dict[int, Counter[str]] = defaultdict(Counter)
    small = narrow(text).lower()
    if not _ENGLISH.search(small):
        return NOTHING
    for year in find_years(text):
        if year.is_fiscal and (word := _measure(small[year.end : year.end + _LOOK_AHEAD])):
            found[year.year][word] += 1
    measures = {year: word for year, counts in found.items() if (word := _only(counts))}
    requests = Counter({y: c["request"] for y, c in found.items() if measures.get(y) == "request"})
    return Stated(tuple(measures.items()), _only(requests))


@lru_cache(maxsize=8)
def proposed_year(text: str) -> int | None:
    """The one year whose budget a speaker proposes: "my proposed budget for Fiscal Year 2027".

    A speech is of the year before, and its title names that. What is proposed for one purpose
    names the year too: "I propose $26 million for streets in fiscal year 2027".
    """
    small = narrow(text).lower()
    named = {match.end() for match in _PROPOSES.finditer(small)}
    fiscal = {match.end() for match in _PUTS.finditer(small)}
    years = find_years(text) if named or fiscal else []
    found = {y.year for y in years if y.start in named or (y.is_fiscal and y.start in fiscal)}
    return found.pop() if len(found) == 1 else None


def headline_budget(text: str) -> tuple[int, str] | None:
    """The one budget that a release or a speech opens with, which no title names: year, measure.

    >>> headline_budget("Council adopts $412.6 million budget for fiscal year 2026-27")
    (2026, 'initial')
    """
    opening = _POINT.split(text[:_OPENING], maxsplit=1)[0]
    small = narrow(opening).lower()
    found: dict[int, str] = {}
    for year in find_years(opening):
        before, behind = small[: year.start], small[year.end : year.end + _LOOK_AHEAD]
        if year.is_fiscal and (_BUDGET_OF.search(before) or _ITS_BUDGET.match(behind)):
            sentence = before.rpartition(". ")[2] + behind.partition(". ")[0]
            found.setdefault(year.year, "request" if _ASKED.search(sentence) else "initial")
    return next(iter(found.items())) if len(found) == 1 else None


@lru_cache(maxsize=8)
def budgeted_in(text: str) -> frozenset[int]:
    """The years whose money an English text speaks of: "the overseas allocation for 2026".

    >>> sorted(budgeted_in("the assistance allocation for 2026; exports in 2024"))
    [2026]
    """
    small = narrow(text).lower()
    return frozenset(int(match["year"]) for match in _ALLOCATES.finditer(small))


def says_little(label: str) -> bool:
    """Whether the words of a title fit any budget of its year: "Results planned in FY 2025"."""
    words = [match["word"] for match in _known().finditer(narrow(label).lower())]
    return bool(words) and _SAYS_LITTLE.issuperset(words)


def _measure(behind: str) -> str | None:
    """The measure that a year's budget has by the words behind the year."""
    match = _pattern().match(behind)
    return meanings()[match["word"]].measure if match else None


def _only(counts: Counter[_T]) -> _T | None:
    """What is counted alone, or nearly so."""
    if not counts:
        return None
    best, count = counts.most_common(1)[0]
    return best if count >= MOSTLY * counts.total() else None


@cache
def _known() -> re.Pattern[str]:
    words = [w.text for w in meanings().values() if w.kind == "money"]
    return re.compile(rf"(?P<word>{alternation(words)})")


@cache
def _pattern() -> re.Pattern[str]:
    known = [w.text for w in meanings().values() if w.measure in _MEASURES and w.text.isascii()]
    words = [word for word in known if word not in _SAYS_LITTLE]
    # "FY 2025 President's Budget Request": a word or two may stand between.
    return re.compile(rf"\s*(?:[\w’']+\s+){{0,2}}?(?P<word>{alternation(words)})")
