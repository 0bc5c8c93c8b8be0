"""One line of a head: its words, its year, its unit, and what else it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.text.amounts import PER_ONE, find_amounts
from corpus.text.folding import fold_key
from corpus.text.plain import plain
from corpus.text.units import Scale, find_units
from corpus.text.years import find_head_years, with_era
from corpus.words import Word, alternation, listed, meanings, table

_COMPARED = re.compile(r"(?<=\w)\s(?:from|over|vs\.?|versus|than|against)\s$", re.IGNORECASE)
OF_WHICH = re.compile(r"^[(\[]?(?:うち|内、|of which:?|including)\s?(?P<what>.*?)[)\]]?$")
_BRACKETED = re.compile(r"[(\[【〔](?P<what>[^()\[\]【】〔〕]{2,20})[)\]】〕]")
# What may stand beside the words of a head without changing what it means.
_NEUTRAL = re.compile(
    r"[\s()\[\]【】〔〕<>:;・※*/,、.=+|~-]|[①-⑳ⓐ-ⓩ]|(?<![a-z])[a-f](?![a-z])|の|額|案|円|邦貨|仮称|年度|合計|総額|計|単位|百万|千|億"
    r"|\d{1,2}(?!\d)|月|日|時点|現在|今回|税込|参考|\b(?:thousands|millions|billions|the|from|of|for|in|level|fy|fiscal|total|yr|to|over|vs|and|amount|budget|house|senate|bill|as|by)\b|'s"
)
_SHORT = 2
# A total says of how many years it is: "Three-year total"; so does what spans their columns:
# "Five-year program".
_OF_YEARS = re.compile(
    r"\b(?:\d|two|three|four|five|six|ten)[- ]?y(?:ea)?rs?\b"
    r"(?=\s+(?:total|plan|program(?:me)?|outlook|forecast)|\s*$)|\d+か年(?=計|合計)"
)
_EXPECTED = re.compile(r"[()]?(?:見込み?|推計|見通し|試算|予測)[額値]?[()]?")
# Beside the budget of a year stands the draft of the next.
_DRAFT = re.compile(r"(?<![a-z])draft(?! budget)(?![a-z])")
# What is counted only up to a day of the year: "Actual to 31 Dec".
_UNTIL = re.compile(
    r"\b(?:to|as at|as of|through) (?:\d{1,2} [a-z]{3,9}|[a-z]{3,9} \d{1,2})\b(?!.*\d)"
)
_EMPTY = re.compile(r"\(\s*\)")
# A column of numbers that name things: 「予算事業ID」, 「事業番号」.
_CODES = re.compile(r"(?:(?<![a-z])(?:id|code|no\.?)|番号|コード|建制順|整理順|連番)$")
# What one applicant gets the most of: 「1件あたりの上限」, "Ceiling per award".
_PER = re.compile(
    r"(?:1|一)?\s?[一-鿿ァ-ヶー]{1,8}?"
    rf"{PER_ONE}"
    r"|\b(?:per|each) [a-z]+"
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    words: tuple[Word, ...]
    year: int | None
    unit: Scale | None
    part: str | None
    rest: str
    bracketed: str | None
    total: bool
    text: str


@lru_cache(maxsize=8192)
def read_line(text: str, base: int | None) -> HeadLine:
    text = text.replace("_", " ")
    years = find_head_years(with_era(text, base))
    dated = with_era(text, base)
    units = find_units(text)
    if any(str(a.value).strip("0") != "1" for a in find_amounts(text)):
        return HeadLine(
            (), _year(years), None, None, text, None, False, text
        )  # 「12億円（総事業費…）」
    if _CODES.search(plain(text)):
        return HeadLine((Word(text, "text"),), None, None, None, "", None, False, text)
    if _counted().search(plain(text)):
        return HeadLine((Word(text, "count"),), _year(years), None, None, "", None, False, text)
    small = plain(_without(dated, [(y.start, y.end) for y in years]))
    for unit in units:
        small = small.replace(plain(unit.name), " ", 1)
    small = plain(small)
    if years and _EXPECTED.fullmatch(small):
        small = "estimated actual"  # 「令和8年度見込」
    if years:
        small = table("heads")["short"].get(small.strip(" ."), small)
    if match := OF_WHICH.match(small.strip("・ ")):
        what = match["what"].rstrip(" ()[]") or text  # brackets may be left of a unit
        return HeadLine((), _year(years), _unit(units), what, "", None, False, text)
    small = _until(small)
    small = _DRAFT.sub("draft budget", _OF_YEARS.sub("", small))
    total = fold_key(small.strip("()")) in listed("names", "totals")
    words, rest = _words_of_one(small)
    bracket = _BRACKETED.search(small)
    inside = bracket["what"] if bracket and _is_rest(bracket["what"]) else None
    if inside:
        rest = _cut(_words(small.replace(bracket[0] if bracket else "", " "))[1])
    own = [y for y in years if not _is_compared(dated[: y.start], words)]
    return HeadLine(words, _year(own), _unit(units), None, _cut(rest), inside, total, text)


def _until(small: str) -> str:
    """A head with the day up to which it counts in brackets: "actual to 31 dec"."""
    bare = _EMPTY.sub("", small)
    return small if "(" in bare else _UNTIL.sub(r"(\g<0>)", bare)


def _words_of_one(small: str) -> tuple[tuple[Word, ...], str]:
    """The words of a head and its rest; what an amount is for one of names no column of names.

    "Grant per project" heads no projects, as little as 「1事業当たりの補助額」.
    """
    words, rest = _words(small)
    if any(word.kind == "limit" for word in words):
        return words, _PER.sub("", rest)
    if _PER.search(small):
        named = tuple(w for w in words if w.kind not in {"name", "level", "office"})
        return named, rest if named == words else small
    return words, rest


def _is_compared(before: str, words: Sequence[Word]) -> bool:
    """Whether a head only compares with a year: "Request from 2026", which no change is called."""
    changes = any(word.kind in {"difference", "ratio"} for word in words)
    return bool(_COMPARED.search(before)) and bool(words) and not changes


def is_balance(scope: str | None) -> bool:
    """Whether a scope says no more than how income is counted: "gross"."""
    return (scope or "").strip() in listed("names", "balances")


def narrows(text: str) -> bool:
    """Whether a line of a head says from what the amounts below are: "General Fund"."""
    words, rest = _words(plain(text))
    return bool(words and _cut(rest)) and are_names(words)


def are_names(words: Sequence[Word]) -> bool:
    """Whether words of a head name what a budget is of: a program, a fund."""
    return all(word.kind == "name" or word.text == "fund" for word in words)


def _is_rest(text: str) -> bool:
    words, rest = _words(text)
    return not words and bool(_cut(rest))


def _year(years: Sequence[object]) -> int | None:
    found = {getattr(y, "year") for y in years}  # noqa: B009
    return min(found) if found else None


def _unit(units: Sequence[object]) -> Scale | None:
    return getattr(units[-1], "scale") if units else None  # noqa: B009


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _words(small: str) -> tuple[tuple[Word, ...], str]:
    """The words of the vocabulary in a head, and what else it says."""
    known = meanings()
    bare = small.strip(" ()[]:・")
    for key in (bare, re.sub(r"\s?[(（].*[)）]$", "", bare), re.sub(r"[\s①-⑳]+$", "", bare)):
        if key in known and (key == bare or len(key) >= _SHORT):
            return (known[key],), small.replace(key, " ", 1)
    found: list[Word] = []
    rest: list[str] = []
    last = 0
    for match in _pattern().finditer(small):
        found.append(known[match[0]])
        rest.append(small[last : match.start()])
        last = match.end()
    rest.append(small[last:])
    return tuple(found), " ".join(rest)


def _cut(rest: str) -> str:
    return _NEUTRAL.sub("", rest)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(alternation(listed("names", "counted")))


@cache
def _pattern() -> re.Pattern[str]:
    long = [w.text for w in meanings().values() if len(w.text) >= _SHORT and w.kind != "stage"]
    return re.compile(alternation(long))
