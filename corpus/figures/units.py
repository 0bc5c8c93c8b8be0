"""Units that a table states once for all its cells: 「単位：百万円」, or "(£m)" in a head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
    r"|(?P<symbol>us\$|[£$€]|\b(?:gbp|usd|eur))\s?'?(?P<scale>thousand|million|billion|[mb]n|[mk]|000)\b"
    r"|\b(?P<words>thousand|million|billion)s? (?:of )?(?:us )?(?P<plural>dollars|pounds|euros)\b"
)
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD", "us$": "USD", "pounds": "GBP", "euros": "EUR"}
_SCALES = {"thousand": 10**3, "k": 10**3, "000": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6}


@dataclass(frozen=True, slots=True)
class Scale:
    """What a bare number counts: `factor` whole units of `currency`."""

    factor: int
    currency: str = "JPY"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit stated at `start:end`; `factor` is how many whole units of `currency` it is."""

    start: int
    end: int
    name: str
    factor: int
    currency: str = "JPY"

    @property
    def scale(self) -> Scale:
        """What a number in this unit counts."""
        return Scale(self.factor, self.currency)


def find_units(text: str) -> tuple[Unit, ...]:
    """Every statement of a unit of money in the text, in order."""
    plain = narrow(text).lower()
    if len(plain) != len(text):  # a few capitals grow when lowered
        plain = narrow(text)
    units = []
    for match in _STATED.finditer(plain):
        if foreign := _foreign(match):
            units.append(foreign)
            continue
        name = f"{match['jpy']} yen" if match["jpy"] else ""
        name = name or match["stated"] or match["bracketed"] or match["named"]
        name = re.sub(r" ?yen$", " yen", name).strip()
        if name in FACTORS:
            units.append(Unit(match.start(), match.end(), name, FACTORS[name]))
    return tuple(units)


@lru_cache(maxsize=4)
def whole_scale(text: str) -> Scale | None:
    """The one unit that a whole text states, None where it states several or none."""
    found = {unit.scale for unit in find_units(text)}
    return found.pop() if len(found) == 1 else None


def _foreign(match: re.Match[str]) -> Unit | None:
    """The unit of a match in another currency than yen."""
    currency, scale = match["symbol"] or match["plural"], match["scale"] or match["words"]
    if not currency:
        return None
    code = _SYMBOLS.get(currency, "USD" if currency == "dollars" else currency.upper())
    return Unit(match.start(), match.end(), match[0], _SCALES.get(scale, 10**9), code)
