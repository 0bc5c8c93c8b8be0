"""A sentence with its amounts, years and periods masked by one letter each, as long as they are.

A form is one pattern then, and a place in it is a place of the text.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, replace

from corpus.facts.row import Measure
from corpus.statements.english.subjects import Subjects
from corpus.text.amounts import Amount, find_amounts
from corpus.text.years import YearMention, find_head_years

_PERIOD = re.compile(r"(?<!\d)(?:19|20)\d\d\s?(?:[-–]|to|and)\s{0,2}(?:19|20)\d\d(?!\d)")
# The year of a day or a month is that of no budget: "July 1, 2027".
_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?[ ]+(?:\d{1,2}(?:st|nd"
    r"|rd|th)?,?[ ]+)?$"
)
_BROKEN = re.compile(r"(?<=[a-z])-\n([a-z]+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document says once: its names, the year whose budget it requests, the grant that it
    is about, if one, and the year of the budget that its title names, and what it is."""

    subjects: Subjects
    requested: int | None
    scheme: str | None = None
    titled: int | None = None
    budget: Measure | None = None  # what that budget is
    supplements: bool = False  # the paper changes a budget
    year: int | None = None  # for which the grant is given
    budgeted: frozenset[int] = frozenset()  # the years whose budgets the text names


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `offset` of the document; `masked` is as long as it."""

    text: str
    masked: str
    offset: int
    amounts: dict[int, Amount]
    years: dict[int, YearMention]
    setting: Setting
    title: str | None
    about: str | None
    owner: str | None
    named: str | None


def _unbroken(text: str) -> str:
    """The text with words that a line parts whole, and as long: "mil-\nlion" -> "million  "."""
    return _BROKEN.sub(lambda match: match[1] + "  ", text)


def _whole(amount: Amount, text: str) -> Amount:
    """An amount of the unbroken text, as the text has it."""
    if "-\n" not in text[amount.start : amount.end]:
        return amount
    end = amount.end + 2
    return replace(amount, end=end, original=text[amount.start : end])


def mask(text: str, offset: int, setting: Setting, around: tuple[str | None, ...]) -> Sentence:
    """A sentence at `offset`; `around` are the title, what it is about, the owner, the name."""
    whole = _unbroken(text)
    masked = list(re.sub(r"\s", " ", whole.replace("\t", ":")))
    amounts = {a.start: _whole(a, text) for a in find_amounts(whole) if a.low is None}
    for amount in amounts.values():
        masked[amount.start : amount.end] = "Ⓐ" * (amount.end - amount.start)
    for match in _PERIOD.finditer("".join(masked)):
        masked[match.start() : match.end()] = "Ⓟ" * len(match[0])
    plain = "".join(masked)
    years = {
        y.start: y
        for y in find_head_years(re.sub(r"\s", " ", text))
        if not set(plain[y.start : y.end]) & {*"ⒶⓅ"}
        and (y.is_fiscal or not _DATE.search(plain[: y.start]))
    }
    for year in years.values():
        masked[year.start : year.end] = "Ⓨ" * (year.end - year.start)
    return Sentence(whole, "".join(masked), offset, amounts, years, setting, *around)


_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def in_small(masked: str) -> str:
    """A masked text in small letters, its masks as they are, and as long."""
    return masked.translate(_SMALL)
