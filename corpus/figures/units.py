"""Units that a table states once for all its cells: 「単位：百万円」, 「（億円）」 in a head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from corpus.text.numerals import narrow

FACTORS = {
    "円": 1,
    "千円": 10**3,
    "万円": 10**4,
    "百万円": 10**6,
    "千万円": 10**7,
    "億円": 10**8,
    "十億円": 10**9,
    "兆円": 10**12,
    "yen": 1,
    "thousand yen": 10**3,
    "million yen": 10**6,
    "billion yen": 10**9,
}
_NAME = r"(?:[十百千]?[万億兆]?|百万|千万|十億)円|(?:(?:thousand|million|billion) ?)?yen"
_STATED = re.compile(
    rf"(?:単\s?位|unit)\s?[:)]?\s?[(:]?\s?(?:[:は])?\s?(?P<stated>{_NAME})"
    rf"|[(\[【〔]\s?(?P<bracketed>{_NAME}|jpy (?P<jpy>million|billion))\s?[)\]】〕]"
    rf"|(?:すべて|全て|金額は|単位は)(?P<named>{_NAME})"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit stated at `start:end`; `factor` is how many yen it is."""

    start: int
    end: int
    name: str
    factor: int


def find_units(text: str) -> tuple[Unit, ...]:
    """Every statement of a unit of money in the text, in order."""
    plain = narrow(text).lower()
    if len(plain) != len(text):  # a few capitals grow when lowered
        plain = narrow(text)
    units = []
    for match in _STATED.finditer(plain):
        name = f"{match['jpy']} yen" if match["jpy"] else ""
        name = name or match["stated"] or match["bracketed"] or match["named"]
        name = re.sub(r" ?yen$", " yen", name).strip()
        if name in FACTORS:
            units.append(Unit(match.start(), match.end(), name, FACTORS[name]))
    return tuple(units)


def unit_at(units: tuple[Unit, ...], offset: int) -> Unit | None:
    """The unit that holds at an offset: the last one stated before it."""
    for unit, following in pairwise(units):
        if unit.start <= offset < following.start:
            return unit
    return units[-1] if units and units[-1].start <= offset else None
