"""Of which year an amount of an English clause is: "for Ⓨ" behind it, "In Ⓨ" before it."""

from __future__ import annotations

import re

from corpus.statements.english.sentence import Sentence
from corpus.statements.told import Told

_LAST = re.compile(
    r"\b(?:last|the[ ]+previous|the[ ]+prior|previous|prior)[ ]+year|\byear[ ]+before"
)
# What an amount is only compared with: "up 3 percent from last year".
_COMPARED = re.compile(
    r"\b(?:than|from|over|on|against|versus|compared[ ]+(?:with|to))"
    rf"[ ]+(?:in[ ]+)?(?:{_LAST.pattern})"
)
# What tells an amount as no more than planned.
_IS = re.compile(r"\b(?:is|are|will be)[ ]+(?:about[ ]+|around[ ]+|now[ ]+)?\Z")
_CURRENT = re.compile(r"\bcurrent\b")
_LATELY = re.compile(r",?[ ]+(?:last[ ]+year|the[ ]+year[ ]+before)\b")
_LATER = re.compile(
    r"(?:(?!\b(?:up|down|compared|from|than|over|above|below|against|versus|which|and|while|but)\b)[^Ⓐ.;])*?"
    r"\b(?:in|for|during)[ ]+(?:the[ ]+)?(?:fiscal[ ]+year[ ]+)?(?P<year>Ⓨ+)"
)
# The year that runs while the next one's budget is asked for: "up from Ⓐ this year".
_THIS = re.compile(r",?[ ]+(?:this|in[ ]+the[ ]+current)[ ]+(?:fiscal[ ]+)?year\b")
_NEXT = re.compile(r"\b(?:next|the[ ]+coming)[ ]+year")
_NEAR = re.compile(
    r",?[ ]+(?:(?:in|for|during)[ ]+(?:the[ ]+)?(?:fiscal[ ]+year[ ]+)?|[(])(?P<year>Ⓨ+)"
)


def is_dated(small: str, end: int) -> bool:
    """Whether the year of an amount stands right behind it."""
    return bool(_NEAR.match(small, end))


def is_to_come(masked: str, start: int) -> bool:
    """Whether an amount is told as one that is spent now or will be: "expenditure in Ⓨ is Ⓐ"."""
    return bool(_IS.search(masked, 0, start))


def year_at(
    sentence: Sentence, small: str, span: tuple[int, int, int, int], told: Told
) -> tuple[int | None, bool]:
    """The year of the amount at `start:end` between `first` and `last`, and whether the sentence
    says it; else that of the paper."""
    first, start, end, last = span
    if near := _NEAR.match(sentence.masked, end):
        return sentence.years[near.start("year")].year, True
    inside = [y for p, y in sorted(sentence.years.items()) if first <= p < start]
    if inside:
        return inside[-1].year, True
    setting = sentence.setting
    base = told.asked_year or setting.titled or setting.year or told.year
    if setting.requested and _THIS.match(small, end):
        return setting.requested - 1, True
    if _NEXT.search(small, first, last):
        return setting.requested, bool(setting.requested)  # who proposes speaks of the year to come
    if _LAST.search(small, first, start) or _LATELY.match(small, end):
        this = setting.titled or setting.year or told.year
        return (this - 1, True) if this else (None, False)
    if later := _LATER.match(small, end, last):
        return sentence.years[later.start("year")].year, True
    if _LAST.search(small, 0, start) or _LAST.search(_COMPARED.sub("", small[end:last])):
        return None, False
    if _CURRENT.search(small, first, start):
        return None, False
    years = {y.year for p, y in sentence.years.items() if p < start}
    if len(years) == 1:
        return years.pop(), True
    return (None if years else base), False
