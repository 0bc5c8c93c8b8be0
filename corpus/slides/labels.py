"""What a figure is called: 令和８年度要求・要望額, 前年度予算額, 第2次補正予算額, 単価 …

A label is a measure and, where it stands beside it, a year. The words are those of budget papers
of Japanese ministries, and their usual English.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from corpus.facts.row import Measure
from corpus.text.numerals import narrow
from corpus.text.remembered import remembered
from corpus.text.years import YearMention, find_years
from corpus.words import Word, alternation, meanings

# What may stand before a word of the vocabulary: which of several budgets.
_BEFORE = re.compile(r"(?:\(?第[0-9一二三四五]次\)?\s?|予算)$")
# What may stand behind it: how far the budget is decided, or that it goes into a fund.
_DRAFT = r"(?:額|案|\(案\)|政府案|\(政府案\)|計上額|措置額)*"
_FUND = r"(?:により|による|で)?基金(?:措置|造成|積増し?)?額?"
# Words that make no label of a word: 事項要求 is no amount, 歳入総額 is an account's.
_NO_LABEL = ("事項", "歳入", "歳出")
_GOES_ON = r"(?!現額|規模|執行|概算|要求|要望|の(?!合計|概要|ポイント)|額?等)"
_UNIT = (
    r"単価|支援(?:規模|額|金額|上限額)|(?:補助|助成|配分|交付)(?:上限|基準)?額|上限額|研究費規模"
)
# What may stand between a year and the measure.
_BETWEEN = re.compile(r"[\s(「]*(?:の|における|当?初?)?[\s)]*")
_YEAR_AFTER = re.compile(r"\s?\(\s?|\s?(?:for|in)\s?|\s{2,}|\s?:\s?")
_RELATIVE = re.compile(r"(前|昨|本|今|当|来|翌)年度\s?(?:の)?$")
_RELATIVE_WITHIN, _LONGEST_BEFORE = 8, 7
_BESIDE = 80  # characters between a label and its year at most
_LATIN = re.compile(r"[a-z]{3}")
_SHIFT = {"前": -1, "昨": -1, "本": 0, "今": 0, "当": 0, "来": 1, "翌": 1}
# Amounts with these measures belong to the budget of one year.
YEARLY = frozenset(
    {
        Measure.REQUEST,
        Measure.PREVIOUS,
        Measure.INITIAL,
        Measure.SUPPLEMENTARY,
        Measure.FUND,
    }
)


@dataclass(frozen=True, slots=True)
class BudgetLabel:
    """A measure at `start:end` of the text that was searched, with the year beside it.

    `shift` counts years from the document's own where the label says 前年度 or 翌年度.
    """

    start: int
    end: int
    measure: Measure
    year: int | None
    text: str
    shift: int | None = None


@remembered
def find_labels(text: str) -> tuple[BudgetLabel, ...]:
    """Every label in the text, in order."""
    plain = narrow(text).lower()
    if len(plain) != len(text):  # a few capitals grow when lowered
        plain = narrow(text)
    years = find_years(text)
    starts = [y.start for y in years]
    labels = []
    for match in _words_in(plain):
        later = bisect_left(starts, match.start())
        labels.append(_label(text, plain, match, years[max(0, later - 2) : later + 2]))
    return tuple(labels)


def _label(
    text: str, plain: str, match: re.Match[str], years: tuple[YearMention, ...]
) -> BudgetLabel:
    word = meanings().get(match["word"] or "")
    measure = _measure(match, word)
    start, end = match.span()
    if ahead := _BEFORE.search(plain, max(0, start - _LONGEST_BEFORE), start):
        start = ahead.start()
    before = next((y for y in reversed(years) if y.end <= start), None)
    if before and start - before.end <= _BESIDE and _BETWEEN.fullmatch(plain[before.end : start]):
        return BudgetLabel(before.start, end, measure, before.year, text[before.start : end])
    after = next((y for y in years if y.start >= end), None)
    if after and after.start - end <= _BESIDE and _YEAR_AFTER.fullmatch(plain[end : after.start]):
        end = after.end + (plain[after.end : after.end + 1] == ")")
        return BudgetLabel(start, end, measure, after.year, text[start:end])
    if relative := _RELATIVE.search(plain, max(0, start - _RELATIVE_WITHIN), start):
        start = relative.start()
        return BudgetLabel(start, end, measure, None, text[start:end], _SHIFT[relative[1]])
    shift = word.shift if word else None
    return BudgetLabel(start, end, measure, None, text[start:end], shift)


def _measure(match: re.Match[str], word: Word | None) -> Measure:
    if match["fund"]:
        return Measure.FUND
    return Measure(word.measure or Measure.TOTAL) if word else Measure.UNIT


def _words_in(plain: str) -> list[re.Match[str]]:
    """The words of labels in order. Those of each script are one pattern, which is far faster."""
    found = list(_labels(latin=False).finditer(plain))
    if not plain.isascii():
        found = [m for m in found if not plain.endswith(_NO_LABEL, 0, m.start())]
    if _LATIN.search(plain):
        found += _labels(latin=True).finditer(plain)
    return sorted(found, key=lambda match: match.start())


@cache
def _labels(*, latin: bool) -> re.Pattern[str]:
    """The words that head a column with money, as labels stand in running text."""
    kinds = {"money", "difference"}
    said = (w for w in meanings().values() if w.kind in kinds and w.measure)
    known = (w.text for w in said if w.scope != "残高")
    words = alternation(w for w in known if len(w) > 1 and w[0].isascii() == latin)
    units = "" if latin else f"|{_UNIT}"
    return re.compile(rf"(?P<word>{words}){_GOES_ON}{_DRAFT}(?P<fund>{_FUND})?{units}")
