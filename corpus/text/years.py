"""The grammar of years: 令和８年度, R8, 平成元年, FY2026, 2026年度, 令和8(2026)年, 令和六・七年度.

A Japanese fiscal year runs from April to March and has the number of the calendar year in which
it begins, so one integer, the western year, stands for either; `is_fiscal` says which is meant.
Era years are counted from 1 (元年): https://www.digital.archives.go.jp/ lists the eras.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from corpus.text.numerals import DIGITS, KANJI_DIGITS, SMALL_SCALES, narrow, parse_numeral
from corpus.text.remembered import remembered

# Era, the letter it is shortened to, the western year before its first, its last year.
ERAS = (
    ("令和", "r", 2018, 99),
    ("平成", "h", 1988, 31),
    ("昭和", "s", 1925, 64),
    ("大正", "t", 1911, 15),
    ("明治", "m", 1867, 45),
)
_OFFSET = {name: offset for name, _, offset, _ in ERAS} | {
    letter: offset for _, letter, offset, _ in ERAS
}
_LAST = {name: last for name, _, _, last in ERAS} | {letter: last for _, letter, _, last in ERAS}
_ENGLISH = {"reiwa": "令和", "heisei": "平成", "showa": "昭和", "taisho": "大正", "meiji": "明治"}
_SQUARED = {"㋿": "令和", "㍻": "平成", "㍼": "昭和", "㍽": "大正", "㍾": "明治"}
# Without 年 a letter and a number are a year only for the eras that budgets are written in.
_BARE_LETTERS = "rh"

_NUMBER = rf"(?:元|\d{{1,2}}(?!\d)|[{KANJI_DIGITS}十]{{1,3}})"
_MARK = r"(?:\s?年\s?度|\s?年(?!間|代|齢|目)|\s?fy\b)"
_WESTERN_IN_BRACKETS = r"(?:\s?\(\s?(?:西暦)?(?:19|20)\d\d\s?(?:年度?)?\s?\))"
_ERA = (
    r"(?P<era>令\s?和|平\s?成|昭\s?和|大\s?正|明\s?治|[㋿㍻㍼㍽㍾]"
    r"|(?<![a-z])(?:reiwa|heisei|showa|taisho|meiji)\s|(?<![a-z0-9])[rhstm](?=\d|元))"
    rf"\s?(?P<number>{_NUMBER})"
)
# What each begins with is said first: it is looked for ten times as fast as the rest.
_PLAIN = re.compile(
    rf"(?=[令平昭大明㋿㍻㍼㍽㍾rhstm]){_ERA}{_WESTERN_IN_BRACKETS}?(?P<mark>{_MARK})?"
)
_BUDGETED = r"(?:budgets?|appropriations?|estimates?|requests?|allocations?)"
_WESTERN = re.compile(
    r"(?=[jf12一二])(?:(?P<fiscal>(?<![a-z])(?:j?fy|fiscal year|financial year|fiscal)[ ]?'?)"
    r"(?P<short>(?:19|20)\d\d|\d\d)(?:[-/](?:20)?\d\d)?(?!\d)"
    rf"|(?<![\d.])(?P<full>(?:19|20)\d\d|[一二][〇一二三四五六七八九]{{3}})(?P<mark>{_MARK})"
    r"|(?<![\d.,/-])(?P<split>(?:19|20)\d\d)\s?(?:[-/]|to)\s?(?P<next>(?:20)?\d\d)(?![\d/-]|[,.]\d)"
    r"|(?<=\b(?:in|by|of)\s)(?P<preposed>(?:19|20)\d\d)\b(?![-/.])"
    r"|(?<=\b(?:for)\s)(?P<preposed2>(?:19|20)\d\d)\b(?![-/.])"
    r"|(?:(?<=\b(?:on|vs)\s)|(?<=\b(?:than|from)\s)|(?<=\bsince\s))"
    r"(?P<compared>20[1-4]\d)(?=\s*(?:[?.,;:!)]|$))"
    rf"|(?<=\bthe\s)(?P<budgeted>(?:19|20)\d\d)(?=\s{_BUDGETED}\b))"
)
# A year of accounts by its last day: "for the fiscal year ended June 30, 2025". One that ends in
# March is called by the year in which it begins, any other by that in which it ends.
_ENDED = re.compile(
    r"(?:(?:fiscal|financial)\s+)?years?\s+ended\s+(?:on\s+)?"
    r"(?:(?P<month>[a-z]{3,9})\.?\s+\d{1,2},?|\d{1,2}(?:st|nd|rd|th)?\s+(?P<last>[a-z]{3,9}),?)"
    r"\s+(?P<year>(?:19|20)\d\d)\b"
)
_BARE = re.compile(r"(?<![\d和成〜~A-Za-zＡ-Ｚ-])([0-9０-９]{1,2})\s?年度")
# A head without an era names a year near to the paper's own: review sheets go back three years.
# Two numbers that follow each other are years without their century in longer series, too.
_NEAR, _SERIES = 3, 15
_REACHED = 15  # years of the present era that budgets speak of
# 「3年度分」 are three years, and what one may do 「1年度に」 is done in each.
_SPOKEN = re.compile(rf"(?![1１一]年度)(?:{_BARE.pattern})(?!分|目|間|続|以|もの)")
_SHORT = re.compile(r"(?<![\w.,/£$€-])(\d\d)(?=[-–/](\d\d)(?![\w/%-]|[.,]\d))")
_NEXT = re.compile(rf"\s?(?:[・、~/]|-|及び|と)\s?(?P<number>{_NUMBER})\s?(?P<mark>年度|年)")
_DIGIT = re.compile(rf"[\d元十{KANJI_DIGITS}]")  # without one there is no year
_BUDGET_WORD = re.compile(r"\s?の?(?:当初|補正|予算|要求|概算|第[0-9一二三四五]次補正)")


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year at `text[start:end]`, which is `original`; `year` is western.

    `is_fiscal` is true where the text says 年度, FY, or names a budget of that year.
    """

    start: int
    end: int
    year: int
    is_fiscal: bool
    original: str


class _Spans:
    """Where years stand; each question costs the logarithm of their number."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, years: Iterable[YearMention]) -> None:
        spans = sorted((year.start, year.end) for year in years)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether a range shares a character with one of them."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


@remembered
def find_years(text: str) -> tuple[YearMention, ...]:
    """Every year in the text, in order, by its western number."""
    if not _DIGIT.search(text):
        return ()
    plain = narrow(text).lower()
    if len(plain) != len(text):  # a few capitals grow when lowered
        plain = narrow(text)
    found: list[YearMention] = []
    for match in _PLAIN.finditer(plain):
        found.extend(_era_years(text, plain, match))
    if "year" in plain and " ended" in plain:
        found.extend(_ended_year(text, match) for match in _ENDED.finditer(plain))
    eras = _Spans(found)
    for match in _WESTERN.finditer(plain):
        if not eras.meet(*match.span()):
            found.extend(_western_year(text, plain, match))
    return tuple(sorted(found, key=lambda m: m.start))


def _ended_year(text: str, match: re.Match[str]) -> YearMention:
    month = match["month"] or match["last"]
    year = int(match["year"]) - month.startswith("mar")
    start, end = match.span()
    return YearMention(start, end, year, is_fiscal=True, original=text[start:end])


def japanese_year(year: int, *, fiscal: bool = True) -> str:
    """The year as Japanese documents name it: 2026 -> 令和8年度, 2019 -> 令和元年度."""
    unit = "年度" if fiscal else "年"
    for name, _, offset, _ in ERAS:
        if year > offset:
            return f"{name}{'元' if year - offset == 1 else year - offset}{unit}"
    return f"{year}{unit}"


_HEAD_YEAR = re.compile(r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?![\d/-]|[.,]\d)(?!\s?年\s?\d)")


def find_head_years(text: str) -> tuple[YearMention, ...]:
    """The years that a head names; a plain number is one there: "2026 Budget", "2025年"."""
    found = list(find_years(text))
    said = _Spans(found)
    for match in _HEAD_YEAR.finditer(narrow(text)):
        start, end = match.span()
        if not said.meet(start, end):
            found.append(YearMention(start, end, int(match["year"]), False, text[start:end]))
    return tuple(sorted(found, key=lambda m: m.start))


def with_era(text: str, near: int | None) -> str:
    """The text with what years of heads leave out: the era (「８年度」), the century ("26-27").

    `near` is a western year that such a year is near to; without it the text stays as it is.
    """
    if not near:
        return text
    text = _BARE.sub(lambda m: _dated(m[0], m[1], near), text)
    return _SHORT.sub(lambda m: _whole(m[1], m[2], near), text)


def with_spoken_era(text: str) -> str:
    """What somebody types with the era that it leaves out: 「7年度は？」 -> 「令和7年度は？」.

    Low numbers are of the present era, those that it has not reached of the one before.
    """
    return _SPOKEN.sub(
        lambda m: f"{'令和' if int(narrow(m[1])) <= _REACHED else '平成'}{m[0]}", text
    )


def _dated(written: str, number: str, near: int) -> str:
    count = int(narrow(number))
    eras = [name for name, _, offset, _ in ERAS if abs(offset + count - near) <= _NEAR]
    return f"{eras[0]}{written}" if len(eras) == 1 else written


def _whole(first: str, second: str, near: int) -> str:
    """The first of two years with its century, where they follow each other and are near."""
    year = near // 100 * 100 + int(first)
    follow = int(second) == (int(first) + 1) % 100
    return str(year) if follow and abs(year - near) <= _SERIES else first


def _era_years(text: str, plain: str, match: re.Match[str]) -> list[YearMention]:
    era = "".join(match["era"].split())
    era = _ENGLISH.get(era) or _SQUARED.get(era) or era
    year = _era_year(era, match["number"])
    if year is None or not _is_year(plain, match, era):
        return []
    end = match.end()
    years = [_mention(text, plain, match.start(), end, year)]
    following = _NEXT.match(plain, end)
    if following and (second := _era_year(era, following["number"])) and second > year:
        fiscal = following["mark"] == "年度"
        years = [
            YearMention(match.start(), end, year, fiscal, text[match.start() : end]),
            _mention(text, plain, following.start("number"), following.end(), second),
        ]
    return years


def _era_year(era: str, number: str) -> int | None:
    count = 1 if number == "元" else _count(number)
    if count is None or not 1 <= count <= _LAST[era]:
        return None
    return _OFFSET[era] + count


def _count(number: str) -> int | None:
    value = parse_numeral(number)
    return None if value is None else int(value)


def _is_year(plain: str, match: re.Match[str], era: str) -> bool:
    """Whether the match is a year: a single letter needs 年, or to stand alone as R8 or H30."""
    if len(era) > 1 or match["mark"]:
        return True
    after = plain[match.end() : match.end() + 1]
    return (
        era in _BARE_LETTERS
        and match["number"].isdigit()
        and (era == "r" or len(match["number"]) == 2)
        and not (after.isascii() and after.isalnum())
    )


def _western_year(text: str, plain: str, match: re.Match[str]) -> Iterator[YearMention]:
    numbers = ("short", "full", "split", "preposed", "preposed2", "compared", "budgeted")
    number = next(match[name] for name in numbers if match[name])
    if number[0] in DIGITS or number[0] in SMALL_SCALES:
        number = str(parse_numeral(number))
    year = int(number) + (2000 if len(number) == 2 else 0)
    if match["split"] and int(match["next"]) % 100 != (year + 1) % 100:
        return  # 2020-30 is a time, 2026-27 a fiscal year
    mention = _mention(text, plain, match.start(), match.end(), year)
    named = match["fiscal"] or match["split"] or match["budgeted"]
    fiscal = bool(named) or mention.is_fiscal
    yield replace(mention, is_fiscal=fiscal)


def _mention(text: str, plain: str, start: int, end: int, year: int) -> YearMention:
    marked = "".join(plain[start:end].split()).rstrip(")").endswith(("年度", "fy"))
    fiscal = marked or bool(_BUDGET_WORD.match(plain, end))
    return YearMention(start, end, year, fiscal, text[start:end])
