"""What the head of a column means, decided once from all lines of it, spanning ones included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.text.amounts import PER_ONE, find_amounts
from corpus.text.folding import fold_key
from corpus.text.plain import plain
from corpus.text.units import Scale, find_units
from corpus.text.years import find_head_years, with_era
from corpus.words import Word, alternation, listed, meanings, table

# The first kind that a head names is what the column is: a change of a budget is no budget.
_ORDER = (
    "ratio", "difference", "limit", "none", "part", "money", "amount", "count", "year", "measure",
    "unit", "name", "level", "office", "payee", "text",
)  # fmt: skip
_COMPARED = re.compile(r"(?<=\w)\s(?:from|over|vs\.?|versus|than|against)\s$", re.IGNORECASE)
_OF_WHICH = re.compile(r"^[(\[]?(?:うち|内、|of which:?|including)\s?(?P<what>.*?)[)\]]?$")
_BRACKETED = re.compile(r"[(\[【〔](?P<what>[^()\[\]【】〔〕]{2,20})[)\]】〕]")
# What may stand beside the words of a head without changing what it means.
_NEUTRAL = re.compile(
    r"[\s()\[\]【】〔〕<>:;・※*/,、.=+|~-]|[①-⑳ⓐ-ⓩ]|(?<![a-z])[a-f](?![a-z])|の|額|案|円|邦貨|仮称|年度|合計|総額|計|単位|百万|千|億"
    r"|\d{1,2}(?!\d)|月|日|時点|現在|今回|税込|参考|\b(?:thousands|millions|billions|the|from|of|for|in|level|fy|fiscal|total|yr|to|over|vs|and|amount|budget|house|senate|bill|as|by)\b|'s"
)
# A budget is shared out over accounts: a head that says only one narrows the budget above it.
_ACCOUNT = re.compile(r"(?:一般|\S{0,12}特別|\S{0,12}企業)会計(?:分|計)?")
_SHORT = 2
# What says less than a measure above it: "Gross expenditure" below "2026/27 Budget".
_SAYS_LESS = frozenset({"当初", "予算", "budget", "expenditure", "expenditures"})
# What a ceiling is for: 「賃上げを行う場合の上限額」.
_CASES = ("場合", "とき")
# A total says of how many years it is: "Three-year total"; so does what spans their columns:
# "Five-year program".
_OF_YEARS = re.compile(
    r"\b(?:\d|two|three|four|five|six|ten)[- ]?y(?:ea)?rs?\b"
    r"(?=\s+(?:total|plan|program(?:me)?|outlook|forecast)|\s*$)|\d+か年(?=計|合計)"
)
_EXPECTED = re.compile(r"[()]?見込み?額?[()]?")
# "Draft budget 2027 — Commitments": what stands behind a dash is a level of its own.
_DASH = re.compile(r"(?<=\S)\s+[—–]\s+(?=[^\s\d])")
# Beside the budget of a year stands the draft of the next.
_DRAFT = re.compile(r"(?<![a-z])draft(?! budget)(?![a-z])")
# A column of numbers that name things: 「予算事業ID」, 「事業番号」.
_CODES = re.compile(r"(?:(?<![a-z])(?:id|code|no\.?)|番号|コード|建制順|整理順|連番)$")
# What one applicant gets the most of: 「1件あたりの上限」, "Ceiling per award".
_PER = re.compile(
    r"(?:1|一)?\s?[一-鿿ァ-ヶー]{1,8}?"
    rf"{PER_ONE}"
    r"|\b(?:per|each) [a-z]+"
)
# The measures of the budget of one year, and of what became of it.
YEARLY = frozenset(
    {"request", "previous", "initial", "supplementary", "revised", "executed", "fund"}
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a column is. `kind` is one of `words/heads.toml`, "sum" for a total over columns, or
    "unknown" where the head says what is not in the vocabulary.

    `shift` counts years from the table's own; `scope` narrows what an amount covers, and `part` is
    true for うち…; `financing` for the sources of the money.
    """

    kind: str
    label: str = ""
    measure: str | None = None
    year: int | None = None
    shift: int | None = None
    unit: Scale | None = None
    scope: str | None = None
    part: bool = False
    financing: bool = False

    @property
    def is_money(self) -> bool:
        """Whether the column holds amounts."""
        return self.kind in {"money", "amount", "sum", "difference", "limit", "none", "part"}


@dataclass(frozen=True, slots=True)
class _Level:
    words: tuple[Word, ...]
    year: int | None
    unit: Scale | None
    part: str | None
    rest: str
    bracketed: str | None
    total: bool
    text: str


def read_head(levels: Sequence[str], base: int | None) -> Head:
    """The meaning of a head by its lines, the outermost first.

    >>> read_head(("令和8年度", "要求額(千円)"), None).measure
    'request'
    """
    return _read_head(tuple(levels), base)


@lru_cache(maxsize=8192)
def _read_head(levels: tuple[str, ...], base: int | None) -> Head:
    """The same, kept: the pieces of a line are heads of each table that could stand below it."""
    parts = (part for text in _with_parts(levels) for part in _DASH.split(text))
    read = [_level(text, base) for text in parts if text.strip()]
    if not read:
        return Head("blank")
    label = " ".join(" ".join(level.text.split()) for level in read)
    words = [word for level in read for word in level.words]
    unit = next((lv.unit for lv in reversed(read) if lv.unit), None)
    year = next((lv.year for lv in reversed(read) if lv.year is not None), None)
    part = next((lv.part for lv in reversed(read) if lv.part), None)
    kind = next((k for k in _ORDER if any(w.kind == k for w in words)), None)
    money = [w for w in words if w.kind in {"money", "difference", "limit"}]
    word = money[-1] if money else None
    if kind in {"money", "difference", "limit"}:
        word = [w for w in words if w.kind == kind][-1]
    if word and (word.text in _SAYS_LESS or word.measure is None):
        word = next((w for w in reversed(money[:-1]) if w.kind == "money"), word)
    if word and word.measure == "initial" and _is_revised(read[-1].words):
        word = read[-1].words[-2]
    stage = next((w for w in words if w.kind == "stage"), None)
    if stage and word and word.kind == "money" and word.measure == "initial":
        word = stage  # "Final" below "Budgeted Amounts"
    if read[-1].words and all(w.kind == "count" for w in read[-1].words):
        kind = "count"  # FTE below the year of a budget
    unknown = [lv for lv in read if lv.rest]
    if kind in {None, "amount"}:
        kind = _told_by_rest(read, kind, dated=year is not None, part=bool(part))
    said = dict.fromkeys(w.scope for w in money if w.scope and w.kind in {"money", "limit"})
    halves = any(w.scope and w.measure is None for w in money)
    scope = (" ".join(said) if (word and word.scope) or halves else None) or _scope(read, kind)
    if unknown and kind in {"money", "amount", "limit"} and not part and scope is None:
        kind = "unknown"
    if part and kind in {"unknown", "part", "text", "name", "level", "none", "office"}:
        kind = "money"
    if kind == "part":
        scope = f"財源内訳 {plain(read[-1].text)}"
    return Head(
        kind=kind,
        label=label,
        measure=word.measure if word else None,
        year=year,
        shift=next((w.shift for w in reversed(words) if w.shift is not None), None),
        unit=unit,
        scope=part or scope,
        part=bool(part),
        financing=kind == "part",
    )


def _is_revised(words: Sequence[Word]) -> bool:
    """Whether a budget is said to be changed: "Revised plans", "Amended appropriation"."""
    return [w.measure for w in words[-2:]] == ["revised", "initial"]


def _with_parts(levels: Sequence[str]) -> Iterator[str]:
    """The lines of a head, "of which" with the line that says which."""
    held = ""
    for text in levels:
        match = _OF_WHICH.match(plain(text))
        if match and not match["what"]:
            held = text
            continue
        yield f"{held} {text}" if held else text
        held = ""
    if held:
        yield held


def _told_by_rest(read: Sequence[_Level], kind: str | None, *, dated: bool, part: bool) -> str:
    """The kind of a head whose words tell no more than "an amount", or nothing.

    計 below 金額, beside 補正前の額 and 補正額, is a total; else a year alone is money.
    """
    unknown, total = any(level.rest for level in read), read[-1].total
    if total and not unknown and (not dated or len(read) > 1):
        return "sum"
    if kind is not None:
        return kind
    if dated and (part or not unknown):
        return "money"
    return "unknown" if unknown or part else "blank"


def _scope(read: Sequence[_Level], kind: str) -> str | None:
    """What narrows the amounts: a bracket beside the measure, or a level that says only that."""
    if kind not in {"money", "amount", "limit"}:
        return None
    for level in reversed(read):
        if _ACCOUNT.fullmatch(plain(level.text)) and len(read) > 1:
            return plain(level.text)
        if level.bracketed and level.words:
            return level.bracketed
        if (kind == "limit" and level.rest.endswith(_CASES)) or is_balance(level.rest):
            return level.rest.strip()
        names = _are_names(level.words)  # "General Fund"
        if level.rest and names and level.year is None and len(read) > 1:
            return level.text
    return None


@lru_cache(maxsize=8192)
def _level(text: str, base: int | None) -> _Level:
    text = text.replace("_", " ")
    years = find_head_years(with_era(text, base))
    dated = with_era(text, base)
    units = find_units(text)
    if any(str(a.value).strip("0") != "1" for a in find_amounts(text)):
        return _Level(
            (), _year(years), None, None, text, None, False, text
        )  # 「12億円（総事業費…）」
    if _CODES.search(plain(text)):
        return _Level((Word(text, "text"),), None, None, None, "", None, False, text)
    if _counted().search(plain(text)):
        return _Level((Word(text, "count"),), _year(years), None, None, "", None, False, text)
    small = plain(_without(dated, [(y.start, y.end) for y in years]))
    for unit in units:
        small = small.replace(plain(unit.name), " ", 1)
    small = plain(small)
    if years and _EXPECTED.fullmatch(small):
        small = "estimated actual"  # 「令和8年度見込」
    if years:
        small = table("heads")["short"].get(small.strip(" ."), small)
    if match := _OF_WHICH.match(small.strip("・ ")):
        what = match["what"].rstrip(" ()[]") or text  # brackets may be left of a unit
        return _Level((), _year(years), _unit(units), what, "", None, False, text)
    small = _DRAFT.sub("draft budget", _OF_YEARS.sub("", small))
    total = fold_key(small.strip("()")) in listed("names", "totals")
    words, rest = _words_of_one(small)
    bracket = _BRACKETED.search(small)
    inside = bracket["what"] if bracket and _is_rest(bracket["what"]) else None
    if inside:
        rest = _cut(_words(small.replace(bracket[0] if bracket else "", " "))[1])
    own = [y for y in years if not _is_compared(dated[: y.start], words)]
    return _Level(words, _year(own), _unit(units), None, _cut(rest), inside, total, text)


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
    return bool(words and _cut(rest)) and _are_names(words)


def _are_names(words: Sequence[Word]) -> bool:
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
