"""What a turn supposes: 「蓄電池7kWhと太陽光5kWなら」, "if it costs £5k", 「3日借りると」.

Each with the words that say of what it is: those before it, of the last also those behind it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from assistant.question.grammars.counts import SHORT, counted_nouns, find_counts, same_counter
from corpus.text import fold
from corpus.text.amounts import WORDS, find_amounts
from corpus.text.numerals import NUMERAL, parse_numeral
from corpus.words import alternation

MONEY = "money"
ANY = ""  # of a bare number
DAYS = re.compile(r"(?<![0-9.,月第/])(?P<n>[0-9]{1,3})(?P<unit>日|晩)(?![0-9本目付程曜かから午ま])")
BARE = re.compile(
    r"(?:and|じゃあ?|では|なら)?[\s、]*(?P<n>[0-9][0-9,]*)\s*(?:だと|なら|は)?[?。\s]*"
)


@dataclass(frozen=True, slots=True)
class Supposed:
    """A number that a turn supposes: of money `MONEY`, of what is counted or measured its unit.

    `currency` is None where an amount names none; `before` and `behind` are the words around it.
    """

    value: Decimal
    unit: str
    said: str
    before: str
    behind: str
    currency: str | None = None

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit == MONEY

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what it counts: "and 30?", "three of them"."""
        return self.unit == ANY or self.unit.startswith("of ")


@cache
def _measures() -> dict[str, str]:
    """Each spelling of a measure with its sign: "square metres" → m2."""
    data = tomllib.loads((files("assistant.question.words") / "counters.toml").read_text("utf-8"))
    return {spelling: sign for sign, own in data["measures"].items() for spelling in own}


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)\s?(?P<unit>{alternation(_measures())})"
        r"(?![a-z0-9])|(?<=[^\x00-\x7f])(?P<m>[0-9][0-9,]*(?:\.[0-9]+)?)\s?"
        rf"(?P<of>{alternation(_measures())})(?![a-z0-9])"
    )


@cache
def each_measure() -> re.Pattern[str]:
    """What says behind an amount for one of which measure it is: "per square metre"."""
    return re.compile(rf"\s?(?:per|a|for each|each)\s(?:1\s?)?({alternation(_measures())})\b")


def same_unit(per: str, unit: str) -> bool:
    """Whether a given number counts, or measures, what an amount is for one of."""
    signs = _measures() | {sign: sign for sign in _measures().values()}
    one, other = (signs.get(fold(u).text.strip()) for u in (per, unit))
    if one or other:
        return one == other
    singular = {per.rstrip("s"), unit.rstrip("s")}
    return same_counter(per, unit) or (per.isascii() and len(singular) == 1)


def find_given(text: str) -> tuple[Supposed, ...]:
    """Every number that a turn supposes, in its order."""
    folded = fold(text)
    plain = folded.text
    if bare := BARE.fullmatch(plain.strip()):
        return (Supposed(_number(bare["n"]), ANY, bare["n"], "", ""),)
    found: list[tuple[int, int, Decimal, str, str | None]] = []

    def add(start: int, end: int, value: Decimal, unit: str, currency: str | None = None) -> None:
        if not any(start < e and s < end for s, e, *_ in found):
            found.append((start, end, value, unit, currency))

    for a in find_amounts(plain):
        add(a.start, a.end, Decimal(a.value), MONEY, a.currency)
    for m in _measured().finditer(plain):
        unit = _measures()[m["unit"] or m["of"]]
        add(*m.span(), _number(m["n"] or m["m"]), unit)
    for m in SHORT.finditer(plain):
        add(*m.span(), Decimal(m[1]) * WORDS[m[2]], MONEY)
    for c in find_counts(plain):
        counted = c.has("thing", "time", "asked") and not c.has("share", "place")
        if counted and c.unit and not c.lead:
            add(c.start, c.end, Decimal(c.number), c.unit)
    for c in counted_nouns(plain):
        add(c.start, c.end, Decimal(c.number), c.unit)
    for m in DAYS.finditer(plain):
        add(*m.span(), _number(m["n"]), m["unit"])
    for m in re.finditer(NUMERAL, plain):
        large = m[0][-1] in "万億兆" and m[0][0].isascii() and (n := parse_numeral(m[0]))
        if large and n:
            add(*m.span(), Decimal(n), MONEY)
    found.sort(key=lambda f: f[0])
    ends = [0, *(f[1] for f in found)]
    starts = [*(f[0] for f in found[1:]), len(plain)]
    return tuple(
        Supposed(value, unit, plain[s:e].strip(), plain[before:s], plain[e:behind], currency)
        for (s, e, value, unit, currency), before, behind in zip(found, ends, starts, strict=False)
    )


def _number(said: str) -> Decimal:
    return Decimal(said.replace(",", ""))
