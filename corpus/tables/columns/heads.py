"""What the head of a column means, decided once from all lines of it, spanning ones included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.tables.columns.head_line import OF_WHICH, HeadLine, are_names, is_balance, read_line
from corpus.text.plain import plain
from corpus.text.units import Scale
from corpus.words import Word, meanings

# The first kind that a head names is what the column is: a change of a budget is no budget.
_ORDER = (
    "ratio", "difference", "limit", "none", "part", "money", "amount", "count", "year", "measure",
    "unit", "name", "level", "office", "payee", "text",
)  # fmt: skip
# A budget is shared out over accounts: a head that says only one narrows the budget above it.
_ACCOUNT = re.compile(r"(?:一般|\S{0,12}特別|\S{0,12}企業)会計(?:分|計)?")
# What says less than a measure above it: "Gross expenditure" below "2026/27 Budget".
_SAYS_LESS = frozenset({"当初", "予算", "budget", "expenditure", "expenditures"})
# What a ceiling is for: 「賃上げを行う場合の上限額」.
_CASES = ("場合", "とき")
# "Draft budget 2027 — Commitments": what stands behind a dash is a level of its own.
_DASH = re.compile(r"(?<=\S)\s+[—–]\s+(?=[^\s\d])")
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


def read_head(levels: Sequence[str], base: int | None) -> Head:
    """The meaning of a head by its lines, the outermost first.

    >>> read_head(("令和8年度", "要求額(千円)"), None).measure
    'request'
    """
    return _read_head(tuple(levels), base)


@lru_cache(maxsize=8192)
def _read_head(levels: tuple[str, ...], base: int | None) -> Head:
    """The same, kept: the pieces of a line are heads of each table that could stand below it."""
    parts = (part for text in _with_parts(_unwrapped(levels)) for part in _DASH.split(text))
    read = [read_line(text, base) for text in parts if text.strip()]
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


def _unwrapped(levels: Sequence[str]) -> Sequence[str]:
    """The lines of a head, two put together where they are one word: "Estimates", "To Date"."""
    found: list[str] = []
    for text in levels:
        if found and text.isascii() and plain(f"{found[-1]} {text}") in meanings():
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def _with_parts(levels: Sequence[str]) -> Iterator[str]:
    """The lines of a head, "of which" with the line that says which."""
    held = ""
    for text in levels:
        match = OF_WHICH.match(plain(text))
        if match and not match["what"]:
            held = text
            continue
        yield f"{held} {text}" if held else text
        held = ""
    if held:
        yield held


def _told_by_rest(read: Sequence[HeadLine], kind: str | None, *, dated: bool, part: bool) -> str:
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


def _scope(read: Sequence[HeadLine], kind: str) -> str | None:
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
        names = are_names(level.words)  # "General Fund"
        if level.rest and names and level.year is None and len(read) > 1:
            return level.text
    return None
